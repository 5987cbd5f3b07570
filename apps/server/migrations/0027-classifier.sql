-- What the classifier learnt, version by version, and the corrections by people that it learns from.

create table assistant_model (
  id uuid primary key,
  number integer not null unique,
  trained_at timestamptz not null,
  -- JSON, gzipped; some hundred kilobytes.
  state bytea not null,
  rows integer not null,
  corrections integer not null,
  -- By task: rows, answered, right.
  gold jsonb not null,
  -- `refused`: worse on the gold set than the one that was active, and never used.
  status text not null check (status in ('active', 'kept', 'refused')),
  activated_at timestamptz
);
create unique index assistant_model_active on assistant_model (status) where status = 'active';

create table assistant_example (
  ticket_id uuid primary key references ticket,
  -- Masked.
  text text not null,
  kind text,
  category_key text,
  at timestamptz not null
);
create index assistant_example_by_time on assistant_example (at desc);

create table assistant_training (
  singleton boolean primary key default true check (singleton),
  state text not null check (state in ('idle', 'ordered', 'running', 'done', 'failed', 'cancelled')),
  ordered_at timestamptz,
  ended_at timestamptz,
  error text
);
insert into assistant_training (state) values ('idle');
