import { createHmac } from "node:crypto";
import canonicalize from "canonicalize";
import type { Call, Diagnostic } from "../../../framework/contract/index.ts";
import { flag, text } from "../../../framework/planning/index.ts";
import { bare, type Fields, unknown } from "../../../framework/value/index.ts";
import type { Target } from "../client.ts";
import { error } from "../diagnostics.ts";
import { type SecurityInfo, securityInfoOf } from "./inputs.ts";

/**
 * Stands for secret values in a plan, so that apply can refuse others without anybody having stored
 * them. Keyed, because passwords could be guessed from a bare hash.
 */
function commitmentOf(securityInfo: SecurityInfo, commitmentKey: string): string {
  const canonical = canonicalize(securityInfo) ?? "";
  return createHmac("sha256", Buffer.from(commitmentKey, "base64"))
    .update(`deskform security-info\n${canonical}`)
    .digest("hex");
}

/** Null without security info; unknown when it is not known yet or may change until apply. */
export function plannedCommitment(inputs: Fields, commitmentKey: string): Fields[string] {
  const written = inputs["securityInfo"] ?? null;
  if (bare(written) === null) return null;
  const securityInfo = securityInfoOf(inputs);
  if (securityInfo === null || flag(inputs, "securityInfoRotates")) return unknown;
  return commitmentOf(securityInfo, commitmentKey);
}

export function sentCommitment(inputs: Fields, { commitmentKey }: Target): string | null {
  const securityInfo = securityInfoOf(inputs);
  return securityInfo === null ? null : commitmentOf(securityInfo, commitmentKey);
}

export function commitmentProblem(
  planned: Fields,
  inputs: Fields,
  target: Target,
  call: Call<unknown>,
): Diagnostic | null {
  const promised = text(planned, "securityInfoCommitment");
  if (promised === null || flag(inputs, "securityInfoRotates")) return null;
  if (promised === sentCommitment(inputs, target)) return null;
  return error(call, "security_info_differs", {}, ["securityInfo"]);
}
