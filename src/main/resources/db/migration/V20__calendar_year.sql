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
