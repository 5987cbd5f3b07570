-- Who works here and what they may do: people, teams, roles, sessions, API keys, and the chained audit log of what they did.

create table person (
  id uuid primary key,
  name text not null check (name ~ '\S'),
  -- always lower case, so that equality finds it
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default true,
  image text,
  language text not null default 'zh' check (language in ('zh', 'en')),
  active boolean not null default true,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index person_by_name on person (name, id);
create index person_by_words on person using gin (name gin_trgm_ops, email gin_trgm_ops);

create table role (
  id uuid primary key,
  key text not null unique,
  name_zh text not null,
  name_en text not null,
  created_at timestamptz not null
);

create table role_grant (
  role_id uuid not null references role on delete cascade,
  permission text not null,
  scope text not null check (scope in ('own', 'team', 'all')),
  primary key (role_id, permission)
);

create table person_role (
  person_id uuid not null references person on delete cascade,
  role_id uuid not null references role,
  primary key (person_id, role_id)
);
create index person_role_by_role on person_role (role_id, person_id);

create table team (
  id uuid primary key,
  key text not null unique,
  name_zh text not null,
  name_en text not null,
  -- keys of the roles it serves: a step of such a role may lead to this team
  roles text[] not null default '{}',
  created_at timestamptz not null
);

create table team_member (
  team_id uuid not null references team,
  person_id uuid not null references person on delete cascade,
  primary key (team_id, person_id)
);
create index team_member_by_person on team_member (person_id, team_id);

-- The four auth_ tables are written by better-auth, with our names.
create table auth_account (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  provider_id text not null,
  account_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  -- salted scrypt with its parameters; only the provider `credential` has one
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index auth_account_by_person on auth_account (person_id);

create table auth_session (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  -- worthless without the signature in the cookie, whose key is not in the database
  token text not null unique,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  address text,
  user_agent text
);
create index auth_session_by_person on auth_session (person_id, seen_at desc);
create index auth_session_by_expiry on auth_session (expires_at);

create table auth_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_verification_by_identifier on auth_verification (identifier);

create table auth_two_factor (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_count integer not null default 0,
  locked_until timestamptz
);
create unique index auth_two_factor_by_person on auth_two_factor (person_id);

-- Wrong passwords, by fingerprint of the account or the address: neither is readable here.
create table sign_in_attempt (
  key text primary key,
  failures integer not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_attempt_by_age on sign_in_attempt (last_failed_at);

create table sign_in_provider (
  id uuid primary key,
  key text not null unique,
  name_zh text not null,
  name_en text not null,
  discovery_url text not null,
  client_id text not null,
  secret_sealed text not null,
  scopes text[] not null,
  active boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table api_key (
  id uuid primary key,
  name text not null,
  prefix text not null unique,
  -- sha-256 of the secret; it has 192 random bits, so a slow hash would protect nothing
  hash text not null,
  person_id uuid not null references person,
  team_ids uuid[] not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_by_person on api_key (person_id);

create table api_key_grant (
  api_key_id uuid not null references api_key on delete cascade,
  permission text not null,
  scope text not null check (scope in ('own', 'team', 'all')),
  primary key (api_key_id, permission)
);

create table audit_entry (
  seq bigint primary key,
  at timestamptz not null,
  actor_kind text,
  actor_id uuid,
  action text not null,
  target text,
  facts jsonb not null,
  address text,
  user_agent text,
  digest text not null
);
create index audit_entry_by_actor on audit_entry (actor_id, seq desc);
create index audit_entry_by_action on audit_entry (action text_pattern_ops, seq desc);
create index audit_entry_by_target on audit_entry (target, seq desc);
create index audit_entry_by_time on audit_entry (at, seq);

-- The chain's last link, in one row: whoever appends locks it, so entries are gapless, and a cut-off tail shows.
create table audit_head (
  singleton boolean primary key default true check (singleton),
  seq bigint not null,
  digest text not null
);
insert into audit_head (seq, digest) values (0, repeat('0', 64));

-- The log is only ever appended to; a slip of ours must not rewrite it. Who owns the database can still drop this, but not forge the chain.
create function audit_entry_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entry is append-only';
end $$;
create trigger audit_entry_is_final before update or delete or truncate on audit_entry
  for each statement execute function audit_entry_is_final();
