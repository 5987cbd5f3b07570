-- What a person is told inside the console, so that nothing waits unseen: warnings, breaches, hand-overs, mentions.

create table reminder (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null,
  -- Of the kind when it was told: filters and counts need no list of kinds.
  level text not null check (level in ('info', 'warning', 'alarm')),
  -- No reference: reminders stand below tickets, and outlive nothing that matters.
  ticket_id uuid,
  by_id uuid references person,
  facts jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  -- What is told once only carries a key; two workers then tell it once.
  key text
);

create unique index reminder_once on reminder (person_id, key) where key is not null;
create index reminder_of on reminder (person_id, at desc, id desc);
create index reminder_unread on reminder (person_id, at desc, id desc) where read_at is null;
create index reminder_by_age on reminder (at);

create table reminder_setting (
  person_id uuid primary key references person,
  desktop text[] not null,
  sound text[] not null
);
