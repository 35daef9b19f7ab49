/* What could not be sent yet, kept in this browser for one person, one report and one aspect. */

const PREFIX = "districtcoordinator.workload";
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

export class Queue {
  constructor({ user, report, aspect }) {
    this.key = [PREFIX, user, report, aspect].join(":");
    this.dropOld();
  }

  /** Give the kept cells by name, each as [typed, what was shown before]. */
  read() {
    const kept = this.parse(this.key);
    return kept ? kept.cells : {};
  }

  write(cells) {
    try {
      if (Object.keys(cells).length) {
        localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), cells }));
      } else {
        localStorage.removeItem(this.key);
      }
    } catch {
      // No room, or storage is switched off: the page itself still holds what was typed.
    }
  }

  parse(key) {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return kept && typeof kept.cells === "object" ? kept : null;
    } catch {
      return null;
    }
  }

  dropOld() {
    try {
      Object.keys(localStorage)
        .filter((key) => key.startsWith(`${PREFIX}:`))
        .filter((key) => !(Date.now() - this.parse(key)?.at < KEPT_FOR))
        .forEach((key) => localStorage.removeItem(key));
    } catch {
      // Storage is switched off.
    }
  }
}
