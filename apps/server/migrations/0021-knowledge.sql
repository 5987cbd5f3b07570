-- What the centre knows: articles with their drafts and published versions, where they were quoted, and what nobody could answer.

create table article (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  language text not null check (language in ('zh', 'en')),
  -- The same answer in the other language: an English article names its Chinese one.
  counterpart_id uuid references article,
  owner_id uuid not null references person,
  team_id uuid not null references team,
  -- The day by which somebody of theirs looks whether it still holds.
  review_on date not null,
  -- Content being written, and who wrote in it; null: nothing is under way.
  draft jsonb,
  -- The version that answers; null: never published.
  published_number integer,
  retired_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index article_by_update on article (updated_at desc, id desc);
create index article_by_review on article (review_on) where retired_at is null;
create index article_by_owner on article (owner_id);
create index article_by_team on article (team_id);

-- Written once, when it is published, and never changed; only that it was found wrong is added.
create table article_version (
  article_id uuid not null references article,
  number integer not null,
  question text not null,
  variants text[] not null,
  -- Markdown; and its words alone, for searching and answering.
  body text not null,
  body_text text not null,
  category_key text,
  products text[] not null,
  channels text[] not null,
  audience text not null check (audience in ('public', 'internal')),
  valid_from timestamptz,
  -- Exclusive.
  valid_until timestamptz,
  flow_steps jsonb not null,
  -- Of its body: files that readers of the article may see.
  pictures uuid[] not null,
  note text not null,
  -- The older version that it brings back.
  equals_number integer,
  written_by uuid[] not null,
  published_by uuid,
  published_at timestamptz not null,
  -- Why whoever wrote it also judged it.
  own_review_reason text,
  wrong_at timestamptz,
  wrong_by uuid,
  wrong_reason text,
  primary key (article_id, number)
);
create index article_version_pictures on article_version using gin (pictures);

alter table article add constraint article_published foreign key (id, published_number) references article_version (article_id, number);

-- Grows whenever the set of answers changes, so that an index in memory knows when to read again.
create table knowledge_revision (
  singleton boolean primary key default true check (singleton),
  revision bigint not null,
  -- Articles that began or ended to hold up to here are counted in.
  reckoned_at timestamptz not null
);
insert into knowledge_revision (revision, reckoned_at) values (1, '2000-01-01T00:00:00Z');

-- What was told of an article, so that it is told once.
create table article_alert (
  article_id uuid not null references article,
  kind text not null check (kind in ('review_due', 'review_overdue', 'expiring', 'expired')),
  -- The day or moment it speaks of.
  due text not null,
  at timestamptz not null,
  primary key (article_id, kind, due)
);

-- A version quoted in a message. Tickets stand above knowledge: no reference.
create table article_use (
  id uuid primary key,
  article_id uuid not null,
  number integer not null,
  ticket_id uuid not null,
  message_id uuid not null,
  by_kind text not null check (by_kind in ('assistant', 'agent')),
  by_id uuid,
  at timestamptz not null,
  foreign key (article_id, number) references article_version (article_id, number),
  unique (message_id, article_id)
);
create index article_use_by_version on article_use (article_id, number, at desc, id desc);
create index article_use_by_ticket on article_use (ticket_id);

-- The last word of each voter on a version: `person:<id>`, `ticket:<id>`, `visitor:<id>`, `page:<hash>`.
create table article_vote (
  article_id uuid not null,
  number integer not null,
  voter text not null,
  helpful boolean not null,
  ticket_id uuid,
  message_id uuid,
  at timestamptz not null,
  primary key (article_id, number, voter),
  foreign key (article_id, number) references article_version (article_id, number)
);

-- A publisher asks a team to read a version; who of its members did.
create table article_reading (
  id uuid primary key,
  article_id uuid not null,
  number integer not null,
  team_id uuid not null references team,
  asked_by uuid,
  asked_at timestamptz not null,
  due_on date,
  foreign key (article_id, number) references article_version (article_id, number),
  unique (article_id, number, team_id)
);
create index article_reading_of_team on article_reading (team_id);

create table article_read (
  article_id uuid not null,
  number integer not null,
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (article_id, number, person_id),
  foreign key (article_id, number) references article_version (article_id, number)
);

-- What somebody asked and no article answers.
create table article_gap (
  id uuid primary key,
  -- Personal data masked.
  question text not null,
  language text not null check (language in ('zh', 'en')),
  source text not null check (source in ('no_answer', 'thumbs_down', 'missing')),
  ticket_id uuid,
  -- The answer that was not liked.
  article_id uuid references article,
  by_id uuid,
  at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'answered', 'dismissed')),
  -- The article that answers it now.
  answered_by uuid references article,
  settled_at timestamptz
);
create index article_gap_open on article_gap (at desc, id desc) where state = 'open';

-- Roles of a centre that is already there: nobody could grant a permission that nobody holds.
insert into role_grant (role_id, permission, scope)
select role.id, granted.permission, 'all'
from role join (values
  ('agent', 'knowledge.read'), ('specialist', 'knowledge.read'), ('specialist', 'knowledge.write'), ('supervisor', 'knowledge.read'), ('supervisor', 'knowledge.write'),
  ('inspector', 'knowledge.read'), ('trainer', 'knowledge.read'), ('trainer', 'knowledge.write'), ('owner', 'knowledge.read'),
  ('knowledge', 'knowledge.read'), ('knowledge', 'knowledge.write'), ('knowledge', 'knowledge.publish'),
  ('admin', 'knowledge.read'), ('admin', 'knowledge.write'), ('admin', 'knowledge.publish')
) as granted (key, permission) on granted.key = role.key
on conflict do nothing;
