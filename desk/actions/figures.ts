import type { Access } from "../contract/index.ts";
import { done, type Result, type Transaction } from "./port/store.ts";

/** How the desk stands, over all projects. */
export interface Figures {
  /** Tickets that wait to be claimed. */
  readonly waiting: number;
  /** Zero when none waits. */
  readonly longestWaitMs: number;
  /** Open tickets whose deadline has passed. */
  readonly late: number;
}

/** How busy the desk is concerns its staff, and the scraper that they give a token to. */
export const figuresAccess: Access = { roles: ["engineer", "admin"], scope: "read" };

export async function readFigures({ tickets }: Transaction, now: number): Promise<Result<Figures>> {
  const { waiting, firstSince, late } = await tickets.figures(now);
  return done({ waiting, late, longestWaitMs: firstSince === null ? 0 : now - firstSince });
}
