-- What nobody says to a customer: blocked or warned before it is sent, and what was sent all the same.

create table forbidden_phrase (
  id uuid primary key,
  -- Of those that came with the product, so that none comes twice, or again after it was removed.
  key text unique,
  language text not null check (language in ('zh', 'en')),
  text text not null,
  severity text not null check (severity in ('blocked', 'warned')),
  why jsonb not null,
  better text not null,
  exceptions text[] not null,
  active boolean not null,
  version integer not null default 1,
  created_at timestamptz not null,
  removed_at timestamptz
);
create unique index forbidden_phrase_text on forbidden_phrase (text) where removed_at is null;

-- No reference to tickets and messages: phrases stand below them.
create table forbidden_phrase_sent (
  id uuid primary key,
  phrase_id uuid not null references forbidden_phrase,
  ticket_id uuid not null,
  message_id uuid not null,
  -- The person or key that sent it.
  by_id uuid not null,
  at timestamptz not null
);
create index forbidden_phrase_sent_of on forbidden_phrase_sent (phrase_id, at);
