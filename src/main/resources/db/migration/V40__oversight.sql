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
    clock_id     uuid primary key references clock,
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

create view oversight_term_now as
select c.id as clock_id, c.case_id, c.agency, c.scope, c.term_key, c.term ->> 'label' as label,
       c.term ->> 'article' as article, cast(c.term ->> 'internal' as boolean) as internal,
       c.state, c.started_at, c.due, c.soon_at, c.expires_at, c.provisional,
       k.number, k.party, k.title, k.source, k.stage, k.officer, k.officer_name, k.unit
from clock c
join oversight_case k on k.case_id = c.case_id
where c.state in ('RUNNING', 'SUSPENDED') and c.term ->> 'bearer' = 'AGENCY';

create view oversight_late_now as
select c.id as clock_id, c.case_id, c.agency, c.term ->> 'label' as label, c.expires_at, c.ended_at
from clock c
where c.state = 'STOPPED' and c.term ->> 'bearer' = 'AGENCY' and c.ended_at >= c.expires_at;

insert into oversight_case select * from oversight_case_now;
insert into oversight_term select * from oversight_term_now;
insert into oversight_late
select l.* from oversight_late_now l join oversight_case k on k.case_id = l.case_id;
