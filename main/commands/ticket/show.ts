import { formatWon } from "../../../core/scalar/money.ts";
import type { Language } from "../../../core/fault.ts";
import type { ShownField } from "../../../core/form/fields.ts";
import { stateLabels } from "../../../core/workflow/state.ts";
import type { AnswerOf, Ticket } from "../../../desk/contract/index.ts";
import type { Fact, Terminal } from "../../terminal/index.ts";
import type { Run } from "../command.ts";
import { seoulTime } from "../seoul-time.ts";
import { labels } from "./labels.ts";
import { connectToTickets, ticketIn } from "./connection.ts";
import { hideContact, withoutContact } from "./hide-contact.ts";

/** Everything that a person needs for a decision. */
export const show: Run = async (given, context) => {
  const { terminal, language } = context;
  const connection = connectToTickets(given, context);
  const answer = await connection.read(ticketIn(given));
  if (given.flag("--json")) return terminal.data(withoutContact(answer, given));
  const ticket = hideContact(answer.ticket, given);
  showForm(ticket, terminal, language);
  showProgress(ticket, terminal, language);
  showWorkPlan(ticket, terminal, language);
  showAccess(ticket, terminal, language);
  showComments(await connection.comments(ticket.id), terminal, language);
};

function showForm(ticket: Ticket, terminal: Terminal, language: Language): void {
  const { contact, estimate, securityInfoFor } = ticket;
  const label = labels[language];
  // The title is the heading, and who filed has agreed.
  const form: Readonly<Record<Exclude<ShownField, "title" | "consent">, Fact>> = {
    serverId: [label.server, ticket.serverId],
    services: [label.services, ticket.services.join(", ")],
    body: [label.body, ticket.body],
    nightWork: [label.nightWork, ticket.nightWork ? label.yes : label.no],
    contact: [label.contact, contact && [contact.name, contact.phone, contact.email].join("  ")],
  };
  terminal.heading(`${ticket.number}  ${ticket.title}`);
  terminal.facts([
    [label.id, ticket.id],
    [label.project, ticket.project],
    ...Object.values(form),
    [label.erased, ticket.contactErasedAt && seoulTime(ticket.contactErasedAt)],
    [label.securityInfo, securityInfoFor.length === 0 ? null : securityInfoFor.join(", ")],
    [label.estimate, priceOf(estimate, language)],
  ]);
}

function showProgress(ticket: Ticket, terminal: Terminal, language: Language): void {
  const { delay, state, dueProvisional, dueAt } = ticket;
  const label = labels[language];
  const due = dueAt && `${seoulTime(dueAt)}${dueProvisional ? ` (${label.provisional})` : ""}`;
  terminal.heading(label.progress);
  terminal.facts([
    [label.state, `${stateLabels[state][language]} (${state})`],
    [label.version, String(ticket.version)],
    [label.submitted, `${seoulTime(ticket.submittedAt)}  ${ticket.submittedBy}`],
    [label.processableFrom, seoulTime(ticket.processableFrom)],
    [label.due, due],
    [label.delay, delay && `${seoulTime(delay.expectedAt)}  ${delay.reason}`],
    [label.revision, ticket.revision],
    [label.reReview, ticket.reReviewReason],
    [
      label.confirmed,
      ticket.confirmedAt && `${seoulTime(ticket.confirmedAt)}  ${ticket.confirmedBy}`,
    ],
    [label.started, ticket.startedAt && seoulTime(ticket.startedAt)],
    [label.ended, ticket.endedAt && `${seoulTime(ticket.endedAt)}  ${ticket.outcome ?? ""}`],
    [label.note, ticket.reason],
  ]);
}

function showWorkPlan(ticket: Ticket, terminal: Terminal, language: Language): void {
  const { workPlan, workPlanHash, confirmedAt } = ticket;
  if (workPlan === null) return;
  const { items, quote, window, steps, serverId } = workPlan;
  const label = labels[language];
  terminal.heading(label.workPlan);
  terminal.facts([
    [label.server, serverId],
    [label.services, items.join(", ")],
    [label.quote, priceOf(quote, language)],
    [label.window, `${seoulTime(window.start)} – ${seoulTime(window.end)}`],
    [label.steps, steps.map((step, at) => `${at + 1}. ${step}`).join("\n")],
    [label.hash, workPlanHash],
  ]);
  if (confirmedAt === null && ticket.state === "approval_requested") {
    terminal.quote(label.decide({ number: ticket.number, hash: workPlanHash ?? "" }));
  }
}

function showAccess(
  { grant, keyRegistered }: Ticket,
  terminal: Terminal,
  language: Language,
): void {
  const label = labels[language];
  terminal.heading(label.access);
  terminal.facts([
    [label.grant, grant === null ? label.no : `${grant.state}  ${grant.id}`],
    [label.open, grant && `${seoulTime(grant.activatedAt)} – ${seoulTime(grant.expiresAt)}`],
    [label.sources, grant && `${grant.sourceCidrs.join(", ")} → tcp/${grant.port}`],
    [label.key, keyRegistered ? label.yes : label.no],
  ]);
}

function showComments(
  { comments }: AnswerOf<"listComments">,
  terminal: Terminal,
  language: Language,
): void {
  if (comments.length === 0) return;
  terminal.heading(labels[language].comments);
  terminal.facts(comments.map(({ at, by, body }): Fact => [`${seoulTime(at)}  ${by}`, body]));
}

function priceOf({ amount, vat }: Ticket["estimate"], language: Language): string {
  return `${formatWon(amount, language)} (+ ${labels[language].vat} ${formatWon(vat, language)})`;
}
