import { open } from "node:fs/promises";
import process from "node:process";
import type { Language } from "../../core/fault.ts";
import { Failure } from "./failure.ts";
import { words } from "./words.ts";

/** An object whose members nobody has looked at yet. */
export type Members = Readonly<Record<string, unknown>>;

const fileLimitBytes = 4 * 1024 * 1024;

/** YAML, of which JSON is a part; `-` is standard input. */
export async function readDocument(file: string, language: Language): Promise<unknown> {
  const text = (await readBytes(file, fileLimitBytes, language)).toString();
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

/** All of a file, unless it is longer than whoever it is for takes. */
export async function readBytes(
  file: string,
  limitBytes: number,
  language: Language,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of chunksOf(file)) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > limitBytes) break;
      chunks.push(chunk);
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "?";
    throw new Failure(words.fileUnreadable[language]({ file, code }));
  }
  if (sizeBytes <= limitBytes) return Buffer.concat(chunks);
  throw new Failure(words.fileTooLarge[language]({ file, limitBytes }));
}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  const source: AsyncIterable<Uint8Array> =
    file === "-" ? process.stdin : (await open(file)).createReadStream();
  yield* source;
}
