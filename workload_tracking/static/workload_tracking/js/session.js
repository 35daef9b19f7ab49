/* Is this still the same person's session? And signing in again without leaving the page. */

/** Read an answered page: whose figures it shows, its token, whether it asks for a password. */
async function read(response) {
  if (response.status >= 500) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const figures = page.querySelector("#figures[data-user]");
  const password = page.querySelector("input[type=password]");
  return {
    user: figures?.dataset.user,
    token: figures?.querySelector("[name=csrfmiddlewaretoken]")?.value,
    signIn: figures ? null : password?.form,
    alert: page.querySelector("[role=alert]")?.textContent.trim(),
    isRedirected: response.redirected,
    address: response.url,
  };
}

export class Session {
  constructor(form, texts) {
    this.form = form;
    this.texts = texts;
    this.dialog = document.getElementById("sign-in");
    this.news = document.getElementById("sign-in-news");
    this.username = document.getElementById("sign-in-username");
    this.password = document.getElementById("sign-in-password");
  }

  /** Ask the server; "same" renews the token, so that the form can be sent again. */
  async probe() {
    return this.judge(await read(await fetch(location.href, { headers: { Accept: "text/html" } })));
  }

  /** A page with neither figures nor a sign-in is what somebody gets to whom they are not open. */
  judge(page) {
    if (page.signIn) return "signed-out";
    if (page.user !== this.form.dataset.user) return "other";
    this.form.elements.csrfmiddlewaretoken.value = page.token;
    return "same";
  }

  /** Show the dialog until somebody has signed in or put it off; give what `probe` gives. */
  signIn() {
    this.news.textContent = this.texts.signedOut;
    this.dialog.showModal();
    return new Promise((resolve) => {
      this.dialog.onsubmit = async (event) => {
        event.preventDefault();
        const outcome = event.submitter?.value === "sign-in" ? await this.attempt() : "signed-out";
        if (outcome === "wrong") {
          this.news.textContent = this.refusal;
          this.password.select();
          return;
        }
        this.dialog.close();
        resolve(outcome);
      };
      this.dialog.oncancel = () => resolve("signed-out");
    });
  }

  /** Sign in with what was typed; gives what `probe` gives, or "wrong", and `refusal` says why. */
  async attempt() {
    this.refusal = this.texts.wrongPassword;
    try {
      const outcome = await this.probe();
      if (outcome !== "signed-out") return outcome;
      const { signIn, address } = await read(await fetch(this.form.dataset.signIn));
      if (!signIn) return "wrong";
      const body = new URLSearchParams(new FormData(signIn));
      body.set(signIn.querySelector("input[type=password]").name, this.password.value);
      body.set(signIn.querySelector("input:not([type=hidden], [type=password], [type=checkbox])").name, this.username.value);
      body.set("next", location.pathname + location.search);
      const target = new URL(signIn.getAttribute("action") || "", address);
      const page = await read(await fetch(target, { method: "POST", body }));
      // Who is let in is led on; who is not stays, and is told why.
      if (page.isRedirected && !page.signIn) return this.judge(page);
      this.refusal = page.alert || this.refusal;
      return "wrong";
    } catch {
      this.refusal = navigator.onLine ? this.texts.failed : this.texts.offline;
      return "wrong";
    } finally {
      this.password.value = "";
    }
  }
}
