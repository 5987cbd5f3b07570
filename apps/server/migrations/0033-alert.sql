-- Alerts: rules on figures and how each stands, what they found and why, tasks that came of it, and the calendar of the business.

create table alert_rule (
  id uuid primary key,
  -- Of a rule that was shipped.
  key text unique,
  name text not null,
  metric text not null,
  slice jsonb not null,
  condition jsonb not null,
  window_ms bigint not null,
  minimum_n integer not null,
  dwell_ms bigint not null,
  hysteresis double precision not null,
  weeks smallint not null,
  muted_until timestamptz,
  owner_id uuid references person,
  outlet_ids uuid[] not null,
  active boolean not null,
  version integer not null default 1,
  created_at timestamptz not null,
  removed_at timestamptz,
  -- How it stands: the tick that was looked at last, and what was seen.
  looked_at timestamptz,
  phase text not null default 'quiet' check (phase in ('quiet', 'pending', 'firing', 'recovering')),
  since timestamptz,
  verdict text,
  silent_since timestamptz,
  told boolean not null default false,
  value double precision
);

create table alert (
  id uuid primary key,
  rule_id uuid not null references alert_rule,
  -- The rule as it was.
  rule jsonb not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  value double precision not null,
  peak double precision not null,
  usual double precision,
  said jsonb not null,
  analysis jsonb not null,
  closed_at timestamptz,
  closed_by uuid references person
);
-- One alert of a rule at a time.
create unique index alert_going_on on alert (rule_id) where ended_at is null;
create index alert_latest on alert (began_at desc, id desc);

create table alert_comment (
  id uuid primary key,
  alert_id uuid not null references alert,
  by_id uuid references person,
  body text not null,
  at timestamptz not null
);
create index alert_comment_of on alert_comment (alert_id, at);

create table alert_action (
  id uuid primary key,
  alert_id uuid not null references alert,
  kind text not null,
  title text not null,
  owner_id uuid not null references person,
  by_id uuid references person,
  due_on date not null,
  state text not null check (state in ('open', 'done', 'declined')),
  result text,
  reminded_at timestamptz,
  at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references person
);
create index alert_action_of on alert_action (alert_id);
create index alert_action_mine on alert_action (owner_id, due_on);
create index alert_action_due on alert_action (due_on) where state = 'open' and reminded_at is null;

create table business_change (
  id uuid primary key,
  kind text not null check (kind in ('release', 'promotion', 'policy', 'incident', 'other')),
  name text not null,
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  topics uuid[] not null,
  note text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  removed_at timestamptz
);
create index business_change_days on business_change (from_on, until_on) where removed_at is null;

-- Roles of a centre that is already there: nobody could grant a permission that nobody holds.
insert into role_grant (role_id, permission, scope)
select id, 'alert.read', 'all' from role where key in ('admin', 'supervisor', 'inspector', 'trainer', 'owner', 'knowledge')
on conflict do nothing;
insert into role_grant (role_id, permission, scope)
select id, 'alert.manage', 'all' from role where key in ('admin', 'supervisor', 'owner')
on conflict do nothing;
