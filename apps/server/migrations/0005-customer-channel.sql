-- Whom we serve, and the configured ways in: customers with their contact points, channels, and the visitors of chat widgets.

-- The name stays readable: it stands in every row of every queue and is looked for by any two of its characters, and an
-- encrypted index that allows this gives the names away. What lets a stranger reach the person, and what is noted about
-- them, is sealed. Decision 0010.
create table customer (
  id uuid primary key,
  name text check (char_length(name) between 1 and 100),
  -- Single characters and pairs of neighbours of the folded name: names of two characters are too short for trigrams.
  name_grams text[] not null default '{}',
  tier text not null default 'standard' check (tier in ('standard', 'silver', 'gold', 'vip')),
  region text check (char_length(region) between 1 and 100),
  tags text[] not null default '{}',
  note text,
  merged_into uuid references customer (id),
  -- Where the chain of merges ends; itself while it stands for itself. Kept, so that a look-up never walks the chain.
  survivor_id uuid not null references customer (id),
  version integer not null default 1,
  created_at timestamptz not null,
  constraint customer_survives check ((merged_into is null) = (survivor_id = id))
);
create index customer_latest on customer (created_at desc, id desc) where merged_into is null;
create index customer_name on customer using gin (name_grams);
create index customer_tags on customer using gin (tags) where tags <> '{}';
create index customer_merged on customer (survivor_id) where merged_into is not null;
create index customer_merged_into on customer (merged_into) where merged_into is not null;

create table contact_point (
  id uuid primary key,
  customer_id uuid not null references customer (id),
  kind text not null check (kind in ('phone', 'email', 'wechat', 'external')),
  sealed text not null,
  -- Keyed hashes: equal values are found without being readable. The tail is that of a phone number's last four digits.
  fingerprint bytea not null,
  tail_fingerprint bytea,
  masked text not null,
  trust text not null check (trust in ('claimed', 'confirmed', 'verified')),
  created_at timestamptz not null,
  constraint contact_point_once unique (customer_id, kind, fingerprint)
);
-- A claim names nobody, so any number of customers may claim one number; more than a claim names exactly one.
create unique index contact_point_identity on contact_point (kind, fingerprint) where trust <> 'claimed';
create index contact_point_fingerprint on contact_point (fingerprint);
create index contact_point_tail on contact_point (tail_fingerprint) where tail_fingerprint is not null;

create table channel (
  id uuid primary key,
  key text not null constraint channel_key unique check (key ~ '^[a-z][a-z0-9-]{1,40}$'),
  kind text not null check (kind in ('web', 'phone', 'wechat', 'email', 'api', 'import')),
  name jsonb not null,
  settings jsonb not null default '{}',
  team_id uuid constraint channel_team references team (id),
  active boolean not null default true,
  -- Sealed: the host site's signing secret.
  secret text,
  version integer not null default 1,
  created_at timestamptz not null
);

create table visitor (
  id uuid primary key,
  channel_id uuid not null references channel (id),
  -- Null until the first word or a proven identity: whoever only looks leaves no customer behind.
  customer_id uuid references customer (id),
  -- The host site's user, proven by its signature; a fingerprint, since it is only ever compared.
  identity bytea,
  -- What the form or the signature says, sealed.
  claim text,
  privacy_version text,
  language text check (language in ('zh', 'en')),
  page text,
  spoke_at timestamptz,
  created_at timestamptz not null,
  seen_at timestamptz not null
);
create index visitor_customer on visitor (customer_id) where customer_id is not null;
create index visitor_identity on visitor (identity, channel_id, seen_at desc) where identity is not null;

-- A token is kept as a hash. A rotated one lives on for a minute, for the second tab that still holds it.
create table visitor_token (
  hash bytea primary key,
  visitor_id uuid not null references visitor (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index visitor_token_visitor on visitor_token (visitor_id);
create index visitor_token_expiry on visitor_token (expires_at);
