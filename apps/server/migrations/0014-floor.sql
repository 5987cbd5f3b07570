-- What came, left and was worked on, by half hour: so that staffing is computed from months without reading months of events; and people lent to another team for some hours.

create table floor_slot (
  team_id uuid not null references team on delete cascade,
  channel_id uuid not null references channel on delete cascade,
  -- A half hour, as an instant: no time zone divides it.
  starts_at timestamptz not null,
  -- Tickets that entered a queue of the team: opened in it, moved to it, reopened in it.
  arrived integer not null default 0,
  -- Customers who left without a first answer.
  abandoned integer not null default 0,
  -- Time that people worked, by the half hour in which they acted.
  worked_ms bigint not null default 0,
  primary key (team_id, channel_id, starts_at)
);

create index floor_slot_by_time on floor_slot (starts_at);

create table loan (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  team_id uuid not null references team on delete cascade,
  -- Null: by an API key.
  lent_by uuid references person,
  lent_at timestamptz not null,
  until timestamptz not null,
  ended_at timestamptz
);

-- Nobody is lent to the same team twice at a time.
create unique index loan_running on loan (person_id, team_id) where ended_at is null;
create index loan_due on loan (until) where ended_at is null;

-- Roles of a centre that is already there.
insert into role_grant (role_id, permission, scope)
select role.id, granted.permission, granted.scope
from role join (values
  ('supervisor', 'floor.read', 'team'), ('supervisor', 'floor.lend', 'team'),
  ('admin', 'floor.read', 'all'), ('admin', 'floor.lend', 'all')
) as granted (key, permission, scope) on granted.key = role.key
on conflict do nothing;
