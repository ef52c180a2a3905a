import { hasMembers } from "../actions/stored-document.ts";
import type {
  AccessProfile,
  CatalogueEntry,
  Notice,
  Project,
  Projects,
  Server,
} from "../actions/storage/store.ts";
import type { Connection, Row } from "./database.ts";
import { document, first, integer, optionalText, text } from "./row.ts";

const isEntry = hasMembers<CatalogueEntry>("code", "version", "unitPrice", "securityFields");
const isNotice = hasMembers<Notice>("version", "hash", "purpose");
const isProfile = hasMembers<AccessProfile>("account", "publicKey", "fingerprint");

const findProject = `select id, name, commitment_key from project where id = $1`;
const listProjects = `select id from project order by id`;
const putProject = `
  insert into project (id, name, commitment_key) values ($1, $2, $3)
  on conflict (id) do update set name = excluded.name`;
const findServer = `select id, name, ssh_port, address from server
  where project_id = $1 and id = $2 and removed_at is null`;
const listServers = `select id, name, ssh_port, address from server
  where project_id = $1 and removed_at is null order by id`;
const putServer = `
  insert into server (project_id, id, name, ssh_port, address) values ($1, $2, $3, $4, $5)
  on conflict (project_id, id) do update set name = excluded.name, ssh_port = excluded.ssh_port,
    removed_at = null,
    address = excluded.address`;
const listServices = `select document from service order by code, version`;
const findService = `select document from service where code = $1 order by version`;
const putService = `
  insert into service (code, version, valid_from, valid_until, document) values ($1, $2, $3, $4, $5)
  on conflict (code, version) do update
    set valid_from = excluded.valid_from, valid_until = excluded.valid_until, document = excluded.document`;
const removeServer = `update server set removed_at = $3 where project_id = $1 and id = $2`;
const findNotice = `select document from notice where version = $1`;
const findProfile = `select document from access_profile where fingerprint = $1`;
const inForce = `from notice where valid_from <= $1 order by valid_from desc, version desc limit 1`;
const noticeAt = `select document ${inForce}`;
const noticeInForce = `select version, hash ${inForce}`;
// A notice that somebody may have agreed to never changes.
const putNotice = `
  insert into notice (version, hash, valid_from, document) values ($1, $2, $3, $4)
  on conflict (version) do nothing`;
const profileAt = `
  select document from access_profile where valid_from <= $1
  order by valid_from desc, fingerprint limit 1`;
const putProfile = `
  insert into access_profile (fingerprint, valid_from, document) values ($1, $2, $3)
  on conflict (fingerprint) do update
    set valid_from = excluded.valid_from, document = excluded.document`;

export function projects({ query }: Connection): Projects {
  return {
    find: async (id) => first(await query(findProject, id), readProject),
    ids: async () => (await query(listProjects)).map((row) => text(row, "id")),
    async put({ id, name, commitmentKey }) {
      await query(putProject, id, name, commitmentKey);
    },
    server: async (project, id) => first(await query(findServer, project, id), readServer),
    servers: async (project) => (await query(listServers, project)).map(readServer),
    async putServer(project, { id, name, sshPort, address }) {
      await query(putServer, project, id, name, sshPort, address);
    },
    async removeServer(project, id, at) {
      await query(removeServer, project, id, at);
    },
    catalogue: async () =>
      (await query(listServices)).map((row) => document(row, "document", isEntry)),
    service: async (code) =>
      (await query(findService, code)).map((row) => document(row, "document", isEntry)),
    async putService(entry) {
      const { code, version, validFrom, validUntil } = entry;
      await query(putService, code, version, validFrom, validUntil, JSON.stringify(entry));
    },
    notice: async (version) =>
      first(await query(findNotice, version), (row) => document(row, "document", isNotice)),
    noticeAt: async (now) =>
      first(await query(noticeAt, now), (row) => document(row, "document", isNotice)),
    noticeInForce: async (now) =>
      first(await query(noticeInForce, now), (row) => ({
        version: integer(row, "version"),
        hash: text(row, "hash"),
      })),
    async putNotice(notice) {
      const { version, hash, validFrom } = notice;
      await query(putNotice, version, hash, validFrom, JSON.stringify(notice));
    },
    accessProfile: async (fingerprint) =>
      first(await query(findProfile, fingerprint), (row) => document(row, "document", isProfile)),
    accessProfileAt: async (now) =>
      first(await query(profileAt, now), (row) => document(row, "document", isProfile)),
    async putAccessProfile(profile) {
      await query(putProfile, profile.fingerprint, profile.validFrom, JSON.stringify(profile));
    },
  };
}

function readProject(row: Row): Project {
  return {
    id: text(row, "id"),
    name: text(row, "name"),
    commitmentKey: text(row, "commitment_key"),
  };
}

function readServer(row: Row): Server {
  return {
    id: text(row, "id"),
    name: text(row, "name"),
    sshPort: integer(row, "ssh_port"),
    address: optionalText(row, "address"),
  };
}
