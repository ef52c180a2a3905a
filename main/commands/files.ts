import { access, constants, open, stat } from "node:fs/promises";
import process from "node:process";
import type { FileContent } from "../../desk/contract/index.ts";
import { type Failure, failure } from "../failure/index.ts";

/** An object whose members nobody has looked at yet. */
export type Members = Readonly<Record<string, unknown>>;

const fileBytesMax = 4 * 1024 * 1024;

/** YAML, of which JSON is a part; `-` is standard input. */
export async function readDocument(file: string): Promise<unknown> {
  const text = (await readBytes(file, fileBytesMax)).toString();
  const { LineCounter, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error === undefined) {
    const data: unknown = document.toJS({ maxAliasCount: 0 });
    return data;
  }
  // The library quotes what it could not read, and a form may hold secrets: the line is enough.
  const { line } = lines.linePos(error.pos[0]);
  throw failure("file_not_yaml", { file, line });
}

export async function readMembers(file: string): Promise<Members> {
  const data = await readDocument(file);
  if (isMembers(data)) return data;
  throw failure("file_not_object", { file });
}

function isMembers(data: unknown): data is Members {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** A file to send: piece by piece, and from its beginning whenever it is sent again. */
export async function openContent(file: string, bytesMax: number): Promise<FileContent> {
  const found = await stat(file).catch(() => null);
  // What is no file of its own, like a pipe, can be read but once.
  if (found?.isFile() !== true) return readBytes(file, bytesMax);
  if (found.size > bytesMax) throw failure("file_too_large", { file, bytesMax });
  await access(file, constants.R_OK).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  return { [Symbol.asyncIterator]: () => chunksOf(file) };
}

/** All of a file, unless it is longer than whoever it is for takes. */
async function readBytes(file: string, bytesMax: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of chunksOf(file)) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > bytesMax) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  if (sizeBytes <= bytesMax) return Buffer.concat(chunks);
  throw failure("file_too_large", { file, bytesMax });
}

function unreadable(file: string, error: unknown): Failure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "?";
  return failure("file_unreadable", { file, code });
}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  const source: AsyncIterable<Uint8Array> =
    file === "-" ? process.stdin : (await open(file)).createReadStream();
  yield* source;
}
