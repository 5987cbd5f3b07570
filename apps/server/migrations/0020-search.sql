-- One search over tickets, messages, customers and articles, with tokens that the application makes. Decision 0019.

-- Changes of what has no event log, for the index to read again. Rows are only added and taken away, never changed: who marks waits for nobody.
create table search_mark (
  position bigint generated always as identity primary key,
  kind text not null,
  id uuid not null
);

-- Two sides: one is read, the other stands by to be built anew. No references to the rows they speak of: the index follows, it does not hold.
create table search_entry_a (
  id uuid primary key,
  kind text not null,
  -- Whose reach decides who may find it; null where it is not a ticket's.
  ticket_id uuid,
  at timestamptz not null,
  folded text not null,
  tokens tsvector not null
);
-- Without a list of what is pending: every look-up would read it to its end, and there are dozens for a page.
create index search_entry_a_tokens on search_entry_a using gin (tokens) with (fastupdate = off);

create table search_entry_b (
  id uuid primary key,
  kind text not null,
  ticket_id uuid,
  at timestamptz not null,
  folded text not null,
  tokens tsvector not null
);
create index search_entry_b_tokens on search_entry_b using gin (tokens) with (fastupdate = off);

-- How far back and forth each kind's entries reach, so that nobody looks in empty years.
create table search_extent (
  side text not null check (side in ('a', 'b')),
  kind text not null,
  oldest timestamptz not null,
  newest timestamptz not null,
  primary key (side, kind)
);

create table search_live (
  only_row boolean primary key default true check (only_row),
  side text not null check (side in ('a', 'b'))
);
insert into search_live (side) values ('a');

create table search_rebuild (
  id uuid primary key,
  side text not null check (side in ('a', 'b')),
  state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
  -- Where it goes on: the kind being read, and the last id that is in.
  kind text,
  after_id uuid,
  done integer not null,
  total integer not null,
  started_at timestamptz not null,
  -- When it last came further; a worker that died is noticed by it.
  moved_at timestamptz not null,
  ended_at timestamptz
);
create unique index search_rebuild_running on search_rebuild ((true)) where state = 'running';
create index search_rebuild_latest on search_rebuild (started_at desc, id);
