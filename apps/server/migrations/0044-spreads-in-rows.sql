-- A spread is one row of two arrays: nearly every duration lay in a bucket of its own, so that a ticket made some thirty rows of one each.

create table spread_before as
select grain, duration, on_day, a, b, array_agg(bucket order by bucket) as buckets, array_agg(n order by bucket) as ns
from ticket_spread where n <> 0 group by grain, duration, on_day, a, b;

drop table ticket_spread;

create table ticket_spread (
  grain smallint not null,
  duration smallint not null,
  on_day date not null,
  a text not null,
  b text not null,
  -- Ascending (sketch.ts).
  buckets smallint[] not null,
  -- How many lie in each.
  ns integer[] not null,
  primary key (grain, duration, on_day, a, b),
  check (cardinality(buckets) = cardinality(ns))
);
create index ticket_spread_empty on ticket_spread (on_day) where buckets = '{}';

insert into ticket_spread select * from spread_before order by grain, duration, on_day, a, b;
drop table spread_before;
