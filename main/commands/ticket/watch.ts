import { setTimeout } from "node:timers/promises";
import { refusal } from "../../../core/fault.ts";
import { isTerminal, stateLabels } from "../../../core/workflow/state.ts";
import type { Context, Run } from "../command.ts";
import { Failure, refusedWith } from "../failure.ts";
import type { Given } from "../given.ts";
import { seoul } from "../moment.ts";
import { words } from "../words.ts";
import { sideOf, type TicketAnswer, ticketIn, withoutContact } from "./side.ts";

const usualIntervalMs = 3_000;
const shortestIntervalMs = 200;

/** Says each change as it is seen; ends with the ticket, with the awaited state, or by Ctrl-C. */
export const watch: Run = async (given, context) => {
  const { interrupt, language } = context;
  await follow(given, context).catch((error: unknown) => {
    if (!interrupt.aborted) throw error;
    // Nobody who waits for a state may take an interruption for it.
    if (given.text("--until") !== undefined)
      throw refusedWith(refusal("cancelled_by_user", {}), language);
  });
};

async function follow(given: Given, context: Context): Promise<void> {
  const { interrupt, terminal } = context;
  const side = sideOf(given, context);
  const intervalMs = Math.max(shortestIntervalMs, given.durationMs("--every") ?? usualIntervalMs);
  for (let seen = 0; ;) {
    const answer = await side.read(ticketIn(given));
    if (answer.ticket.version !== seen) tellChange(answer, given, context);
    seen = answer.ticket.version;
    if (isOver(answer, given, context)) return;
    terminal.progress(`${answer.ticket.number}  ${seoul(answer.asOf)}`);
    await setTimeout(intervalMs, undefined, { signal: interrupt });
  }
}

/** One JSON document a line, so that a program reads each as it comes. */
function tellChange(answer: TicketAnswer, given: Given, { terminal, language }: Context): void {
  if (given.flag("--json")) return terminal.record(withoutContact(answer, given));
  const { number, state, version } = answer.ticket;
  terminal.say(`${seoul(answer.asOf)}  ${number}  ${stateLabels[state][language]}  (${version})`);
}

/** A ticket that ends without having been in the awaited state is a failure for whoever waits. */
function isOver({ ticket }: TicketAnswer, given: Given, { language }: Context): boolean {
  const until = given.text("--until");
  if (ticket.state === until) return true;
  if (!isTerminal(ticket.state)) return false;
  if (until === undefined) return true;
  const { number, state } = ticket;
  throw new Failure(words.notReached[language]({ number, state, wanted: until }));
}
