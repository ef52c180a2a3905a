import { hasMembers } from "../actions/stored-document.ts";
import type { GrantRecord, Grants } from "../actions/storage/store.ts";
import type { Connection, Row } from "./database.ts";
import { document, first, integer, optionalInteger, text } from "./row.ts";

const isList = hasMembers<readonly string[]>("length");

const columns = `id, ticket_id, server_id, port, source_cidrs, activated_at, expires_at, locked_at, revoked_at, version`;

const find = `select ${columns} from firewall_grant where project_id = $1 and id = $2`;
const ofTicket = `
  select ${columns} from firewall_grant where ticket_id = $1 and revoked_at is null`;
const put = `
  insert into firewall_grant
    (id, project_id, ticket_id, server_id, port, source_cidrs, activated_at, expires_at, locked_at,
     revoked_at, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (id) do update
    set source_cidrs = excluded.source_cidrs, activated_at = excluded.activated_at,
        expires_at = excluded.expires_at, locked_at = excluded.locked_at,
        revoked_at = excluded.revoked_at, version = excluded.version`;
const everyOfTicket = `
  select ${columns} from firewall_grant where ticket_id = $1 order by activated_at, id`;
const expired = `
  select project_id, ${columns} from firewall_grant
  where revoked_at is null and locked_at is null and expires_at <= $1
    and (told_expiry is null or told_expiry <> expires_at)
  order by expires_at, id limit $2`;
const markExpiryRecorded = `update firewall_grant set told_expiry = expires_at where id = $1`;

export function grants({ query }: Connection): Grants {
  return {
    find: async (project, id) => first(await query(find, project, id), readRecord),
    ofTicket: async (ticketId) => first(await query(ofTicket, ticketId), readRecord),
    everyOfTicket: async (ticketId) => (await query(everyOfTicket, ticketId)).map(readRecord),
    expired: async (now, limit) =>
      (await query(expired, now, limit)).map((row) => ({
        project: text(row, "project_id"),
        ...readRecord(row),
      })),
    async markExpiryRecorded(id) {
      await query(markExpiryRecorded, id);
    },
    async put(project, { grant, version }) {
      const { id, ticketId, serverId, port, sourceCidrs } = grant;
      const { activatedAt, expiresAt, lockedAt, revokedAt } = grant;
      const fixed = [id, project, ticketId, serverId, port, JSON.stringify(sourceCidrs)];
      await query(put, ...fixed, activatedAt, expiresAt, lockedAt, revokedAt, version);
    },
  };
}

function readRecord(row: Row): GrantRecord {
  const grant = {
    id: text(row, "id"),
    ticketId: text(row, "ticket_id"),
    serverId: text(row, "server_id"),
    port: integer(row, "port"),
    sourceCidrs: document(row, "source_cidrs", isList),
    activatedAt: integer(row, "activated_at"),
    expiresAt: integer(row, "expires_at"),
    lockedAt: optionalInteger(row, "locked_at"),
    revokedAt: optionalInteger(row, "revoked_at"),
  };
  return { grant, version: integer(row, "version") };
}
