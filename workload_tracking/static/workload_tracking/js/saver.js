/* Sends the rows that are not saved, one sending at a time, and shows what became of each cell.

   A cell is unsaved when it is not what the server last said it holds. One that the server refused
   waits for another figure; one that somebody else changed meanwhile waits for a decision: typing
   again, or pressing "Save data", puts it in place of the other figure. */

const AFTER_LEAVING = 800;
const RETRY_AFTER = 30000;
const PATIENCE = 30000;
const HEADERS = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };

export class Saver {
  constructor({ form, texts, say, rows, queue, session, onCount, onParts }) {
    Object.assign(this, { form, texts, say, rows, queue, session, onCount, onParts });
    this.inputs = new Map(rows.flat().map((input) => [input.name, input]));
    // What the server holds, as far as it has told.
    this.held = new Map([...this.inputs].map(([name, input]) => [name, input.defaultValue]));
    this.refused = new Set(rows.flat().filter((one) => one.matches("[aria-invalid]")).map((one) => one.name));
    // What was shown of a cell before somebody else changed it; else `seen` says what was shown.
    this.bases = new Map();
    this.seen = JSON.parse(form.elements.seen.value);
    this.resend = new Set();
    this.sending = null;
    this.isLocked = false;
    this.isPutOff = false;
  }

  /** Fill in again what this browser kept, and send it. */
  begin() {
    for (const [name, [typed, base]] of Object.entries(this.queue.read())) {
      if (!this.inputs.has(name) || typed === this.held.get(name)) continue;
      this.inputs.get(name).value = typed;
      this.bases.set(name, base);
      this.refused.delete(name);
    }
    const waiting = this.count() - this.refused.size;
    if (waiting) {
      this.say(this.texts.kept.replace("%n%", waiting));
      this.saveSoon();
    }
    this.tell();
    this.onParts();
    this.showTakeButtons();
  }

  // What is unsaved ------------------------------------------------------------------------------

  isUnsaved(name) {
    return this.refused.has(name) || this.inputs.get(name).value !== this.held.get(name);
  }

  isDirty(cells) {
    return this.resend.has(rowOf(cells).id) || cells.some((input) => this.isUnsaved(input.name));
  }

  count() {
    return [...this.inputs.keys()].filter((name) => this.isUnsaved(name)).length;
  }

  /** Say how many cells are unsaved, and keep them in this browser. */
  tell() {
    const unsaved = [...this.inputs].filter(([name]) => this.isUnsaved(name));
    this.onCount(unsaved.length);
    this.queue.write(
      Object.fromEntries(unsaved.map(([name, input]) => [name, [input.value, this.baseOf(name)]])),
    );
  }

  // What people do -------------------------------------------------------------------------------

  typed(input) {
    // Who was told that somebody else changed it, and types again, decides.
    if (this.refused.delete(input.name)) this.bases.delete(input.name);
    this.tell();
  }

  ticked(box) {
    this.resend.add(box.closest(".question").id);
    this.saveSoon();
  }

  take(name, value) {
    const input = this.inputs.get(name);
    input.value = value;
    input.focus();
    this.resend.add(input.closest(".question").id);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    this.saveSoon();
  }

  saveSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.saveNow(), AFTER_LEAVING);
  }

  /** Send what is new; what was refused and is still the same goes along, but is no reason to send. */
  async saveNow() {
    clearTimeout(this.timer);
    await this.sending;
    const hasNews = this.resend.size || [...this.inputs.keys()].some((name) => this.isUnsaved(name) && !this.refused.has(name));
    if (hasNews) await this.send(this.rows.filter((cells) => this.isDirty(cells)));
  }

  /** The button: send everything, and knowingly over what somebody else saved. */
  async saveAll() {
    clearTimeout(this.timer);
    await this.sending;
    this.refused.forEach((name) => this.bases.delete(name));
    this.isPutOff = false;
    await this.send(this.rows);
    if (this.refused.size) document.querySelector("#summary a")?.focus();
  }

  // Sending ----------------------------------------------------------------------------------------

  async send(rows) {
    if (this.isLocked) return;
    this.sending = this.attempt(rows, { mayRetry: true }).finally(() => (this.sending = null));
    await this.sending;
  }

  async attempt(rows, { mayRetry }) {
    const cells = rows.flat();
    const sent = new Map(cells.map(({ name, value }) => [name, { value, isNew: value !== this.held.get(name) }]));
    const resent = new Set(this.resend);
    this.say(this.texts.saving);
    let response, answer;
    try {
      response = await fetch(this.form.action, {
        method: "POST",
        body: this.bodyOf(rows),
        headers: HEADERS,
        keepalive: true,
        signal: AbortSignal.timeout?.(PATIENCE),
      });
      answer = await response.json().catch(() => null);
    } catch {
      return this.wait(navigator.onLine ? this.texts.failed : this.texts.offline);
    }
    if (response.status === 401 || response.status === 403 || response.redirected) {
      return mayRetry ? this.renew(rows) : this.wait(this.texts.failed);
    }
    if (answer?.refused) {
      this.isLocked = true;
      return this.wait(`${answer.refused} ${answer.who_helps}`);
    }
    if (!response.ok || !answer?.cells) return this.wait(this.texts.failed);
    resent.forEach((id) => this.resend.delete(id));
    this.apply(answer, sent);
  }

  /** The session is not what it was: sign in again in place, then send once more. */
  async renew(rows) {
    this.tell();
    let outcome = await this.session.probe().catch(() => "unknown");
    const mayAsk = !this.isPutOff && document.visibilityState === "visible";
    if (outcome === "signed-out" && mayAsk) {
      outcome = await this.session.signIn();
      this.isPutOff = outcome === "signed-out";
    }
    if (outcome === "same") return this.attempt(rows, { mayRetry: false });
    const reasons = { other: this.texts.otherPerson, "signed-out": this.texts.signedOut };
    this.wait(reasons[outcome] || this.texts.failed);
  }

  /** Not saved: keep it, say why, and try again later. */
  wait(reason) {
    this.tell();
    this.say(reason, true);
    clearTimeout(this.timer);
    if (!this.isLocked) this.timer = setTimeout(() => this.saveNow(), RETRY_AFTER);
  }

  bodyOf(rows) {
    const body = new URLSearchParams();
    const seen = structuredClone(this.seen);
    this.bases.forEach((base, name) => this.put(seen, name, base));
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    body.set("seen", JSON.stringify(seen));
    for (const cells of rows) {
      cells.forEach((input) => body.set(input.name, input.value));
      const box = this.form.elements[`${rowOf(cells).id}-checked`];
      if (box?.checked) body.set(box.name, box.value);
    }
    return body;
  }

  // What became of it ------------------------------------------------------------------------------

  apply(answer, sent) {
    const fresh = JSON.parse(answer.seen);
    for (const [name, cell] of Object.entries(answer.cells)) {
      const { value, isNew } = sent.get(name);
      const isAsSent = this.inputs.get(name).value === value;
      const base = this.baseOf(name);
      this.bases.delete(name);
      this.put(this.seen, name, this.of(fresh, name));
      // Typed over while it was sent: if somebody else's figure came back, it has not been seen.
      if (cell.state === "contested" || !(isAsSent || isNew)) this.bases.set(name, base);
      if (cell.state === "saved") this.held.set(name, cell.text);
      if (isAsSent) this.show(name, cell);
    }
    this.form.elements.seen.value = JSON.stringify(this.seen);
    this.showParts(answer.parts);
    this.tell();
    this.say(this.count() ? "" : this.texts.saved);
    this.onParts();
  }

  show(name, cell) {
    const input = this.inputs.get(name);
    if (cell.state === "saved") {
      input.value = cell.text;
      input.removeAttribute("aria-invalid");
      this.refused.delete(name);
    } else {
      input.setAttribute("aria-invalid", "true");
      this.refused.add(name);
    }
  }

  showParts(parts) {
    for (const [id, html] of Object.entries(parts)) {
      const element = document.getElementById(id);
      if (!element || element.dataset.html === html) continue;
      element.innerHTML = html;
      element.dataset.html = html;
    }
    for (const cells of this.rows) {
      const row = rowOf(cells);
      row.classList.toggle("question--error", cells.some(({ name }) => this.refused.has(name)));
      row.classList.toggle("question--ask", row.querySelector(".message--ask") !== null);
    }
    this.showTakeButtons();
  }

  showTakeButtons() {
    this.form.querySelectorAll("[data-take]").forEach((button) => (button.hidden = false));
  }

  // `seen` holds three figures a question, by its number -------------------------------------------

  baseOf(name) {
    return this.bases.has(name) ? this.bases.get(name) : this.of(this.seen, name);
  }

  of(seen, name) {
    const [number, place] = this.placeOf(name);
    return seen[number]?.[place] ?? null;
  }

  put(seen, name, figure) {
    const [number, place] = this.placeOf(name);
    seen[number][place] = figure;
  }

  placeOf(name) {
    const cells = this.rows.find((one) => one.some((input) => input.name === name));
    return [rowOf(cells).id.slice(1), cells.findIndex((input) => input.name === name)];
  }
}

function rowOf(cells) {
  return cells[0].closest(".question");
}
