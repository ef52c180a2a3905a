/**
 * The one way from a command to a person's eyes: whatever it says is escaped here, and nowhere
 * else, so that no command can forget it. Only help, which is all our own, goes past it.
 */
import { styleText } from "node:util";
import { escapeJson, escapeLine, escapeLines } from "./escape.ts";
import { layOut } from "./table.ts";

/** Either of a process's two streams. */
export type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** A label and what stands beside it; null where there is nothing to tell. */
export type Fact = readonly [label: string, value: string | null];

export interface Terminal {
  /** One line. */
  say(text: string): void;
  /** Several lines as they came, each by itself escaped. */
  quote(text: string): void;
  heading(text: string): void;
  /** The first row is the heading. */
  table(rows: readonly (readonly string[])[]): void;
  facts(facts: readonly Fact[]): void;
  /** For programs: JSON and nothing else. */
  data(value: unknown): void;
  /** For programs that read while more comes: JSON on one line. */
  record(value: unknown): void;
  /** What went wrong, beside the output. */
  complain(text: string): void;
  /** What is going on: in place on a terminal, elsewhere nothing, since the output tells it. */
  progress(text: string): void;
}

const eraseLine = "\r\u001B[K";

export function terminal(output: Stream, errors: Stream): Terminal {
  // The stream decides: colour is for terminals, and NO_COLOR is honoured.
  const bold = (text: string) => styleText("bold", text, { stream: output });
  const red = (text: string) => styleText("red", text, { stream: errors });
  let pending = false;

  function write(lines: readonly string[]): void {
    clear();
    output.write(lines.map((line) => `${line}\n`).join(""));
  }

  function clear(): void {
    if (pending) errors.write(eraseLine);
    pending = false;
  }

  return {
    say: (text) => write([escapeLine(text)]),
    quote: (text) => write(escapeLines(text)),
    heading: (text) => write(["", bold(escapeLine(text))]),
    table(rows) {
      const [heading = "", ...lines] = layOut(rows.map((row) => row.map(escapeLine)));
      write([bold(heading), ...lines]);
    },
    facts: (facts) => write(layOut(facts.flatMap(factRows))),
    data: (value) => write([escapeJson(value, 2)]),
    record: (value) => write([escapeJson(value, 0)]),
    complain(text) {
      clear();
      errors.write(`${escapeLines(text).map(red).join("\n")}\n`);
    },
    progress(text) {
      if (errors.isTTY !== true) return;
      errors.write(`${eraseLine}${escapeLine(text)}`);
      pending = true;
    },
  };
}

/** A value of several lines goes on under its beginning. */
function factRows([label, value]: Fact): readonly (readonly string[])[] {
  if (value === null) return [];
  return escapeLines(value).map((line, at) => [at === 0 ? escapeLine(label) : "", line]);
}
