import { destroyPolicies, type DestroyPolicy } from "../../core/workflow/destroy-policy.ts";
import type { Ticket } from "../../core/workflow/ticket.ts";
import { hasMembers } from "../actions/stored-document.ts";
import type { TicketFilter, TicketRecord, Tickets } from "../actions/storage/store.ts";
import type { Connection, Parameter, Row } from "./database.ts";
import { bit, document, first, flag, integer, optionalInteger, optionalText } from "./row.ts";

const isTicket = hasMembers<Ticket>("id", "state", "version", "application", "lastAction");

const columns = `document, namespace, origin, held, ever_held, on_destroy, consent_withdrawn_at,
  contact_erased_at`;

const find = `select ${columns} from ticket where id = $1`;
const numbered = `select ${columns} from ticket where number = $1`;
const nextSequence = `select coalesce(max(sequence), 0) + 1 as next from ticket`;
const insert = `
  insert into ticket
    (id, sequence, number, project_id, server_id, state, version, priority, submitted_at,
     processable_from, confirmed_at, ended_at, due_at, document, namespace, origin, held, ever_held,
     on_destroy)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`;
const update = `
  update ticket
  set state = $3, version = $4, priority = $5, processable_from = $6, confirmed_at = $7,
      ended_at = $8, due_at = $9, document = $10
  where id = $1 and version = $2
  returning id`;
const bind = `
  update ticket set namespace = $2, origin = $3, held = $4, ever_held = $5, on_destroy = $6
  where id = $1`;
const list = `
  select ${columns} from ticket
  where project_id = $1
    and ($2 is null or state = $2)
    and ($3 is null or server_id = $3)
    and ($4 is null or namespace = $4)
    and ($5 is null or ever_held = $5)
    and ($6 is null or held = $6)
    and ($7 is null or (ended_at is null) = ($7 = 1))
    and ($8 is null or sequence < $8)
  order by sequence desc limit $9`;
const withdrawConsent = `
  update ticket set consent_withdrawn_at = $2 where id = $1 and consent_withdrawn_at is null`;
const markErased = `
  update ticket set contact_erased_at = $2 where id = $1 and contact_erased_at is null`;
const listEverywhere = `
  select ${columns} from ticket
  where ($1 is null or state = $1)
    and ($2 is null or (ended_at is null) = ($2 = 1))
    and ($3 is null or sequence < $3)
  order by sequence desc limit $4`;
const queue = `
  select ${columns} from ticket where state = 'received'
  order by priority desc, sequence limit $1`;
const due = `
  select ${columns} from ticket where state = 'off_hours' and processable_from <= $1
  order by processable_from, sequence limit $2`;
const late = `
  select ${columns} from ticket
  where ended_at is null and due_at < $1 and (told_due_at is null or told_due_at <> due_at)
  order by due_at limit $2`;
const putDeadline = `update ticket set due_at = $2, told_due_at = $3 where id = $1`;
const metrics = `
  select count(*) as waiting, min(processable_from) as first_since,
    (select count(*) from ticket where ended_at is null and due_at > 0 and due_at < $1) as late
  from ticket where state = 'received'`;
const unended = `
  select ${columns} from ticket where ended_at is null and sequence > $1 order by sequence limit $2`;
const oldest = `select ${columns} from ticket where sequence > $1 order by sequence limit $2`;
const confirmedOn = `
  select ${columns} from ticket
  where project_id = $1 and server_id = $2 and ended_at is null and confirmed_at is not null
  order by sequence limit 1`;

export function tickets({ query }: Connection): Tickets {
  return {
    find: async (id) => first(await query(find, id), readRecord),
    numbered: async (number) => first(await query(numbered, number), readRecord),
    async nextSequence() {
      return first(await query(nextSequence), (row) => integer(row, "next")) ?? 1;
    },
    async insert({ ticket, binding: { namespace, origin, held, everHeld, onDestroy } }) {
      const { id, sequence, number, project, application, version, submittedAt } = ticket;
      const [state, , priority, ...rest] = movingColumns(ticket);
      const bound = [namespace, origin, bit(held), bit(everHeld), onDestroy];
      const fixed = [id, sequence, number, project, application.serverId];
      await query(insert, ...fixed, state, version, priority, submittedAt, ...rest, ...bound);
    },
    async update(ticket) {
      const rows = await query(update, ticket.id, ticket.version - 1, ...movingColumns(ticket));
      return rows.length === 1;
    },
    async bind(id, { namespace, origin, held, everHeld, onDestroy }) {
      await query(bind, id, namespace, origin, bit(held), bit(everHeld), onDestroy);
    },
    async withdrawConsent(id, at) {
      await query(withdrawConsent, id, at);
    },
    async markErased(id, at) {
      await query(markErased, id, at);
    },
    list: async (filter) => (await query(list, ...filterParameters(filter))).map(readRecord),
    async listEverywhere({ state = null, open, before = null, limit }) {
      const isOpen = open === undefined ? null : bit(open);
      return (await query(listEverywhere, state, isOpen, before, limit)).map(readRecord);
    },
    queue: async (limit) => (await query(queue, limit)).map(readRecord),
    due: async (now, limit) => (await query(due, now, limit)).map(readRecord),
    late: async (now, limit) => (await query(late, now, limit)).map(readRecord),
    async putDeadline(id, dueAt, isMissRecorded) {
      await query(putDeadline, id, dueAt, isMissRecorded ? dueAt : null);
    },
    async metrics(now) {
      const [row] = await query(metrics, now);
      if (row === undefined) throw new Error("a count answers one row");
      const firstSince = optionalInteger(row, "first_since");
      return { waiting: integer(row, "waiting"), firstSince, late: integer(row, "late") };
    },
    unended: async (after, limit) => (await query(unended, after, limit)).map(readRecord),
    oldest: async (after, limit) => (await query(oldest, after, limit)).map(readRecord),
    confirmedOn: async (project, serverId) =>
      first(await query(confirmedOn, project, serverId), readRecord),
  };
}

/** The columns that follow the document, for constraints and indexes. */
function movingColumns(
  ticket: Ticket,
): [string, number, number, number, number | null, number | null, number | null, string] {
  return [
    ticket.state,
    ticket.version,
    ticket.priority,
    ticket.processableFrom,
    ticket.confirmation?.confirmedAt ?? null,
    ticket.ending?.endedAt ?? null,
    ticket.deadline.dueAt,
    JSON.stringify(ticket),
  ];
}

function filterParameters(filter: TicketFilter): readonly Parameter[] {
  const { project, state, serverId, namespace, held, open, before, limit } = filter;
  return [
    project,
    state ?? null,
    serverId ?? null,
    namespace ?? null,
    // Never held is the narrower of the two: such a ticket is not held now either.
    held === "never" ? 0 : null,
    held === undefined ? null : 0,
    open === undefined ? null : bit(open),
    before ?? null,
    limit,
  ];
}

function readRecord(row: Row): TicketRecord {
  return {
    ticket: document(row, "document", isTicket),
    binding: {
      namespace: optionalText(row, "namespace"),
      origin: optionalText(row, "origin"),
      held: flag(row, "held"),
      everHeld: flag(row, "ever_held"),
      onDestroy: readOnDestroy(row),
    },
    consentWithdrawnAt: optionalInteger(row, "consent_withdrawn_at"),
    contactErasedAt: optionalInteger(row, "contact_erased_at"),
  };
}

function readOnDestroy(row: Row): DestroyPolicy | null {
  const word = optionalText(row, "on_destroy");
  return destroyPolicies.find((each) => each === word) ?? null;
}
