-- Dashboards that people keep. The shipped ones are part of the product and have no row.

create table dashboard (
  id uuid primary key,
  owner_id uuid not null references person,
  name text not null,
  -- Everybody who may read figures sees it; only its owner changes it.
  shared boolean not null,
  -- Validated whole by the domain, and never asked for in part.
  cards jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index dashboard_of on dashboard (owner_id, created_at);
create index dashboard_shared on dashboard (created_at) where shared;

-- Roles of a centre that is already there: nobody could grant a permission that nobody holds.
insert into role_grant (role_id, permission, scope)
select id, 'metric.export', 'all' from role where key in ('admin', 'supervisor', 'inspector', 'owner')
on conflict do nothing;
