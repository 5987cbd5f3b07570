-- Working calendars as versions that are never overwritten, and the official days that a centre enters for years the shipped data does not know.

create table calendar (
  id uuid primary key,
  key text not null unique,
  name jsonb not null,
  -- Grows with every change; caches compare it.
  version integer not null default 1,
  created_at timestamptz not null,
  retired_at timestamptz
);

create table calendar_version (
  calendar_id uuid not null references calendar,
  number integer not null,
  -- Null: from the beginning.
  valid_from_on date,
  document jsonb not null,
  note text not null default '',
  created_by uuid references person,
  created_at timestamptz not null,
  primary key (calendar_id, number)
);

create table official_year (
  source text not null,
  year integer not null,
  -- Lists of { on, name }.
  off_days jsonb not null,
  work_days jsonb not null,
  entered_by uuid references person,
  entered_at timestamptz not null,
  primary key (source, year)
);

-- Which shipped days this centre has reckoned with: after an update that knows more years, clocks under way are computed anew.
create table official_seen (
  source text primary key,
  digest text not null
);

-- Roles of a centre that is already there: nobody could grant a permission that nobody holds.
insert into role_grant (role_id, permission, scope)
select id, 'calendar.manage', 'all' from role where key in ('admin', 'supervisor')
on conflict do nothing;
