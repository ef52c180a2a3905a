import { type ShownField, shownFields } from "../../../core/form/fields.ts";
import type { ApplicationForm, Ticket } from "../../../desk/contract/index.ts";
import { failure } from "../../failure/index.ts";
import type { CommandLine } from "../command-line.ts";
import { type Members, readMembers } from "../files.ts";

/** The most that the customer will pay, as a body takes it; the desk refuses a price above it. */
export function costLimit(given: CommandLine): { readonly maxCost?: number } {
  const maxCost = given.integer("--max-cost");
  return maxCost === undefined ? {} : { maxCost };
}

/** What the file and the options say, the options first; the desk judges it. */
export async function typedForm(given: CommandLine): Promise<Members> {
  const file = given.text("--file");
  const written = file === undefined ? {} : await readMembers(file);
  return { ...written, ...typedOptions(given, written) };
}

function typedOptions(given: CommandLine, written: Members): Members {
  const services = given.texts("--service");
  const noticeVersion = given.integer("--consent");
  return present({
    serverId: given.text("--server"),
    services: services.length === 0 ? undefined : services,
    title: given.text("--title"),
    body: given.text("--body"),
    nightWork: given.flag("--night-work") ? true : undefined,
    contact: typedContact(given, written["contact"]),
    consent: noticeVersion === undefined ? undefined : { agreed: true, noticeVersion },
  } satisfies Readonly<Record<ShownField, unknown>>);
}

/** One changed part leaves the others of the contact as they were. */
function typedContact(given: CommandLine, written: unknown): Members | undefined {
  const typed = present({
    name: given.text("--name"),
    phone: given.text("--phone"),
    email: given.text("--email"),
  });
  const isTyped = Object.keys(typed).length > 0;
  return isTyped ? { ...(typeof written === "object" ? written : {}), ...typed } : undefined;
}

function present(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** The form as the ticket has it, with what was typed in its place. */
export async function changedForm(ticket: Ticket, given: CommandLine): Promise<ApplicationForm> {
  const { serverId, services, title, body, nightWork, contact, consent } = ticket;
  const kept = present({
    serverId,
    services,
    title,
    body,
    nightWork,
    contact: contact ?? undefined,
    consent: { agreed: true, noticeVersion: consent.noticeVersion },
  } satisfies Readonly<Record<ShownField, unknown>>);
  const typed = await typedForm(given);
  const merged = { ...kept, ...typed };
  return completeForm({ ...merged, ...mergedContact(contact, typed) });
}

function mergedContact(contact: Ticket["contact"], typed: Members): Members {
  const changed = typed["contact"];
  return typeof changed === "object" && changed !== null
    ? { contact: { ...contact, ...changed } }
    : {};
}

/** Says what is missing by its name in the file. What is wrong with the rest the desk says. */
export function completeForm(members: Members): ApplicationForm {
  const complete = { nightWork: false, ...members };
  if (isForm(complete)) return complete;
  const name = shownFields.find((each) => !(each in complete)) ?? "--file";
  throw failure("form_incomplete", { name });
}

/** Whether every part is there; their shapes are the desk's to judge, which names each by its path. */
function isForm(members: Members): members is Members & ApplicationForm {
  return shownFields.every((name) => name in members);
}
