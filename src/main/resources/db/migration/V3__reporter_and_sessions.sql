-- Who reported is known to very few (生态环境法典第一百四十六条): a table of its own, encrypted, and
-- every reading leaves a trace in the journal.
create table reporter (
  case_id   uuid primary key references case_file,
  real_name boolean not null,
  secret    bytea not null
);

create index clue_fingerprint on clue (fingerprint) where fingerprint <> '';

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
