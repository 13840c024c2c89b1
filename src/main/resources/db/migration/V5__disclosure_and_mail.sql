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
  message_id text
);
create index mail_case on mail (case_id, queued_at);
