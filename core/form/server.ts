import { type Fault, refusal } from "../fault.ts";

/** A project may have more servers than anybody reads in a sentence. */
const shownServersMax = 20;

/** What is said to a server that is none of the project's, whose servers are `known`. */
export function serverFault(serverId: string, known: readonly string[]): Fault | null {
  if (known.includes(serverId)) return null;
  return refusal("server_unknown", { serverId, known: known.slice(0, shownServersMax) });
}
