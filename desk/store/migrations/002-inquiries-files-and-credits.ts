/** Inquiries, attachments, credit lines, withdrawn consent, addresses of servers. */
export const inquiriesFilesAndCredits = `
create table inquiry (
  id text primary key,
  sequence integer not null unique,
  number text not null unique,
  project_id text not null references project (id),
  key text not null,
  ticket_id text,
  kind text not null check (kind in ('expedite', 'follow_up', 'general')),
  state text not null check (state in ('open', 'answered', 'accepted', 'declined', 'closed')),
  subject text not null,
  created_at bigint not null,
  settled_at bigint,
  foreign key (project_id, ticket_id) references ticket (project_id, id),
  check (kind <> 'expedite' or ticket_id is not null),
  check ((state in ('accepted', 'declined', 'closed')) = (settled_at is not null))
);

create unique index one_unsettled_inquiry on inquiry (project_id, key) where settled_at is null;
create index inquiry_by_project on inquiry (project_id, sequence);
create index inquiry_by_ticket on inquiry (ticket_id, sequence) where ticket_id is not null;

create table inquiry_message (
  inquiry_id text not null references inquiry (id),
  sequence integer not null,
  at bigint not null,
  author text not null,
  side text not null check (side in ('project', 'desk')),
  body text not null,
  primary key (inquiry_id, sequence)
);

create table attachment (
  id text primary key,
  ticket_id text not null references ticket (id),
  name text not null,
  size_bytes integer not null check (size_bytes between 0 and 10485760),
  sha256 text not null,
  media_type text not null,
  unique (ticket_id, name)
);

create table attachment_content (
  attachment_id text primary key references attachment (id),
  content text not null
);

create table credit (
  id text primary key,
  ticket_id text not null references charge (ticket_id),
  amount integer not null check (amount > 0),
  reason text not null,
  author text not null,
  at bigint not null
);

create index credit_by_ticket on credit (ticket_id);
create index charge_by_month on charge (project_id, billing_month);

alter table ticket add column consent_withdrawn_at bigint;
alter table server add column address text;
`;
