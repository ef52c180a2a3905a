import { createHmac } from "node:crypto";
import canonicalize from "canonicalize";
import type { SecurityInfo } from "./inputs.ts";

/**
 * Stands for secret values in a plan, so that apply can refuse others without anybody having stored
 * them. Keyed, because passwords could be guessed from a bare hash.
 */
export function commitmentOf(securityInfo: SecurityInfo, commitmentKey: string): string {
  const text = canonicalize(securityInfo) ?? "";
  return createHmac("sha256", Buffer.from(commitmentKey, "base64"))
    .update(`deskform security-info\n${text}`)
    .digest("hex");
}
