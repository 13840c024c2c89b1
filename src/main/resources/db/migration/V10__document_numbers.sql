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
