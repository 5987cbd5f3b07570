-- The closed loop: tickets, what was said on them, and the one event log that everything else reads.

create table ticket_kind (
  key text primary key,
  name jsonb not null,
  position integer not null
);

create table category (
  id uuid primary key,
  key text not null unique,
  parent_id uuid references category,
  name jsonb not null,
  keywords text[] not null default '{}',
  security boolean not null default false,
  active boolean not null default true,
  position integer not null default 0
);

create table custom_field (
  id uuid primary key,
  ticket_kind text references ticket_kind,
  key text not null,
  field jsonb not null,
  position integer not null default 0,
  active boolean not null default true,
  unique nulls not distinct (ticket_kind, key)
);

-- Handed out in blocks of 100 to each process: numbers are unique and rising, with gaps.
create sequence ticket_number_block increment by 100 minvalue 1 start 1;

create table ticket (
  id uuid primary key,
  number text not null unique,
  version integer not null,
  channel_id uuid not null references channel,
  customer_id uuid not null references customer,
  -- The chat that it runs in; null when it came another way.
  visitor_id uuid,
  subject text not null,
  kind text references ticket_kind,
  category_id uuid references category,
  region text,
  complaint boolean not null,
  flow_version_id uuid not null references flow_version,
  stage text not null,
  step text not null,
  role text not null,
  step_entered_at timestamptz not null,
  fields jsonb not null,
  urgency smallint,
  impact smallint,
  priority text not null,
  -- 1 urgent … 4 low; 1…4 sorts, the word does not.
  priority_rank smallint not null,
  team_id uuid references team,
  agent_id uuid references person,
  held_by jsonb not null,
  state text not null,
  pause jsonb,
  solution jsonb,
  confirmation jsonb,
  silence_confirms_at timestamptz,
  answered_on_the_spot boolean not null,
  rating jsonb,
  rating_asked_at timestamptz,
  follow_up jsonb,
  message_seq integer not null,
  first_answered_at timestamptz,
  waiting_since timestamptz,
  last_message_at timestamptz,
  -- When it began to wait for what it waits for now: the order within a priority.
  queue_at timestamptz not null,
  reopenings smallint not null,
  urges smallint not null,
  exception jsonb,
  escalated_at timestamptz,
  merged_into uuid references ticket,
  parent_id uuid references ticket,
  links jsonb not null,
  opened_at timestamptz not null,
  archived_at timestamptz
) with (fillfactor = 85);

-- A queue is walked in exactly this order; one index for each way to ask for it.
create index ticket_team_queue on ticket (team_id, priority_rank, queue_at, id) where state in ('open', 'paused');
create index ticket_agent_queue on ticket (agent_id, priority_rank, queue_at, id) where state in ('open', 'paused');
create index ticket_unassigned_queue on ticket (team_id, priority_rank, queue_at, id) where state in ('open', 'paused') and agent_id is null;
create index ticket_unassigned_whole on ticket (priority_rank, queue_at, id) where state in ('open', 'paused') and agent_id is null;
create index ticket_whole_queue on ticket (priority_rank, queue_at, id) where state in ('open', 'paused');
create index ticket_by_customer on ticket (customer_id, opened_at desc, id);
create index ticket_by_visitor on ticket (visitor_id, opened_at desc) where visitor_id is not null;
create index ticket_archived on ticket (archived_at desc, id) where state = 'archived';
create index ticket_archived_by_team on ticket (team_id, archived_at desc, id) where state = 'archived';
create index ticket_archived_by_agent on ticket (agent_id, archived_at desc, id) where state = 'archived';
create index ticket_by_flow_version on ticket (flow_version_id) where state in ('open', 'paused');
create index ticket_silence on ticket (silence_confirms_at) where silence_confirms_at is not null;
create index ticket_pause_end on ticket (((pause ->> 'until')::bigint)) where state = 'paused' and (pause ->> 'until') is not null;
create index ticket_merged_into on ticket (merged_into) where merged_into is not null;

create table ticket_event (
  ticket_id uuid not null references ticket,
  version integer not null,
  kind text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  -- Where the ticket stood after the event.
  stage text not null,
  step text not null,
  facts jsonb not null,
  txid xid8 not null default pg_current_xact_id(),
  position bigint generated always as identity,
  primary key (ticket_id, version)
);

-- Subscriptions read below the oldest running transaction, in this order.
create index ticket_event_order on ticket_event (txid, position);

create table message (
  id uuid not null unique,
  ticket_id uuid not null references ticket,
  seq integer not null,
  direction text not null check (direction in ('inbound', 'outbound', 'internal')),
  author_kind text not null,
  author_id uuid,
  body text not null,
  attachments jsonb,
  at timestamptz not null,
  client_id text,
  primary key (ticket_id, seq)
);

create unique index message_client_id on message (ticket_id, client_id) where client_id is not null;

-- Which files belong to a ticket, so that a file is read with the ticket's permission.
create table ticket_file (
  ticket_id uuid not null references ticket,
  file_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  -- Notes and their files stay inside.
  internal boolean not null,
  primary key (ticket_id, file_id)
);

-- What was uploaded and never sent is found by its absence here.
create index ticket_file_by_file on ticket_file (file_id);

create table read_mark (
  ticket_id uuid not null references ticket,
  -- A person, or the ticket's customer.
  reader_id uuid not null,
  seq integer not null,
  primary key (ticket_id, reader_id)
);

create table rating (
  ticket_id uuid not null references ticket,
  version integer not null,
  score double precision not null,
  scale double precision not null,
  comment text,
  at timestamptz not null,
  actor_kind text not null,
  primary key (ticket_id, version)
);

create table follow_up (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  due_at timestamptz not null,
  method text not null,
  script text not null,
  outcome text not null check (outcome in ('planned', 'good', 'bad', 'waived')),
  agent_id uuid references person,
  team_id uuid references team,
  done_at timestamptz,
  note text
);

create index follow_up_due on follow_up (due_at, id) where outcome = 'planned';
create index follow_up_by_agent on follow_up (agent_id, due_at, id);
create index follow_up_by_ticket on follow_up (ticket_id);

create table follow_up_attempt (
  follow_up_id uuid not null references follow_up,
  at timestamptz not null,
  reached boolean not null,
  note text,
  person_id uuid,
  primary key (follow_up_id, at)
);

create table draft (
  ticket_id uuid not null references ticket,
  person_id uuid not null references person,
  body text not null,
  visibility text not null,
  saved_at timestamptz not null,
  primary key (ticket_id, person_id)
);

create table saved_filter (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null,
  queue text not null,
  filter jsonb not null,
  created_at timestamptz not null
);

create index saved_filter_of on saved_filter (person_id, created_at);

create table macro (
  id uuid primary key,
  shortcut text not null,
  title text not null,
  body text not null,
  team_id uuid references team,
  uses integer not null default 0,
  created_at timestamptz not null
);

-- Which team's queue the work of a role enters; the first matching position wins.
create table queue_rule (
  position integer primary key,
  role text not null,
  ticket_kind text references ticket_kind,
  channel_id uuid references channel,
  team_id uuid not null references team
);
