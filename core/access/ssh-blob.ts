import type { SshKeyProblem } from "../fault/access.ts";
import { utf8 } from "../scalar/bytes.ts";

/** The binary heart of a public key as RFC 4253 and OpenSSH write it: strings with their lengths. */

const curves = { nistp256: 65, nistp384: 97, nistp521: 133 } as const;

export type Curve = keyof typeof curves;

/** The types that are taken, with what follows the type's own name in the blob. */
const shapes: Readonly<Record<string, readonly Part[]>> = {
  "ssh-ed25519": ["point25519"],
  "sk-ssh-ed25519@openssh.com": ["point25519", "application"],
  "ecdsa-sha2-nistp256": ["nistp256"],
  "ecdsa-sha2-nistp384": ["nistp384"],
  "ecdsa-sha2-nistp521": ["nistp521"],
  "sk-ecdsa-sha2-nistp256@openssh.com": ["nistp256", "application"],
  "ssh-rsa": ["rsa"],
};

type Part = "point25519" | "application" | "rsa" | Curve;

const rsaBits = { least: 2048, wanted: 3072, most: 16_384 } as const;
const leastExponent = 65_537n;

export function isKnownType(type: string): boolean {
  return Object.hasOwn(shapes, type);
}

export interface Judged {
  readonly type: string;
  /** Taken, though a longer key is wanted by now. */
  readonly isShort: boolean;
}

/** The type that a blob says it has, and whether all of it is as that type demands. */
export function judgeBlob(blob: Uint8Array): Judged | SshKeyProblem {
  const strings = readStrings(blob);
  if (strings === null) return "malformed";
  const [name, ...rest] = strings;
  const type = name === undefined ? "" : ascii(name);
  if (type === "ssh-dss") return "dsa";
  const parts = shapes[type];
  if (parts === undefined) return "unsupported";
  let at = 0;
  let isShort = false;
  for (const part of parts) {
    const length = part in curves || part === "rsa" ? 2 : 1;
    const problem = judgePart(part, rest.slice(at, at + length));
    if (problem === "short") isShort = true;
    else if (problem !== null) return problem;
    at += length;
  }
  return at === rest.length ? { type, isShort } : "malformed";
}

function judgePart(part: Part, values: readonly Uint8Array[]): SshKeyProblem | "short" | null {
  const [first, second] = values;
  if (first === undefined) return "malformed";
  if (part === "rsa") return second === undefined ? "malformed" : judgeRsa(first, second);
  if (part === "application") return first.length > 0 ? null : "malformed";
  if (part === "point25519") return first.length === 32 ? null : "malformed";
  const isPoint = second !== undefined && second.length === curves[part] && second[0] === 4;
  return isPoint && ascii(first) === part ? null : "malformed";
}

function judgeRsa(exponent: Uint8Array, modulus: Uint8Array): SshKeyProblem | "short" | null {
  if (!isPositive(exponent) || !isPositive(modulus)) return "malformed";
  const bits = bitsOf(modulus);
  const isOdd = [exponent, modulus].every((number) => ((number.at(-1) ?? 0) & 1) === 1);
  if (bits < rsaBits.least || bits > rsaBits.most || !isOdd) return "weak";
  if (exponent.length > 9 || toNumber(exponent) < leastExponent) return "weak";
  return bits < rsaBits.wanted ? "short" : null;
}

// A leading zero byte stands only before a bit that would else be a sign.
function isPositive(number: Uint8Array): boolean {
  const [first = 0, second = 0] = number;
  return (
    number.length > 0 && first < 0x80 && (first !== 0 || (number.length > 1 && second >= 0x80))
  );
}

function bitsOf(number: Uint8Array): number {
  const start = number[0] === 0 ? 1 : 0;
  const first = number[start] ?? 0;
  return (number.length - start - 1) * 8 + (32 - Math.clz32(first));
}

function toNumber(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function readStrings(blob: Uint8Array): readonly Uint8Array[] | null {
  const strings: Uint8Array[] = [];
  for (let at = 0; at < blob.length;) {
    const [first = 0, second = 0, third = 0, fourth = 0] = blob.subarray(at, at + 4);
    const end = at + 4 + (first * 0x1000000 + (second << 16) + (third << 8) + fourth);
    if (at + 4 > blob.length || end > blob.length) return null;
    strings.push(blob.subarray(at + 4, end));
    at = end;
  }
  return strings;
}

/** Text and bytes, each with its length before it. */
export function writeStrings(...strings: readonly (string | Uint8Array)[]): Uint8Array {
  const bytes = strings.flatMap((string) => {
    const content = typeof string === "string" ? utf8(string) : string;
    const lengths = [24, 16, 8, 0].map((shift) => (content.length >>> shift) & 255);
    return [...lengths, ...content];
  });
  return Uint8Array.from(bytes);
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 64));
}
