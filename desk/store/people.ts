import {
  type DeskRole,
  deskRoles,
  principalKinds,
  projectRoles,
  sides,
} from "../../core/people.ts";
import type { Bearer, Membership, People, Principal, Token } from "../actions/storage/store.ts";
import type { Connection, Row } from "./database.ts";
import { bit, first, flag, integer, optionalInteger, text, word } from "./row.ts";

const putPrincipal = `
  insert into principal (id, name, kind, side) values ($1, $2, $3, $4)
  on conflict (id) do update set name = excluded.name`;
const findPrincipal = `select id, name, kind, side from principal where id = $1`;
const listPrincipals = `
  select id, name, kind, side from principal where id > $1 order by id limit $2`;
const leaveProjects = `delete from membership where principal_id = $1`;
const leaveDesk = `delete from desk_role where principal_id = $1`;
const join = `
  insert into membership (principal_id, project_id, role) values ($1, $2, $3) on conflict do nothing`;
const appoint = `
  insert into desk_role (principal_id, role) values ($1, $2) on conflict do nothing`;
const admins = `select principal_id from desk_role where role = 'admin' order by principal_id`;
const memberships = `
  select project_id, role from membership where principal_id = $1 order by project_id, role`;
const rolesAtDesk = `select role from desk_role where principal_id = $1 order by role`;
const tokenColumns = `
  id, hash, principal_id, may_write, may_confirm, created_at, expires_at, revoked_at, last_used_at`;
const findBearer = `
  select token.*, principal.kind, principal.side
  from token join principal on principal.id = token.principal_id where token.id = $1`;
const findToken = `select ${tokenColumns} from token where id = $1`;
const listTokens = `
  select ${tokenColumns} from token where ($1 is null or principal_id = $1) and id > $2
  order by id limit $3`;
const putToken = `
  insert into token (${tokenColumns})
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const useToken = `update token set last_used_at = $2 where id = $1`;
const revokeToken = `update token set revoked_at = $2 where id = $1 and revoked_at is null`;

export function people({ query }: Connection): People {
  return {
    async put({ id, name, kind, side }) {
      await query(putPrincipal, id, name, kind, side);
    },
    async putRoles(principalId, { memberships: places, deskRoles: posts }) {
      await query(leaveProjects, principalId);
      await query(leaveDesk, principalId);
      for (const { project, role } of places) await query(join, principalId, project, role);
      for (const role of posts) await query(appoint, principalId, role);
    },
    list: async (after, limit) => (await query(listPrincipals, after, limit)).map(readPrincipal),
    admins: async () => (await query(admins)).map((row) => text(row, "principal_id")),
    find: async (id) => first(await query(findPrincipal, id), readPrincipal),
    memberships: async (id) => (await query(memberships, id)).map(readMembership),
    deskRoles: async (id) => (await query(rolesAtDesk, id)).map(readDeskRole),
    token: async (id) => first(await query(findToken, id), readToken),
    bearer: async (tokenId) => first(await query(findBearer, tokenId), readBearer),
    tokens: async (principalId, after, limit) =>
      (await query(listTokens, principalId, after, limit)).map(readToken),
    async putToken(token) {
      const { id, hash, principalId, mayWrite, mayConfirm } = token;
      const { createdAt, expiresAt, revokedAt, lastUsedAt } = token;
      const scopes = [bit(mayWrite), bit(mayConfirm)];
      await query(
        putToken,
        id,
        hash,
        principalId,
        ...scopes,
        createdAt,
        expiresAt,
        revokedAt,
        lastUsedAt,
      );
    },
    async useToken(id, at) {
      await query(useToken, id, at);
    },
    async revokeToken(id, at) {
      await query(revokeToken, id, at);
    },
  };
}

function readPrincipal(row: Row): Principal {
  return { id: text(row, "id"), name: text(row, "name"), ...readNature(row) };
}

function readNature(row: Row): Pick<Principal, "kind" | "side"> {
  return {
    kind: word(row, "kind", principalKinds),
    side: word(row, "side", sides),
  };
}

function readBearer(row: Row): Bearer {
  return { token: readToken(row), ...readNature(row) };
}

function readMembership(row: Row): Membership {
  return {
    project: text(row, "project_id"),
    role: word(row, "role", projectRoles),
  };
}

function readDeskRole(row: Row): DeskRole {
  return word(row, "role", deskRoles);
}

function readToken(row: Row): Token {
  return {
    id: text(row, "id"),
    hash: text(row, "hash"),
    principalId: text(row, "principal_id"),
    mayWrite: flag(row, "may_write"),
    mayConfirm: flag(row, "may_confirm"),
    createdAt: integer(row, "created_at"),
    expiresAt: optionalInteger(row, "expires_at"),
    revokedAt: optionalInteger(row, "revoked_at"),
    lastUsedAt: optionalInteger(row, "last_used_at"),
  };
}
