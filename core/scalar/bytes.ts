/** Bytes as text, and text as bytes, with nothing but the language itself. */

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A lone surrogate has no UTF-8; it becomes the replacement character, as everywhere. */
export function utf8(text: string): Uint8Array {
  const whole = text.toWellFormed();
  // Half a pair of surrogates takes two bytes, and whatever else is one unit of UTF-16 at most three.
  const bytes = new Uint8Array(3 * whole.length);
  let size = 0;
  for (let at = 0; at < whole.length; at += 1) {
    const point = whole.codePointAt(at) ?? 0;
    if (point > 0xffff) at += 1;
    size = putUtf8(bytes, size, point);
  }
  return bytes.slice(0, size);
}

const leads = [0, 0xc0, 0xe0, 0xf0];

/** Gives back where the next character goes. */
function putUtf8(bytes: Uint8Array, at: number, point: number): number {
  const tails = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  bytes[at] = (leads[tails] ?? 0) | (point >> (6 * tails));
  for (let tail = 1; tail <= tails; tail += 1) {
    bytes[at + tail] = 0x80 | ((point >> (6 * (tails - tail))) & 0x3f);
  }
  return at + 1 + tails;
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

const hexadecimal = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export function toHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += hexadecimal[byte];
  return text;
}
