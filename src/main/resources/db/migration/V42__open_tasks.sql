-- Who has to act: the open tasks. A period shows the task that has to be done within it; a task that
-- the models date without a clock of the case (the agency's own 3 days for an approval) is a period
-- by itself, so that leaders see and urge it like any other. What was a clock's id is therefore the
-- id of a clock or of a task.
create table oversight_task (
    task_id      uuid        primary key,
    case_id      uuid        not null references case_file,
    agency       text        not null,
    scope        text        not null,
    -- the clock by which it was dated; null when none ran
    clock_id     uuid        references clock,
    name         text        not null,
    term_key     text        not null,
    label        text        not null,
    article      text        not null,
    internal     boolean     not null,
    started_at   timestamptz not null,
    due          text        not null,
    soon_at      timestamptz not null,
    expires_at   timestamptz not null,
    provisional  boolean     not null,
    -- a person, or a role whose members may take it; empty when it is whose the case is
    officer      text        not null,
    officer_name text        not null
);
create index oversight_task_case on oversight_task (case_id);

alter table oversight_term drop constraint oversight_term_clock_id_fkey;
alter table reminder drop constraint reminder_clock_id_fkey;
alter table urging drop constraint urging_clock_id_fkey;
alter table reminder add column term text not null default '';
update reminder r set term = c.term ->> 'label' from clock c where c.id = r.clock_id;
alter table reminder alter column term drop default;

drop view oversight_term_now;
alter table oversight_term drop column words;
alter table oversight_term add column task text not null default '';
alter table oversight_term alter column task drop default;
alter table oversight_term
    add column words text generated always as (number || ' ' || party || ' ' || title) stored;

create view oversight_term_now as
with period as (
    select c.id as clock_id, c.case_id, c.agency, c.scope, c.term_key, c.term ->> 'label' as label,
           c.term ->> 'article' as article, cast(c.term ->> 'internal' as boolean) as internal,
           c.state, c.started_at, c.due, c.soon_at, c.expires_at, c.provisional,
           coalesce(t.officer, '') as officer, coalesce(t.officer_name, '') as officer_name,
           coalesce(t.name, '') as task
    from clock c
    left join lateral (
        select t.officer, t.officer_name, t.name from oversight_task t
        where t.case_id = c.case_id and t.clock_id = c.id
        order by t.started_at desc, t.task_id limit 1
    ) t on true
    where c.state in ('RUNNING', 'SUSPENDED') and c.term ->> 'bearer' = 'AGENCY'
    union all
    -- a task without a clock, or with the clock of what the party or the police have to do: whoever
    -- registers that is asked for it
    select t.task_id, t.case_id, t.agency, t.scope, t.term_key, t.label, t.article, t.internal,
           coalesce(c.state, 'RUNNING'), t.started_at, coalesce(c.due, t.due),
           coalesce(c.soon_at, t.soon_at), coalesce(c.expires_at, t.expires_at),
           coalesce(c.provisional, t.provisional), t.officer, t.officer_name, t.name
    from oversight_task t
    left join clock c on c.id = t.clock_id and c.state in ('RUNNING', 'SUSPENDED')
    where c.id is null or c.term ->> 'bearer' <> 'AGENCY'
)
select p.clock_id, p.case_id, p.agency, p.scope, p.term_key, p.label, p.article, p.internal,
       p.state, p.started_at, p.due, p.soon_at, p.expires_at, p.provisional,
       k.number, k.party, k.title, k.source, k.stage,
       coalesce(nullif(p.officer, ''), nullif(k.officer, ''), t.officer, '') as officer,
       coalesce(nullif(p.officer_name, ''), nullif(k.officer_name, ''), t.officer_name, '')
           as officer_name,
       k.unit,
       case when p.task <> '' then p.task else coalesce(t.name, '') end as task
from period p
join oversight_case k on k.case_id = p.case_id
-- a period of the whole case waits for whatever is to be done next
left join lateral (
    select t.officer, t.officer_name, t.name from oversight_task t
    where t.case_id = p.case_id and p.task = '' order by t.started_at desc, t.task_id limit 1
) t on true;

-- tasks that were open before: by their date, as the model's own words are not known here
insert into oversight_task
select cast(t.id_ as uuid), f.id, f.agency, '', c.id, t.name_, coalesce(c.term_key, 'task-default'),
       coalesce(c.term ->> 'label', '一般办理时限'), coalesce(c.term ->> 'article', ''),
       coalesce(cast(c.term ->> 'internal' as boolean), true),
       t.create_time_ at time zone 'Asia/Shanghai', to_char(t.due_date_, 'YYYY-MM-DD'),
       coalesce(c.soon_at, (date_trunc('day', t.due_date_) - interval '1 day')
                           at time zone 'Asia/Shanghai'),
       coalesce(c.expires_at, (date_trunc('day', t.due_date_) + interval '1 day')
                              at time zone 'Asia/Shanghai'),
       false, coalesce(t.assignee_, ''), coalesce(o.name, t.assignee_, '')
from act_ru_task t
join act_ru_execution e on e.id_ = t.proc_inst_id_
join case_file f on cast(f.id as text) = e.business_key_
left join officer o on o.user_id = t.assignee_
left join lateral (
    select k.* from clock k
    where k.case_id = f.id and k.state in ('RUNNING', 'SUSPENDED')
      and k.due_date = cast(t.due_date_ as date)
    order by k.seq desc limit 1
) c on true
where t.due_date_ is not null;

delete from oversight_term;
insert into oversight_term select * from oversight_term_now;
