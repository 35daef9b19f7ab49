/* The confirm dialog in place, one press of a final button, and printing. Without this script the
   same links and forms lead to pages of their own. */
(() => {
  const PATIENCE = 8000;

  async function fetchDialog(address) {
    const response = await fetch(address, {
      headers: { "X-Requested-With": "XMLHttpRequest" },
      credentials: "same-origin",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok || response.redirected) throw new Error(response.status);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const dialog = page.querySelector("dialog");
    if (!dialog) throw new Error("no dialog");
    return document.importNode(dialog, true);
  }

  function show(dialog, opener) {
    document.getElementById(dialog.id)?.remove();
    document.querySelector(".workload").append(dialog);
    dialog.addEventListener("close", () => {
      dialog.remove();
      opener.focus();
    });
    dialog.showModal();
    // Focus starts on the way out, so that a stray Enter confirms nothing.
    dialog.querySelector("[data-cancel]").focus({ preventScroll: true });
    dialog.scrollTop = 0;
  }

  async function open(opener) {
    if (opener.ariaBusy === "true") return;
    opener.ariaBusy = "true";
    try {
      show(await fetchDialog(opener.href), opener);
    } catch {
      window.location.assign(opener.href);
    } finally {
      opener.ariaBusy = null;
    }
  }

  document.addEventListener("click", (event) => {
    const withKey = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || withKey) return;
    const opener = event.target.closest("a[data-confirm]");
    const cancel = event.target.closest("dialog [data-cancel]");
    if (opener) {
      event.preventDefault();
      open(opener);
    } else if (cancel) {
      event.preventDefault();
      cancel.closest("dialog").close();
    } else if (event.target.closest("[data-print]")) {
      window.print();
    }
  });

  // A second press while the first is on its way sends nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-once]");
    if (!form) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "true";
    const button = form.querySelector("[type=submit]");
    button.setAttribute("aria-disabled", "true");
    if (button.dataset.busy) button.textContent = button.dataset.busy;
  });

  // Coming back by the browser's own button must not find a dead form.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector("form[data-sent]")) window.location.reload();
  });

  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
})();
