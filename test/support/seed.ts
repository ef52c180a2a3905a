import { randomInt } from "node:crypto";
import process from "node:process";

/** Another one every time; the one that the environment names (`DESKFORM_SEED`) plays a failure again. */
export function freshSeed(): number {
  return Number(process.env["DESKFORM_SEED"] ?? randomInt(2 ** 31));
}
