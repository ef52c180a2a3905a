/** What the clock has recorded already, servers that are gone, and a log of the desk's own. */
export const timeAndOperators = `
-- The desk's own log stands beside those of the projects. No name of a project begins with a dash.
insert into project (id, name, commitment_key) values ('-desk', 'desk', '');

-- The calendar in force is one setting: its holidays and exceptions change together.
drop table closure;

alter table server add column removed_at bigint;
alter table firewall_grant add column told_expiry bigint;

-- Zero lets the clock look at tickets filed before it kept watch.
alter table ticket add column due_at bigint;
alter table ticket add column told_due_at bigint;
update ticket set due_at = 0 where ended_at is null;

create index ticket_deadline on ticket (due_at) where ended_at is null and due_at is not null;
create index ticket_open on ticket (sequence) where ended_at is null;
create index ticket_confirmed on ticket (project_id, server_id)
  where ended_at is null and confirmed_at is not null;
create index grant_expiry on firewall_grant (expires_at)
  where revoked_at is null and locked_at is null;
`;
