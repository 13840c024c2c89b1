-- Why: an official document, once made, is evidence of the procedure: its bytes never change and
-- it is never deleted. A newer version supersedes it, or it is voided with a reason.
create table document (
  id          uuid        primary key,
  seq         bigint      generated always as identity,
  case_id     uuid        not null,
  agency      text        not null,
  template    text        not null,
  scope       text        not null default '',
  version     integer     not null check (version > 0),
  name        text        not null,
  number      text,
  status      text        not null default 'CURRENT'
              check (status in ('CURRENT', 'SUPERSEDED', 'VOID')),
  pages       integer     not null check (pages > 0),
  sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content     bytea       not null,
  environment text        not null,
  created_by  text        not null,
  created_at  timestamptz not null,
  void_reason text,
  voided_by   text,
  voided_at   timestamptz,
  unique (case_id, template, scope, version),
  check ((status = 'VOID') = (void_reason is not null))
);
-- One version counts; two parallel generations cannot both win.
create unique index document_current on document (case_id, template, scope)
  where status = 'CURRENT';
create index document_by_number on document (agency, number) where number is not null;
create index document_of_case on document (case_id, seq);
-- PDF and pictures are compressed already.
alter table document alter column content set storage external;

create function document_is_immutable() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception '文书一经制作不得删除' using errcode = 'restrict_violation';
  end if;
  if (new.id, new.seq, new.case_id, new.agency, new.template, new.scope, new.version, new.name,
      new.number, new.pages, new.sha256, new.content, new.environment, new.created_by,
      new.created_at)
     is distinct from
     (old.id, old.seq, old.case_id, old.agency, old.template, old.scope, old.version, old.name,
      old.number, old.pages, old.sha256, old.content, old.environment, old.created_by,
      old.created_at) then
    raise exception '文书一经制作不得修改' using errcode = 'restrict_violation';
  end if;
  if old.status <> 'CURRENT' and new.status is distinct from old.status
     or old.void_reason is not null then
    raise exception '已被替换或作废的文书不得再变更状态' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger document_immutable before update or delete on document
  for each row execute function document_is_immutable();
create trigger document_not_truncated before truncate on document
  for each statement execute function document_is_immutable();
