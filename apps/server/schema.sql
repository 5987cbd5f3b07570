-- The database as the migrations leave it. Made by `npm run db:dump`; a test compares it. Read it, never run it.

create extension pg_trgm;

CREATE OR REPLACE FUNCTION public.audit_entry_is_final()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'audit_entry is append-only';
end $function$
;

create table agent_profile (
  person_id uuid not null,
  capacity numeric,
  channel_limits jsonb not null default '{}'::jsonb,
  shift_id uuid,
  constraint agent_profile_capacity_check CHECK ((capacity > (0)::numeric)),
  constraint agent_profile_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint agent_profile_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES shift(id),
  constraint agent_profile_pkey PRIMARY KEY (person_id)
);
CREATE INDEX agent_profile_by_shift ON public.agent_profile USING btree (shift_id) WHERE (shift_id IS NOT NULL);

create table alert (
  id uuid not null,
  rule_id uuid not null,
  rule jsonb not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  value double precision not null,
  peak double precision not null,
  usual double precision,
  said jsonb not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  analysed_at timestamp with time zone not null,
  analysed_value double precision not null,
  constraint alert_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES person(id),
  constraint alert_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES alert_rule(id),
  constraint alert_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX alert_going_on ON public.alert USING btree (rule_id) WHERE (ended_at IS NULL);
CREATE INDEX alert_latest ON public.alert USING btree (began_at DESC, id DESC);

create table alert_action (
  id uuid not null,
  alert_id uuid not null,
  kind text not null,
  title text not null,
  owner_id uuid not null,
  by_id uuid,
  due_on date not null,
  state text not null,
  result text,
  reminded_at timestamp with time zone,
  at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  constraint alert_action_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'declined'::text]))),
  constraint alert_action_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alert(id),
  constraint alert_action_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint alert_action_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id),
  constraint alert_action_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES person(id),
  constraint alert_action_pkey PRIMARY KEY (id)
);
CREATE INDEX alert_action_due ON public.alert_action USING btree (due_on) WHERE ((state = 'open'::text) AND (reminded_at IS NULL));
CREATE INDEX alert_action_mine ON public.alert_action USING btree (owner_id, due_on);
CREATE INDEX alert_action_of ON public.alert_action USING btree (alert_id);

create table alert_analysis (
  alert_id uuid not null,
  at timestamp with time zone not null,
  value double precision not null,
  analysis jsonb not null,
  constraint alert_analysis_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alert(id),
  constraint alert_analysis_pkey PRIMARY KEY (alert_id, at)
);

create table alert_comment (
  id uuid not null,
  alert_id uuid not null,
  by_id uuid,
  body text not null,
  at timestamp with time zone not null,
  constraint alert_comment_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alert(id),
  constraint alert_comment_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint alert_comment_pkey PRIMARY KEY (id)
);
CREATE INDEX alert_comment_of ON public.alert_comment USING btree (alert_id, at);

create table alert_rule (
  id uuid not null,
  key text,
  name jsonb not null,
  metric text not null,
  slice jsonb not null,
  condition jsonb not null,
  window_ms bigint not null,
  minimum_n integer not null,
  dwell_ms bigint not null,
  hysteresis double precision not null,
  weeks smallint not null,
  muted_until timestamp with time zone,
  owner_id uuid,
  outlet_ids uuid[] not null,
  active boolean not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  looked_at timestamp with time zone,
  phase text not null default 'quiet'::text,
  since timestamp with time zone,
  verdict text,
  silent_since timestamp with time zone,
  told boolean not null default false,
  value double precision,
  constraint alert_rule_phase_check CHECK ((phase = ANY (ARRAY['quiet'::text, 'pending'::text, 'firing'::text, 'recovering'::text]))),
  constraint alert_rule_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id),
  constraint alert_rule_pkey PRIMARY KEY (id),
  constraint alert_rule_key_key UNIQUE (key)
);

create table answer_disagreement (
  id uuid not null,
  language text not null,
  question text not null,
  found_at timestamp with time zone not null,
  said_at timestamp with time zone not null,
  state text not null default 'open'::text,
  settled_by uuid,
  settled_at timestamp with time zone,
  note text,
  answers jsonb not null,
  constraint answer_disagreement_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint answer_disagreement_state_check CHECK ((state = ANY (ARRAY['open'::text, 'fine'::text, 'settled'::text]))),
  constraint answer_disagreement_pkey PRIMARY KEY (id)
);
CREATE INDEX answer_disagreement_open ON public.answer_disagreement USING btree (said_at DESC, id DESC) WHERE (state = 'open'::text);

create table api_key (
  id uuid not null,
  name text not null,
  prefix text not null,
  hash text not null,
  person_id uuid not null,
  team_ids uuid[] not null default '{}'::uuid[],
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_key_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint api_key_pkey PRIMARY KEY (id),
  constraint api_key_prefix_key UNIQUE (prefix)
);
CREATE INDEX api_key_by_person ON public.api_key USING btree (person_id);

create table api_key_grant (
  api_key_id uuid not null,
  permission text not null,
  scope text not null,
  constraint api_key_grant_scope_check CHECK ((scope = ANY (ARRAY['own'::text, 'team'::text, 'all'::text]))),
  constraint api_key_grant_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_key(id) ON DELETE CASCADE,
  constraint api_key_grant_pkey PRIMARY KEY (api_key_id, permission)
);

create table article (
  id uuid not null,
  key text not null,
  language text not null,
  counterpart_id uuid,
  owner_id uuid not null,
  team_id uuid not null,
  review_on date not null,
  draft jsonb,
  published_number integer,
  retired_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint article_key_check CHECK ((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint article_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint article_counterpart_id_fkey FOREIGN KEY (counterpart_id) REFERENCES article(id),
  constraint article_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id),
  constraint article_published FOREIGN KEY (id, published_number) REFERENCES article_version(article_id, number),
  constraint article_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id),
  constraint article_pkey PRIMARY KEY (id),
  constraint article_key_key UNIQUE (key)
);
CREATE INDEX article_by_owner ON public.article USING btree (owner_id);
CREATE INDEX article_by_review ON public.article USING btree (review_on) WHERE (retired_at IS NULL);
CREATE INDEX article_by_team ON public.article USING btree (team_id);
CREATE INDEX article_by_update ON public.article USING btree (updated_at DESC, id DESC);

create table article_alert (
  article_id uuid not null,
  kind text not null,
  due text not null,
  at timestamp with time zone not null,
  constraint article_alert_kind_check CHECK ((kind = ANY (ARRAY['review_due'::text, 'review_overdue'::text, 'expiring'::text, 'expired'::text]))),
  constraint article_alert_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id),
  constraint article_alert_pkey PRIMARY KEY (article_id, kind, due)
);

create table article_gap (
  id uuid not null,
  question text not null,
  language text not null,
  source text not null,
  ticket_id uuid,
  article_id uuid,
  by_id uuid,
  at timestamp with time zone not null,
  state text not null default 'open'::text,
  answered_by uuid,
  settled_at timestamp with time zone,
  drafted_in uuid,
  constraint article_gap_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint article_gap_source_check CHECK ((source = ANY (ARRAY['no_answer'::text, 'thumbs_down'::text, 'missing'::text]))),
  constraint article_gap_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'dismissed'::text]))),
  constraint article_gap_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES article(id),
  constraint article_gap_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id),
  constraint article_gap_drafted_in_fkey FOREIGN KEY (drafted_in) REFERENCES article(id) ON DELETE SET NULL,
  constraint article_gap_pkey PRIMARY KEY (id)
);
CREATE INDEX article_gap_drafted ON public.article_gap USING btree (drafted_in) WHERE (drafted_in IS NOT NULL);
CREATE INDEX article_gap_open ON public.article_gap USING btree (at DESC, id DESC) WHERE (state = 'open'::text);
CREATE INDEX article_gap_settled ON public.article_gap USING btree (settled_at) WHERE (state <> 'open'::text);

create table article_read (
  article_id uuid not null,
  number integer not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  constraint article_read_article_id_number_fkey FOREIGN KEY (article_id, number) REFERENCES article_version(article_id, number),
  constraint article_read_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint article_read_pkey PRIMARY KEY (article_id, number, person_id)
);

create table article_reading (
  id uuid not null,
  article_id uuid not null,
  number integer not null,
  team_id uuid not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  due_on date,
  constraint article_reading_article_id_number_fkey FOREIGN KEY (article_id, number) REFERENCES article_version(article_id, number),
  constraint article_reading_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id),
  constraint article_reading_pkey PRIMARY KEY (id),
  constraint article_reading_article_id_number_team_id_key UNIQUE (article_id, number, team_id)
);
CREATE INDEX article_reading_of_team ON public.article_reading USING btree (team_id);

create table article_use (
  id uuid not null,
  article_id uuid not null,
  number integer not null,
  ticket_id uuid not null,
  message_id uuid not null,
  by_kind text not null,
  by_id uuid,
  at timestamp with time zone not null,
  constraint article_use_by_kind_check CHECK ((by_kind = ANY (ARRAY['assistant'::text, 'agent'::text]))),
  constraint article_use_article_id_number_fkey FOREIGN KEY (article_id, number) REFERENCES article_version(article_id, number),
  constraint article_use_pkey PRIMARY KEY (id),
  constraint article_use_message_id_article_id_key UNIQUE (message_id, article_id)
);
CREATE INDEX article_use_by_ticket ON public.article_use USING btree (ticket_id);
CREATE INDEX article_use_by_version ON public.article_use USING btree (article_id, number, at DESC, id DESC);

create table article_version (
  article_id uuid not null,
  number integer not null,
  question text not null,
  variants text[] not null,
  body text not null,
  body_text text not null,
  category_key text,
  products text[] not null,
  channels text[] not null,
  audience text not null,
  valid_from timestamp with time zone,
  valid_until timestamp with time zone,
  flow_steps jsonb not null,
  pictures uuid[] not null,
  note text not null,
  equals_number integer,
  written_by uuid[] not null,
  published_by uuid,
  published_at timestamp with time zone not null,
  own_review_reason text,
  wrong_at timestamp with time zone,
  wrong_by uuid,
  wrong_reason text,
  constraint article_version_audience_check CHECK ((audience = ANY (ARRAY['public'::text, 'internal'::text]))),
  constraint article_version_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id),
  constraint article_version_pkey PRIMARY KEY (article_id, number)
);
CREATE INDEX article_version_pictures ON public.article_version USING gin (pictures);

create table article_vote (
  article_id uuid not null,
  number integer not null,
  voter text not null,
  helpful boolean not null,
  ticket_id uuid,
  message_id uuid,
  at timestamp with time zone not null,
  constraint article_vote_article_id_number_fkey FOREIGN KEY (article_id, number) REFERENCES article_version(article_id, number),
  constraint article_vote_pkey PRIMARY KEY (article_id, number, voter)
);

create table assistant_claim (
  ticket_id uuid not null,
  seq integer not null,
  until timestamp with time zone not null,
  failures integer not null default 0,
  constraint assistant_claim_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE,
  constraint assistant_claim_pkey PRIMARY KEY (ticket_id)
);

create table assistant_example (
  ticket_id uuid not null,
  text text not null,
  kind text,
  category_key text,
  at timestamp with time zone not null,
  constraint assistant_example_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint assistant_example_pkey PRIMARY KEY (ticket_id)
);
CREATE INDEX assistant_example_by_time ON public.assistant_example USING btree (at DESC);

create table assistant_model (
  id uuid not null,
  number integer not null,
  trained_at timestamp with time zone not null,
  state bytea not null,
  rows integer not null,
  corrections integer not null,
  gold jsonb not null,
  status text not null,
  activated_at timestamp with time zone,
  constraint assistant_model_status_check CHECK ((status = ANY (ARRAY['active'::text, 'kept'::text, 'refused'::text]))),
  constraint assistant_model_pkey PRIMARY KEY (id),
  constraint assistant_model_number_key UNIQUE (number)
);
CREATE UNIQUE INDEX assistant_model_active ON public.assistant_model USING btree (status) WHERE (status = 'active'::text);

create table assistant_packet (
  ticket_id uuid not null,
  at timestamp with time zone not null,
  reason text not null,
  packet jsonb not null,
  constraint assistant_packet_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint assistant_packet_pkey PRIMARY KEY (ticket_id)
);

create table assistant_setting (
  singleton boolean not null default true,
  document jsonb not null,
  version integer not null default 1,
  constraint assistant_setting_singleton_check CHECK (singleton),
  constraint assistant_setting_pkey PRIMARY KEY (singleton)
);

create table assistant_spending (
  on_day date not null,
  tokens bigint not null,
  constraint assistant_spending_pkey PRIMARY KEY (on_day)
);

create table assistant_training (
  singleton boolean not null default true,
  state text not null,
  ordered_at timestamp with time zone,
  ended_at timestamp with time zone,
  error text,
  constraint assistant_training_singleton_check CHECK (singleton),
  constraint assistant_training_state_check CHECK ((state = ANY (ARRAY['idle'::text, 'ordered'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))),
  constraint assistant_training_pkey PRIMARY KEY (singleton)
);

create table assistant_turn (
  id uuid not null,
  ticket_id uuid not null,
  message_id uuid,
  at timestamp with time zone not null,
  question text not null,
  language text not null,
  decision text not null,
  reason text,
  confidence real not null,
  mind text not null,
  model text,
  considered jsonb not null,
  cited jsonb not null,
  ms integer not null,
  tokens integer not null default 0,
  outcome text,
  constraint assistant_turn_decision_check CHECK ((decision = ANY (ARRAY['answer'::text, 'clarify'::text, 'greet'::text, 'hand_on'::text]))),
  constraint assistant_turn_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'left'::text, 'doubted'::text, 'handed_on'::text, 'person'::text]))),
  constraint assistant_turn_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint assistant_turn_pkey PRIMARY KEY (id),
  constraint assistant_turn_message_id_key UNIQUE (message_id)
);
CREATE INDEX assistant_turn_by_ticket ON public.assistant_turn USING btree (ticket_id, at);
CREATE INDEX assistant_turn_by_time ON public.assistant_turn USING btree (at DESC, id DESC);

create table audit_entry (
  seq bigint not null,
  at timestamp with time zone not null,
  actor_kind text,
  actor_id uuid,
  action text not null,
  target text,
  facts jsonb not null,
  address text,
  user_agent text,
  digest text not null,
  constraint audit_entry_pkey PRIMARY KEY (seq)
);
CREATE INDEX audit_entry_by_action ON public.audit_entry USING btree (action text_pattern_ops, seq DESC);
CREATE INDEX audit_entry_by_actor ON public.audit_entry USING btree (actor_id, seq DESC);
CREATE INDEX audit_entry_by_target ON public.audit_entry USING btree (target, seq DESC);
CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (at, seq);

create table audit_head (
  singleton boolean not null default true,
  seq bigint not null,
  digest text not null,
  constraint audit_head_singleton_check CHECK (singleton),
  constraint audit_head_pkey PRIMARY KEY (singleton)
);

create table auth_account (
  id uuid not null,
  person_id uuid not null,
  provider_id text not null,
  account_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint auth_account_pkey PRIMARY KEY (id),
  constraint auth_account_provider_id_account_id_key UNIQUE (provider_id, account_id)
);
CREATE INDEX auth_account_by_person ON public.auth_account USING btree (person_id);

create table auth_session (
  id uuid not null,
  person_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  address text,
  user_agent text,
  constraint auth_session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint auth_session_pkey PRIMARY KEY (id),
  constraint auth_session_token_key UNIQUE (token)
);
CREATE INDEX auth_session_by_expiry ON public.auth_session USING btree (expires_at);
CREATE INDEX auth_session_by_person ON public.auth_session USING btree (person_id, seen_at DESC);

create table auth_two_factor (
  id uuid not null,
  person_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_count integer not null default 0,
  locked_until timestamp with time zone,
  constraint auth_two_factor_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint auth_two_factor_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX auth_two_factor_by_person ON public.auth_two_factor USING btree (person_id);

create table auth_verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_verification_by_identifier ON public.auth_verification USING btree (identifier);

create table benchmark (
  id uuid not null,
  metric_key text not null,
  kind text not null,
  name text not null,
  value double precision not null,
  on_day date not null,
  source text not null,
  note text not null,
  created_at timestamp with time zone not null,
  constraint benchmark_kind_check CHECK ((kind = ANY (ARRAY['industry'::text, 'competitor'::text]))),
  constraint benchmark_source_check CHECK ((source <> ''::text)),
  constraint benchmark_pkey PRIMARY KEY (id)
);
CREATE INDEX benchmark_of ON public.benchmark USING btree (metric_key, on_day);

create table business_change (
  id uuid not null,
  kind text not null,
  name text not null,
  from_on date not null,
  until_on date not null,
  topics uuid[] not null,
  note text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint business_change_check CHECK ((until_on >= from_on)),
  constraint business_change_kind_check CHECK ((kind = ANY (ARRAY['release'::text, 'promotion'::text, 'policy'::text, 'incident'::text, 'other'::text]))),
  constraint business_change_pkey PRIMARY KEY (id)
);
CREATE INDEX business_change_days ON public.business_change USING btree (from_on, until_on) WHERE (removed_at IS NULL);

create table calendar (
  id uuid not null,
  key text not null,
  name jsonb not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint calendar_pkey PRIMARY KEY (id),
  constraint calendar_key_key UNIQUE (key)
);

create table calendar_version (
  calendar_id uuid not null,
  number integer not null,
  valid_from_on date,
  document jsonb not null,
  note text not null default ''::text,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint calendar_version_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id),
  constraint calendar_version_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint calendar_version_pkey PRIMARY KEY (calendar_id, number)
);

create table category (
  id uuid not null,
  key text not null,
  parent_id uuid,
  name jsonb not null,
  keywords text[] not null default '{}'::text[],
  security boolean not null default false,
  active boolean not null default true,
  position integer not null default 0,
  constraint category_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES category(id),
  constraint category_pkey PRIMARY KEY (id),
  constraint category_key_key UNIQUE (key)
);

create table centre_zone (
  singleton boolean not null default true,
  time_zone text not null,
  constraint centre_zone_singleton_check CHECK (singleton),
  constraint centre_zone_pkey PRIMARY KEY (singleton)
);

create table channel (
  id uuid not null,
  key text not null,
  kind text not null,
  name jsonb not null,
  settings jsonb not null default '{}'::jsonb,
  team_id uuid,
  active boolean not null default true,
  secret text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  calendar_id uuid,
  constraint channel_key_check CHECK ((key ~ '^[a-z][a-z0-9-]{1,40}$'::text)),
  constraint channel_kind_check CHECK ((kind = ANY (ARRAY['web'::text, 'phone'::text, 'wechat'::text, 'email'::text, 'api'::text, 'import'::text]))),
  constraint channel_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id),
  constraint channel_team FOREIGN KEY (team_id) REFERENCES team(id),
  constraint channel_pkey PRIMARY KEY (id),
  constraint channel_key UNIQUE (key)
);

create table chat_visit (
  ticket_id uuid not null,
  seen_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint chat_visit_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE,
  constraint chat_visit_pkey PRIMARY KEY (ticket_id)
);

create table chat_watch (
  singleton boolean not null default true,
  since timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  constraint chat_watch_singleton_check CHECK (singleton),
  constraint chat_watch_pkey PRIMARY KEY (singleton)
);

create table clock (
  ticket_id uuid not null,
  seq smallint not null,
  kind text not null,
  ref text,
  state text not null,
  policy_id uuid,
  ladder_id uuid,
  calendar_id uuid not null,
  target_ms bigint not null,
  why jsonb not null,
  pause_while jsonb not null,
  warn_at jsonb not null,
  segments jsonb not null,
  fired jsonb not null,
  started_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  due_at timestamp with time zone,
  breached_at timestamp with time zone,
  breach_seen_at timestamp with time zone,
  next_at timestamp with time zone,
  constraint clock_check CHECK (((state = ANY (ARRAY['running'::text, 'paused'::text])) = (stopped_at IS NULL))),
  constraint clock_state_check CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text, 'met'::text, 'missed'::text, 'cancelled'::text]))),
  constraint clock_target_ms_check CHECK ((target_ms > 0)),
  constraint clock_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint clock_pkey PRIMARY KEY (ticket_id, seq)
);
CREATE INDEX clock_answered ON public.clock USING btree (stopped_at) WHERE ((kind = 'first_response'::text) AND (stopped_at IS NOT NULL));
CREATE INDEX clock_due ON public.clock USING btree (due_at) WHERE ((stopped_at IS NULL) AND (breached_at IS NULL) AND (due_at IS NOT NULL));
CREATE INDEX clock_late ON public.clock USING btree (breached_at) WHERE ((breached_at IS NOT NULL) AND (stopped_at IS NULL));
CREATE INDEX clock_next ON public.clock USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX clock_warned ON public.clock USING btree (ticket_id) WHERE ((stopped_at IS NULL) AND (state = 'running'::text) AND (fired <> '[]'::jsonb));

create table clock_recount (
  singleton boolean not null default true,
  state text not null,
  total integer not null default 0,
  done integer not null default 0,
  changed integer not null default 0,
  reached uuid,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint clock_recount_singleton_check CHECK (singleton),
  constraint clock_recount_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelled'::text]))),
  constraint clock_recount_pkey PRIMARY KEY (singleton)
);

create table contact_point (
  id uuid not null,
  customer_id uuid not null,
  kind text not null,
  sealed text not null,
  fingerprint bytea not null,
  tail_fingerprint bytea,
  masked text not null,
  trust text not null,
  created_at timestamp with time zone not null,
  constraint contact_point_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'email'::text, 'wechat'::text, 'external'::text]))),
  constraint contact_point_trust_check CHECK ((trust = ANY (ARRAY['claimed'::text, 'confirmed'::text, 'verified'::text]))),
  constraint contact_point_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  constraint contact_point_pkey PRIMARY KEY (id),
  constraint contact_point_once UNIQUE (customer_id, kind, fingerprint)
);
CREATE INDEX contact_point_fingerprint ON public.contact_point USING btree (fingerprint);
CREATE UNIQUE INDEX contact_point_identity ON public.contact_point USING btree (kind, fingerprint) WHERE (trust <> 'claimed'::text);
CREATE INDEX contact_point_tail ON public.contact_point USING btree (tail_fingerprint) WHERE (tail_fingerprint IS NOT NULL);

create table custom_field (
  id uuid not null,
  ticket_kind text,
  key text not null,
  field jsonb not null,
  position integer not null default 0,
  active boolean not null default true,
  constraint custom_field_ticket_kind_fkey FOREIGN KEY (ticket_kind) REFERENCES ticket_kind(key),
  constraint custom_field_pkey PRIMARY KEY (id),
  constraint custom_field_ticket_kind_key_key UNIQUE NULLS NOT DISTINCT (ticket_kind, key)
);

create table customer (
  id uuid not null,
  name text,
  name_grams text[] not null default '{}'::text[],
  tier text not null default 'standard'::text,
  region text,
  tags text[] not null default '{}'::text[],
  note text,
  merged_into uuid,
  survivor_id uuid not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint customer_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint customer_region_check CHECK (((char_length(region) >= 1) AND (char_length(region) <= 100))),
  constraint customer_survives CHECK (((merged_into IS NULL) = (survivor_id = id))),
  constraint customer_tier_check CHECK ((tier = ANY (ARRAY['standard'::text, 'silver'::text, 'gold'::text, 'vip'::text]))),
  constraint customer_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES customer(id),
  constraint customer_survivor_id_fkey FOREIGN KEY (survivor_id) REFERENCES customer(id),
  constraint customer_pkey PRIMARY KEY (id)
);
CREATE INDEX customer_latest ON public.customer USING btree (created_at DESC, id DESC) WHERE (merged_into IS NULL);
CREATE INDEX customer_merged ON public.customer USING btree (survivor_id) WHERE (merged_into IS NOT NULL);
CREATE INDEX customer_merged_into ON public.customer USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX customer_name ON public.customer USING gin (name_grams);
CREATE INDEX customer_tags ON public.customer USING gin (tags) WHERE (tags <> '{}'::text[]);

create table dashboard (
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  shared boolean not null,
  cards jsonb not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint dashboard_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id),
  constraint dashboard_pkey PRIMARY KEY (id)
);
CREATE INDEX dashboard_of ON public.dashboard USING btree (owner_id, created_at);
CREATE INDEX dashboard_shared ON public.dashboard USING btree (created_at) WHERE shared;

create table delivery (
  id uuid not null,
  notice_id uuid not null,
  outlet_id uuid not null,
  state text not null,
  attempts integer not null,
  due_at timestamp with time zone not null,
  message_id uuid,
  claimed_until timestamp with time zone,
  fault text,
  code text,
  at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  instead_of uuid,
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text]))),
  constraint delivery_instead_of_fkey FOREIGN KEY (instead_of) REFERENCES outlet(id),
  constraint delivery_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id) ON DELETE CASCADE,
  constraint delivery_outlet_id_fkey FOREIGN KEY (outlet_id) REFERENCES outlet(id),
  constraint delivery_pkey PRIMARY KEY (id),
  constraint delivery_notice_id_outlet_id_key UNIQUE (notice_id, outlet_id)
);
CREATE INDEX delivery_latest ON public.delivery USING btree (at DESC, id DESC);
CREATE INDEX delivery_message_of ON public.delivery USING btree (message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX delivery_waiting ON public.delivery USING btree (outlet_id, due_at) WHERE (state = 'waiting'::text);

create table dispatch_setting (
  singleton boolean not null default true,
  document jsonb not null,
  version integer not null default 1,
  constraint dispatch_setting_singleton_check CHECK (singleton),
  constraint dispatch_setting_pkey PRIMARY KEY (singleton)
);

create table dispatch_team (
  team_id uuid not null,
  rules jsonb not null,
  shift_id uuid,
  version integer not null default 1,
  release_credit double precision,
  released_at timestamp with time zone,
  constraint dispatch_team_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES shift(id),
  constraint dispatch_team_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id) ON DELETE CASCADE,
  constraint dispatch_team_pkey PRIMARY KEY (team_id)
);

create table dispatch_trace (
  ticket_id uuid not null,
  step_entered_at timestamp with time zone not null,
  overflowed_from uuid[] not null default '{}'::uuid[],
  alerted_at timestamp with time zone,
  recheck boolean not null default false,
  constraint dispatch_trace_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint dispatch_trace_pkey PRIMARY KEY (ticket_id)
);
CREATE INDEX dispatch_trace_recheck ON public.dispatch_trace USING btree (ticket_id) WHERE recheck;

create table draft (
  ticket_id uuid not null,
  person_id uuid not null,
  body text not null,
  visibility text not null,
  saved_at timestamp with time zone not null,
  constraint draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint draft_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint draft_pkey PRIMARY KEY (ticket_id, person_id)
);

create table earlier_figure (
  metric_key text not null,
  every text not null,
  on_day date not null,
  dimension text not null,
  group_name text not null,
  value double precision not null,
  n integer,
  source text not null,
  imported_at timestamp with time zone not null,
  constraint earlier_figure_every_check CHECK ((every = ANY (ARRAY['day'::text, 'month'::text]))),
  constraint earlier_figure_pkey PRIMARY KEY (metric_key, every, on_day, dimension, group_name)
);

create table export_run (
  id uuid not null,
  kind text not null,
  subject text not null,
  wish jsonb not null,
  actor_id uuid not null,
  state text not null,
  done integer not null default 0,
  total integer not null default 0,
  file_id uuid,
  failure text,
  asked_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint export_run_check CHECK (((file_id IS NOT NULL) = (state = 'done'::text))),
  constraint export_run_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))),
  constraint export_run_pkey PRIMARY KEY (id)
);
CREATE INDEX export_run_ended ON public.export_run USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX export_run_of ON public.export_run USING btree (actor_id, asked_at DESC, id DESC);
CREATE INDEX export_run_under_way ON public.export_run USING btree (asked_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

create table floor_slot (
  team_id uuid not null,
  channel_id uuid not null,
  starts_at timestamp with time zone not null,
  arrived integer not null default 0,
  abandoned integer not null default 0,
  worked_ms bigint not null default 0,
  constraint floor_slot_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id) ON DELETE CASCADE,
  constraint floor_slot_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id) ON DELETE CASCADE,
  constraint floor_slot_pkey PRIMARY KEY (team_id, channel_id, starts_at)
);
CREATE INDEX floor_slot_by_time ON public.floor_slot USING btree (starts_at);

create table flow (
  id uuid not null,
  key text not null,
  created_at timestamp with time zone not null,
  constraint flow_pkey PRIMARY KEY (id),
  constraint flow_key_key UNIQUE (key)
);

create table flow_rule (
  id uuid not null,
  position integer not null,
  ticket_kind text,
  category_id uuid,
  channel_id uuid,
  flow_id uuid not null,
  flow_version_id uuid,
  constraint flow_rule_flow_id_fkey FOREIGN KEY (flow_id) REFERENCES flow(id),
  constraint flow_rule_flow_version_id_fkey FOREIGN KEY (flow_version_id) REFERENCES flow_version(id),
  constraint flow_rule_pkey PRIMARY KEY (id),
  constraint flow_rule_position_key UNIQUE ("position")
);

create table flow_rule_set (
  singleton boolean not null default true,
  version integer not null,
  constraint flow_rule_set_singleton_check CHECK (singleton),
  constraint flow_rule_set_pkey PRIMARY KEY (singleton)
);

create table flow_version (
  id uuid not null,
  flow_id uuid not null,
  number integer not null,
  state text not null,
  document json not null,
  note text not null default ''::text,
  created_by uuid,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  retired_at timestamp with time zone,
  edit_version integer not null default 1,
  constraint flow_version_check CHECK (((state = 'draft'::text) = (published_at IS NULL))),
  constraint flow_version_check1 CHECK (((state = 'retired'::text) = (retired_at IS NOT NULL))),
  constraint flow_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text]))),
  constraint flow_version_flow_id_fkey FOREIGN KEY (flow_id) REFERENCES flow(id),
  constraint flow_version_pkey PRIMARY KEY (id),
  constraint flow_version_flow_id_number_key UNIQUE (flow_id, number)
);

create table follow_up (
  id uuid not null,
  ticket_id uuid not null,
  due_at timestamp with time zone not null,
  method text not null,
  script text not null,
  outcome text not null,
  agent_id uuid,
  team_id uuid,
  done_at timestamp with time zone,
  note text,
  constraint follow_up_outcome_check CHECK ((outcome = ANY (ARRAY['planned'::text, 'good'::text, 'bad'::text, 'waived'::text]))),
  constraint follow_up_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES person(id),
  constraint follow_up_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id),
  constraint follow_up_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint follow_up_pkey PRIMARY KEY (id)
);
CREATE INDEX follow_up_by_agent ON public.follow_up USING btree (agent_id, due_at, id);
CREATE INDEX follow_up_by_ticket ON public.follow_up USING btree (ticket_id);
CREATE INDEX follow_up_due ON public.follow_up USING btree (due_at, id) WHERE (outcome = 'planned'::text);

create table follow_up_attempt (
  follow_up_id uuid not null,
  at timestamp with time zone not null,
  reached boolean not null,
  note text,
  person_id uuid,
  constraint follow_up_attempt_follow_up_id_fkey FOREIGN KEY (follow_up_id) REFERENCES follow_up(id),
  constraint follow_up_attempt_pkey PRIMARY KEY (follow_up_id, at)
);

create table forbidden_phrase (
  id uuid not null,
  key text,
  language text not null,
  text text not null,
  severity text not null,
  why jsonb not null,
  better text not null,
  exceptions text[] not null,
  active boolean not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint forbidden_phrase_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint forbidden_phrase_severity_check CHECK ((severity = ANY (ARRAY['blocked'::text, 'warned'::text]))),
  constraint forbidden_phrase_pkey PRIMARY KEY (id),
  constraint forbidden_phrase_key_key UNIQUE (key)
);
CREATE UNIQUE INDEX forbidden_phrase_text ON public.forbidden_phrase USING btree (text) WHERE (removed_at IS NULL);

create table forbidden_phrase_sent (
  id uuid not null,
  phrase_id uuid not null,
  ticket_id uuid not null,
  message_id uuid not null,
  by_id uuid not null,
  at timestamp with time zone not null,
  constraint forbidden_phrase_sent_phrase_id_fkey FOREIGN KEY (phrase_id) REFERENCES forbidden_phrase(id),
  constraint forbidden_phrase_sent_pkey PRIMARY KEY (id)
);
CREATE INDEX forbidden_phrase_sent_of ON public.forbidden_phrase_sent USING btree (phrase_id, at);

create table gold_question (
  id uuid not null,
  question text not null,
  language text not null,
  article_id uuid,
  added_by uuid,
  added_at timestamp with time zone not null,
  constraint gold_question_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint gold_question_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint gold_question_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX gold_question_once ON public.gold_question USING btree (language, question);

create table idempotency_key (
  caller text not null,
  key text not null,
  request_hash bytea not null,
  claim uuid not null,
  claimed_at timestamp with time zone not null default now(),
  committed_at timestamp with time zone,
  status smallint,
  reply text,
  constraint idempotency_key_pkey PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_key_claimed_at ON public.idempotency_key USING btree (claimed_at);

create table import_case (
  source text not null,
  external_id text not null,
  ticket_id uuid not null,
  digest bytea not null,
  run_id uuid not null,
  attempt uuid not null,
  constraint import_case_run_id_fkey FOREIGN KEY (run_id) REFERENCES import_run(id),
  constraint import_case_ticket FOREIGN KEY (ticket_id) REFERENCES ticket(id) DEFERRABLE INITIALLY DEFERRED,
  constraint import_case_pkey PRIMARY KEY (source, external_id)
);
CREATE INDEX import_case_by_ticket ON public.import_case USING btree (ticket_id);

create table import_problem (
  run_id uuid not null,
  seq integer not null,
  line integer not null,
  column_name text,
  code text not null,
  value text,
  constraint import_problem_run_id_fkey FOREIGN KEY (run_id) REFERENCES import_run(id),
  constraint import_problem_pkey PRIMARY KEY (run_id, seq)
);

create table import_run (
  id uuid not null,
  file_name text not null,
  file_id uuid,
  state text not null,
  attempt uuid,
  encoding text not null,
  look jsonb not null,
  mapping jsonb,
  row_count integer not null,
  done integer not null default 0,
  imported integer not null default 0,
  events integer not null default 0,
  repeated integer not null default 0,
  bad integer not null default 0,
  failure text,
  person_id uuid,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint import_run_state_check CHECK ((state = ANY (ARRAY['looked_at'::text, 'checking'::text, 'checked'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))),
  constraint import_run_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint import_run_pkey PRIMARY KEY (id)
);
CREATE INDEX import_run_latest ON public.import_run USING btree (created_at DESC, id DESC);

create table insight_setting (
  singleton boolean not null default true,
  promises_seen_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  telling_to_txid xid8,
  telling_to_position bigint,
  constraint insight_setting_singleton_check CHECK (singleton),
  constraint insight_setting_pkey PRIMARY KEY (singleton)
);

create table installation (
  singleton boolean not null default true,
  id uuid not null default gen_random_uuid(),
  created_at timestamp with time zone not null default now(),
  demo_loaded_at timestamp with time zone,
  constraint installation_singleton_check CHECK (singleton),
  constraint installation_pkey PRIMARY KEY (singleton)
);

create table knowledge_revision (
  singleton boolean not null default true,
  revision bigint not null,
  reckoned_at timestamp with time zone not null,
  constraint knowledge_revision_singleton_check CHECK (singleton),
  constraint knowledge_revision_pkey PRIMARY KEY (singleton)
);

create table ladder (
  id uuid not null,
  key text,
  name jsonb not null,
  rungs jsonb not null,
  version integer not null default 1,
  removed_at timestamp with time zone,
  constraint ladder_pkey PRIMARY KEY (id),
  constraint ladder_key_key UNIQUE (key)
);

create table loan (
  id uuid not null,
  person_id uuid not null,
  team_id uuid not null,
  lent_by uuid,
  lent_at timestamp with time zone not null,
  until timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint loan_lent_by_fkey FOREIGN KEY (lent_by) REFERENCES person(id),
  constraint loan_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint loan_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id) ON DELETE CASCADE,
  constraint loan_pkey PRIMARY KEY (id)
);
CREATE INDEX loan_due ON public.loan USING btree (until) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX loan_running ON public.loan USING btree (person_id, team_id) WHERE (ended_at IS NULL);

create table macro (
  id uuid not null,
  shortcut text not null,
  title text not null,
  body text not null,
  team_id uuid,
  uses integer not null default 0,
  created_at timestamp with time zone not null,
  constraint macro_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id),
  constraint macro_pkey PRIMARY KEY (id)
);

create table message (
  id uuid not null,
  ticket_id uuid not null,
  seq integer not null,
  direction text not null,
  author_kind text not null,
  author_id uuid,
  body text not null,
  attachments jsonb,
  at timestamp with time zone not null,
  client_id text,
  choices jsonb,
  citations jsonb,
  constraint message_direction_check CHECK ((direction = ANY (ARRAY['inbound'::text, 'outbound'::text, 'internal'::text]))),
  constraint message_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint message_pkey PRIMARY KEY (ticket_id, seq),
  constraint message_id_key UNIQUE (id)
);
CREATE UNIQUE INDEX message_client_id ON public.message USING btree (ticket_id, client_id) WHERE (client_id IS NOT NULL);

create table migration (
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table month_figure (
  month text not null,
  metric text not null,
  version integer not null,
  value double precision,
  n double precision not null,
  median double precision,
  p90 double precision,
  frozen_at timestamp with time zone not null,
  frozen_by uuid,
  constraint month_figure_month_check CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)),
  constraint month_figure_frozen_by_fkey FOREIGN KEY (frozen_by) REFERENCES person(id),
  constraint month_figure_pkey PRIMARY KEY (month, metric)
);

create table notice (
  id uuid not null,
  key text not null,
  level text not null,
  title jsonb not null,
  lines jsonb not null,
  path text not null,
  at timestamp with time zone not null,
  constraint notice_level_check CHECK ((level = ANY (ARRAY['info'::text, 'warning'::text, 'alarm'::text]))),
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_key_key UNIQUE (key)
);
CREATE INDEX notice_at ON public.notice USING btree (at);

create table official_seen (
  source text not null,
  digest text not null,
  constraint official_seen_pkey PRIMARY KEY (source)
);

create table official_year (
  source text not null,
  year integer not null,
  off_days jsonb not null,
  work_days jsonb not null,
  entered_by uuid,
  entered_at timestamp with time zone not null,
  constraint official_year_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES person(id),
  constraint official_year_pkey PRIMARY KEY (source, year)
);

create table outlet (
  id uuid not null,
  kind text not null,
  name text not null,
  language text not null,
  style text not null,
  enabled boolean not null,
  stand_in_id uuid,
  recipients text[] not null,
  webhook text,
  secret text,
  rest_until timestamp with time zone,
  last_sent_at timestamp with time zone,
  last_failed_at timestamp with time zone,
  last_fault text,
  last_code text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint outlet_check CHECK (((webhook IS NULL) = (kind = 'email'::text))),
  constraint outlet_kind_check CHECK ((kind = ANY (ARRAY['feishu'::text, 'dingtalk'::text, 'wecom'::text, 'email'::text]))),
  constraint outlet_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint outlet_style_check CHECK ((style = ANY (ARRAY['rich'::text, 'plain'::text]))),
  constraint outlet_stand_in_id_fkey FOREIGN KEY (stand_in_id) REFERENCES outlet(id),
  constraint outlet_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX outlet_name ON public.outlet USING btree (name) WHERE (removed_at IS NULL);

create table outlet_message (
  id uuid not null,
  outlet_id uuid not null,
  begun_at timestamp with time zone not null,
  constraint outlet_message_outlet_id_fkey FOREIGN KEY (outlet_id) REFERENCES outlet(id),
  constraint outlet_message_pkey PRIMARY KEY (id)
);
CREATE INDEX outlet_message_begun ON public.outlet_message USING btree (outlet_id, begun_at);

create table person (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null default true,
  image text,
  language text not null default 'zh'::text,
  active boolean not null default true,
  two_factor_enabled boolean not null default false,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint person_email_check CHECK ((email = lower(email))),
  constraint person_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint person_name_check CHECK ((name ~ '\S'::text)),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_email_key UNIQUE (email)
);
CREATE INDEX person_by_name ON public.person USING btree (name, id);
CREATE INDEX person_by_words ON public.person USING gin (name gin_trgm_ops, email gin_trgm_ops);

create table person_role (
  person_id uuid not null,
  role_id uuid not null,
  constraint person_role_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint person_role_role_id_fkey FOREIGN KEY (role_id) REFERENCES role(id),
  constraint person_role_pkey PRIMARY KEY (person_id, role_id)
);
CREATE INDEX person_role_by_role ON public.person_role USING btree (role_id, person_id);

create table person_skill (
  person_id uuid not null,
  skill_id uuid not null,
  level smallint not null,
  constraint person_skill_level_check CHECK (((level >= 1) AND (level <= 5))),
  constraint person_skill_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint person_skill_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES skill(id),
  constraint person_skill_pkey PRIMARY KEY (person_id, skill_id)
);
CREATE INDEX person_skill_by_skill ON public.person_skill USING btree (skill_id);

create table policy (
  id uuid not null,
  key text,
  position integer not null,
  name jsonb not null,
  active boolean not null,
  conditions jsonb not null,
  targets jsonb not null,
  version integer not null default 1,
  removed_at timestamp with time zone,
  constraint policy_pkey PRIMARY KEY (id),
  constraint policy_key_key UNIQUE (key)
);

create table presence (
  person_id uuid not null,
  state text not null,
  reason text,
  since timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  wrap_up_until timestamp with time zone,
  given_at timestamp with time zone,
  returned boolean not null default true,
  constraint presence_state_check CHECK ((state = ANY (ARRAY['available'::text, 'busy'::text, 'away'::text, 'offline'::text]))),
  constraint presence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint presence_pkey PRIMARY KEY (person_id)
);

create table presence_log (
  person_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  state text not null,
  reason text,
  lost boolean not null default false,
  constraint presence_log_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint presence_log_pkey PRIMARY KEY (person_id, from_at)
);
CREATE INDEX presence_log_by_time ON public.presence_log USING btree (from_at);
CREATE UNIQUE INDEX presence_log_open ON public.presence_log USING btree (person_id) WHERE (to_at IS NULL);

create table queue_rule (
  position integer not null,
  role text not null,
  ticket_kind text,
  channel_id uuid,
  team_id uuid not null,
  constraint queue_rule_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  constraint queue_rule_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id),
  constraint queue_rule_ticket_kind_fkey FOREIGN KEY (ticket_kind) REFERENCES ticket_kind(key),
  constraint queue_rule_pkey PRIMARY KEY ("position")
);

create table rating (
  ticket_id uuid not null,
  version integer not null,
  score double precision not null,
  scale double precision not null,
  comment text,
  at timestamp with time zone not null,
  actor_kind text not null,
  constraint rating_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint rating_pkey PRIMARY KEY (ticket_id, version)
);

create table read_mark (
  ticket_id uuid not null,
  reader_id uuid not null,
  seq integer not null,
  constraint read_mark_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint read_mark_pkey PRIMARY KEY (ticket_id, reader_id)
);

create table reminder (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  level text not null,
  ticket_id uuid,
  by_id uuid,
  facts jsonb not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  key text,
  constraint reminder_level_check CHECK ((level = ANY (ARRAY['info'::text, 'warning'::text, 'alarm'::text]))),
  constraint reminder_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint reminder_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint reminder_pkey PRIMARY KEY (id)
);
CREATE INDEX reminder_by_age ON public.reminder USING btree (at);
CREATE INDEX reminder_of ON public.reminder USING btree (person_id, at DESC, id DESC);
CREATE UNIQUE INDEX reminder_once ON public.reminder USING btree (person_id, key) WHERE (key IS NOT NULL);
CREATE INDEX reminder_unread ON public.reminder USING btree (person_id, at DESC, id DESC) WHERE (read_at IS NULL);

create table reminder_setting (
  person_id uuid not null,
  desktop text[] not null,
  sound text[] not null,
  constraint reminder_setting_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint reminder_setting_pkey PRIMARY KEY (person_id)
);

create table replay_row (
  run_id uuid not null,
  seq integer not null,
  source text not null,
  question text not null,
  language text not null,
  confidence real not null,
  found_id uuid,
  found_title text,
  expected_id uuid,
  expected_title text,
  expected_rank smallint,
  fits boolean,
  quotes_well boolean,
  ticket_id uuid,
  constraint replay_row_source_check CHECK ((source = ANY (ARRAY['shipped'::text, 'own'::text, 'real'::text]))),
  constraint replay_row_run_id_fkey FOREIGN KEY (run_id) REFERENCES upkeep_run(id) ON DELETE CASCADE,
  constraint replay_row_pkey PRIMARY KEY (run_id, seq)
);

create table response_hour (
  at_hour timestamp with time zone not null,
  requests bigint not null,
  request_ms bigint not null,
  slow_requests bigint not null,
  constraint response_hour_pkey PRIMARY KEY (at_hour)
);

create table review (
  id uuid not null,
  month text not null,
  edition integer not null,
  document json not null,
  figures json not null,
  hash text not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  signed_at timestamp with time zone,
  signed_by uuid,
  note text,
  constraint review_month_check CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)),
  constraint review_pkey PRIMARY KEY (id),
  constraint review_month_edition_key UNIQUE (month, edition)
);

create table review_comment (
  id uuid not null,
  review_id uuid not null,
  chapter text not null,
  text text not null,
  by_id uuid not null,
  at timestamp with time zone not null,
  constraint review_comment_review_id_fkey FOREIGN KEY (review_id) REFERENCES review(id),
  constraint review_comment_pkey PRIMARY KEY (id)
);
CREATE INDEX review_comment_review ON public.review_comment USING btree (review_id, at, id);

create table review_run (
  id uuid not null,
  month text not null,
  automatic boolean not null,
  polish boolean not null,
  state text not null,
  done integer not null,
  total integer not null,
  asked_by uuid,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint review_run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))),
  constraint review_run_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX review_run_automatic ON public.review_run USING btree (month) WHERE automatic;
CREATE INDEX review_run_latest ON public.review_run USING btree (started_at DESC, id DESC);
CREATE UNIQUE INDEX review_run_running ON public.review_run USING btree ((true)) WHERE (state = 'running'::text);

create table role (
  id uuid not null,
  key text not null,
  name_zh text not null,
  name_en text not null,
  created_at timestamp with time zone not null,
  constraint role_pkey PRIMARY KEY (id),
  constraint role_key_key UNIQUE (key)
);

create table role_grant (
  role_id uuid not null,
  permission text not null,
  scope text not null,
  constraint role_grant_scope_check CHECK ((scope = ANY (ARRAY['own'::text, 'team'::text, 'all'::text]))),
  constraint role_grant_role_id_fkey FOREIGN KEY (role_id) REFERENCES role(id) ON DELETE CASCADE,
  constraint role_grant_pkey PRIMARY KEY (role_id, permission)
);

create table saved_filter (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  queue text not null,
  filter jsonb not null,
  created_at timestamp with time zone not null,
  constraint saved_filter_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint saved_filter_pkey PRIMARY KEY (id)
);
CREATE INDEX saved_filter_of ON public.saved_filter USING btree (person_id, created_at);

create table search_entry_a (
  id uuid not null,
  kind text not null,
  ticket_id uuid,
  at timestamp with time zone not null,
  folded text not null,
  tokens tsvector not null,
  constraint search_entry_a_pkey PRIMARY KEY (id)
);
CREATE INDEX search_entry_a_tokens ON public.search_entry_a USING gin (tokens) WITH (fastupdate=off);

create table search_entry_b (
  id uuid not null,
  kind text not null,
  ticket_id uuid,
  at timestamp with time zone not null,
  folded text not null,
  tokens tsvector not null,
  constraint search_entry_b_pkey PRIMARY KEY (id)
);
CREATE INDEX search_entry_b_tokens ON public.search_entry_b USING gin (tokens) WITH (fastupdate=off);

create table search_frequency (
  side text not null,
  token text not null,
  entries integer not null,
  constraint search_frequency_side_check CHECK ((side = ANY (ARRAY['a'::text, 'b'::text]))),
  constraint search_frequency_pkey PRIMARY KEY (side, token)
);

create table search_live (
  only_row boolean not null default true,
  side text not null,
  constraint search_live_only_row_check CHECK (only_row),
  constraint search_live_side_check CHECK ((side = ANY (ARRAY['a'::text, 'b'::text]))),
  constraint search_live_pkey PRIMARY KEY (only_row)
);

create table search_mark (
  position bigint not null generated always as identity,
  kind text not null,
  id uuid not null,
  constraint search_mark_pkey PRIMARY KEY ("position")
);

create table search_month (
  side text not null,
  kind text not null,
  code text not null,
  entries integer not null,
  newest timestamp with time zone not null,
  constraint search_month_side_check CHECK ((side = ANY (ARRAY['a'::text, 'b'::text]))),
  constraint search_month_pkey PRIMARY KEY (side, kind, code)
);

create table search_rebuild (
  id uuid not null,
  side text not null,
  state text not null,
  kind text,
  after_id uuid,
  done integer not null,
  total integer not null,
  started_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint search_rebuild_side_check CHECK ((side = ANY (ARRAY['a'::text, 'b'::text]))),
  constraint search_rebuild_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))),
  constraint search_rebuild_pkey PRIMARY KEY (id)
);
CREATE INDEX search_rebuild_latest ON public.search_rebuild USING btree (started_at DESC, id);
CREATE UNIQUE INDEX search_rebuild_running ON public.search_rebuild USING btree ((true)) WHERE (state = 'running'::text);

create table setback (
  work text not null,
  ticket_id uuid not null,
  failures integer not null,
  since timestamp with time zone not null,
  failed_at timestamp with time zone not null,
  retry_at timestamp with time zone not null,
  error text not null,
  constraint setback_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE,
  constraint setback_pkey PRIMARY KEY (work, ticket_id)
);

create table shift (
  id uuid not null,
  name jsonb not null,
  document jsonb not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint shift_pkey PRIMARY KEY (id)
);

create table sign_in_attempt (
  key text not null,
  failures integer not null,
  last_failed_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint sign_in_attempt_pkey PRIMARY KEY (key)
);
CREATE INDEX sign_in_attempt_by_age ON public.sign_in_attempt USING btree (last_failed_at);

create table sign_in_provider (
  id uuid not null,
  key text not null,
  name_zh text not null,
  name_en text not null,
  discovery_url text not null,
  client_id text not null,
  secret_sealed text not null,
  scopes text[] not null,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint sign_in_provider_pkey PRIMARY KEY (id),
  constraint sign_in_provider_key_key UNIQUE (key)
);

create table skill (
  id uuid not null,
  key text not null,
  name jsonb not null,
  created_at timestamp with time zone not null,
  constraint skill_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{1,39}$'::text)),
  constraint skill_pkey PRIMARY KEY (id),
  constraint skill_key UNIQUE (key)
);

create table skill_rule (
  position integer not null,
  ticket_kind text,
  category_id uuid,
  channel_kind text,
  language text,
  skill_id uuid not null,
  level smallint not null,
  relax_after_minutes integer,
  constraint skill_rule_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint skill_rule_level_check CHECK (((level >= 1) AND (level <= 5))),
  constraint skill_rule_relax_after_minutes_check CHECK ((relax_after_minutes > 0)),
  constraint skill_rule_category_id_fkey FOREIGN KEY (category_id) REFERENCES category(id),
  constraint skill_rule_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES skill(id),
  constraint skill_rule_ticket_kind_fkey FOREIGN KEY (ticket_kind) REFERENCES ticket_kind(key),
  constraint skill_rule_pkey PRIMARY KEY ("position")
);

create table sla_settings (
  singleton boolean not null default true,
  version integer not null default 1,
  constraint sla_settings_singleton_check CHECK (singleton),
  constraint sla_settings_pkey PRIMARY KEY (singleton)
);

create table smtp_setting (
  singleton boolean not null default true,
  host text not null,
  port integer not null,
  security text not null,
  username text not null,
  password text,
  sender text not null,
  version integer not null,
  constraint smtp_setting_security_check CHECK ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text]))),
  constraint smtp_setting_singleton_check CHECK (singleton),
  constraint smtp_setting_pkey PRIMARY KEY (singleton)
);

create table step_day (
  on_day date not null,
  kind text not null,
  channel text not null,
  flow_version_id uuid not null,
  step text not null,
  stage text not null,
  parts integer not null,
  stays bigint not null,
  first_stays bigint not null,
  again bigint not null,
  ms bigint not null,
  waited_ms bigint not null,
  paused_ms bigint not null,
  hands bigint not null,
  constraint step_day_pkey PRIMARY KEY (on_day, kind, channel, flow_version_id, step, stage)
);
CREATE INDEX step_day_empty ON public.step_day USING btree (on_day) WHERE (parts = 0);

create table step_spread (
  on_day date not null,
  kind text not null,
  flow_version_id uuid not null,
  step text not null,
  bucket smallint not null,
  n integer not null,
  constraint step_spread_pkey PRIMARY KEY (on_day, kind, flow_version_id, step, bucket)
);
CREATE INDEX step_spread_empty ON public.step_spread USING btree (on_day) WHERE (n = 0);

create table stored_file (
  id uuid not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 bytea not null,
  owner text not null,
  created_at timestamp with time zone not null default now(),
  constraint stored_file_pkey PRIMARY KEY (id)
);
CREATE INDEX stored_file_owner ON public.stored_file USING btree (owner);

create table sub_task (
  id uuid not null,
  ticket_id uuid not null,
  kind text not null,
  title text not null,
  asks text not null,
  form jsonb not null,
  layers jsonb not null,
  layer smallint not null,
  layer_at timestamp with time zone not null,
  within jsonb,
  state text not null,
  team_id uuid,
  role text,
  agent_id uuid,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  excerpts jsonb not null,
  files jsonb not null,
  call_back jsonb,
  approvals jsonb not null,
  attempts jsonb not null,
  outcome text,
  answer text,
  fields jsonb,
  answer_files jsonb not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  constraint sub_task_kind_check CHECK ((kind = ANY (ARRAY['help'::text, 'approval'::text, 'call_back'::text]))),
  constraint sub_task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'declined'::text, 'cancelled'::text]))),
  constraint sub_task_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES person(id),
  constraint sub_task_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
  constraint sub_task_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id),
  constraint sub_task_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id),
  constraint sub_task_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint sub_task_pkey PRIMARY KEY (id)
);
CREATE INDEX sub_task_asked_by ON public.sub_task USING btree (asked_by, asked_at, id);
CREATE INDEX sub_task_by_ticket ON public.sub_task USING btree (ticket_id);
CREATE INDEX sub_task_ended ON public.sub_task USING btree (ended_at DESC, id) WHERE (state <> 'open'::text);
CREATE INDEX sub_task_in_hand ON public.sub_task USING btree (agent_id, asked_at, id) WHERE (state = 'open'::text);
CREATE INDEX sub_task_of_role ON public.sub_task USING btree (role, asked_at, id) WHERE (state = 'open'::text);
CREATE INDEX sub_task_of_team ON public.sub_task USING btree (team_id, asked_at, id) WHERE (state = 'open'::text);

create table subscription_cursor (
  name text not null,
  txid xid8 not null default '0'::xid8,
  position bigint not null default 0,
  failures integer not null default 0,
  failed_at timestamp with time zone,
  last_error text,
  moved_at timestamp with time zone not null default now(),
  constraint subscription_cursor_pkey PRIMARY KEY (name)
);

create table target (
  id uuid not null,
  title text not null,
  why text not null,
  axis text not null,
  owner_id uuid not null,
  metric_key text,
  slice text not null,
  figure_name text,
  unit text not null,
  decimals smallint not null,
  good text not null,
  baseline_value double precision not null,
  baseline_n integer,
  baseline_from date not null,
  baseline_to date not null,
  metric_version integer,
  baseline_source text,
  goal_how text not null,
  goal_amount double precision not null,
  goal_value double precision not null,
  start_on date not null,
  deadline_on date not null,
  window_days smallint not null,
  state text not null,
  standing text not null,
  looked_on date,
  final_value double precision,
  final_n integer,
  final_on date,
  judged_on date,
  withdrawn_because text,
  version integer not null default 1,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint target_axis_check CHECK ((axis = ANY (ARRAY['experience'::text, 'efficiency'::text, 'cost'::text]))),
  constraint target_check CHECK (((metric_key IS NULL) <> (figure_name IS NULL))),
  constraint target_check1 CHECK (((metric_version IS NULL) <> (baseline_source IS NULL))),
  constraint target_check2 CHECK (((goal_value <> baseline_value) AND ((goal_value > baseline_value) = (good = 'up'::text)))),
  constraint target_check3 CHECK (((baseline_to <= start_on) AND (start_on < deadline_on))),
  constraint target_goal_how_check CHECK ((goal_how = ANY (ARRAY['to'::text, 'by'::text, 'by_percent'::text]))),
  constraint target_good_check CHECK ((good = ANY (ARRAY['up'::text, 'down'::text]))),
  constraint target_state_check CHECK ((state = ANY (ARRAY['running'::text, 'judged'::text, 'withdrawn'::text]))),
  constraint target_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id),
  constraint target_pkey PRIMARY KEY (id)
);
CREATE INDEX target_owner ON public.target USING btree (owner_id);
CREATE INDEX target_running ON public.target USING btree (looked_on NULLS FIRST, id) WHERE (state = 'running'::text);

create table target_entry (
  target_id uuid not null,
  entry_on date not null,
  value double precision not null,
  n integer,
  source text not null,
  note text not null,
  by_id uuid,
  at timestamp with time zone not null,
  constraint target_entry_target_id_fkey FOREIGN KEY (target_id) REFERENCES target(id),
  constraint target_entry_pkey PRIMARY KEY (target_id, entry_on)
);

create table target_measure (
  id uuid not null,
  target_id uuid not null,
  title text not null,
  kind text not null,
  owner_id uuid not null,
  from_on date not null,
  to_on date,
  created_at timestamp with time zone not null,
  constraint target_measure_check CHECK (((to_on IS NULL) OR (to_on >= from_on))),
  constraint target_measure_kind_check CHECK ((kind = ANY (ARRAY['process'::text, 'tool'::text, 'training'::text, 'staffing'::text]))),
  constraint target_measure_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id),
  constraint target_measure_target_id_fkey FOREIGN KEY (target_id) REFERENCES target(id),
  constraint target_measure_pkey PRIMARY KEY (id)
);
CREATE INDEX target_measure_of ON public.target_measure USING btree (target_id, from_on, id);

create table team (
  id uuid not null,
  key text not null,
  name_zh text not null,
  name_en text not null,
  roles text[] not null default '{}'::text[],
  created_at timestamp with time zone not null,
  constraint team_pkey PRIMARY KEY (id),
  constraint team_key_key UNIQUE (key)
);

create table team_calendar (
  team_id uuid not null,
  calendar_id uuid not null,
  constraint team_calendar_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id),
  constraint team_calendar_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id) ON DELETE CASCADE,
  constraint team_calendar_pkey PRIMARY KEY (team_id)
);
CREATE INDEX team_calendar_by_calendar ON public.team_calendar USING btree (calendar_id);

create table team_member (
  team_id uuid not null,
  person_id uuid not null,
  constraint team_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint team_member_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id),
  constraint team_member_pkey PRIMARY KEY (team_id, person_id)
);
CREATE INDEX team_member_by_person ON public.team_member USING btree (person_id, team_id);

create table ticket (
  id uuid not null,
  number text not null,
  version integer not null,
  channel_id uuid not null,
  customer_id uuid not null,
  visitor_id uuid,
  subject text not null,
  kind text,
  category_id uuid,
  region text,
  complaint boolean not null,
  flow_version_id uuid not null,
  stage text not null,
  step text not null,
  role text not null,
  step_entered_at timestamp with time zone not null,
  fields jsonb not null,
  urgency smallint,
  impact smallint,
  priority text not null,
  priority_rank smallint not null,
  team_id uuid,
  agent_id uuid,
  held_by jsonb not null,
  state text not null,
  pause jsonb,
  solution jsonb,
  confirmation jsonb,
  silence_confirms_at timestamp with time zone,
  answered_on_the_spot boolean not null,
  rating jsonb,
  rating_asked_at timestamp with time zone,
  follow_up jsonb,
  message_seq integer not null,
  first_answered_at timestamp with time zone,
  waiting_since timestamp with time zone,
  last_message_at timestamp with time zone,
  queue_at timestamp with time zone not null,
  reopenings smallint not null,
  urges smallint not null,
  exception jsonb,
  escalated_at timestamp with time zone,
  merged_into uuid,
  parent_id uuid,
  links jsonb not null,
  opened_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  due_at timestamp with time zone,
  expedited_at timestamp with time zone,
  abandoned_at timestamp with time zone,
  sub_tasks jsonb not null default '[]'::jsonb,
  hand_over jsonb,
  rests jsonb not null default '[]'::jsonb,
  opened_by text not null default 'customer'::text,
  assistant jsonb,
  constraint ticket_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES person(id),
  constraint ticket_category_id_fkey FOREIGN KEY (category_id) REFERENCES category(id),
  constraint ticket_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  constraint ticket_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  constraint ticket_flow_version_id_fkey FOREIGN KEY (flow_version_id) REFERENCES flow_version(id),
  constraint ticket_kind_fkey FOREIGN KEY (kind) REFERENCES ticket_kind(key),
  constraint ticket_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES ticket(id),
  constraint ticket_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES ticket(id),
  constraint ticket_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id),
  constraint ticket_pkey PRIMARY KEY (id),
  constraint ticket_number_key UNIQUE (number)
);
CREATE INDEX ticket_abandoned ON public.ticket USING btree (abandoned_at) WHERE (abandoned_at IS NOT NULL);
CREATE INDEX ticket_agent_queue ON public.ticket USING btree (agent_id, priority_rank, queue_at, id) WHERE (state = ANY (ARRAY['open'::text, 'paused'::text]));
CREATE INDEX ticket_archived ON public.ticket USING btree (archived_at DESC, id) WHERE (state = 'archived'::text);
CREATE INDEX ticket_archived_by_agent ON public.ticket USING btree (agent_id, archived_at DESC, id) WHERE (state = 'archived'::text);
CREATE INDEX ticket_archived_by_team ON public.ticket USING btree (team_id, archived_at DESC, id) WHERE (state = 'archived'::text);
CREATE INDEX ticket_assistant ON public.ticket USING btree (last_message_at) WHERE ((role = 'assistant'::text) AND (state = 'open'::text));
CREATE INDEX ticket_by_customer ON public.ticket USING btree (customer_id, opened_at DESC, id);
CREATE INDEX ticket_by_flow_version ON public.ticket USING btree (flow_version_id) WHERE (state = ANY (ARRAY['open'::text, 'paused'::text]));
CREATE INDEX ticket_by_visitor ON public.ticket USING btree (visitor_id, opened_at DESC) WHERE (visitor_id IS NOT NULL);
CREATE INDEX ticket_merged_into ON public.ticket USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX ticket_pause_end ON public.ticket USING btree ((((pause ->> 'until'::text))::bigint)) WHERE ((state = 'paused'::text) AND ((pause ->> 'until'::text) IS NOT NULL));
CREATE INDEX ticket_silence ON public.ticket USING btree (silence_confirms_at) WHERE (silence_confirms_at IS NOT NULL);
CREATE INDEX ticket_team_queue ON public.ticket USING btree (team_id, priority_rank, queue_at, id) WHERE (state = ANY (ARRAY['open'::text, 'paused'::text]));
CREATE INDEX ticket_unanswered_chat ON public.ticket USING btree (waiting_since) WHERE ((visitor_id IS NOT NULL) AND (first_answered_at IS NULL) AND (abandoned_at IS NULL) AND (state = 'open'::text));
CREATE INDEX ticket_unassigned_queue ON public.ticket USING btree (team_id, priority_rank, queue_at, id) WHERE ((state = ANY (ARRAY['open'::text, 'paused'::text])) AND (agent_id IS NULL));
CREATE INDEX ticket_unassigned_whole ON public.ticket USING btree (priority_rank, queue_at, id) WHERE ((state = ANY (ARRAY['open'::text, 'paused'::text])) AND (agent_id IS NULL));
CREATE INDEX ticket_whole_queue ON public.ticket USING btree (priority_rank, queue_at, id) WHERE (state = ANY (ARRAY['open'::text, 'paused'::text]));

create table ticket_cell (
  grain smallint not null,
  on_day date not null,
  a text not null,
  b text not null,
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
  upset bigint not null,
  pleased bigint not null,
  constraint ticket_cell_pkey PRIMARY KEY (grain, on_day, a, b)
);
CREATE INDEX ticket_cell_empty ON public.ticket_cell USING btree (on_day) WHERE (parts = 0);

create table ticket_event (
  ticket_id uuid not null,
  version integer not null,
  kind text not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  stage text not null,
  step text not null,
  facts jsonb not null,
  txid xid8 not null default pg_current_xact_id(),
  position bigint not null generated always as identity,
  constraint ticket_event_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint ticket_event_pkey PRIMARY KEY (ticket_id, version)
);
CREATE INDEX ticket_event_hands ON public.ticket_event USING btree (at) WHERE (kind = ANY (ARRAY['assigned'::text, 'released'::text]));
CREATE INDEX ticket_event_order ON public.ticket_event USING btree (txid, "position");

create table ticket_fact (
  ticket_id uuid not null,
  opened_at timestamp with time zone not null,
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
  solved_at timestamp with time zone,
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
  returned boolean not null,
  survey_asked boolean not null,
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
  archived_at timestamp with time zone,
  mood text not null,
  constraint ticket_fact_pkey PRIMARY KEY (ticket_id)
);
CREATE INDEX ticket_fact_customer ON public.ticket_fact USING btree (customer_id, category_id, opened_at);
CREATE INDEX ticket_fact_day ON public.ticket_fact USING btree (opened_on);

create table ticket_file (
  ticket_id uuid not null,
  file_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  internal boolean not null,
  constraint ticket_file_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint ticket_file_pkey PRIMARY KEY (ticket_id, file_id)
);
CREATE INDEX ticket_file_by_file ON public.ticket_file USING btree (file_id);

create table ticket_kind (
  key text not null,
  name jsonb not null,
  position integer not null,
  constraint ticket_kind_pkey PRIMARY KEY (key)
);

create table ticket_spread (
  grain smallint not null,
  duration smallint not null,
  on_day date not null,
  a text not null,
  b text not null,
  buckets smallint[] not null,
  ns integer[] not null,
  constraint ticket_spread_check CHECK ((cardinality(buckets) = cardinality(ns))),
  constraint ticket_spread_pkey PRIMARY KEY (grain, duration, on_day, a, b)
);
CREATE INDEX ticket_spread_empty ON public.ticket_spread USING btree (on_day) WHERE (buckets = '{}'::smallint[]);

create table ticket_step (
  ticket_id uuid not null,
  opened_on date not null,
  kind text,
  channel_id uuid not null,
  flow_version_id uuid not null,
  step text not null,
  stage text not null,
  visit integer not null,
  ms bigint,
  waited_ms bigint,
  paused_ms bigint not null,
  hands integer not null
);
CREATE INDEX ticket_step_ticket ON public.ticket_step USING btree (ticket_id);

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
CREATE INDEX ticket_work_ticket ON public.ticket_work USING btree (ticket_id);

create table upkeep_run (
  id uuid not null,
  kind text not null,
  state text not null,
  done integer not null,
  total integer not null,
  result jsonb,
  asked_by uuid,
  started_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint upkeep_run_kind_check CHECK ((kind = ANY (ARRAY['disagreements'::text, 'replay'::text]))),
  constraint upkeep_run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))),
  constraint upkeep_run_pkey PRIMARY KEY (id)
);
CREATE INDEX upkeep_run_latest ON public.upkeep_run USING btree (kind, started_at DESC, id);
CREATE UNIQUE INDEX upkeep_run_running ON public.upkeep_run USING btree (kind) WHERE (state = 'running'::text);

create table visitor (
  id uuid not null,
  channel_id uuid not null,
  customer_id uuid,
  identity bytea,
  claim text,
  privacy_version text,
  language text,
  page text,
  spoke_at timestamp with time zone,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  constraint visitor_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint visitor_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  constraint visitor_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  constraint visitor_pkey PRIMARY KEY (id)
);
CREATE INDEX visitor_customer ON public.visitor USING btree (customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX visitor_identity ON public.visitor USING btree (identity, channel_id, seen_at DESC) WHERE (identity IS NOT NULL);

create table visitor_token (
  hash bytea not null,
  visitor_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint visitor_token_visitor_id_fkey FOREIGN KEY (visitor_id) REFERENCES visitor(id) ON DELETE CASCADE,
  constraint visitor_token_pkey PRIMARY KEY (hash)
);
CREATE INDEX visitor_token_expiry ON public.visitor_token USING btree (expires_at);
CREATE INDEX visitor_token_visitor ON public.visitor_token USING btree (visitor_id);

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
  constraint work_day_pkey PRIMARY KEY (on_day, channel, team, agent)
);
CREATE INDEX work_day_empty ON public.work_day USING btree (on_day) WHERE (parts = 0);

create table worker_heartbeat (
  node text not null,
  started_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  constraint worker_heartbeat_pkey PRIMARY KEY (node)
);

CREATE TRIGGER audit_entry_is_final BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_final();
