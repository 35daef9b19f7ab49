/* The cells as a grid: moving by keyboard, and pasting a block from a spreadsheet. */

const STEPS = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };

export class Grid {
  constructor(form, { onPaste, onEnd }) {
    this.rows = [...form.querySelectorAll(".question")].map((row) => [...row.querySelectorAll(".cell input")]);
    this.onPaste = onPaste;
    this.onEnd = onEnd;
    form.addEventListener("keydown", (event) => this.move(event));
    form.addEventListener("paste", (event) => this.paste(event));
  }

  placeOf(input) {
    const row = this.rows.findIndex((cells) => cells.includes(input));
    return row < 0 ? null : [row, this.rows[row].indexOf(input)];
  }

  move(event) {
    const place = this.placeOf(event.target);
    if (!place || !(event.key in STEPS) || event.isComposing) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const step = event.key === "Enter" && event.shiftKey ? -1 : STEPS[event.key];
    const next = this.rows[place[0] + step];
    if (next) {
      next[place[1]].focus();
      next[place[1]].select();
    } else if (event.key === "Enter" && step > 0) {
      this.onEnd();
    }
  }

  paste(event) {
    const place = this.placeOf(event.target);
    const text = event.clipboardData.getData("text/plain").replace(/(\r\n|\n|\r)+$/, "");
    if (!place || !/[\t\r\n]/.test(text)) return;
    event.preventDefault();
    const lines = text.split(/\r\n|\n|\r/).map((line) => line.split("\t"));
    let tooWide = false;
    lines.forEach((values, down) => {
      const cells = this.rows[place[0] + down];
      if (!cells) return;
      values.forEach((value, right) => {
        const input = cells[place[1] + right];
        if (!input) {
          tooWide ||= value.trim() !== "";
          return;
        }
        input.value = value.trim();
        input.dispatchEvent(new Event("input", { bubbles: true }));
      });
    });
    const done = Math.min(lines.length, this.rows.length - place[0]);
    this.onPaste({ done, total: lines.length, tooWide });
  }
}
