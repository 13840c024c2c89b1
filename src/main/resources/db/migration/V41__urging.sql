-- A leader's urging and its answer, and which reminders were sent: each once for a period and its end,
-- again only when the end has moved.
create table urging (
    id           uuid primary key,
    case_id      uuid        not null references case_file,
    clock_id     uuid        not null references clock,
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
    clock_id   uuid        not null references clock,
    step       text        not null,
    due        text        not null,
    case_id    uuid        not null references case_file,
    recipients text        not null,
    at         timestamptz not null,
    primary key (clock_id, step, due)
);
create index reminder_case on reminder (case_id, at desc);
