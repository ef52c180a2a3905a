import type { Language } from "../fault/sentences.ts";

/** Whole Korean won. There is no smaller coin, and no fraction is ever stored. */
export type Won = number;

/** `55,000 KRW` in English, `55,000원` in Korean. */
export function formatWon(amount: Won, language: Language): string {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ",");
  const signed = amount < 0 ? `-${digits}` : digits;
  return language === "ko" ? `${signed}원` : `${signed} KRW`;
}
