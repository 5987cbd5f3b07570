-- Promises on tickets: policies in an explicit order, the ladders they climb when they are not kept, and one row for each clock.

create table ladder (
  id uuid primary key,
  -- Of shipped ones, so that they are shipped once.
  key text unique,
  name jsonb not null,
  rungs jsonb not null,
  version integer not null default 1,
  removed_at timestamptz
);

create table policy (
  id uuid primary key,
  key text unique,
  position integer not null,
  name jsonb not null,
  active boolean not null,
  conditions jsonb not null,
  targets jsonb not null,
  version integer not null default 1,
  -- Removed ones stay: clocks of the past name them.
  removed_at timestamptz
);

-- One row, locked by everybody who changes a policy, a ladder or their order; its version tells that clocks may have to be worked out anew.
create table sla_settings (
  singleton boolean primary key default true check (singleton),
  version integer not null default 1
);
insert into sla_settings default values;

-- Named by its ticket and a number, which needs no further index to find a ticket's clocks. Every change of one happens under the ticket's row lock.
create table clock (
  ticket_id uuid not null references ticket,
  seq smallint not null,
  kind text not null,
  ref text,
  state text not null check (state in ('running', 'paused', 'met', 'missed', 'cancelled')),
  policy_id uuid,
  ladder_id uuid,
  calendar_id uuid not null,
  target_ms bigint not null check (target_ms > 0),
  -- Why these terms hold, while what they pause, at which percentages they warn.
  why jsonb not null,
  pause_while jsonb not null,
  warn_at jsonb not null,
  segments jsonb not null,
  fired jsonb not null,
  started_at timestamptz not null,
  stopped_at timestamptz,
  due_at timestamptz,
  -- The due instant that passed, and when that was seen.
  breached_at timestamptz,
  breach_seen_at timestamptz,
  -- When somebody has to look: a warning, the breach, a rung.
  next_at timestamptz,
  primary key (ticket_id, seq),
  check ((state in ('running', 'paused')) = (stopped_at is null))
);
create index clock_next on clock (next_at) where next_at is not null;
-- Neither costs an opening anything.
create index clock_late on clock (breached_at) where breached_at is not null and stopped_at is null;
create index clock_answered on clock (stopped_at) where kind = 'first_response' and stopped_at is not null;

-- How far open clocks are worked out anew after a change of policies or calendars; one row, the latest.
create table clock_recount (
  singleton boolean primary key default true check (singleton),
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled')),
  total integer not null default 0,
  done integer not null default 0,
  changed integer not null default 0,
  -- Tickets up to here are done.
  reached uuid,
  started_at timestamptz not null,
  ended_at timestamptz
);

-- Roles of a centre that is already there: nobody could grant a permission that nobody holds.
insert into role_grant (role_id, permission, scope)
select id, 'policy.manage', 'all' from role where key in ('admin', 'owner')
on conflict do nothing;
