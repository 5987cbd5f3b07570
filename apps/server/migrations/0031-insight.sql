-- Figures: what is known of each ticket, told from its log, and sums of it by local day. All of it can be thrown away and told again (`npx huiyin replay insight.facts`).

create table insight_setting (
  singleton boolean primary key default true check (singleton),
  -- Days, weeks and months of every figure. Facts must be told again after it changes.
  time_zone text not null default 'Asia/Shanghai',
  -- Up to when promises that time broke, which no event tells of, are in the facts.
  promises_seen_at timestamptz not null default '-infinity'
);
insert into insight_setting default values;

-- No foreign keys: figures must not hold up the desk.
create table ticket_fact (
  ticket_id uuid primary key,
  opened_at timestamptz not null,
  opened_on date not null,
  opened_hour smallint not null,
  opened_by text not null,
  channel_id uuid not null,
  channel_kind text not null,
  customer_id uuid not null,
  kind text,
  category_id uuid,
  region text,
  priority text not null,
  flow_version_id uuid not null,
  campaign text,
  tenure text,
  counted boolean not null,
  front_team_id uuid,
  front_agent_id uuid,
  solver_team_id uuid,
  solver_agent_id uuid,
  answer_ms bigint,
  answer_working_ms bigint,
  abandoned_ms bigint,
  call_wait_ms bigint,
  turns_ms bigint[] not null,
  solved_at timestamptz,
  resolution_ms bigint,
  customer_wait_ms bigint not null,
  handled_ms bigint not null,
  hand_overs integer not null,
  escalations integer not null,
  reopenings integer not null,
  objections integer not null,
  urges integer not null,
  complaint boolean not null,
  inconsistent boolean not null,
  -- The same customer came with the same topic within the days that count.
  returned boolean not null,
  survey_asked boolean not null,
  -- The rating of 100, times a thousand; as it was given beside it.
  score_milli integer,
  score real,
  scale real,
  recommend smallint,
  effort smallint,
  visits integer not null,
  good_visits integer not null,
  promises integer not null,
  promises_met integer not null,
  assistant_spoke boolean not null,
  assistant_accepted text,
  handed_on text,
  person_answered boolean not null,
  with_article boolean not null,
  archived_at timestamptz
);
create index ticket_fact_day on ticket_fact (opened_on);
create index ticket_fact_customer on ticket_fact (customer_id, category_id, opened_at);

-- Sums by day for each grain (a choice of dimensions, see grain.ts) and the values a and b in them.
create table ticket_cell (
  grain smallint not null,
  on_day date not null,
  a text not null,
  b text not null,
  -- How many parts of tickets are in it; without any, the row goes.
  parts integer not null,
  opened bigint not null,
  complaints bigint not null,
  inconsistent bigint not null,
  answered bigint not null,
  answer_ms bigint not null,
  answer_working_ms bigint not null,
  offered bigint not null,
  in_time bigint not null,
  abandoned bigint not null,
  abandoned_ms bigint not null,
  calls_taken bigint not null,
  calls_wait_ms bigint not null,
  assisted bigint not null,
  deflected bigint not null,
  hard_solved bigint not null,
  soft_solved bigint not null,
  handed_on bigint not null,
  urged bigint not null,
  with_article bigint not null,
  solved bigint not null,
  resolution_ms bigint not null,
  resolution_net_ms bigint not null,
  over_five_hours bigint not null,
  turns bigint not null,
  turn_ms bigint not null,
  handled bigint not null,
  handled_ms bigint not null,
  hand_overs bigint not null,
  escalated bigint not null,
  reopened bigint not null,
  objected bigint not null,
  closed bigint not null,
  settled bigint not null,
  settled_at_once bigint not null,
  survey_asked bigint not null,
  rated bigint not null,
  score_milli bigint not null,
  displeased bigint not null,
  promoters bigint not null,
  detractors bigint not null,
  recommend_asked bigint not null,
  effort_milli bigint not null,
  effort_rated bigint not null,
  promises bigint not null,
  promises_met bigint not null,
  visits bigint not null,
  visits_good bigint not null,
  primary key (grain, on_day, a, b)
);
create index ticket_cell_empty on ticket_cell (on_day) where parts = 0;

-- Spreads of durations by day: how many lie in each bucket (sketch.ts).
create table ticket_spread (
  grain smallint not null,
  duration smallint not null,
  on_day date not null,
  a text not null,
  b text not null,
  bucket smallint not null,
  n integer not null,
  primary key (grain, duration, on_day, a, b, bucket)
);
create index ticket_spread_empty on ticket_spread (on_day) where n = 0;

-- Roles of a centre that is already there: nobody could grant a permission that nobody holds.
insert into role_grant (role_id, permission, scope)
select id, 'metric.read', 'all' from role where key in ('admin', 'supervisor', 'inspector', 'trainer', 'owner', 'knowledge')
on conflict do nothing;
