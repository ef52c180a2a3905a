/**
 * Engines write numbers as decimal text of any length and compare that text; we compute with doubles.
 * A number is taken only if its text can be given back unchanged.
 */

/** The shortest decimal text of a double, without an exponent. */
export function decimalText(value: number): string {
  const [mantissa = "", exponent] = String(value).split("e");
  return exponent === undefined ? mantissa : shifted(mantissa, Number(exponent));
}

function shifted(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = mantissa.slice(sign.length).split(".");
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, "0");
}

/** The double that this decimal text denotes, null if no double gives the same text back. */
export function exactDouble(text: string): number | null {
  const value = Number(text);
  return Number.isFinite(value) && decimalText(value) === text ? value : null;
}
