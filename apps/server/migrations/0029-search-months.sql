-- How full each month is, so that a search knows how far to look at once; tokens now end in the hour. The index is filled anew: from the event log, and by marks for what has none.

create table search_month (
  side text not null check (side in ('a', 'b')),
  kind text not null,
  -- Three letters, as tokens end: two for the year, one for the month, in base 36.
  code text not null,
  entries integer not null,
  newest timestamptz not null,
  primary key (side, kind, code)
);
drop table search_extent;

truncate search_entry_a, search_entry_b;
update search_rebuild set state = 'cancelled', ended_at = now() where state = 'running';
update subscription_cursor set txid = '0', position = 0, moved_at = now(), failures = 0, failed_at = null, last_error = null where name = 'search.tickets';
insert into search_mark (kind, id) select 'customer', id from customer;
insert into search_mark (kind, id) select 'article', id from article where published_number is not null;
