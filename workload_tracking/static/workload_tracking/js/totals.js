/* The time of each question and of the aspect, while it is being typed. */

import { hundredths, readable, time } from "./numbers.js";

const BOUNDS = [
  { whole: true, maximum: 999999 },
  { maximum: 366 },
  { maximum: 24 },
];

export class Totals {
  constructor(form, rows, texts) {
    this.rows = rows;
    this.texts = texts;
    this.hoursPerDay = hundredths(form.dataset.hoursPerDay, { maximum: 24 });
    this.hours = () => document.getElementById("total-hours");
    this.days = () => document.getElementById("total-days");
  }

  /** Give a row's time; NaN while a figure is blank or cannot be read. */
  timeOf(cells) {
    const figures = cells.map((input, place) => hundredths(input.value, BOUNDS[place]));
    if (figures[0] === 0) return 0;
    return figures.includes(null) ? NaN : time(figures, this.hoursPerDay);
  }

  /** What is blank counts as nothing, as on the server. */
  countedTime(cells) {
    const figures = cells.map((input, place) => hundredths(input.value, BOUNDS[place]) || 0);
    return time(figures, this.hoursPerDay);
  }

  showRow(cells) {
    const sum = cells[0].closest(".question").querySelector(".question-sum :is(b, span.muted)");
    const units = this.timeOf(cells);
    const known = Number.isFinite(units);
    const blank = cells.every((input) => !input.value.trim());
    const text = known ? this.texts.hours.replace("%n%", readable(units)) : blank ? "–" : this.texts.waiting;
    const element = document.createElement(known ? "b" : "span");
    element.className = known ? "nowrap" : "muted";
    element.textContent = text;
    sum?.replaceWith(element);
  }

  showTotal() {
    const units = this.rows.reduce((sum, cells) => sum + this.countedTime(cells), 0);
    const days = Math.round(units / this.hoursPerDay) * 100;
    this.hours().textContent = this.texts.hours.replace("%n%", readable(units));
    this.days().textContent = this.texts.days.replace("%n%", readable(days));
  }
}
