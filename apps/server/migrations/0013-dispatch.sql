-- Who may be given what, and when: skills, capacity, presence and shifts of people, the rules of teams, and what dispatch remembers of a ticket.

create table skill (
  id uuid primary key,
  key text not null constraint skill_key unique check (key ~ '^[a-z][a-z0-9_]{1,39}$'),
  name jsonb not null,
  created_at timestamptz not null
);

create table person_skill (
  person_id uuid not null references person on delete cascade,
  skill_id uuid not null references skill,
  level smallint not null check (level between 1 and 5),
  primary key (person_id, skill_id)
);
create index person_skill_by_skill on person_skill (skill_id);

-- Every rule that fits adds its skill; null parts fit everything.
create table skill_rule (
  position integer primary key,
  ticket_kind text references ticket_kind,
  category_id uuid references category,
  channel_kind text,
  language text check (language in ('zh', 'en')),
  skill_id uuid not null references skill,
  level smallint not null check (level between 1 and 5),
  relax_after_minutes integer check (relax_after_minutes > 0)
);

create table shift (
  id uuid primary key,
  name jsonb not null,
  document jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null
);

-- What of a person is other than the centre's defaults.
create table agent_profile (
  person_id uuid primary key references person on delete cascade,
  capacity numeric check (capacity > 0),
  -- Channel kind → most tickets of that kind at once.
  channel_limits jsonb not null default '{}',
  shift_id uuid references shift
);
create index agent_profile_by_shift on agent_profile (shift_id) where shift_id is not null;

create table dispatch_setting (
  singleton boolean primary key default true check (singleton),
  document jsonb not null,
  version integer not null default 1
);

create table dispatch_team (
  team_id uuid primary key references team on delete cascade,
  rules jsonb not null,
  shift_id uuid references shift,
  version integer not null default 1,
  -- A bucket of tickets that may be released from an old backlog; null until one was met.
  release_credit double precision,
  released_at timestamptz
);

-- One row a person; it is also the lock on which dispatchers of all teams meet.
create table presence (
  person_id uuid primary key references person on delete cascade,
  state text not null check (state in ('available', 'busy', 'away', 'offline')),
  reason text,
  since timestamptz not null,
  seen_at timestamptz not null,
  -- Not given anything until then: the last contact is being written up.
  wrap_up_until timestamptz,
  -- When dispatch last gave this person a ticket.
  given_at timestamptz,
  -- Whether the work of this absence was looked at once it had lasted long enough.
  returned boolean not null default true
) with (fillfactor = 70);

create table presence_log (
  person_id uuid not null references person on delete cascade,
  from_at timestamptz not null,
  to_at timestamptz,
  state text not null,
  reason text,
  -- Not by their own word: nothing was heard of them.
  lost boolean not null default false,
  primary key (person_id, from_at)
);
create unique index presence_log_open on presence_log (person_id) where to_at is null;
create index presence_log_by_time on presence_log (from_at);

-- What dispatch did with a ticket while it stands in one step; stale once the step has changed.
create table dispatch_trace (
  ticket_id uuid primary key references ticket,
  step_entered_at timestamptz not null,
  overflowed_from uuid[] not null default '{}',
  alerted_at timestamptz,
  -- It came back to somebody by itself: whether that person can take it has still to be looked at.
  recheck boolean not null default false
);
create index dispatch_trace_recheck on dispatch_trace (ticket_id) where recheck;

-- Who was given what and gave what back, by time: fairness, recent waits.
create index ticket_event_hands on ticket_event (at) where kind in ('assigned', 'released');
-- Customers who gave up waiting today.
create index ticket_abandoned on ticket (abandoned_at) where abandoned_at is not null;

-- Roles of a centre that is already there: nobody could grant a permission that nobody holds.
insert into role_grant (role_id, permission, scope)
select role.id, granted.permission, granted.scope
from role join (values
  ('supervisor', 'presence.read', 'team'), ('supervisor', 'dispatch.read', 'all'), ('supervisor', 'ticket.expedite', 'team'),
  ('owner', 'presence.read', 'all'), ('owner', 'dispatch.read', 'all'),
  ('admin', 'presence.read', 'all'), ('admin', 'dispatch.read', 'all'), ('admin', 'dispatch.manage', 'all'), ('admin', 'ticket.expedite', 'all')
) as granted (key, permission, scope) on granted.key = role.key
on conflict do nothing;
