-- The whole schema of the product, module by module; the engine's own tables come before it.
--
-- What the law wants recorded and unchanged (行政处罚法第四十七条) is append-only: triggers refuse every
-- update and delete, whoever is connected.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- engine: indexes -------------------------------------------------------------------------------

-- Indexes that the engine's own schema lacks. Every completion of a task reads tasks by parent; lists
-- sort by due date, filter by group and by routing variable. Without them a completion reads all
-- open tasks.
create index x_task_parent on act_ru_task (parent_task_id_);
create index x_task_due on act_ru_task (due_date_);
create index x_variable_name_text on act_ru_variable (name_, text_) where task_id_ is null;
create index x_identity_link_group on act_ru_identitylink (group_id_, type_, task_id_);
create index x_identity_link_user on act_ru_identitylink (user_id_, type_, task_id_);

-- org: agencies and officers --------------------------------------------------------------------

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

-- party: parties and sources --------------------------------------------------------------------

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

-- casefile: what is true about a case, apart from where it stands -------------------------------

create table case_file (
  id          uuid primary key,
  kind        text not null,
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

-- what the calendar has begun: once for each agency and period
create table calendar_start (
  process text not null,
  agency  text not null,
  period  text not null,
  case_id uuid not null references case_file,
  primary key (process, agency, period)
);

-- links between files: a fact of one that names the other
create table file_link (
  from_file uuid not null references case_file,
  fact      text not null,
  scope     text not null,
  to_file   uuid not null references case_file,
  primary key (from_file, fact, scope, to_file)
);
create index file_link_to on file_link (to_file);

-- 办案动作: a run of a flow that was started from a file
create table file_run (
  case_id    uuid not null references case_file,
  scope      text not null,
  process    text not null,
  label      text not null,
  started_by text not null,
  started_at timestamptz not null,
  ended_at   timestamptz,
  withdrawn  boolean,
  primary key (case_id, scope)
);

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

-- journal ---------------------------------------------------------------------------------------

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

-- clue: clues and who reported them -------------------------------------------------------------

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

create index clue_fingerprint on clue (fingerprint) where fingerprint <> '';

-- Who reported is known to very few (生态环境法典第一百四十六条): a table of its own, encrypted, and
-- every reading leaves a trace in the journal.
create table reporter (
  case_id   uuid primary key references case_file,
  real_name boolean not null,
  secret    bytea not null
);

-- draft: what is typed and not handed in --------------------------------------------------------

-- One per person and form that waits to be filled in: an open task, or the start of a process. A draft
-- may say who reported, so it is encrypted as reporters are, bound to its person and key. It goes with
-- the completion, with the task, or when nobody has touched it for long.
create table draft (
  person       text        not null,
  key          text        not null,
  -- of the form, and when: the draft as it was begun; later entries change neither
  form_version integer     not null,
  begun_at     timestamptz not null,
  saved_at     timestamptz not null,
  secret       bytea       not null,
  primary key (person, key)
);
create index draft_key on draft (key);
create index draft_saved on draft (saved_at);

-- document: numbers, documents, evidence --------------------------------------------------------

-- Why: numbers of documents, cases and clues run without a gap per agency, series and year
-- (GB/T 9704-2012 7.2.5). A sequence would leave a gap at every rollback; this row is locked by
-- the transaction that takes a number and falls back with it.
create table document_number (
  agency     text     not null,
  series     text     not null,
  year       smallint not null check (year between 1949 and 9999),
  last_value integer  not null check (last_value > 0),
  primary key (agency, series, year)
);

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
  -- hash of the files of the template that it was printed from
  template_version text   check (template_version ~ '^[0-9a-f]{64}$'),
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

-- Files that wait for the form they were uploaded for: no evidence yet, one person's only, and gone
-- when the form is handed in or the time is over.
create table staged_file (
  id           uuid        primary key,
  owner        text        not null,
  -- task:<id> or start:<process>
  form         text        not null,
  file_name    text        not null,
  content_type text        not null,
  size         bigint      not null check (size > 0),
  sha256       text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content      bytea       not null,
  staged_at    timestamptz not null,
  expires_at   timestamptz not null check (expires_at > staged_at)
);
alter table staged_file alter column content set storage external;
create index staged_file_of_owner on staged_file (owner);
create index staged_file_by_expiry on staged_file (expires_at);

-- Signatures by hand under a form, bound to the text that was signed: who changes the text needs a new
-- one. The strokes with their times are the original, the pictures are drawn from them.
create table signature (
  id             uuid        primary key,
  case_id        uuid        not null,
  fact           text        not null,
  signer         text        not null,
  signed_at      timestamptz not null,
  text           text        not null,
  text_sha256    text        not null check (text_sha256 ~ '^[0-9a-f]{64}$'),
  strokes        jsonb       not null,
  picture        bytea       not null,
  review         jsonb       not null,
  review_picture bytea       not null,
  taken_by       text        not null,
  kept_at        timestamptz not null
);
create index signature_of_case on signature (case_id);

create function signature_is_immutable() returns trigger language plpgsql as $$
begin
  raise exception '签名一经提交不得修改或者删除' using errcode = 'restrict_violation';
end $$;
create trigger signature_immutable before update or delete on signature
  for each row execute function signature_is_immutable();
create trigger signature_not_truncated before truncate on signature
  for each statement execute function signature_is_immutable();

-- deadline: calendars and clocks ----------------------------------------------------------------

-- The State Council publishes next year's days off in autumn. An administrator loads that year here,
-- without a release; a loaded year wins over the data file shipped under the same number.
create sequence calendar_version;

create table calendar_year (
    year      integer primary key check (year between 2000 and 2100),
    source    text        not null,
    content   jsonb       not null,
    -- moves with every load, so that every node sees that its copy is old
    version   bigint      not null default nextval('calendar_version'),
    loaded_by text        not null,
    loaded_at timestamptz not null
);

-- The clocks of cases and what happened to them. A clock keeps the row of the term table with which
-- it started, because the law of that day governs it; its events are never changed, because they are
-- the reasoning behind every date.
create table clock (
    id          uuid primary key,
    -- order of creation: of two clocks of the same name the later one is asked
    seq         bigint generated always as identity,
    case_id     uuid        not null,
    agency      text        not null check (agency <> ''),
    scope       text        not null default '',
    term_key    text        not null,
    term        jsonb       not null,
    started_at  timestamptz not null,
    state       text        not null check (state in ('RUNNING', 'SUSPENDED', 'STOPPED', 'VOID')),
    -- the end without suspensions and extensions, and the end as it stands
    base_due    text        not null,
    due         text        not null,
    due_date    date        not null,
    -- from this moment the clock counts as due soon, and from the next one as overdue
    soon_at     timestamptz not null,
    expires_at  timestamptz not null,
    provisional boolean     not null,
    ended_at    timestamptz
);

-- one running clock of a name per case and scope
create unique index clock_running on clock (case_id, scope, term_key)
    where state in ('RUNNING', 'SUSPENDED');
create index clock_case on clock (case_id, seq);
-- what is overdue and about to be, per agency
create index clock_due on clock (agency, expires_at) where state in ('RUNNING', 'SUSPENDED');
create index clock_provisional on clock (due_date) where state in ('RUNNING', 'SUSPENDED');

create table clock_event (
    seq        bigint generated always as identity primary key,
    clock_id   uuid        not null references clock (id),
    what       text        not null,
    -- the day on which it takes effect; for a resumption the day on which the period runs again
    on_day     date        not null,
    reason     text,
    -- of what in the case the reason is, such as the second sampling; empty for the case itself
    scope      text        not null default '',
    amount     integer,
    unit       text,
    approver   text,
    collective boolean     not null default false,
    note       text        not null default '',
    old_due    text,
    new_due    text,
    by_user    text        not null,
    at         timestamptz not null
);

create index clock_event_clock on clock_event (clock_id, seq);

create function clock_event_stays() returns trigger language plpgsql as $$
begin
    raise exception 'clock events are never changed or removed';
end $$;

create trigger clock_event_stays before update or delete on clock_event
    for each row execute function clock_event_stays();

-- law and discretion ----------------------------------------------------------------------------

-- An administrator imports a newer law register without a release. A version never changes once it is
-- there, because cases refer to the version they used.
create table law_register (
    sequence  bigint generated always as identity primary key,
    version   text        not null unique,
    content   text        not null,
    -- the product keeps the version that it ships here too, so that what a case names stays readable
    -- after an upgrade; nobody imported such a row, and it never takes the place of an imported one
    shipped   boolean     not null default false,
    loaded_by text,
    loaded_at timestamptz not null,
    check (shipped = (loaded_by is null))
);

-- What a fine was computed by stays with the case: the sheet in the volume shows it, several
-- violations of one case are added up from it, and a process owner who changes a table sees what
-- past cases would have come to. The law register's version says by which law the case was weighed.
create table discretion_assessment (
    sequence     bigint generated always as identity primary key,
    case_id      uuid        not null references case_file,
    standard     text        not null,
    table_no     text        not null,
    input        jsonb       not null,
    sheet        jsonb       not null,
    low          bigint      not null,
    high         bigint      not null,
    fine         bigint,
    reason       text        not null default '',
    deviation    text        not null default '',
    more         boolean     not null default false,
    law_version  text        not null,
    assessed_at  timestamptz not null,
    confirmed_at timestamptz,
    check (low <= high),
    check ((confirmed_at is null) = (fine is null))
);
create index discretion_assessment_case on discretion_assessment (case_id, sequence);
create index discretion_assessment_table on discretion_assessment (standard, table_no, sequence)
  where confirmed_at is not null;

-- disclosure ------------------------------------------------------------------------------------

-- What was disclosed, as it was disclosed: a withdrawal is added, nothing is taken away
-- (行政处罚法第四十八条).
create table disclosure (
  id              uuid primary key,
  case_id         uuid not null references case_file,
  agency          text not null references agency,
  document_number text not null,
  title           text not null,
  party           text not null,
  party_code      text,
  representative  text,
  facts           text not null,
  result          text not null,
  decided_on      date not null,
  published_at    timestamptz not null,
  withdrawn_at    timestamptz,
  reason          text
);
create unique index disclosure_current on disclosure (case_id) where withdrawn_at is null;
create index disclosure_list on disclosure (agency, published_at desc);

-- notification ----------------------------------------------------------------------------------

-- Mail that leaves the house: written with the act that causes it, sent afterwards, kept in the file.
create table mail (
  id         uuid primary key,
  key        text not null unique,
  case_id    uuid not null references case_file,
  template   text not null,
  recipient  text not null,
  address    text not null,
  subject    text not null,
  body       text not null,
  queued_at  timestamptz not null,
  sent_at    timestamptz,
  message_id text,
  -- a document served by mail goes with it (行政处罚法第六十一条第二款)
  attachment uuid references document
);
create index mail_case on mail (case_id, queued_at);

-- oversight: what leaders look at ---------------------------------------------------------------

-- What leaders look at: every case with its state, the agency's own periods that still run, and those
-- that ended late. Kept in step with the case file in the same transaction (docs/adr/0007), because
-- lists and counts over 900,000 cases must neither join the case file nor read process variables.
-- The views say what the tables have to hold; the tables hold it with the indexes that lists need.
create table oversight_case (
    case_id      uuid primary key references case_file,
    agency       text        not null,
    number       text        not null,
    party        text        not null,
    title        text        not null,
    source       text        not null,
    stage        text        not null,
    -- whose case it is: the lead officer, or before there is one whoever verifies the clue
    officer      text        not null,
    officer_name text        not null,
    unit         text        not null,
    received_at  timestamptz not null,
    filed_on     date,
    closed_at    timestamptz,
    -- the agency's own periods that have ended, and of these the late ones
    terms_ended  integer     not null,
    terms_late   integer     not null,
    -- what people search in
    words        text        generated always as (number || ' ' || party || ' ' || title) stored
);
create index oversight_case_received on oversight_case (agency, received_at);
create index oversight_case_closed on oversight_case (agency, closed_at desc, case_id)
    where closed_at is not null;
create index oversight_case_late on oversight_case (agency, closed_at desc, case_id)
    where closed_at is not null and terms_late > 0;
create index oversight_case_unit on oversight_case (agency, unit, closed_at desc, case_id)
    where closed_at is not null;

create table oversight_term (
    -- of a clock, or of a task that is a period by itself
    clock_id     uuid primary key,
    case_id      uuid        not null references oversight_case,
    agency       text        not null,
    scope        text        not null,
    term_key     text        not null,
    label        text        not null,
    article      text        not null,
    internal     boolean     not null,
    state        text        not null,
    started_at   timestamptz not null,
    due          text        not null,
    soon_at      timestamptz not null,
    expires_at   timestamptz not null,
    provisional  boolean     not null,
    -- of the case, so that one table answers every list and count
    number       text        not null,
    party        text        not null,
    title        text        not null,
    source       text        not null,
    stage        text        not null,
    officer      text        not null,
    officer_name text        not null,
    unit         text        not null,
    task         text        not null,
    words        text        generated always as (number || ' ' || party || ' ' || title) stored
);
create index oversight_term_case on oversight_term (case_id);
create index oversight_term_due on oversight_term (agency, expires_at, clock_id);
create index oversight_term_soon on oversight_term (soon_at) where state = 'RUNNING';

create table oversight_late (
    clock_id   uuid primary key references clock,
    case_id    uuid        not null references oversight_case,
    agency     text        not null,
    label      text        not null,
    expires_at timestamptz not null,
    ended_at   timestamptz not null
);
create index oversight_late_case on oversight_late (case_id);
create index oversight_late_expired on oversight_late (agency, expires_at);

-- The open tasks. A period shows the task that has to be done within it; a task that
-- the models date without a clock of the case (the agency's own 3 days for an approval) is a period
-- by itself, so that leaders see and urge it like any other. What was a clock's id is therefore the
-- id of a clock or of a task.
create table oversight_task (
    task_id      uuid        primary key,
    case_id      uuid        not null references case_file,
    agency       text        not null,
    scope        text        not null,
    -- the clock by which it was dated; null when none ran
    clock_id     uuid        references clock,
    name         text        not null,
    term_key     text        not null,
    label        text        not null,
    article      text        not null,
    internal     boolean     not null,
    started_at   timestamptz not null,
    due          text        not null,
    soon_at      timestamptz not null,
    expires_at   timestamptz not null,
    provisional  boolean     not null,
    -- a person, or a role whose members may take it; empty when it is whose the case is
    officer      text        not null,
    officer_name text        not null
);
create index oversight_task_case on oversight_task (case_id);

-- A leader's urging and its answer, and which reminders were sent: each once for a period and its end,
-- again only when the end has moved.
create table urging (
    id           uuid primary key,
    case_id      uuid        not null references case_file,
    -- a clock, or a task that is a period by itself
    clock_id     uuid        not null,
    agency       text        not null references agency,
    term         text        not null,
    instruction  text        not null,
    by_user      text        not null,
    person       text        not null,
    at           timestamptz not null,
    answered_at  timestamptz,
    progress     text,
    reason       text,
    expected_end date
);
create index urging_case on urging (case_id, at desc);
-- what was asked is asked again only after it was answered
create unique index urging_open on urging (clock_id) where answered_at is null;

create table reminder (
    clock_id   uuid        not null,
    term       text        not null,
    step       text        not null,
    due        text        not null,
    case_id    uuid        not null references case_file,
    recipients text        not null,
    at         timestamptz not null,
    primary key (clock_id, step, due)
);
create index reminder_case on reminder (case_id, at desc);

create view oversight_case_now as
select f.id as case_id, f.agency, coalesce(f.case_number, f.clue_number) as number,
       coalesce(p.name, '') as party, f.title, f.source, f.stage,
       coalesce(o.user_id, '') as officer, coalesce(o.name, '') as officer_name,
       coalesce(o.unit, '') as unit, f.received_at, f.filed_on, f.closed_at,
       t.ended as terms_ended, t.late as terms_late
from case_file f
left join party p on p.id = f.party_id
left join case_fact lead on lead.case_id = f.id and lead.scope = '' and lead.key = 'leadOfficer'
left join case_fact verifier
       on verifier.case_id = f.id and verifier.scope = '' and verifier.key = 'verifyingOfficer'
left join officer o on o.user_id = coalesce(lead.value, verifier.value) #>> '{}'
cross join lateral (
    select cast(count(*) as integer) as ended,
           cast(count(*) filter (where c.ended_at >= c.expires_at) as integer) as late
    from clock c
    where c.case_id = f.id and c.state = 'STOPPED' and c.term ->> 'bearer' = 'AGENCY'
) t;

create view oversight_late_now as
select c.id as clock_id, c.case_id, c.agency, c.term ->> 'label' as label, c.expires_at, c.ended_at
from clock c
where c.state = 'STOPPED' and c.term ->> 'bearer' = 'AGENCY' and c.ended_at >= c.expires_at;

create view oversight_term_now as
with period as (
    select c.id as clock_id, c.case_id, c.agency, c.scope, c.term_key, c.term ->> 'label' as label,
           c.term ->> 'article' as article, cast(c.term ->> 'internal' as boolean) as internal,
           c.state, c.started_at, c.due, c.soon_at, c.expires_at, c.provisional,
           coalesce(t.officer, '') as officer, coalesce(t.officer_name, '') as officer_name,
           coalesce(t.name, '') as task
    from clock c
    left join lateral (
        select t.officer, t.officer_name, t.name from oversight_task t
        where t.case_id = c.case_id and t.clock_id = c.id
        order by t.started_at desc, t.task_id limit 1
    ) t on true
    where c.state in ('RUNNING', 'SUSPENDED') and c.term ->> 'bearer' = 'AGENCY'
    union all
    -- a task without a clock, or with the clock of what the party or the police have to do: whoever
    -- registers that is asked for it
    select t.task_id, t.case_id, t.agency, t.scope, t.term_key, t.label, t.article, t.internal,
           coalesce(c.state, 'RUNNING'), t.started_at, coalesce(c.due, t.due),
           coalesce(c.soon_at, t.soon_at), coalesce(c.expires_at, t.expires_at),
           coalesce(c.provisional, t.provisional), t.officer, t.officer_name, t.name
    from oversight_task t
    left join clock c on c.id = t.clock_id and c.state in ('RUNNING', 'SUSPENDED')
    where c.id is null or c.term ->> 'bearer' <> 'AGENCY'
)
select p.clock_id, p.case_id, p.agency, p.scope, p.term_key, p.label, p.article, p.internal,
       p.state, p.started_at, p.due, p.soon_at, p.expires_at, p.provisional,
       k.number, k.party, k.title, k.source, k.stage,
       coalesce(nullif(p.officer, ''), nullif(k.officer, ''), t.officer, '') as officer,
       coalesce(nullif(p.officer_name, ''), nullif(k.officer_name, ''), t.officer_name, '')
           as officer_name,
       k.unit,
       case when p.task <> '' then p.task else coalesce(t.name, '') end as task
from period p
join oversight_case k on k.case_id = p.case_id
-- a period of the whole case waits for whatever is to be done next
left join lateral (
    select t.officer, t.officer_name, t.name from oversight_task t
    where t.case_id = p.case_id and p.task = '' order by t.started_at desc, t.task_id limit 1
) t on true;

-- engine: releases of models --------------------------------------------------------------------

-- Which deployment brought which version of a package (the folder of a flow). In force is the newest
-- one whose deployment still exists: deleting a deployment brings back the version before.
create table model_release (
    id             bigint      generated always as identity primary key,
    package        text        not null,
    deployment_id  text        not null unique,
    -- of all its files: tells what is the same, wherever it came from
    digest         text        not null,
    -- of what the product shipped at that time; null for a package that it does not ship
    shipped_digest text,
    title          text        not null,
    -- a user; null for the product itself
    deployed_by    text,
    deployed_at    timestamptz not null
);
create index model_release_package on model_release (package, id);

-- Everything that the product has ever shipped: whoever deploys such content has nothing of his own.
create table shipped_package (
    package text not null,
    digest  text not null,
    primary key (package, digest)
);

-- What is wrong with a version in force, seen with the eyes of the product that runs now.
create table release_finding (
    release_id bigint  not null references model_release on delete cascade,
    position   integer not null,
    text       text    not null,
    primary key (release_id, position)
);

-- Processes that may not be started, as what they would do is not allowed.
create table barred_process (
    definition_id text   primary key,
    release_id    bigint not null references model_release on delete cascade
);

-- Packages that were tried and wait for their owner to deploy them: exactly what was tried, and only
-- over what was in force then.
create table package_trial (
    id         uuid        primary key,
    owner      text        not null,
    package    text        not null,
    -- the version in force at that time; null for a package that is new
    base       bigint,
    digest     text        not null,
    content    bytea       not null,
    expires_at timestamptz not null
);
create index package_trial_by_expiry on package_trial (expires_at);

create view model_in_force as
select distinct on (r.package) r.*
from model_release r
where exists (select 1 from act_re_deployment d where d.id_ = r.deployment_id)
order by r.package, r.id desc;

-- web: sessions ---------------------------------------------------------------------------------

-- Login sessions in the database, so that any node can answer any request.
create table spring_session (
  primary_id char(36) not null primary key,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create unique index spring_session_id on spring_session (session_id);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);
