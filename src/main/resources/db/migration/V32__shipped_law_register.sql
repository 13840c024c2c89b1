-- A case names the version of the law register by which it was weighed, and most are weighed by the one
-- that travels with the product: after an upgrade of the product nobody could read it any more. So the
-- product keeps its own version here when it starts. Nobody imported such a row, hence no loaded_by; and
-- it does not come into force over a version that an administrator imported, hence the column that tells
-- the two apart. Rows that are there already were imported.
alter table law_register add column shipped boolean not null default false;
alter table law_register alter column loaded_by drop not null;
alter table law_register
  add constraint law_register_importer check (shipped = (loaded_by is null));
