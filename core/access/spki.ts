import type { SshKeyProblem } from "../fault/access.ts";
import { toHex } from "../scalar/bytes.ts";
import { type Curve, writeStrings } from "./ssh-blob.ts";

/** Public keys as X.509 writes them (RFC 5280, RFC 8410), turned into what SSH writes. */

const tags = { integer: 0x02, bits: 0x03, null: 0x05, oid: 0x06, sequence: 0x30 } as const;

const algorithms: Readonly<Record<string, "rsa" | "ec" | "ed25519" | "dsa">> = {
  "2a864886f70d010101": "rsa",
  "2a8648ce3d0201": "ec",
  "2b6570": "ed25519",
  "2a8648ce380401": "dsa",
};

const curveNames: Readonly<Record<string, Curve>> = {
  "2a8648ce3d030107": "nistp256",
  "2b81040022": "nistp384",
  "2b81040023": "nistp521",
};

interface Node {
  readonly tag: number;
  readonly content: Uint8Array;
}

export function blobFromSpki(der: Uint8Array): Uint8Array | SshKeyProblem {
  const [outer, ...beyond] = readNodes(der) ?? [];
  if (outer?.tag !== tags.sequence || beyond.length > 0) return "malformed";
  const [header, key, ...more] = readNodes(outer.content) ?? [];
  if (header?.tag !== tags.sequence || key?.tag !== tags.bits || more.length > 0)
    return "malformed";
  const [algorithm, parameter] = readNodes(header.content) ?? [];
  if (algorithm?.tag !== tags.oid || key.content[0] !== 0) return "malformed";
  const material = key.content.subarray(1);
  switch (algorithms[toHex(algorithm.content)]) {
    case "ed25519":
      return writeStrings("ssh-ed25519", material);
    case "ec":
      return fromPoint(parameter, material);
    case "rsa":
      return fromRsa(material);
    case "dsa":
      return "dsa";
    default:
      return "unsupported";
  }
}

function fromPoint(parameter: Node | undefined, point: Uint8Array): Uint8Array | SshKeyProblem {
  if (parameter?.tag !== tags.oid) return "unsupported";
  const curve = curveNames[toHex(parameter.content)];
  return curve === undefined ? "unsupported" : writeStrings(`ecdsa-sha2-${curve}`, curve, point);
}

function fromRsa(material: Uint8Array): Uint8Array | SshKeyProblem {
  const [pair, ...beyond] = readNodes(material) ?? [];
  if (pair?.tag !== tags.sequence || beyond.length > 0) return "malformed";
  const [modulus, exponent, ...more] = readNodes(pair.content) ?? [];
  if (modulus?.tag !== tags.integer || exponent?.tag !== tags.integer || more.length > 0) {
    return "malformed";
  }
  return writeStrings("ssh-rsa", exponent.content, modulus.content);
}

/** A run of DER elements with definite, shortest lengths; null when it is none. */
function readNodes(bytes: Uint8Array): readonly Node[] | null {
  const nodes: Node[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0;
    const length = readLength(bytes, at + 1);
    if (length === null) return null;
    const end = length.next + length.value;
    if (end > bytes.length) return null;
    nodes.push({ tag, content: bytes.subarray(length.next, end) });
    at = end;
  }
  return nodes;
}

function readLength(bytes: Uint8Array, at: number): { value: number; next: number } | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { value: first, next: at + 1 };
  const count = first & 0x7f;
  // Two bytes count up to 64 KiB, more than any key has.
  if (count < 1 || count > 2 || at + 1 + count > bytes.length) return null;
  const value = bytes.subarray(at + 1, at + 1 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return value < (count === 1 ? 0x80 : 0x100) ? null : { value, next: at + 1 + count };
}
