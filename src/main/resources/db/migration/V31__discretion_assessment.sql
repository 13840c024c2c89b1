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
