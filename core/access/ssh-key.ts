import { type Fault, refusal } from "../fault.ts";
import type { SshKeyProblem } from "../fault/access.ts";
import { holdsPrivateKey } from "../form/attachment.ts";
import { fromBase64, toBase64 } from "../scalar/bytes.ts";
import { sha256 } from "../scalar/digest.ts";
import { blobFromSpki } from "./spki.ts";
import { isKnownType, judgeBlob } from "./ssh-blob.ts";

/** One public key. What it is called by is the fingerprint; its comment is let go, as it names people. */
export interface SshKey {
  readonly type: string;
  /** Canonical base64 of the blob. */
  readonly base64: string;
  /** As OpenSSH prints it: `SHA256:` and base64 without padding. */
  readonly fingerprint: string;
  /** RSA of fewer than 3072 bits: taken with a warning. */
  readonly isShort: boolean;
}

const charactersMax = 16_384;

/** OpenSSH's one line, RFC 4716, or PEM with SubjectPublicKeyInfo. */
export function parseSshKey(text: string): { readonly key: SshKey } | { readonly fault: Fault } {
  const blob = readBlob(text);
  if (typeof blob === "string") return refuse(blob);
  const judged = judgeBlob(blob);
  if (typeof judged === "string") return refuse(judged);
  const base64 = toBase64(blob);
  return { key: { ...judged, base64, fingerprint: fingerprintOf(blob) } };
}

function refuse(problem: SshKeyProblem): { readonly fault: Fault } {
  return { fault: refusal("ssh_key_refused", { problem }) };
}

function fingerprintOf(blob: Uint8Array): string {
  return `SHA256:${toBase64(sha256(blob)).replace(/=+$/, "")}`;
}

/** The line for a server's `authorized_keys`, with a note of whose key it is. */
export function authorizedKeysLine({ type, base64 }: SshKey, note: string): string {
  return `${type} ${base64} ${note}`;
}

function readBlob(text: string): Uint8Array | SshKeyProblem {
  if (text.length > charactersMax) return "too_long";
  if (isPrivate(text)) return "private_key";
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const beginnings = lines.filter((line) => /^-{4,5} ?BEGIN /.test(line)).length;
  if (beginnings > 1) return "several";
  if (beginnings === 0) return readLine(lines);
  const [first = ""] = lines;
  if (first === "---- BEGIN SSH2 PUBLIC KEY ----") return readRfc4716(lines);
  if (first === "-----BEGIN PUBLIC KEY-----") return readPem(lines);
  return first.startsWith("-") ? "unsupported" : "malformed";
}

// Besides the usual envelopes: the bare base64 of OpenSSH's and of PKCS #8's ed25519 private keys.
function isPrivate(text: string): boolean {
  return (
    holdsPrivateKey(text) ||
    /PRIVATE KEY|Private-Lines:/.test(text) ||
    /b3BlbnNzaC1rZXktdjE|MC4CAQAwBQYDK2Vw/.test(text.replace(/\s/g, ""))
  );
}

function readLine(lines: readonly string[]): Uint8Array | SshKeyProblem {
  const [line] = lines;
  if (line === undefined) return "malformed";
  if (lines.length > 1) return "several";
  const [type = "", base64 = "", ...comment] = line.split(/[ \t]+/);
  if (type === "ssh-dss") return "dsa";
  if (!isKnownType(type)) {
    if ([base64, ...comment].some((word) => isKnownType(word) || word === "ssh-dss"))
      return "options";
    return /^(ssh|ecdsa|sk)-[a-z0-9@.-]+$/.test(type) ? "unsupported" : "malformed";
  }
  if (comment.some(isKnownType)) return "several";
  const blob = fromBase64(base64);
  if (blob === null) return "malformed";
  const judged = judgeBlob(blob);
  return typeof judged === "string" || judged.type === type ? blob : "malformed";
}

function readRfc4716(lines: readonly string[]): Uint8Array | SshKeyProblem {
  if (lines.at(-1) !== "---- END SSH2 PUBLIC KEY ----") return "malformed";
  return fromBase64(withoutHeaders(lines.slice(1, -1)).join("")) ?? "malformed";
}

// A header is `Name: value`; a backslash at the end carries it on to the next line.
function withoutHeaders(lines: readonly string[]): readonly string[] {
  let isCarriedOn = false;
  return lines.filter((line) => {
    const isHeader = isCarriedOn || line.includes(":");
    isCarriedOn = isHeader && line.endsWith("\\");
    return !isHeader;
  });
}

function readPem(lines: readonly string[]): Uint8Array | SshKeyProblem {
  if (lines.at(-1) !== "-----END PUBLIC KEY-----") return "malformed";
  const der = fromBase64(lines.slice(1, -1).join(""));
  return der === null ? "malformed" : blobFromSpki(der);
}
