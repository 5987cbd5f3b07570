-- Files that take long to make are made by a worker: whoever asks sees how far it is, may stop it, and fetches what came of it.

create table export_run (
  id uuid primary key,
  -- What makes it: `review`.
  kind text not null,
  -- What it is of: `review:<id>`.
  subject text not null,
  wish jsonb not null,
  -- A person or an API key: nobody else sees it.
  actor_id uuid not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done integer not null default 0,
  total integer not null default 0,
  file_id uuid,
  failure text,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  check ((file_id is not null) = (state = 'done'))
);

create index export_run_of on export_run (actor_id, asked_at desc, id desc);
create index export_run_under_way on export_run (asked_at) where state in ('waiting', 'running');
create index export_run_ended on export_run (ended_at) where ended_at is not null;
