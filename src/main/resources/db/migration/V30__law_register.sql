-- An administrator imports a newer law register without a release. A version never changes once it is
-- there, because cases refer to the version they used.
create table law_register (
    sequence  bigint generated always as identity primary key,
    version   text        not null unique,
    content   text        not null,
    loaded_by text        not null,
    loaded_at timestamptz not null
);
