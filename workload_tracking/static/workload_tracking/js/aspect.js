/* An aspect's screen: saves a moment after a row is left, keeps what cannot be sent, and tells. */

import { Grid } from "./grid.js";
import { hundredths } from "./numbers.js";
import { Queue } from "./queue.js";
import { Saver } from "./saver.js";
import { Session } from "./session.js";
import { Totals } from "./totals.js";

const form = document.getElementById("figures");
const texts = document.getElementById("texts").dataset;
const news = document.getElementById("saving-news");
const unsaved = document.getElementById("unsaved");

const say = (text, isAlarm = false) => {
  news.textContent = text;
  news.classList.toggle("alarm", isAlarm);
};

const grid = new Grid(form, {
  onEnd: () => document.querySelector(".save-actions .button").focus(),
  onPaste: ({ done, total, tooWide }) => {
    const told = texts.pasted.replace("%n%", done).replace("%m%", total);
    say(tooWide ? `${told} ${texts.tooWide}` : told, tooWide || done < total);
    saver.saveSoon();
  },
});
const totals = new Totals(form, grid.rows, texts);
const saver = new Saver({
  form,
  texts,
  say,
  rows: grid.rows,
  queue: new Queue(form.dataset),
  session: new Session(form, texts),
  onCount: (count) => {
    unsaved.hidden = count === 0;
    unsaved.textContent = texts.unsaved.replace("%n%", count);
  },
  onParts: () => {
    grid.rows.filter((cells) => saver.isDirty(cells)).forEach((cells) => totals.showRow(cells));
    totals.showTotal();
  },
});

form.addEventListener("input", (event) => {
  const place = grid.placeOf(event.target);
  if (!place) return;
  saver.typed(event.target);
  totals.showRow(grid.rows[place[0]]);
  totals.showTotal();
});
form.addEventListener("change", (event) => {
  if (event.target.type === "checkbox") saver.ticked(event.target);
  else fillZeros(event.target);
});

/** A quantity of 0 speaks for days and hours; the server fills them too. */
function fillZeros(input) {
  const [row, column] = grid.placeOf(input) ?? [];
  if (column !== 0 || hundredths(input.value, { maximum: 0 }) !== 0) return;
  for (const other of grid.rows[row].slice(1)) {
    other.value = "0";
    other.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

form.addEventListener("focusout", (event) => {
  const row = event.target.closest(".question");
  if (row && !row.contains(event.relatedTarget)) saver.saveSoon();
});
form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]");
  if (button) saver.take(button.dataset.take, button.value);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  saver.saveAll();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") saver.saveNow();
});
// Going on to another aspect takes along what was typed last.
document.querySelector(".workload").addEventListener("click", async (event) => {
  const link = event.target.closest("#strip a, .save-actions a");
  if (!link || !saver.count() || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  await saver.saveNow();
  location.assign(link.href);
});
window.addEventListener("online", () => saver.saveNow());
window.addEventListener("beforeunload", (event) => {
  if (saver.count() > 0) event.preventDefault();
});

saver.begin();
