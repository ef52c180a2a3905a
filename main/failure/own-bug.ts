import { sentences } from "../../core/fault/sentences.ts";

/** Stands above the stack of an error that nobody but us can mend; it has no code. */
export const ownBug = sentences(
  () => "deskform met an error of its own. Report it with the lines below.",
  () => "deskform 내부 오류입니다. 아래 내용과 함께 신고하세요.",
);
