/** The calendar in force: published holidays with the desk's own closures and openings, as one document. */
import {
  type Calendar,
  calendarOf,
  calendarWith,
  type Exception,
  formatDay,
} from "../../../core/calendar/index.ts";
import { canonicalJson } from "../../../core/scalar/digest.ts";
import { withCalendar } from "../../../core/workflow/calendar-change.ts";
import { type AuditContext, deskLog, recordEntry } from "../audit/log.ts";
import { hasMembers, readDocument } from "../stored-document.ts";
import type { Transaction } from "../storage/store.ts";
import { type Action, type ActionContext, answered } from "../context.ts";

const calendarSetting = "calendar";

/** A calendar as it is stored and logged: two that say the same are the same text. */
interface CalendarDocument {
  readonly holidays: readonly number[];
  readonly exceptions: readonly Exception[];
}

const isCalendarDocument = hasMembers<CalendarDocument>("holidays", "exceptions");

export type CalendarReader = (transaction: Transaction) => Promise<Calendar>;

/** Remembers the last one: it is asked for with every call, and hardly ever another. */
export function calendarReader(): CalendarReader {
  let last = { text: "", calendar: calendarWith([]) };
  return async ({ settings }) => {
    const text = await settings.read(calendarSetting);
    if (text !== null && text !== last.text) last = { text, calendar: calendarIn(text) };
    return last.calendar;
  };
}

function calendarIn(text: string): Calendar {
  const { holidays, exceptions } = readDocument(text, isCalendarDocument);
  return calendarOf(holidays, exceptions);
}

export function calendarDocument({ holidays, exceptions }: Calendar): CalendarDocument {
  return { holidays: [...holidays].toSorted((left, right) => left - right), exceptions };
}

/** Holidays are published late and changed by law: a desk that starts takes what is known then. */
export async function adoptPublishedHolidays(context: AuditContext): Promise<void> {
  const { exceptions } = await calendarReader()(context.transaction);
  await changeCalendar(context, exceptions);
}

export interface CalendarChange {
  readonly isChanged: boolean;
  /** Tickets whose deadline is another now. */
  readonly deadlinesMoved: number;
}

/** These closures and openings from now on. Running deadlines move later or stay; each move is an entry of the log. */
export async function changeCalendar(
  context: AuditContext,
  exceptions: readonly Exception[],
): Promise<CalendarChange> {
  const { settings } = context.transaction;
  const after = calendarWith(exceptions);
  const text = canonicalJson(calendarDocument(after));
  const known = await settings.read(calendarSetting);
  if (known === text) return { isChanged: false, deadlinesMoved: 0 };
  await settings.write(calendarSetting, text);
  const payload = { version: after.version, calendar: calendarDocument(after) };
  await recordEntry(context, {
    project: deskLog,
    ticketId: null,
    kind: "calendarChanged",
    payload,
  });
  const before = known === null ? after : calendarIn(known);
  return { isChanged: true, deadlinesMoved: await moveDeadlines(context, before, after) };
}

const pageSize = 100;

async function moveDeadlines(
  context: AuditContext,
  before: Calendar,
  after: Calendar,
): Promise<number> {
  const { transaction, now } = context;
  let moved = 0;
  let page = await transaction.tickets.unended(0, pageSize);
  while (page.length > 0) {
    for (const { ticket } of page) {
      const changed = withCalendar(ticket, before, after, now);
      if (changed === ticket) continue;
      await transaction.tickets.update(changed);
      const { id: ticketId, project } = ticket;
      const { deadline, version } = changed;
      const payload = { changes: { deadline, version } };
      await recordEntry(context, { project, ticketId, kind: "calendarChanged", payload });
      if (deadline.dueAt !== ticket.deadline.dueAt) moved += 1;
    }
    page = await transaction.tickets.unended(page.at(-1)?.ticket.sequence ?? 0, pageSize);
  }
  return moved;
}

export const readCalendar: Action<"readCalendar"> = async (call) =>
  answered(call, { calendar: viewCalendar(call) });

export const readDeskCalendar: Action<"readDeskCalendar"> = async (call) =>
  answered(call, { calendar: viewCalendar(call) });

function viewCalendar({ desk: { calendar } }: Pick<ActionContext, "desk">) {
  const { version, firstYear, lastYear, exceptions } = calendar;
  const { holidays } = calendarDocument(calendar);
  return {
    version,
    firstYear,
    lastYear,
    holidays: holidays.map(formatDay),
    exceptions: exceptions.map(viewException),
  };
}

function viewException({ desk, from, until, weekdays }: Exception) {
  const range = { desk, from: formatDay(from), until: formatDay(until) };
  return weekdays === null ? range : { ...range, weekdays: [...weekdays] };
}
