-- Tickets of other systems: each run with its progress and its bad rows, and which case became which ticket, so that a repeat brings in nothing twice.

create table import_run (
  id uuid primary key,
  file_name text not null,
  -- Null for a run of the command line, which read its file where it lay.
  file_id uuid,
  state text not null check (state in ('looked_at', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed')),
  -- Of the attempt under way: a worker that lost it, or was cancelled, writes nothing more.
  attempt uuid,
  encoding text not null,
  -- What the look found: columns, sample, guess.
  look jsonb not null,
  mapping jsonb,
  row_count integer not null,
  done integer not null default 0,
  imported integer not null default 0,
  events integer not null default 0,
  repeated integer not null default 0,
  bad integer not null default 0,
  failure text,
  person_id uuid references person,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);

create index import_run_latest on import_run (created_at desc, id desc);

create table import_problem (
  run_id uuid not null references import_run,
  seq integer not null,
  line integer not null,
  column_name text,
  code text not null,
  value text,
  primary key (run_id, seq)
);

create table import_case (
  source text not null,
  external_id text not null,
  ticket_id uuid not null,
  -- Of what was read: a case that has changed since is reported, not passed over.
  digest bytea not null,
  run_id uuid not null references import_run,
  -- A retry of one attempt counts what it finds as its own.
  attempt uuid not null,
  primary key (source, external_id),
  -- The case is claimed before its ticket is written, in one transaction.
  constraint import_case_ticket foreign key (ticket_id) references ticket deferrable initially deferred
);

create index import_case_by_ticket on import_case (ticket_id);
