/**
 * Files lie in chunks, so that none is ever whole in memory. Those that lay whole are cut every 349,524
 * characters, where base64 can be cut: no file has more than 41 such pieces.
 */
export const attachmentsInChunks = `
create table attachment_chunk (
  attachment_id text not null,
  sequence integer not null,
  content text not null,
  primary key (attachment_id, sequence)
);

create table attachment_upload (attachment_id text primary key);

with recursive place (sequence) as (
  select 0 union all select sequence + 1 from place where sequence < 40
)
insert into attachment_chunk (attachment_id, sequence, content)
select attachment_id, sequence, substr(content, sequence * 349524 + 1, 349524)
from attachment_content, place
where sequence * 349524 < length(content);

drop table attachment_content;
`;
