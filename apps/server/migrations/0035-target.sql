-- Targets: a figure that one person answers for, from a frozen baseline to a goal on a day; figures kept by hand; what is done about it.

create table target (
  id uuid primary key,
  title text not null,
  why text not null,
  axis text not null check (axis in ('experience', 'efficiency', 'cost')),
  owner_id uuid not null references person,
  -- A registered metric over a slice, or a figure that people enter.
  metric_key text,
  slice text not null,
  figure_name text,
  unit text not null,
  decimals smallint not null,
  good text not null check (good in ('up', 'down')),
  -- Never changed after the target was set.
  baseline_value double precision not null,
  baseline_n integer,
  baseline_from date not null,
  baseline_to date not null,
  metric_version integer,
  baseline_source text,
  goal_how text not null check (goal_how in ('to', 'by', 'by_percent')),
  goal_amount double precision not null,
  goal_value double precision not null,
  start_on date not null,
  deadline_on date not null,
  window_days smallint not null,
  state text not null check (state in ('running', 'judged', 'withdrawn')),
  -- As last looked at; frozen once it is judged or withdrawn.
  standing text not null,
  looked_on date,
  final_value double precision,
  final_n integer,
  final_on date,
  judged_on date,
  withdrawn_because text,
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  check ((metric_key is null) <> (figure_name is null)),
  check ((metric_version is null) <> (baseline_source is null)),
  check (goal_value <> baseline_value and (goal_value > baseline_value) = (good = 'up')),
  check (baseline_to <= start_on and start_on < deadline_on)
);
create index target_running on target (looked_on nulls first, id) where state = 'running';
create index target_owner on target (owner_id);

create table target_entry (
  target_id uuid not null references target,
  entry_on date not null,
  value double precision not null,
  n integer,
  source text not null,
  note text not null,
  by_id uuid,
  at timestamptz not null,
  primary key (target_id, entry_on)
);

create table target_measure (
  id uuid primary key,
  target_id uuid not null references target,
  title text not null,
  kind text not null check (kind in ('process', 'tool', 'training', 'staffing')),
  owner_id uuid not null references person,
  from_on date not null,
  to_on date,
  created_at timestamptz not null,
  check (to_on is null or to_on >= from_on)
);
create index target_measure_of on target_measure (target_id, from_on, id);

-- Roles of a centre that is already there: nobody could grant a permission that nobody holds.
insert into role_grant (role_id, permission, scope)
select id, 'target.read', 'all' from role where key in ('admin', 'supervisor', 'inspector', 'trainer', 'owner', 'knowledge')
on conflict do nothing;
insert into role_grant (role_id, permission, scope)
select id, 'target.read', 'own' from role where key in ('agent', 'specialist')
on conflict do nothing;
insert into role_grant (role_id, permission, scope)
select id, 'target.manage', 'all' from role where key in ('admin', 'supervisor', 'owner')
on conflict do nothing;
