-- Figures beside our own: what others reach, and what the centre reached before Huiyin. Neither ever mixes with what tickets say.

create table benchmark (
  id uuid primary key,
  metric_key text not null,
  kind text not null check (kind in ('industry', 'competitor')),
  name text not null,
  value double precision not null,
  on_day date not null,
  source text not null check (source <> ''),
  note text not null,
  created_at timestamptz not null
);
create index benchmark_of on benchmark (metric_key, on_day);

create table earlier_figure (
  metric_key text not null,
  every text not null check (every in ('day', 'month')),
  on_day date not null,
  -- Empty: of the whole centre.
  dimension text not null,
  group_name text not null,
  value double precision not null,
  n integer,
  -- The file it came from.
  source text not null,
  imported_at timestamptz not null,
  primary key (metric_key, every, on_day, dimension, group_name)
);

insert into role_grant (role_id, permission, scope)
select id, 'metric.keep', 'all' from role where key in ('admin', 'supervisor', 'owner')
on conflict do nothing;
