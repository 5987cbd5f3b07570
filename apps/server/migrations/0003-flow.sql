-- Flows and their versions, so that a ticket can keep the process it began with while the centre goes on improving it.

create table flow (
  id uuid primary key,
  key text not null unique,
  created_at timestamptz not null
);

create table flow_version (
  id uuid primary key,
  flow_id uuid not null references flow,
  number integer not null,
  state text not null check (state in ('draft', 'published', 'retired')),
  -- json, not jsonb: the order of a form's fields is meant
  document json not null,
  note text not null default '',
  -- a person, or null for what was shipped; no foreign key, since identity's tables come later
  created_by uuid,
  created_at timestamptz not null,
  published_at timestamptz,
  retired_at timestamptz,
  edit_version integer not null default 1,
  unique (flow_id, number),
  check ((state = 'draft') = (published_at is null)),
  check ((state = 'retired') = (retired_at is not null))
);

create table flow_rule (
  id uuid primary key,
  position integer not null unique,
  ticket_kind text,
  -- categories and channels belong to other domains; a rule for one that is gone fits nothing
  category_id uuid,
  channel_id uuid,
  flow_id uuid not null references flow,
  -- null: the newest published version
  flow_version_id uuid references flow_version
);

-- one row: the version of the rules as a whole, locked by whoever changes what new tickets take
create table flow_rule_set (
  singleton boolean primary key default true check (singleton),
  version integer not null
);

insert into flow_rule_set (version) values (1);
