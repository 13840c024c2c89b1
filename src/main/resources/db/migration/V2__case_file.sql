-- The case file: what is true about a case, apart from where it stands (that is the engine's).
-- Submissions and the journal are append-only: the law wants the whole process recorded and unchanged
-- (行政处罚法第四十七条), so triggers refuse every update and delete, whoever is connected.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create table agency (
  id              text primary key check (id ~ '^[a-z][a-z0-9-]{1,30}$'),
  name            text not null unique,
  short_name      text not null,
  parent          text references agency,
  province        text not null,
  area_code       text not null,
  uscc            text,
  address         text not null default '',
  phone           text not null default '',
  postcode        text not null default '',
  bank            text not null default '',
  bank_account    text not null default '',
  government_name text not null default '',
  court_name      text not null default ''
);

create table officer (
  user_id             text primary key,
  agency              text not null references agency,
  name                text not null,
  unit                text not null default '',
  certificate         text,
  certificate_from    date,
  certificate_until   date,
  legal_qualification text,
  email               text
);
create index officer_agency on officer (agency);

create table party (
  id                   uuid primary key,
  agency               text not null references agency,
  kind                 text not null check (kind in ('ORGANISATION', 'PERSON')),
  name                 text not null,
  uscc                 text,
  id_number            text,
  legal_representative text,
  position             text,
  address              text,
  phone                text,
  postcode             text,
  changed_at           timestamptz not null
);
create unique index party_uscc on party (agency, uscc) where uscc is not null;
create unique index party_id_number on party (agency, id_number) where id_number is not null;
create index party_name on party (agency, name);

-- 一源一档: one file per pollution source, whoever runs it.
create table pollution_source (
  id         uuid primary key,
  agency     text not null references agency,
  party_id   uuid not null references party,
  name       text not null,
  address    text not null default '',
  changed_at timestamptz not null,
  unique (party_id, address)
);

create table case_file (
  id          uuid primary key,
  agency      text not null references agency,
  clue_number text not null,
  case_number text,
  title       text not null default '',
  source      text not null,
  stage       text not null,
  received_at timestamptz not null,
  filed_on    date,
  closed_at   timestamptz,
  party_id    uuid references party,
  source_id   uuid references pollution_source,
  opened_by   text not null,
  unique (agency, clue_number)
);
create unique index case_file_number on case_file (agency, case_number) where case_number is not null;
create index case_file_list on case_file (agency, stage, received_at desc, id);
create index case_file_party on case_file (party_id);

create table clue (
  case_id      uuid primary key references case_file,
  channel      text not null,
  channel_id   text not null,
  type         text not null,
  content      text not null,
  subject      jsonb not null,
  measurements jsonb not null,
  received_at  timestamptz not null,
  duplicate_of uuid references case_file,
  fingerprint  text not null,
  unique (channel, channel_id)
);
create index clue_duplicate on clue (duplicate_of) where duplicate_of is not null;

create table submission (
  id           uuid primary key,
  number       bigint generated always as identity,
  case_id      uuid not null references case_file,
  task_id      text not null,
  process      text not null,
  task         text not null,
  task_name    text not null,
  step         text,
  scope        text not null,
  form         text not null,
  form_version integer not null,
  user_id      text not null,
  user_name    text not null,
  certificate  text,
  at           timestamptz not null,
  content      jsonb not null
);
-- One task is completed once, however many try at the same moment.
create unique index submission_task on submission (task_id);
create index submission_case on submission (case_id, number);
create trigger submission_append_only before update or delete on submission
  for each row execute function refuse_change();
create trigger submission_no_truncate before truncate on submission
  for each statement execute function refuse_change();

create table case_fact (
  case_id       uuid not null references case_file,
  scope         text not null default '',
  key           text not null,
  value         jsonb not null,
  recorded_at   timestamptz not null,
  submission_id uuid references submission,
  primary key (case_id, scope, key)
);

create table journal_head (
  case_id uuid primary key references case_file,
  entries integer not null,
  hash    text not null
);
create table journal_entry (
  case_id uuid not null references case_file,
  number  integer not null,
  at      timestamptz not null,
  actor   text not null,
  kind    text not null,
  text    text not null,
  details jsonb not null,
  before  text not null,
  hash    text not null,
  primary key (case_id, number)
);
create trigger journal_append_only before update or delete on journal_entry
  for each row execute function refuse_change();
create trigger journal_no_truncate before truncate on journal_entry
  for each statement execute function refuse_change();
