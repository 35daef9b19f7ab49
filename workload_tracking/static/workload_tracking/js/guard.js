/* Plain forms: a warning before typed values are left behind, and one sending for two clicks. */

for (const form of document.querySelectorAll("form[data-guard]")) {
  let changed = form.querySelector('[aria-invalid="true"]') !== null;
  let sent = false;

  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => (sent = false));
  window.addEventListener("beforeunload", (event) => {
    if (changed && !sent) event.preventDefault();
  });
}
