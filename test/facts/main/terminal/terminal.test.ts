import { Writable } from "node:stream";
import { WriteStream } from "node:tty";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { terminal } from "../../../../main/terminal/index.ts";

beforeEach(() => {
  for (const name of ["NO_COLOR", "FORCE_COLOR", "NODE_DISABLE_COLORS", "CI"])
    vi.stubEnv(name, undefined);
  vi.stubEnv("TERM", "xterm-256color");
});

afterEach(() => void vi.unstubAllEnvs());

/** As far as Node can tell a terminal, or a file. */
function stream(isTTY: boolean) {
  let text = "";
  const { getColorDepth } = WriteStream.prototype;
  const written = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { written: Object.assign(written, { isTTY, getColorDepth }), text: () => text };
}

function streams(isTTY: boolean) {
  const [output, errors] = [stream(isTTY), stream(isTTY)];
  const own = terminal(output.written, errors.written);
  return { ...own, said: output.text, complained: errors.text };
}

describe("what is said", () => {
  test("is in colour on a terminal", () => {
    const { heading, complain, said, complained } = streams(true);
    heading("Work plan");
    complain("No.");
    expect(said()).toBe("\n\u001B[1mWork plan\u001B[22m\n");
    expect(complained()).toBe("\u001B[31mNo.\u001B[39m\n");
  });

  test("is plain elsewhere", () => {
    const { heading, complain, said, complained } = streams(false);
    heading("Work plan");
    complain("No.");
    expect(said()).toBe("\nWork plan\n");
    expect(complained()).toBe("No.\n");
  });

  test("is plain where NO_COLOR is set", () => {
    vi.stubEnv("NO_COLOR", "1");
    const { heading, said } = streams(true);
    heading("Work plan");
    expect(said()).toBe("\nWork plan\n");
  });

  test("goes on under its beginning when a value has several lines, and leaves out what is not there", () => {
    const { facts, said } = streams(false);
    facts([
      ["상태", "처리 중"],
      ["Due", null],
      ["Steps", "1. Install\n2. Open"],
    ]);
    expect(said()).toBe("상태   처리 중\nSteps  1. Install\n       2. Open\n");
  });

  test("is for programs one document, or one on each line", () => {
    const { data, record, said } = streams(true);
    data({ number: "N1" });
    record({ number: "N1" });
    record({ number: "N2", title: "a\nb" });
    expect(said()).toBe(
      '{\n  "number": "N1"\n}\n{"number":"N1"}\n{"number":"N2","title":"a\\nb"}\n',
    );
  });

  test.each([
    ["say", (to: ReturnType<typeof streams>, text: string) => to.say(text)],
    ["quote", (to: ReturnType<typeof streams>, text: string) => to.quote(text)],
    ["heading", (to: ReturnType<typeof streams>, text: string) => to.heading(text)],
    ["table", (to: ReturnType<typeof streams>, text: string) => to.table([[text], [text]])],
    ["facts", (to: ReturnType<typeof streams>, text: string) => to.facts([[text, text]])],
    ["data", (to: ReturnType<typeof streams>, text: string) => to.data({ [text]: text })],
    ["record", (to: ReturnType<typeof streams>, text: string) => to.record({ [text]: text })],
    ["complain", (to: ReturnType<typeof streams>, text: string) => to.complain(text)],
    ["progress", (to: ReturnType<typeof streams>, text: string) => to.progress(text)],
  ] as const)("never moves the reader's terminal by others' text: %s", (_name, tell) => {
    const to = streams(true);
    tell(to, "a\u001B]0;title\u0007b\u202Ec");
    const shown = to.said() + to.complained();
    expect(["\u001B]", "\u0007", "\u202E"].filter((each) => shown.includes(each))).toEqual([]);
    expect(shown).toContain("title");
  });
});

describe("progress", () => {
  test("stands in one place on a terminal, and makes way for what is said", () => {
    const { progress, say, complained } = streams(true);
    progress("10:00");
    progress("10:01");
    say("done");
    expect(complained()).toBe("\r\u001B[K10:00\r\u001B[K10:01\r\u001B[K");
  });

  test("is not told elsewhere", () => {
    const { progress, complained } = streams(false);
    progress("10:00");
    expect(complained()).toBe("");
  });
});
