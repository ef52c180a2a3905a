import { access, constants, open, stat } from "node:fs/promises";
import process from "node:process";
import type { Language } from "../../core/fault.ts";
import type { FileContent } from "../../desk/contract/index.ts";
import { Failure } from "./failure.ts";
import { words } from "./words.ts";

/** An object whose members nobody has looked at yet. */
export type Members = Readonly<Record<string, unknown>>;

const fileBytesMax = 4 * 1024 * 1024;

/** YAML, of which JSON is a part; `-` is standard input. */
export async function readDocument(file: string, language: Language): Promise<unknown> {
  const text = (await readBytes(file, fileBytesMax, language)).toString();
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
  throw new Failure(words.fileNotYaml[language]({ file, line }));
}

export async function readMembers(file: string, language: Language): Promise<Members> {
  const data = await readDocument(file, language);
  if (isMembers(data)) return data;
  const wanted = words.wantedMembers[language]({});
  throw new Failure(words.invalid[language]({ name: "--file", wanted, came: file }));
}

function isMembers(data: unknown): data is Members {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** A file to send: piece by piece, and from its beginning whenever it is sent again. */
export async function contentOf(
  file: string,
  bytesMax: number,
  language: Language,
): Promise<FileContent> {
  const found = await stat(file).catch(() => null);
  // What is no file of its own, like a pipe, can be read but once.
  if (found?.isFile() !== true) return readBytes(file, bytesMax, language);
  if (found.size > bytesMax) throw tooLarge(file, bytesMax, language);
  await access(file, constants.R_OK).catch((error: unknown) => {
    throw unreadable(file, error, language);
  });
  return { [Symbol.asyncIterator]: () => chunksOf(file) };
}

/** All of a file, unless it is longer than whoever it is for takes. */
async function readBytes(file: string, bytesMax: number, language: Language): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of chunksOf(file)) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > bytesMax) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw unreadable(file, error, language);
  }
  if (sizeBytes <= bytesMax) return Buffer.concat(chunks);
  throw tooLarge(file, bytesMax, language);
}

function unreadable(file: string, error: unknown, language: Language): Failure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "?";
  return new Failure(words.fileUnreadable[language]({ file, code }));
}

function tooLarge(file: string, bytesMax: number, language: Language): Failure {
  return new Failure(words.fileTooLarge[language]({ file, bytesMax }));
}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  const source: AsyncIterable<Uint8Array> =
    file === "-" ? process.stdin : (await open(file)).createReadStream();
  yield* source;
}
