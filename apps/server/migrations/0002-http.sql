-- What the edges remember: requests that must not happen twice, how far each reader of the log has come, which workers live, and files.

create table idempotency_key (
  caller text not null,
  key text not null,
  request_hash bytea not null,
  claim uuid not null,
  claimed_at timestamptz not null default now(),
  -- set by the use case's own transaction: from here on the request has happened
  committed_at timestamptz,
  status smallint,
  reply text,
  primary key (caller, key)
);
create index idempotency_key_claimed_at on idempotency_key (claimed_at);

create table subscription_cursor (
  name text primary key,
  -- the last event handled, in the order (txid, position); '0' and 0 before the first
  txid xid8 not null default '0',
  position bigint not null default 0,
  failures integer not null default 0,
  failed_at timestamptz,
  last_error text,
  moved_at timestamptz not null default now()
);

create table worker_heartbeat (
  node text primary key,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);

create table stored_file (
  id uuid primary key,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 bytea not null,
  -- what the file belongs to (`ticket:<id>`, `visitor:<id>`, …): whoever may read that may read the file
  owner text not null,
  created_at timestamptz not null default now()
);
create index stored_file_owner on stored_file (owner);
