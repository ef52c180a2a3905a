import type { Session } from "../session.ts";

/** Answers at once; the calls under way end by their signals. */
export function cancel<Client>(session: Session<Client>): object {
  session.stop();
  return {};
}
