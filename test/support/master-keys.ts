import { randomBytes } from "node:crypto";
import type { MasterKeys } from "../../desk/actions/privacy/sealing.ts";

/** For data that nobody keeps: the key is gone with the process. */
export function passingMasterKeys(): MasterKeys {
  return { newest: 1, keys: new Map([[1, randomBytes(32)]]) };
}
