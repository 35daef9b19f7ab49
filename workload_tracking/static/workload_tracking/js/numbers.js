/* Numbers as the server reads them: Thai or Arabic digits, thousands separators. Only for totals shown
   while typing; what is saved is read on the server. */

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const PLAIN = /^(\d*)(?:\.(\d+))?$/;
const SEPARATED = /^([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/;
const SCALE = 10000;

/** Give the number in hundredths; null for blank, NaN for what the server would refuse. */
export function hundredths(text, { whole = false, maximum }) {
  const typed = text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0x0e50)
    .trim()
    .replace(/\s+/g, " ");
  if (!typed) return null;
  const match = PLAIN.exec(typed) || SEPARATED.exec(typed);
  if (!match) return NaN;
  const decimals = match[2] || "";
  if (decimals.length > 2 || (whole && /[1-9]/.test(decimals))) return NaN;
  const value = Number(match[1].replaceAll(",", "") || "0") * 100 + Number(decimals.padEnd(2, "0"));
  return value <= maximum * 100 ? value : NaN;
}

/** Give quantity × (days × hours a day + hours) in ten-thousandths of an hour: whole numbers stay exact. */
export function time([quantity, days, hours], hoursPerDay) {
  return (quantity / 100) * (days * hoursPerDay + hours * 100);
}

/** Give ten-thousandths for reading: "1,314", "0.5". */
export function readable(units) {
  const whole = Math.floor(units / SCALE).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = (units % SCALE).toString().padStart(4, "0").replace(/0+$/, "");
  return rest ? `${whole}.${rest}` : whole;
}
