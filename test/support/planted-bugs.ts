/**
 * Bugs that are planted on purpose, to see that the tests see them. Each changes statements of the product
 * while the tests' own copy is built; the product has no switch.
 */

interface Edit {
  /** From the repository's root. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly from: string;
  readonly to: string;
}

export interface PlantedBug {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Where it shall be caught. */
  readonly hunters: readonly string[];
}

const histories = "test/facts/desk/model/pure-core.test.ts";
const calendarFacts = "test/facts/core/calendar/calendar.test.ts";

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: "the unique key dropped",
    edits: [
      {
        file: "desk/store/migrations/001-first.ts",
        from: "  primary key (project_id, key),\n  foreign key",
        to: "  foreign key",
      },
      {
        file: "desk/store/keys.ts",
        from: "  on conflict (project_id, key) do update set ticket_id = excluded.ticket_id",
        to: "",
      },
    ],
    hunters: [histories],
  },
  {
    name: "ids at random",
    edits: [
      {
        file: "desk/actions/tickets/binding.ts",
        from: "nextId: ticketId({ project, key, timesFreed: timesFreedThen })",
        to: `nextId: ticketId({ project, key, timesFreed: timesFreedThen + Math.random() })`,
      },
    ],
    hunters: [histories],
  },
  {
    name: "the version not compared",
    edits: [
      {
        file: "desk/actions/tickets/workflow.ts",
        from: "if (version.read === ticket.version) return null;",
        to: "return null;",
      },
    ],
    hunters: [histories],
  },
  {
    name: "the project missing from one statement",
    edits: [
      {
        file: "desk/store/grants.ts",
        from: "from firewall_grant where project_id = $1 and id = $2",
        to: "from firewall_grant where $1 is not null and id = $2",
      },
    ],
    hunters: [histories],
  },
  {
    name: "the role not checked on confirm",
    edits: [
      {
        file: "desk/actions/people/caller.ts",
        from: "if (role === undefined || !scopesOf(caller).includes(access.scope))",
        to: `if (access.scope !== "confirm" && (role === undefined || !scopesOf(caller).includes(access.scope)))`,
      },
    ],
    hunters: [histories],
  },
  {
    name: "a token in a log line",
    edits: [
      {
        file: "desk/http/server.ts",
        from: "token: request.caller?.tokenId",
        to: "token: request.headers.authorization",
      },
    ],
    hunters: ["test/facts/desk/attack/attack.test.ts"],
  },
  {
    name: "contact data in clear in an event",
    edits: [
      {
        file: "desk/actions/tickets/form.ts",
        from: "return { contact, securityInfo: secret };",
        to: "return { contact: JSON.stringify(form.contact), securityInfo: secret };",
      },
    ],
    hunters: [histories],
  },
  {
    name: "cancel allowed after confirm",
    edits: [
      {
        file: "core/workflow/table.ts",
        from: `refuse("ticket_confirmed", "nobody cancels after the confirmation, on either side")`,
        to: `go("T14", "cancelled", "either side cancels, and the keys are free")`,
      },
    ],
    hunters: [histories],
  },
  {
    name: "confirm without the ticket's own grant",
    edits: [
      {
        file: "core/workflow/guarded-changes.ts",
        from: "grant === null || grant.ticketId !== ticket.id || !isActiveThrough(grant, now, endAt)",
        to: "grant === null || !isActiveThrough(grant, now, endAt)",
      },
      {
        file: "desk/store/grants.ts",
        from: "from firewall_grant where ticket_id = $1 and revoked_at is null",
        to: `from firewall_grant where revoked_at is null
          and server_id = (select server_id from ticket where id = $1) order by ticket_id <> $1`,
      },
    ],
    hunters: [histories],
  },
  {
    name: "a charge for a cancelled ticket",
    edits: [
      {
        file: "core/workflow/guarded-changes.ts",
        from: `cancel: (_, { actor, reason }, { now }) =>`,
        to: `cancel: (ticket, { actor, reason }, { now }) =>`,
      },
      {
        file: "core/workflow/guarded-changes.ts",
        from: `{ kind: "freeKeys" },`,
        to: `{ kind: "freeKeys" },
          { kind: "createCharge", charge: chargeFor(ticket.id, ticket.estimate, now) },`,
      },
    ],
    hunters: [histories],
  },
  {
    name: "a second charge",
    edits: [
      {
        file: "desk/store/charges.ts",
        from: "values ($1, $2, $3, $4, $5, $6, $7)`;",
        to: `values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (ticket_id) do update set subtotal = charge.subtotal + excluded.subtotal\`;`,
      },
      {
        file: "desk/actions/tickets/workflow.ts",
        from: "return transaction.charges.add(project, effect.charge);",
        to: `await transaction.charges.add(project, effect.charge);
      return transaction.charges.add(project, effect.charge);`,
      },
    ],
    hunters: [histories],
  },
  {
    name: "the entry outside the transaction",
    edits: [
      {
        file: "desk/actions/audit/log.ts",
        from: "await entries.append({ ...entry, hash: leafHash(entry) });",
        to: "setImmediate(() => void entries.append({ ...entry, hash: leafHash(entry) }));",
      },
    ],
    hunters: [histories],
  },
  {
    name: "an answer before the commit",
    edits: [
      {
        file: "desk/store/sqlite.ts",
        from: "      if (!(await job.run(connection)) && connection.changes() !== before) return false;",
        to: `      if (!(await job.run(connection)) && connection.changes() !== before) return false;
      job.answer();`,
      },
    ],
    hunters: ["test/facts/desk/model/commit.test.ts"],
  },
  {
    name: "a deadline that counts holidays",
    edits: [
      {
        file: "core/calendar/deadline.ts",
        from: "const end = isBusinessDay(calendar, day) ?",
        to: "const end = isBusinessDay({ ...calendar, holidays: new Set() }, day) ?",
      },
    ],
    hunters: [calendarFacts],
  },
  {
    name: "off-hours computed in UTC",
    edits: [
      {
        file: "core/calendar/day.ts",
        from: "const seoulOffsetMs = 9 * hourMs;",
        to: "const seoulOffsetMs = 0 * hourMs;",
      },
    ],
    hunters: [histories],
  },
  {
    name: "security info readable unclaimed",
    edits: [
      {
        file: "desk/actions/tickets/engineer.ts",
        from: "if (ticket.assignee !== call.actor.principalId) {",
        to: "if (false) {",
      },
    ],
    hunters: [histories],
  },
  {
    name: "security info readable after the end",
    edits: [
      {
        file: "desk/actions/tickets/engineer.ts",
        from: "if (ticket.ending !== null) return",
        to: "if (false) return",
      },
      {
        file: "desk/actions/tickets/workflow.ts",
        from: `return transaction.vault.destroy(id, "security_info");`,
        to: "return;",
      },
    ],
    hunters: [histories],
  },
];
