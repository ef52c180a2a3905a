/** What holds of a desk's tables whatever has happened: asked of the file, past the desk and past the core. */
import { canaries } from "./forms.ts";
import type { ModelDesk } from "./desk.ts";
import type { World } from "./world.ts";

interface Law {
  readonly sentence: string;
  /** Selects whatever breaks it. */
  readonly breaches: string;
}

/** Monday to Friday, nine to six in Seoul, whatever the core says of time. */
function isOpenAt(column: string): string {
  const local = `${column} / 1000 + 9 * 3600, 'unixepoch'`;
  return `(strftime('%w', ${local}) between '1' and '5' and strftime('%H', ${local}) between '09' and '17')`;
}

const laws: readonly Law[] = [
  {
    sentence: "a key names at most one ticket",
    breaches: `select key from ticket_key group by project_id, key having count(*) > 1`,
  },
  {
    sentence: "tickets are numbered in the order of their filing, without a gap",
    breaches: `
      select number from ticket
      where sequence > (select count(*) from ticket) or number <> 'N' || sequence`,
  },
  {
    sentence: "columns and document of a ticket say the same",
    breaches: `
      select id from ticket
      where state <> document ->> '$.state' or version <> document ->> '$.version'
        or project_id <> document ->> '$.project'
        or server_id <> document ->> '$.application.serverId'
        or priority <> document ->> '$.priority'
        or confirmed_at is not document ->> '$.confirmation.confirmedAt'
        or ended_at is not document ->> '$.ending.endedAt'`,
  },
  {
    sentence: "a confirmation agrees to the work plan that was asked about",
    breaches: `
      select id from ticket
      where document ->> '$.confirmation.workPlanHash' <> document ->> '$.approval.workPlanHash'`,
  },
  {
    sentence: "a confirmed ticket keeps its own grant, locked, until it ends",
    breaches: `
      select ticket.id from ticket
        left join firewall_grant on firewall_grant.id = document ->> '$.confirmation.grantId'
          and firewall_grant.ticket_id = ticket.id
      where confirmed_at is not null
        and (locked_at is null or (ended_at is null and revoked_at is not null))`,
  },
  {
    sentence: "a confirmation is the customer's, given once, and before no cancellation",
    breaches: `
      select id from ticket where confirmed_at is not null and state = 'cancelled'
      union all
      select ticket_id from event where kind = 'confirm'
        and (role not in ('customer', 'service') or author in ('engineer', 'colleague', 'admin',
          'auditor', 'pipeline'))
      union all
      select ticket_id from event where kind = 'confirm' group by ticket_id having count(*) > 1
      union all
      select id from ticket where (confirmed_at is not null)
        <> exists (select 1 from event where kind = 'confirm' and ticket_id = ticket.id)`,
  },
  {
    sentence: "no opening outlives its ticket",
    breaches: `
      select ticket.id from ticket join firewall_grant on ticket_id = ticket.id
      where revoked_at is null and expires_at > ended_at`,
  },
  {
    sentence: "there is one charge for work that was done, at the confirmed quote, and none else",
    breaches: `
      select id from ticket where (document ->> '$.ending.how' is 'completed')
        <> exists (select 1 from charge where ticket_id = ticket.id)
      union all
      select ticket_id from charge join ticket on ticket.id = ticket_id
      where subtotal <> ticket.document ->> '$.approval.workPlan.quote.subtotal'
        or vat <> ticket.document ->> '$.approval.workPlan.quote.vat'
      union all
      select ticket_id from charge group by ticket_id having count(*) > 1`,
  },
  {
    sentence: "security info is kept for open tickets whose services demand it",
    breaches: `
      select ticket_id from sealed join ticket on ticket.id = ticket_id
      where purpose = 'security_info'
        and (ended_at is not null or document ->> '$.application.securityInfoFor' = '[]')
      union all
      select ticket_id from sealed where not exists (
        select 1 from data_key
        where data_key.ticket_id = sealed.ticket_id and data_key.purpose = sealed.purpose)`,
  },
  {
    sentence: "a ticket becomes processable when the desk is open, and never before it was filed",
    breaches: `
      select id from ticket
      where processable_from < submitted_at or not ${isOpenAt("processable_from")}
        or (not ${isOpenAt("submitted_at")} and processable_from = submitted_at)`,
  },
  {
    sentence: "work starts in opening hours or in the agreed window",
    breaches: `
      select id from ticket
      where document ->> '$.startedAt' is not null and not ${isOpenAt("(document ->> '$.startedAt')")}
        and not (document ->> '$.startedAt' between document ->> '$.approval.workPlan.window.startAt'
          and document ->> '$.approval.workPlan.window.endAt')`,
  },
  {
    sentence: "the log has no gap, in its projects and in its tickets",
    breaches: `
      select project_id from event group by project_id having count(*) <> max(sequence) + 1
      union all
      select ticket_id from event where ticket_id is not null group by ticket_id
      having count(*) <> max(ticket_sequence) + 1`,
  },
  {
    sentence: "comments stand in their order, without a gap",
    breaches: `
      select ticket_id from comment group by ticket_id having count(*) <> max(sequence)`,
  },
  {
    sentence: "a class is raised by each expedite accepted before the end, and by nothing else",
    breaches: `
      select id from ticket where priority <> (
        select count(*) from event as accepted
        where ticket_id = ticket.id and kind = 'expediteAccepted' and not exists (
          select 1 from event as earlier
          where ticket_id = ticket.id and earlier.ticket_sequence < accepted.ticket_sequence
            and earlier.kind in ('complete', 'closeUndone', 'cancel')))`,
  },
  {
    sentence: "what is said in an inquiry stands in its order, without a gap",
    breaches: `
      select inquiry_id from inquiry_message group by inquiry_id having count(*) <> max(sequence)`,
  },
  {
    sentence: "a file is whole, has a ticket, and came before the end",
    breaches: `
      select id from attachment where size_bytes is not (
        select sum(length(content) / 4 * 3 - length(content) + length(rtrim(content, '=')))
        from attachment_chunk where attachment_id = id)
      union all
      select attachment_id from attachment_chunk
      where attachment_id not in (select id from attachment)
      union all
      select attachment_id from attachment_upload
      union all
      select file.id from event as file join event as ending using (ticket_id)
      where file.kind in ('attachmentAdded', 'attachmentRemoved')
        and ending.kind in ('complete', 'closeUndone', 'cancel')
        and ending.ticket_sequence < file.ticket_sequence`,
  },
  {
    sentence: "withdrawn consent ends what is unconfirmed, and at the end the contact is erased",
    breaches: `
      select id from ticket
        left join sealed on sealed.ticket_id = id and sealed.purpose = 'contact'
        left join data_key on data_key.ticket_id = id and data_key.purpose = 'contact'
      where (consent_withdrawn_at is null or ended_at is null) <> (contact_erased_at is null)
        or (ciphertext is null) <> (contact_erased_at is not null)
        or (wrapped is null) <> (contact_erased_at is not null)
      union all
      select id from ticket where ended_at is null and confirmed_at is null and exists (
        select 1 from event
        where ticket_id = ticket.id and kind = 'consentWithdrawn' and role <> 'admin')`,
  },
  {
    sentence: "the clock tells of nothing that is still to come",
    breaches: `
      select id from event
      where (kind = 'deadlineMissed' and not payload ->> '$.dueAt' < at)
        or (kind = 'grantExpired' and not payload ->> '$.expiresAt' <= at)`,
  },
  { sentence: "every reference has its row", breaches: `pragma foreign_key_check` },
  {
    sentence: "the file is whole",
    breaches: `select * from pragma_quick_check where quick_check <> 'ok'`,
  },
];

/** The laws that the desk has broken, in words. */
export async function brokenLaws(desk: ModelDesk, world: World): Promise<readonly string[]> {
  const told = laws.flatMap(({ sentence, breaches }) => {
    const [breach] = desk.rows(breaches);
    return breach === undefined ? [] : [`${sentence}: ${JSON.stringify(breach)}`];
  });
  return [...told, ...strayRows(desk, world), ...leaks(desk), ...(await desk.auditFindings())];
}

interface Table {
  readonly what: string;
  /** One text for each row, in order. */
  readonly stored: string;
  readonly known: (world: World) => readonly string[];
}

/** What was acknowledged, and what the clock has told: that stands in the file, and nothing else. */
const tables: readonly Table[] = [
  {
    what: "tickets",
    stored: "select id from ticket order by sequence",
    known: ({ tickets }) => [...tickets.keys()],
  },
  {
    what: "inquiries",
    stored: "select number || ' ' || id || ' ' || state from inquiry order by sequence",
    known: ({ inquiries }) =>
      [...inquiries.values()].map(({ number, id, state }) => `${number} ${id} ${state}`),
  },
  {
    what: "files",
    stored: `
      select ticket_id || ' ' || name || ' ' || attachment.sha256
      from attachment join ticket on ticket.id = ticket_id order by sequence, name`,
    known: ({ tickets }) =>
      [...tickets].flatMap(([id, { files }]) =>
        [...files.values()].map(({ name, sha256 }) => `${id} ${name} ${sha256}`).toSorted(),
      ),
  },
  {
    what: "what the clock has told",
    stored: `
      select ticket.id || ' ' || count(*) filter (where kind = 'grantExpired')
        || ' ' || count(*) filter (where kind = 'deadlineMissed')
      from ticket join event on ticket_id = ticket.id group by ticket.id order by ticket.sequence`,
    known: ({ tickets }) =>
      [...tickets].map(([id, { told }]) => `${id} ${told.expiries} ${told.deadlines}`),
  },
];

function strayRows(desk: ModelDesk, world: World): readonly string[] {
  return tables.flatMap(({ what, stored, known }) => {
    const there = desk.rows(stored).map((row) => String(Object.values(row)[0]));
    const wanted = known(world);
    if (there.join() === wanted.join()) return [];
    const [row = "their order"] = new Set(there).symmetricDifference(new Set(wanted));
    return [`${what} are those that were acknowledged, unlike ${row}`];
  });
}

function leaks(desk: ModelDesk): readonly string[] {
  const bytes = desk.bytes();
  return canaries
    .filter((canary) => bytes.includes(canary))
    .map((canary) => `nothing personal or secret stands in clear: ${canary}`);
}
