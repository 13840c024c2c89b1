-- Which deployment brought which version of a package (the folder of a flow). In force is the newest
-- one whose deployment still exists: deleting a deployment brings back the version before.
create table model_release (
    id             bigint      generated always as identity primary key,
    package        text        not null,
    deployment_id  text        not null unique,
    -- of all its files: tells what is the same, wherever it came from
    digest         text        not null,
    -- of what the product shipped at that time; null for a package that it does not ship
    shipped_digest text,
    title          text        not null,
    -- a user; null for the product itself
    deployed_by    text,
    deployed_at    timestamptz not null
);
create index model_release_package on model_release (package, id);

-- Everything that the product has ever shipped: whoever deploys such content has nothing of his own.
create table shipped_package (
    package text not null,
    digest  text not null,
    primary key (package, digest)
);

-- What is wrong with a version in force, seen with the eyes of the product that runs now.
create table release_finding (
    release_id bigint  not null references model_release on delete cascade,
    position   integer not null,
    text       text    not null,
    primary key (release_id, position)
);

-- Processes that may not be started, as what they would do is not allowed.
create table barred_process (
    definition_id text   primary key,
    release_id    bigint not null references model_release on delete cascade
);

create view model_in_force as
select distinct on (r.package) r.*
from model_release r
where exists (select 1 from act_re_deployment d where d.id_ = r.deployment_id)
order by r.package, r.id desc;
