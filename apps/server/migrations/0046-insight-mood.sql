-- How customers felt, told of each ticket and added up by day. Facts are told again from zero, which the reader does by itself.

truncate ticket_fact, ticket_cell, ticket_spread, ticket_work, work_day, ticket_step, step_day, step_spread;

alter table ticket_fact add column mood text not null;
alter table ticket_cell add column upset bigint not null, add column pleased bigint not null;

update insight_setting set promises_seen_at = '-infinity';
update subscription_cursor set txid = '0', position = 0 where name = 'insight.facts';
