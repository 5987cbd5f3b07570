-- Work by day, ways through the flow, and how fast this system itself answers. Facts are told again from zero, which the reader does by itself.

-- Of each ticket, so that what it adds can be taken away again.
create table ticket_work (
  ticket_id uuid not null,
  on_day date not null,
  channel_id uuid not null,
  team_id uuid,
  agent_id uuid,
  entered integer not null,
  departed integer not null,
  acts integer not null,
  acts_inside integer not null,
  worked_ms bigint not null,
  touched integer not null,
  done integer not null
);
create index ticket_work_ticket on ticket_work (ticket_id);

-- Its sums; `-` stands for none.
create table work_day (
  on_day date not null,
  channel text not null,
  team text not null,
  agent text not null,
  parts integer not null,
  entered bigint not null,
  departed bigint not null,
  acts bigint not null,
  acts_inside bigint not null,
  worked_ms bigint not null,
  touched bigint not null,
  done bigint not null,
  primary key (on_day, channel, team, agent)
);
create index work_day_empty on work_day (on_day) where parts = 0;

create table ticket_step (
  ticket_id uuid not null,
  opened_on date not null,
  kind text,
  channel_id uuid not null,
  flow_version_id uuid not null,
  step text not null,
  stage text not null,
  visit integer not null,
  -- Null: it is there still.
  ms bigint,
  -- Until the first hand; null: nobody has touched it.
  waited_ms bigint,
  paused_ms bigint not null,
  hands integer not null
);
create index ticket_step_ticket on ticket_step (ticket_id);

create table step_day (
  on_day date not null,
  kind text not null,
  channel text not null,
  flow_version_id uuid not null,
  step text not null,
  stage text not null,
  parts integer not null,
  -- Stays that are over; first ones; those that came again.
  stays bigint not null,
  first_stays bigint not null,
  again bigint not null,
  ms bigint not null,
  waited_ms bigint not null,
  paused_ms bigint not null,
  hands bigint not null,
  primary key (on_day, kind, channel, flow_version_id, step, stage)
);
create index step_day_empty on step_day (on_day) where parts = 0;

create table step_spread (
  on_day date not null,
  kind text not null,
  flow_version_id uuid not null,
  step text not null,
  bucket smallint not null,
  n integer not null,
  primary key (on_day, kind, flow_version_id, step, bucket)
);
create index step_spread_empty on step_spread (on_day) where n = 0;

-- Requests of people's consoles by the hour; each server adds its own.
create table response_hour (
  at_hour timestamptz primary key,
  requests bigint not null,
  request_ms bigint not null,
  slow_requests bigint not null
);

truncate ticket_fact, ticket_cell, ticket_spread;
update insight_setting set promises_seen_at = '-infinity';
update subscription_cursor set txid = '0', position = 0 where name = 'insight.facts';
