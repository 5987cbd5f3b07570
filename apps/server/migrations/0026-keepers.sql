-- What keepers of knowledge work through: gaps that somebody drafts an article for, answers that contradict each other, and how well the assistant would do on questions whose answer is known.

alter table article_gap add column drafted_in uuid references article on delete set null;
create index article_gap_drafted on article_gap (drafted_in) where drafted_in is not null;
create index article_gap_settled on article_gap (settled_at) where state <> 'open';

-- Long work that keepers ask for, or the night does: one of a kind at a time.
create table upkeep_run (
  id uuid primary key,
  kind text not null check (kind in ('disagreements', 'replay')),
  state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
  done integer not null,
  total integer not null,
  -- What it came to; null while it runs.
  result jsonb,
  -- Null: the night.
  asked_by uuid,
  started_at timestamptz not null,
  moved_at timestamptz not null,
  ended_at timestamptz
);
create unique index upkeep_run_running on upkeep_run (kind) where state = 'running';
create index upkeep_run_latest on upkeep_run (kind, started_at desc, id);

-- Two answers to what is the same question, which cannot both be right.
create table answer_disagreement (
  id uuid primary key,
  -- Names both answers and what they differ in, so that what was judged once does not come back.
  key text not null unique,
  language text not null check (language in ('zh', 'en')),
  question text not null,
  likeness real not null,
  differences jsonb not null,
  -- Each an article's version or an agent's reply, with the question it answered; personal data masked.
  a jsonb not null,
  b jsonb not null,
  found_at timestamptz not null,
  -- Of both answers the later one.
  said_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'fine', 'settled')),
  settled_by uuid,
  settled_at timestamptz,
  note text
);
create index answer_disagreement_open on answer_disagreement (said_at desc, id desc) where state = 'open';

-- Questions whose right answer the centre knows: its own, beside those that are shipped.
create table gold_question (
  id uuid primary key,
  question text not null,
  language text not null check (language in ('zh', 'en')),
  -- The article that answers it; null: people answer it.
  article_id uuid references article on delete cascade,
  added_by uuid,
  added_at timestamptz not null
);
create unique index gold_question_once on gold_question (language, question);

-- What the assistant would have done with one question of a replay.
create table replay_row (
  run_id uuid not null references upkeep_run on delete cascade,
  seq integer not null,
  source text not null check (source in ('shipped', 'own', 'real')),
  question text not null,
  language text not null,
  confidence real not null,
  -- What it would answer with, and what it should; null: nothing, people.
  found_id uuid,
  found_title text,
  expected_id uuid,
  expected_title text,
  -- Its place among what was found, from 1; null: not among it.
  expected_rank smallint,
  -- Null: nobody knows.
  fits boolean,
  -- It quotes the article that it names.
  quotes_well boolean,
  ticket_id uuid,
  primary key (run_id, seq)
);
