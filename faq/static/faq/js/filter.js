/* Finds as one types. Without it the form asks the server, which finds the same. */

const THAI_ZERO = "๐".charCodeAt(0);

const plain = (text) =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO));

const form = document.querySelector(".faq-filter");
const found = form.querySelector(".faq-found");
const nothing = document.querySelector(".faq-nothing");
const questions = [...document.querySelectorAll(".faq-question")].map((element) => ({
  element,
  text: plain(`${element.querySelector("summary").textContent} ${element.querySelector(".rich-text").textContent}`),
}));

const filter = () => {
  const words = plain(form.elements.q.value).split(/\s+/).filter(Boolean);
  let number = 0;
  for (const { element, text } of questions) {
    const matches = words.every((word) => text.includes(word));
    element.hidden = !matches;
    number += matches;
  }
  for (const group of document.querySelectorAll(".faq-group")) {
    group.hidden = !group.querySelector(".faq-question:not([hidden])");
  }
  nothing.hidden = number > 0;
  found.textContent = found.dataset.found
    .replace("NUMBER", number)
    .replace("ALL", found.dataset.numberOfAll);
};

/* After a search by the server some questions are not on the page: then it answers again. */
if (questions.length === Number(found.dataset.numberOfAll)) {
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
}

/* A link to a closed question opens it. */
const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
};
addEventListener("hashchange", openTarget);
openTarget();
