// Fetches page after page and shows how far it has come; without this the button does the same.
(() => {
  const form = document.querySelector("[data-fetching]");
  if (!form) return;
  const bar = form.querySelector("progress");
  const text = form.querySelector("[data-progress-text]");
  const interrupted = form.querySelector("[data-interrupted]");
  const button = form.querySelector("[data-continue]");

  async function nextPage() {
    const response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    if (!response.ok || response.redirected) throw new Error(response.statusText);
    return response.json();
  }

  async function fetchAll() {
    button.hidden = true;
    interrupted.hidden = true;
    try {
      for (let state = await nextPage(); state.fetching; state = await nextPage()) {
        bar.max = state.total;
        bar.value = state.done;
        text.textContent = state.text;
      }
      window.location.reload();
    } catch {
      button.hidden = false;
      interrupted.hidden = false;
    }
  }

  form.addEventListener("submit", (event) => {
    if (event.submitter !== button) return;
    event.preventDefault();
    fetchAll();
  });
  fetchAll();
})();
