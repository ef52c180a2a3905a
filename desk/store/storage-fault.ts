import type { Fault } from "../../core/fault.ts";

const full = 13;
/** Busy, locked, read-only, input or output error, corrupt, cannot open, not a database. */
const unavailable = [5, 6, 8, 10, 11, 14, 26];

/** The refusal that a failing disk deserves; null for a mistake of our own, which is thrown. */
export function storageFault(error: unknown): Fault | null {
  const code = primaryCode(error);
  if (code === full) return { code: "storage_full", details: {} };
  if (code !== null && unavailable.includes(code))
    return { code: "storage_unavailable", details: {} };
  return null;
}

function primaryCode(error: unknown): number | null {
  if (!(error instanceof Error) || !("errcode" in error)) return null;
  // Extended codes carry the primary one in their lowest byte.
  return typeof error.errcode === "number" ? error.errcode & 0xff : null;
}
