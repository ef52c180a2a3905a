import { setTimeout } from "node:timers/promises";
import { refusal } from "../../../core/fault.ts";
import { isTerminal, stateLabels } from "../../../core/workflow/state.ts";
import type { Context, Run } from "../command.ts";
import { failure, faultFailure } from "../../failure/index.ts";
import type { CommandLine } from "../command-line.ts";
import { seoulTime } from "../seoul-time.ts";
import { connectToTickets, type TicketAnswer, ticketIn } from "./connection.ts";
import { withoutContact } from "./hide-contact.ts";

const usualIntervalMs = 3_000;
const shortestIntervalMs = 200;

/** Says each change as it is seen; ends with the ticket, with the awaited state, or by Ctrl-C. */
export const watch: Run = async (given, context) => {
  const { interrupt } = context;
  await follow(given, context).catch((error: unknown) => {
    if (!interrupt.aborted) throw error;
    // Nobody who waits for a state may take an interruption for it.
    if (given.text("--until") !== undefined) throw faultFailure(refusal("cancelled_by_user", {}));
  });
};

async function follow(given: CommandLine, context: Context): Promise<void> {
  const { interrupt, terminal } = context;
  const connection = connectToTickets(given, context);
  const intervalMs = Math.max(shortestIntervalMs, given.durationMs("--every") ?? usualIntervalMs);
  for (let seen = 0; ;) {
    const answer = await connection.read(ticketIn(given));
    if (answer.ticket.version !== seen) tellChange(answer, given, context);
    seen = answer.ticket.version;
    if (isOver(answer, given)) return;
    terminal.progress(`${answer.ticket.number}  ${seoulTime(answer.asOf)}`);
    await setTimeout(intervalMs, undefined, { signal: interrupt });
  }
}

/** One JSON document a line, so that a program reads each as it comes. */
function tellChange(
  answer: TicketAnswer,
  given: CommandLine,
  { terminal, language }: Context,
): void {
  if (given.flag("--json")) return terminal.record(withoutContact(answer, given));
  const { number, state, version } = answer.ticket;
  terminal.say(
    `${seoulTime(answer.asOf)}  ${number}  ${stateLabels[state][language]}  (${version})`,
  );
}

/** A ticket that ends without having been in the awaited state is a failure for whoever waits. */
function isOver({ ticket }: TicketAnswer, given: CommandLine): boolean {
  const until = given.text("--until");
  if (ticket.state === until) return true;
  if (!isTerminal(ticket.state)) return false;
  if (until === undefined) return true;
  const { number, state } = ticket;
  throw failure("state_not_reached", { number, state, wanted: until });
}
