import type { Language } from "../../core/fault.ts";
import { sentences } from "../../core/fault/sentences.ts";
import { stackFrames } from "../../core/fault/stack-frames.ts";

const ownBug = sentences(
  () => "deskform met an error of its own. Report it with the lines below.",
  () => "deskform 내부 오류입니다. 아래 내용과 함께 신고하세요.",
);

/** What is told of an error that nobody but us can mend: its kind and its place, for its message may quote a secret. */
export function ownBugReport(error: unknown, language: Language): string {
  const kind = error instanceof Error ? error.name : typeof error;
  return [ownBug[language]({}), kind, ...stackFrames(error)].join("\n");
}
