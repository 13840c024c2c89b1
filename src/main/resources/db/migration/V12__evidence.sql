-- Why: evidence is kept as it was handed in (行政处罚法 article 46): the original bytes with their
-- hash, who took it, when and where, and what it proves. Nothing of it changes afterwards.
create table evidence (
  id           uuid        primary key,
  case_id      uuid        not null,
  agency       text        not null,
  no           integer     not null check (no > 0),
  name         text        not null,
  kind         text        not null,
  proves       text        not null,
  taken_by     text        not null,
  taken_at     timestamptz not null,
  place        text        not null,
  file_name    text        not null,
  content_type text        not null,
  size         bigint      not null check (size > 0),
  sha256       text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content      bytea       not null,
  uploaded_by  text        not null,
  uploaded_at  timestamptz not null,
  unique (case_id, no)
);
alter table evidence alter column content set storage external;

create function evidence_is_immutable() returns trigger language plpgsql as $$
begin
  raise exception '证据一经提交不得修改或者删除' using errcode = 'restrict_violation';
end $$;
create trigger evidence_immutable before update or delete on evidence
  for each row execute function evidence_is_immutable();
create trigger evidence_not_truncated before truncate on evidence
  for each statement execute function evidence_is_immutable();
