-- The assistant speaks first: its part in a conversation, what it offers to choose from, and the packet it hands on with.

alter table ticket add column assistant jsonb;

-- Conversations in which it owes an answer, or waits for the customer's reaction. Few at any moment.
create index ticket_assistant on ticket (last_message_at) where role = 'assistant' and state = 'open';

alter table message add column choices jsonb;

create table assistant_setting (
  singleton boolean primary key default true check (singleton),
  document jsonb not null,
  version integer not null default 1
);

-- One for each time it thought: what was asked (masked), what it looked at, what it decided, what became of it.
create table assistant_turn (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  -- What it said; null where it handed on.
  message_id uuid,
  at timestamptz not null,
  question text not null,
  language text not null,
  decision text not null check (decision in ('answer', 'clarify', 'greet', 'hand_on')),
  -- Why it handed on.
  reason text,
  confidence real not null,
  -- Who thought: the offline core, or a language model by its instructions' version.
  mind text not null,
  model text,
  -- Articles it looked at, best first, each with its version and score; and those it quoted.
  considered jsonb not null,
  cited jsonb not null,
  ms integer not null,
  tokens integer not null default 0,
  outcome text check (outcome in ('accepted', 'left', 'doubted', 'handed_on', 'person')),
  unique (message_id)
);
create index assistant_turn_by_time on assistant_turn (at desc, id desc);
create index assistant_turn_by_ticket on assistant_turn (ticket_id, at);

-- What whoever takes over is given: why, a summary, what was tried, what was named.
create table assistant_packet (
  ticket_id uuid primary key references ticket,
  at timestamptz not null,
  reason text not null,
  packet jsonb not null
);

create table assistant_spending (
  on_day date primary key,
  tokens bigint not null
);
