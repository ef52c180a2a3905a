import process from "node:process";

/**
 * How many random runs a property gets: as many as it asks for, or fewer where the
 * environment sets a limit (`DESKFORM_RUNS`; the quick gate does).
 */
export function runs(wanted: number): number {
  const limit = Number(process.env["DESKFORM_RUNS"] ?? wanted);
  return Math.min(wanted, limit);
}
