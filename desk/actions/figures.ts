import { done, type Result, type Transaction } from "./store.ts";

/** How the desk stands, over all projects. */
export interface Figures {
  /** Tickets that wait to be claimed. */
  readonly waiting: number;
  /** Zero when none waits. */
  readonly longestWaitMs: number;
  /** Open tickets whose deadline has passed. */
  readonly late: number;
}

export async function readFigures({ tickets }: Transaction, now: number): Promise<Result<Figures>> {
  const { waiting, firstSince, late } = await tickets.figures(now);
  return done({ waiting, late, longestWaitMs: firstSince === null ? 0 : now - firstSince });
}
