/** Processes as they are seen from outside. */
import { existsSync, readFileSync } from "node:fs";
import process from "node:process";
import { vi } from "vitest";

/** A plugin looks after its engine twice a second; a machine may be busy. */
const patience = { timeout: 30_000, interval: 50 };

/** Fulfilled when none of them lives any more. */
export async function allGone(processIds: readonly number[]): Promise<void> {
  await vi.waitFor(() => {
    const left = processIds.filter(isAlive);
    if (left.length > 0) throw new Error(`still there: ${left.join(", ")}`);
  }, patience);
}

/** Who has ended and was not buried yet, as where nobody takes in orphans, is not alive. */
function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
  } catch {
    return false;
  }
  return !isZombie(processId);
}

function isZombie(processId: number): boolean {
  const status = `/proc/${processId}/stat`;
  return existsSync(status) && /\) Z /.test(readFileSync(status, "utf8"));
}
