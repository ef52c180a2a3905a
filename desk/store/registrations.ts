import { registrationStates } from "../../core/access/index.ts";
import type { Registration, Registrations } from "../actions/storage/store.ts";
import type { Connection, Row } from "./database.ts";
import { first, integer, text, word } from "./row.ts";

const columns = `id, server_id, account, fingerprint, authorized_keys_line, state, version`;

const find = `select ${columns} from key_registration where project_id = $1 and id = $2`;
const findAnywhere = `select project_id, ${columns} from key_registration where id = $1`;
const ofServer = `
  select ${columns} from key_registration
  where project_id = $1 and server_id = $2 and state <> 'removed' order by id`;
const ofProject = `select ${columns} from key_registration where project_id = $1 order by id`;
const put = `
  insert into key_registration
    (id, project_id, server_id, account, fingerprint, authorized_keys_line, state, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (id) do update
    set account = excluded.account, authorized_keys_line = excluded.authorized_keys_line,
        state = excluded.state, version = excluded.version`;

export function registrations({ query }: Connection): Registrations {
  return {
    find: async (project, id) => first(await query(find, project, id), readRegistration),
    findAnywhere: async (id) =>
      first(await query(findAnywhere, id), (row) => ({
        project: text(row, "project_id"),
        registration: readRegistration(row),
      })),
    ofServer: async (project, serverId) =>
      (await query(ofServer, project, serverId)).map(readRegistration),
    ofProject: async (project) => (await query(ofProject, project)).map(readRegistration),
    async put(project, registration) {
      const { id, serverId, account, fingerprint } = registration;
      const { authorizedKeysLine, state, version } = registration;
      await query(
        put,
        id,
        project,
        serverId,
        account,
        fingerprint,
        authorizedKeysLine,
        state,
        version,
      );
    },
  };
}

function readRegistration(row: Row): Registration {
  return {
    id: text(row, "id"),
    serverId: text(row, "server_id"),
    account: text(row, "account"),
    fingerprint: text(row, "fingerprint"),
    authorizedKeysLine: text(row, "authorized_keys_line"),
    state: word(row, "state", registrationStates),
    version: integer(row, "version"),
  };
}
