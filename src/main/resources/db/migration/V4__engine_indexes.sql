-- Indexes that the engine's own schema lacks. Every completion of a task reads tasks by parent; lists
-- sort by due date, filter by group and by routing variable. Without them a completion reads all
-- open tasks.
create index x_task_parent on act_ru_task (parent_task_id_);
create index x_task_due on act_ru_task (due_date_);
create index x_variable_name_text on act_ru_variable (name_, text_) where task_id_ is null;
create index x_identity_link_group on act_ru_identitylink (group_id_, type_, task_id_);
create index x_identity_link_user on act_ru_identitylink (user_id_, type_, task_id_);
