/** Bytes as text, and text as bytes, with nothing but the language itself. */

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A lone surrogate has no UTF-8; it becomes the replacement character, as everywhere. */
export function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text.toWellFormed()) pushUtf8(bytes, character.codePointAt(0) ?? 0);
  return Uint8Array.from(bytes);
}

function pushUtf8(bytes: number[], point: number): void {
  const tail = (shift: number) => 0x80 | ((point >> shift) & 0x3f);
  if (point < 0x80) bytes.push(point);
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(0));
  else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(6), tail(0));
  else bytes.push(0xf0 | (point >> 18), tail(12), tail(6), tail(0));
}

/** With padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) text += quartet(bytes.subarray(at, at + 3));
  return text;
}

function quartet(bytes: Uint8Array): string {
  const [first = 0, second = 0, third = 0] = bytes;
  const bits = (first << 16) | (second << 8) | third;
  const digits = [18, 12, 6, 0].map((shift) => alphabet.charAt((bits >> shift) & 63)).join("");
  return digits.slice(0, bytes.length + 1).padEnd(4, "=");
}

/** Null unless the text is canonical: padded, and without bits that no byte uses. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 4) {
    const bits = [0, 1, 2, 3].reduce(
      (sum, place) => (sum << 6) | Math.max(alphabet.indexOf(text.charAt(at + place)), 0),
      0,
    );
    bytes.push((bits >> 16) & 255, (bits >> 8) & 255, bits & 255);
  }
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const decoded = Uint8Array.from(bytes.slice(0, bytes.length - padding));
  return toBase64(decoded) === text ? decoded : null;
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
