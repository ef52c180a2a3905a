import { type Fault, refusal } from "../fault.ts";
import { utf8 } from "../scalar/bytes.ts";
import { hasHidden } from "../scalar/text.ts";
import type { Attachment } from "./application.ts";

const mebibyte = 1024 * 1024;

export const attachmentLimits = {
  files: 10,
  fileBytes: 10 * mebibyte,
  togetherBytes: 30 * mebibyte,
  nameBytes: 255,
  /** How much of a file its type is told from. */
  headBytes: 4_096,
  /** No line that a private key begins with is longer. */
  keyMarkBytes: 128,
} as const;

export const mediaTypes = [
  "image/png",
  "image/jpeg",
  "application/pdf",
  "application/zip",
  "text/plain",
] as const;

export type MediaType = (typeof mediaTypes)[number];

const signatures: readonly (readonly [MediaType, readonly number[]])[] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["application/zip", [0x50, 0x4b, 0x03, 0x04]],
];

/** The type that the first bytes of a file show; null when it is none that the desk takes. */
export function mediaTypeOf(head: Uint8Array): MediaType | null {
  const known = signatures.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (known !== undefined) return known[0];
  const isControl = (byte: number) =>
    (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte)) || byte === 0x7f;
  return head.some(isControl) ? null : "text/plain";
}

const privateKey =
  /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----|---- BEGIN SSH2 (?:ENCRYPTED )?PRIVATE KEY ----|PuTTY-User-Key-File-\d|AGE-SECRET-KEY-1/i;

/** Whether a text holds a private key in one of the usual envelopes. */
export function holdsPrivateKey(text: string): boolean {
  return privateKey.test(text);
}

export function attachmentFaults(attachments: readonly Attachment[]): readonly Fault[] {
  const { files, fileBytes, togetherBytes } = attachmentLimits;
  const refuse = (name: string, problem: Problem) =>
    refusal("attachment_refused", { name, problem });
  if (attachments.length > files) return [refuse(`${attachments.length} files`, "too_many")];
  const faults = attachments.flatMap(({ name, sizeBytes, mediaType }) => {
    if (!isFileName(name)) return [refuse(safeName(name), "name")];
    if (sizeBytes > fileBytes) return [refuse(name, "too_large")];
    return isMediaType(mediaType) ? [] : [refuse(name, "type")];
  });
  const sumBytes = attachments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const together =
    sumBytes > togetherBytes ? [refuse(`${attachments.length} files`, "too_large_together")] : [];
  return [...faults, ...together];
}

type Problem = "too_many" | "too_large" | "too_large_together" | "name" | "type";

function isMediaType(text: string): text is MediaType {
  return mediaTypes.some((type) => type === text);
}

export function isFileName(name: string): boolean {
  return (
    name !== "" &&
    name !== "." &&
    name !== ".." &&
    !/[/\\]/.test(name) &&
    !hasHidden(name) &&
    utf8(name).length <= attachmentLimits.nameBytes
  );
}

// A name that is refused for its characters must not carry them into a message.
function safeName(name: string): string {
  return name.replace(/[^\p{L}\p{N} ._-]/gu, "?").slice(0, 60);
}
