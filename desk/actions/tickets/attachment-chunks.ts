/**
 * Files in chunks, on their way in and out. What comes in is looked at, hashed and stored chunk by chunk
 * in short transactions of its own, and belongs to no ticket before the last. What breaks off leaves
 * nothing that anybody sees.
 */
import { createHash } from "node:crypto";
import { refusal } from "../../../core/fault.ts";
import { attachmentLimits, holdsPrivateKey, mediaTypeOf } from "../../../core/form/attachment.ts";
import type { FileContent } from "../../contract/index.ts";
import { ok, refused, type Result } from "../result.ts";
import type { Store, StoredAttachment } from "../storage/store.ts";
import type { Upload } from "../context.ts";

/** So much of a file is in memory at a time, and what the transport adds in one piece. */
const chunkBytes = 256 * 1024;

export async function receiveUpload(
  store: Store,
  { id, name, content }: Upload,
): Promise<Result<StoredAttachment>> {
  const { fileBytes: limitBytes, nameBytes } = attachmentLimits;
  const hash = createHash("sha256");
  let sizeBytes = 0;
  let sequence = 0;
  let inspection = nothingInspected;
  for await (const chunk of inChunks(content)) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > limitBytes) return refused(refusal("body_too_large", { limitBytes }));
    inspection = inspect(inspection, chunk);
    // What is refused is kept no longer, and read to its end so that its sender listens to the answer.
    if (inspection.problem !== null) continue;
    hash.update(chunk);
    const index = sequence++;
    const stored = await store.transact(async ({ attachments }) =>
      ok(await attachments.addChunk(id, index, chunk)),
    );
    if (!stored.ok) return stored;
  }
  const { problem, mediaType } = inspection;
  if (problem !== null || mediaType === null) {
    const shownName = name.slice(0, nameBytes);
    return refused(refusal("attachment_refused", { name: shownName, problem: problem ?? "type" }));
  }
  return ok({ id, name, sizeBytes, sha256: hash.digest("hex"), mediaType });
}

/** Chunks of about one size; of an empty file an empty one. */
async function* inChunks(content: FileContent): AsyncGenerator<Buffer> {
  let pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  let isFirst = true;
  for await (const piece of content instanceof Uint8Array ? [content] : content) {
    pieces.push(piece);
    sizeBytes += piece.byteLength;
    if (sizeBytes < chunkBytes) continue;
    yield Buffer.concat(pieces);
    [pieces, sizeBytes, isFirst] = [[], 0, false];
  }
  if (isFirst || sizeBytes > 0) yield Buffer.concat(pieces);
}

interface Inspection {
  readonly mediaType: string | null;
  readonly problem: "type" | "private_key" | null;
  /** The end of the chunk before, where a private key may have begun. */
  readonly tail: string;
}

const nothingInspected: Inspection = { mediaType: null, problem: null, tail: "" };

function inspect(before: Inspection, chunk: Buffer): Inspection {
  if (before.problem !== null) return before;
  const { headBytes, keyMarkBytes } = attachmentLimits;
  const mediaType = before.mediaType ?? mediaTypeOf(chunk.subarray(0, headBytes));
  const text = before.tail + chunk.toString("latin1");
  const tail = text.slice(-keyMarkBytes);
  if (mediaType === null) return { mediaType, problem: "type", tail };
  return { mediaType, problem: holdsPrivateKey(text) ? "private_key" : null, tail };
}

/** One chunk at a time, each read in a transaction of its own. */
export async function* attachmentContent(
  store: Store,
  { id, sizeBytes }: StoredAttachment,
): AsyncGenerator<Uint8Array> {
  let readBytes = 0;
  for (let sequence = 0; readBytes < sizeBytes; sequence += 1) {
    const read = await store.transact(async ({ attachments }) =>
      ok(await attachments.chunk(id, sequence)),
    );
    // The answer has begun: breaking it off is the only way left to say that it is not whole.
    if (!read.ok || read.value === null) throw new Error("a file went away while it was read");
    readBytes += read.value.byteLength;
    yield read.value;
  }
}
