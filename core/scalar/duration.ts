import { dayMs, hourMs, minuteMs, secondMs } from "./instant.ts";

const units = { d: dayMs, h: hourMs, m: minuteMs, s: secondMs } as const;
const pattern = /^(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,7})m)?(?:(\d{1,9})s)?$/;

/** `2h30m`, `5d`, `90s` in milliseconds; null for anything else, nothing, or zero. */
export function parseDuration(text: string): number | null {
  const parts = pattern.exec(text);
  if (parts === null) return null;
  const [, days = "0", hours = "0", minutes = "0", seconds = "0"] = parts;
  const durationMs =
    Number(days) * units.d +
    Number(hours) * units.h +
    Number(minutes) * units.m +
    Number(seconds) * units.s;
  return durationMs > 0 ? durationMs : null;
}
