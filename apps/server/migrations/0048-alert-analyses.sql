-- Alerts that go on are looked into again: each finding is kept beside those before it. Rules have a name in both languages.

create table alert_analysis (
  alert_id uuid not null references alert,
  at timestamptz not null,
  -- The figure at that moment.
  value double precision not null,
  analysis jsonb not null,
  primary key (alert_id, at)
);
insert into alert_analysis (alert_id, at, value, analysis) select id, began_at, value, analysis || '{"tool": null}' from alert;

alter table alert drop column analysis;
-- When it was looked into last, and the figure then; that may have found nothing else.
alter table alert add column analysed_at timestamptz;
alter table alert add column analysed_value double precision;
update alert set analysed_at = began_at, analysed_value = value;
alter table alert alter column analysed_at set not null;
alter table alert alter column analysed_value set not null;

create function pg_temp.named(name text) returns jsonb language sql immutable as $$
  select jsonb_build_object('zh', name, 'en', case name when '首次响应超过 12 分钟' then 'First response over 12 minutes' when '咨询量激增' then 'Surge of consultations' else name end)
$$;
alter table alert_rule alter column name type jsonb using pg_temp.named(name);
update alert set rule = jsonb_set(rule, '{name}', pg_temp.named(rule ->> 'name'));
update reminder set facts = jsonb_set(facts::jsonb, '{rule}', pg_temp.named(facts ->> 'rule')) where kind in ('alert_began', 'alert_ended');
