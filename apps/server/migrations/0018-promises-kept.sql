-- What promises still lacked: when tickets rested, work that faults on one ticket.

-- A promise that begins late must know when its ticket rested, and who opened it.

alter table ticket
  add column rests jsonb not null default '[]',
  add column opened_by text not null default 'customer';

-- —— What the log says of tickets that are already there.

update ticket t set opened_by = e.actor_kind from ticket_event e where e.ticket_id = t.id and e.version = 1 and e.actor_kind <> t.opened_by;

with walked as (
  select e.ticket_id, e.version, e.kind, e.facts, e.actor_kind, (extract(epoch from e.at) * 1000)::bigint as at, e.stage,
    lag(e.stage) over by_ticket as stage_before, max(e.version) filter (where e.kind = 'archived') over (partition by e.ticket_id) as archived
  from ticket_event e join ticket t on t.id = e.ticket_id where t.archived_at is null
  window by_ticket as (partition by e.ticket_id order by e.version)
), round as (
  -- Of this round; what led into the archive is the first of the next.
  select * from walked where version >= coalesce(archived, 1)
), begun as (
  select ticket_id, version, at, 0 as place, 'elsewhere' as why from round where version = 1 and facts ? 'importedFrom'
  union all select ticket_id, version, at, 1, facts ->> 'reason' from round where kind = 'paused'
  union all select ticket_id, version, at, 2, 'feedback' from round where stage = 'feedback' and stage_before is distinct from stage and kind <> 'archived'
  union all select ticket_id, version, at, 3, 'solved' from round where kind = 'archived' or (stage = 'follow_up' and stage_before is distinct from stage)
  union all select ticket_id, version, at, 4, 'merged' from round where kind = 'merged'
  union all select ticket_id, version, at, 5, 'left' from round where kind = 'abandoned'
), lasted as (
  select b.*, (
    select r.at from round r where r.ticket_id = b.ticket_id and r.version > b.version and case b.why
      when 'elsewhere' then r.kind not in ('message_received', 'recorded')
      when 'feedback' then r.stage <> 'feedback'
      when 'solved' then r.stage <> 'follow_up' and r.kind in ('reopened', 'moved', 'flow_taken', 'exception_raised')
      when 'merged' then r.kind = 'unmerged'
      when 'left' then r.kind = 'message_received' or (r.kind = 'answered' and r.actor_kind in ('person', 'key'))
      else r.kind = 'resumed' end
    order by r.version limit 1) as ended
  from begun b
)
update ticket t set rests = l.rests
from (select ticket_id, jsonb_agg(jsonb_build_object('why', why, 'from', at, 'to', ended) order by version, place) as rests from lasted group by ticket_id) l
where l.ticket_id = t.id;

-- What solved nothing in an earlier round is no solution.
with rounds as (
  select e.ticket_id, e.version, e.kind,
    e.kind = 'reopened' or (e.stage in ('consult', 'accept', 'process') and lag(e.stage) over (partition by e.ticket_id order by e.version) in ('feedback', 'follow_up')) as opens
  from ticket_event e join ticket t on t.id = e.ticket_id where t.solution is not null
)
update ticket t set solution = t.solution || '{"lapsed": true}'
where t.solution is not null and exists (
  select from rounds r where r.ticket_id = t.id and r.opens and r.version > (select max(p.version) from rounds p where p.ticket_id = t.id and p.kind = 'solution_proposed'));

-- A ticket on which a sweep's work faults is left aside for a while, so that the others go on; somebody has to look at it.
create table setback (
  -- Which sweep.
  work text not null,
  ticket_id uuid not null references ticket on delete cascade,
  failures integer not null,
  since timestamptz not null,
  failed_at timestamptz not null,
  retry_at timestamptz not null,
  error text not null,
  primary key (work, ticket_id)
);

-- Lists and the floor ask which tickets are late or about to be. Of the first only what the sweep has not seen yet, the second only once somebody was warned.
create index clock_due on clock (due_at) where stopped_at is null and breached_at is null and due_at is not null;
create index clock_warned on clock (ticket_id) where stopped_at is null and state = 'running' and fired <> '[]';

-- One arithmetic for the hours of channels: a working calendar of their own, that of their team, or the standard one.
create table team_calendar (
  team_id uuid primary key references team on delete cascade,
  calendar_id uuid not null references calendar
);
create index team_calendar_by_calendar on team_calendar (calendar_id);
alter table channel add column calendar_id uuid references calendar;

-- —— Hours that channels kept for themselves become calendars, equal ones one; they knew no holidays, and still know none. ——
create temporary table kept_hours on commit drop as
  select settings -> 'hours' as hours, gen_random_uuid() as calendar_id, 'hours-' || substr(md5((settings -> 'hours')::text), 1, 12) as key
  from channel where settings ? 'hours' group by 1, 3;

insert into calendar (id, key, name, created_at)
select calendar_id, key,
  jsonb_build_object('zh', '渠道服务时间 ' || (hours ->> 'from') || '–' || (hours ->> 'to'), 'en', 'Channel hours ' || (hours ->> 'from') || '–' || (hours ->> 'to')), now()
from kept_hours;

insert into calendar_version (calendar_id, number, document, created_at)
select calendar_id, 1,
  jsonb_build_object(
    'timeZone', hours -> 'timeZone', 'holidays', null, 'makeUpHours', null, 'overrides', '[]'::jsonb,
    'weekly', (
      select jsonb_object_agg(day.name, case when hours -> 'weekdays' @> to_jsonb(day.number) then jsonb_build_array(jsonb_build_object('from', hours -> 'from', 'to', ends.at)) else '[]'::jsonb end)
      from (values (1, 'mon'), (2, 'tue'), (3, 'wed'), (4, 'thu'), (5, 'fri'), (6, 'sat'), (7, 'sun')) as day (number, name))),
  now()
from kept_hours cross join lateral (
  -- An end that is not later than the beginning lies in the next morning.
  select case when hours ->> 'to' > hours ->> 'from' then hours ->> 'to' else lpad((split_part(hours ->> 'to', ':', 1)::int + 24)::text, 2, '0') || ':' || split_part(hours ->> 'to', ':', 2) end as at
) ends;

update channel c set calendar_id = k.calendar_id, settings = c.settings - 'hours' from kept_hours k where c.settings -> 'hours' = k.hours;

-- Answers that were shipped for standard working hours go by the hours of the channel, which are the standard ones where nobody has set others.
update policy p set targets = (
  select jsonb_agg(case when t ->> 'clock' in ('first_response', 'next_response') and t ->> 'calendarId' = c.id::text then jsonb_set(t, '{calendarId}', 'null') else t end order by n)
  from jsonb_array_elements(p.targets) with ordinality as e (t, n))
from calendar c where c.key = 'standard' and p.key is not null and p.version = 1 and p.removed_at is null;
-- —— until here ——
