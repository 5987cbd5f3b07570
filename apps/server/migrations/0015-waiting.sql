-- Whether customers who wait in a chat are still there: who leaves without a first answer is counted, and gives way to those who stayed.

create table chat_visit (
  ticket_id uuid primary key references ticket on delete cascade,
  -- The last sign of life of the customer's page while nobody had answered.
  seen_at timestamptz not null,
  -- Gone, and nothing is to follow from it until the next word: a message was left while nobody was on duty.
  settled_at timestamptz
);

-- Since when there has been somebody without a break whom pages could be heard by; one row. Silence before that is ours.
create table chat_watch (
  singleton boolean primary key default true check (singleton),
  since timestamptz not null,
  seen_at timestamptz not null
);

create index ticket_unanswered_chat on ticket (waiting_since) where visitor_id is not null and first_answered_at is null and abandoned_at is null and state = 'open';
