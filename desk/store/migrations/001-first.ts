/** The first shape of the data folder: people, the catalogue, tickets with their keys, and the log. */
export const first = `
-- What the desk keeps: people, the catalogue, tickets with their keys, and the log of everything done.
-- Only what SQLite and PostgreSQL both understand; instants are milliseconds since 1970, documents are JSON text.

create table setting (
  name text primary key,
  value text not null
);

create table project (
  id text primary key,
  name text not null,
  commitment_key text not null
);

create table server (
  project_id text not null references project (id),
  id text not null,
  name text not null,
  ssh_port integer not null check (ssh_port between 1 and 65535),
  primary key (project_id, id)
);

create table service (
  code text not null,
  version integer not null check (version > 0),
  valid_from bigint not null,
  valid_until bigint,
  document text not null,
  primary key (code, version)
);

create table notice (
  version integer primary key,
  hash text not null,
  valid_from bigint not null,
  document text not null
);

create table access_profile (
  fingerprint text primary key,
  valid_from bigint not null,
  document text not null
);

create table closure (
  sequence integer primary key,
  document text not null
);

-- One side for life: whoever belongs to a project can never join the desk, and the other way round.
create table principal (
  id text primary key,
  name text not null,
  kind text not null check (kind in ('person', 'service')),
  side text not null check (side in ('project', 'desk')),
  unique (id, side)
);

create table membership (
  principal_id text not null,
  side text not null default 'project' check (side = 'project'),
  project_id text not null references project (id),
  role text not null check (role in ('customer', 'auditor')),
  primary key (principal_id, project_id, role),
  foreign key (principal_id, side) references principal (id, side)
);

create table desk_role (
  principal_id text not null,
  side text not null default 'desk' check (side = 'desk'),
  role text not null check (role in ('engineer', 'admin')),
  primary key (principal_id, role),
  foreign key (principal_id, side) references principal (id, side)
);

create table token (
  id text primary key,
  hash text not null unique,
  principal_id text not null references principal (id),
  may_write integer not null check (may_write in (0, 1)),
  may_confirm integer not null check (may_confirm in (0, 1)),
  created_at bigint not null,
  expires_at bigint,
  revoked_at bigint,
  last_used_at bigint
);

create table ticket (
  id text primary key,
  sequence integer not null unique,
  number text not null unique,
  project_id text not null references project (id),
  server_id text not null,
  state text not null,
  version integer not null check (version > 0),
  priority integer not null,
  submitted_at bigint not null,
  processable_from bigint not null,
  confirmed_at bigint,
  ended_at bigint,
  document text not null,
  namespace text,
  origin text,
  held integer not null check (held in (0, 1)),
  ever_held integer not null check (ever_held in (0, 1)),
  on_destroy text,
  contact_erased_at bigint,
  unique (project_id, id),
  foreign key (project_id, server_id) references server (project_id, id),
  check (state <> 'cancelled' or confirmed_at is null),
  check (state <> 'working' or confirmed_at is not null),
  check ((state in ('completed', 'cancelled')) = (ended_at is not null)),
  check (ever_held >= held)
);

create index ticket_by_project on ticket (project_id, sequence);
create index ticket_by_server on ticket (project_id, server_id, sequence);
create index ticket_queue on ticket (priority desc, submitted_at, sequence) where state = 'received';
create index ticket_off_hours on ticket (processable_from) where state = 'off_hours';

-- A key names at most one ticket, and remembers how often it was freed and who had it last.
create table ticket_key (
  project_id text not null references project (id),
  key text not null,
  ticket_id text,
  times_freed integer not null check (times_freed >= 0),
  last_ticket_id text,
  primary key (project_id, key),
  foreign key (project_id, ticket_id) references ticket (project_id, id),
  foreign key (project_id, last_ticket_id) references ticket (project_id, id)
);

create index ticket_key_by_ticket on ticket_key (ticket_id) where ticket_id is not null;

-- Destroying a data key destroys whatever was sealed under it, in rows, events and backups alike.
create table data_key (
  ticket_id text not null references ticket (id),
  purpose text not null check (purpose in ('contact', 'security_info')),
  master_version integer not null,
  wrapped text not null,
  primary key (ticket_id, purpose)
);

create table sealed (
  ticket_id text not null references ticket (id),
  purpose text not null check (purpose in ('contact', 'security_info')),
  ciphertext text not null,
  primary key (ticket_id, purpose)
);

create table comment (
  id text primary key,
  ticket_id text not null references ticket (id),
  sequence integer not null,
  at bigint not null,
  author text not null,
  kind text not null,
  body text not null,
  unique (ticket_id, sequence)
);

create table firewall_grant (
  id text primary key,
  project_id text not null,
  ticket_id text not null,
  server_id text not null,
  port integer not null,
  source_cidrs text not null,
  activated_at bigint not null,
  expires_at bigint not null,
  locked_at bigint,
  revoked_at bigint,
  version integer not null,
  foreign key (project_id, ticket_id) references ticket (project_id, id),
  foreign key (project_id, server_id) references server (project_id, id)
);

create unique index one_unrevoked_grant on firewall_grant (ticket_id) where revoked_at is null;

create table key_registration (
  id text primary key,
  project_id text not null,
  server_id text not null,
  account text not null,
  fingerprint text not null,
  authorized_keys_line text not null,
  state text not null check (state in ('declared', 'verified', 'removed')),
  version integer not null,
  unique (project_id, server_id, fingerprint),
  foreign key (project_id, server_id) references server (project_id, id)
);

create table charge (
  ticket_id text primary key references ticket (id),
  project_id text not null,
  subtotal integer not null,
  vat integer not null,
  completed_at bigint not null,
  billing_month text not null,
  document text not null
);

create table event (
  id text primary key,
  project_id text not null references project (id),
  sequence integer not null check (sequence >= 0),
  ticket_id text references ticket (id),
  ticket_sequence integer,
  at bigint not null,
  author text not null,
  role text not null,
  kind text not null,
  payload text not null,
  previous_hash text not null,
  hash text not null,
  unique (project_id, sequence),
  unique (ticket_id, ticket_sequence)
);
`;
