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
