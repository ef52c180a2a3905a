import { deskRoles } from "../../core/people.ts";
import type { Access } from "../contract/index.ts";
import type { TransactionContext } from "./context.ts";
import { ok, type Result } from "./result.ts";

/** How the desk stands, over all projects. */
export interface DeskMetrics {
  /** Tickets that wait to be claimed. */
  readonly waiting: number;
  /** Zero when none waits. */
  readonly longestWaitMs: number;
  /** Open tickets whose deadline has passed. */
  readonly late: number;
}

/** How busy the desk is concerns its staff, and the scraper that they give a token to. */
export const metricsAccess: Access = { roles: deskRoles, scope: "read" };

export async function readMetrics({
  transaction,
  now,
}: TransactionContext): Promise<Result<DeskMetrics>> {
  const { waiting, firstSince, late } = await transaction.tickets.metrics(now);
  return ok({ waiting, late, longestWaitMs: firstSince === null ? 0 : now - firstSince });
}
