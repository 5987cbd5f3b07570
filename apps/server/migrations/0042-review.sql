-- Monthly reviews: each edition frozen with the figures it was written from, commented on, signed.
create table review (
  id uuid primary key,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  edition integer not null,
  -- json and not jsonb: the hash is of these very bytes.
  document json not null,
  figures json not null,
  hash text not null,
  made_at timestamptz not null,
  -- Null: by itself, on the first of the month.
  made_by uuid,
  signed_at timestamptz,
  signed_by uuid,
  note text,
  unique (month, edition)
);

create table review_comment (
  id uuid primary key,
  review_id uuid not null references review,
  chapter text not null,
  text text not null,
  by_id uuid not null,
  at timestamptz not null
);
create index review_comment_review on review_comment (review_id, at, id);

create table review_run (
  id uuid primary key,
  month text not null,
  -- By itself: once for each month.
  automatic boolean not null,
  polish boolean not null,
  state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
  done integer not null,
  total integer not null,
  asked_by uuid,
  started_at timestamptz not null,
  ended_at timestamptz
);
create unique index review_run_running on review_run ((true)) where state = 'running';
create unique index review_run_automatic on review_run (month) where automatic;
create index review_run_latest on review_run (started_at desc, id desc);

-- Roles of a centre that is already there: nobody could grant a permission that nobody holds.
insert into role_grant (role_id, permission, scope) select id, 'review.read', 'all' from role where key in ('admin', 'supervisor', 'owner', 'inspector', 'trainer', 'knowledge') on conflict do nothing;
insert into role_grant (role_id, permission, scope) select id, permission, 'all' from role, unnest(array['review.write', 'review.sign']) as permission where key in ('admin', 'supervisor', 'owner') on conflict do nothing;
