-- How the centre tells its own people things outside the console: where to, what, and what came of it.

create table outlet (
  id uuid primary key,
  kind text not null check (kind in ('feishu', 'dingtalk', 'wecom', 'email')),
  name text not null,
  language text not null check (language in ('zh', 'en')),
  style text not null check (style in ('rich', 'plain')),
  enabled boolean not null,
  stand_in_id uuid references outlet,
  recipients text[] not null,
  -- Sealed: whoever knows the address may write to the group.
  webhook text,
  secret text,
  -- It said that it is told too much.
  rest_until timestamptz,
  last_sent_at timestamptz,
  last_failed_at timestamptz,
  last_fault text,
  last_code text,
  version integer not null default 1,
  created_at timestamptz not null,
  removed_at timestamptz,
  check ((webhook is null) = (kind = 'email'))
);
create unique index outlet_name on outlet (name) where removed_at is null;

create table notice (
  id uuid primary key,
  key text not null unique,
  level text not null check (level in ('info', 'warning', 'alarm')),
  title jsonb not null,
  lines jsonb not null,
  path text not null,
  at timestamptz not null
);
create index notice_at on notice (at);

-- One notice to one outlet: the promise that it is told there.
create table delivery (
  id uuid primary key,
  notice_id uuid not null references notice on delete cascade,
  outlet_id uuid not null references outlet,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null,
  due_at timestamptz not null,
  -- A worker has it in hand, in this message, until then; after that it is taken for dead.
  message_id uuid,
  claimed_until timestamptz,
  fault text,
  code text,
  at timestamptz not null,
  changed_at timestamptz not null,
  -- The outlet that could not be told.
  instead_of uuid references outlet,
  unique (notice_id, outlet_id)
);
create index delivery_waiting on delivery (outlet_id, due_at) where state = 'waiting';
create index delivery_latest on delivery (at desc, id desc);
create index delivery_message_of on delivery (message_id) where message_id is not null;

-- When messages to an outlet began: what its limits are counted by.
create table outlet_message (
  id uuid primary key,
  outlet_id uuid not null references outlet,
  begun_at timestamptz not null
);
create index outlet_message_begun on outlet_message (outlet_id, begun_at);

create table smtp_setting (
  singleton boolean primary key default true check (singleton),
  host text not null,
  port integer not null,
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text not null,
  password text,
  sender text not null,
  version integer not null
);

-- Roles of a centre that is already there: nobody could grant a permission that nobody holds.
insert into role_grant (role_id, permission, scope) select id, 'delivery.manage', 'all' from role where key = 'admin' on conflict do nothing;
