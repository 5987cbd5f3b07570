-- A closed month keeps its figures as they were signed, so that later corrections can be told apart from them.

create table month_figure (
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  metric text not null,
  -- Of the metric's definition.
  version integer not null,
  value double precision,
  n double precision not null,
  median double precision,
  p90 double precision,
  frozen_at timestamptz not null,
  frozen_by uuid references person,
  primary key (month, metric)
);

-- Months that were signed before: each metric of the whole centre as the latest signed edition read it.
insert into month_figure (month, metric, version, value, n, median, p90, frozen_at, frozen_by)
select r.month, e.value ->> 'key', (e.value ->> 'version')::int, (e.value ->> 'value')::float8, (e.value ->> 'n')::float8, (e.value ->> 'median')::float8, (e.value ->> 'p90')::float8, r.signed_at, p.id
from (select distinct on (month) * from review where signed_at is not null order by month, edition desc) r
cross join lateral json_each(r.figures -> 'readings') e
left join person p on p.id = r.signed_by
where split_part(e.key, '|', 4) = '' and split_part(e.key, '|', 5) = '' and e.value ->> 'from' = r.month || '-01' and (e.value ->> 'to')::date = (r.month || '-01')::date + interval '1 month'
on conflict do nothing;
