/** What each measure is in SQL, over one row `f` of `ticket_fact`. The cells, the tickets behind a figure and the definitions people read all come from these. */

import { accuracy } from '@huiyin/domain/insight/sketch.ts';
import type { DimensionKey } from '@huiyin/domain/insight/dimension.ts';
import { frontMeasures, sourceOf, type DurationKey, type MeasureKey, type TicketMeasure } from '@huiyin/domain/insight/measure.ts';
import { sourceOfFormula } from '@huiyin/domain/insight/figure.ts';
import type { Formula } from '@huiyin/domain/insight/metric.ts';
import { longRunner, promisedAnswer } from '@huiyin/domain/insight/ticket-fact.ts';

/** Only over rows that are `counted`. */
export const measureSql: Readonly<Record<TicketMeasure, string>> = {
  opened: '1',
  complaints: 'f.complaint::int',
  inconsistent: '(f.complaint and f.inconsistent)::int',
  upset: "(f.mood = 'negative')::int",
  pleased: "(f.mood = 'positive')::int",
  answered: '(f.answer_ms is not null)::int',
  answer_ms: 'coalesce(f.answer_ms, 0)',
  answer_working_ms: 'coalesce(f.answer_working_ms, 0)',
  offered: "(f.opened_by in ('customer', 'system', 'key') or f.answer_ms is not null or f.abandoned_ms is not null)::int",
  in_time: `coalesce(f.answer_ms <= case f.channel_kind when 'phone' then ${promisedAnswer('phone')} when 'web' then ${promisedAnswer('web')} when 'wechat' then ${promisedAnswer('wechat')} else ${promisedAnswer('')} end, false)::int`,
  abandoned: '(f.abandoned_ms is not null and f.answer_ms is null)::int',
  abandoned_ms: 'case when f.answer_ms is null then coalesce(f.abandoned_ms, 0) else 0 end',
  calls_taken: "(f.channel_kind = 'phone' and f.answer_ms is not null)::int",
  calls_wait_ms: "case when f.channel_kind = 'phone' and f.answer_ms is not null then coalesce(f.call_wait_ms, f.answer_ms) else 0 end",
  assisted: 'f.assistant_spoke::int',
  deflected: '(f.assistant_spoke and not f.person_answered and f.handed_on is null)::int',
  hard_solved: "(f.assistant_spoke and f.assistant_accepted is not distinct from 'said')::int",
  soft_solved: "(f.assistant_spoke and f.assistant_accepted is not distinct from 'left')::int",
  handed_on: '(f.assistant_spoke and f.handed_on is not null)::int',
  urged: '(f.urges > 0)::int',
  with_article: 'f.with_article::int',

  solved: '(f.resolution_ms is not null)::int',
  resolution_ms: 'coalesce(f.resolution_ms, 0)',
  resolution_net_ms: 'coalesce(f.resolution_ms - f.customer_wait_ms, 0)',
  over_five_hours: `coalesce(f.resolution_ms > ${longRunner}, false)::int`,
  turns: 'cardinality(f.turns_ms)',
  turn_ms: '(select coalesce(sum(ms), 0) from unnest(f.turns_ms) ms)',
  handled: '(f.handled_ms > 0)::int',
  handled_ms: 'f.handled_ms',
  hand_overs: 'case when f.resolution_ms is null then 0 else f.hand_overs end',
  escalated: '(f.resolution_ms is not null and f.escalations > 0)::int',
  reopened: '(f.resolution_ms is not null and f.reopenings > 0)::int',
  objected: '(f.resolution_ms is not null and f.objections > 0)::int',
  closed: '(f.archived_at is not null)::int',
  settled: '(f.resolution_ms is not null)::int',
  settled_at_once: '(f.resolution_ms is not null and f.reopenings = 0 and not f.returned)::int',
  survey_asked: '(f.archived_at is not null and (f.survey_asked or f.score_milli is not null))::int',
  rated: '(f.score_milli is not null)::int',
  score_milli: 'coalesce(f.score_milli, 0)',
  displeased: 'coalesce(f.score_milli <= 40000, false)::int',
  promoters: 'coalesce(f.recommend >= 9, false)::int',
  detractors: 'coalesce(f.recommend <= 6, false)::int',
  recommend_asked: '(f.recommend is not null)::int',
  effort_milli: 'coalesce(f.effort, 0) * 1000',
  effort_rated: '(f.effort is not null)::int',
  promises: 'f.promises',
  promises_met: 'f.promises_met',
  visits: 'f.visits',
  visits_good: 'f.good_visits',
};

/** The durations of a row whose spread is kept: none, one or several. */
export const durationSql: Readonly<Record<DurationKey, string>> = {
  answer: 'array[f.answer_ms]',
  answer_working: 'array[f.answer_working_ms]',
  call_wait: "array[case when f.channel_kind = 'phone' and f.answer_ms is not null then coalesce(f.call_wait_ms, f.answer_ms) end]",
  resolution: 'array[f.resolution_ms]',
  resolution_net: 'array[f.resolution_ms - f.customer_wait_ms]',
  handled: 'array[nullif(f.handled_ms, 0)]',
  turn: 'f.turns_ms',
};

/** Numbers for `ticket_spread.duration`: never given to another one. */
export const durationNumber: Readonly<Record<DurationKey, number>> = { answer: 1, answer_working: 2, call_wait: 3, resolution: 4, resolution_net: 5, handled: 6, turn: 7 };

const front = new Set<string>(frontMeasures);
const frontDurations: readonly DurationKey[] = ['answer', 'answer_working', 'call_wait'];

export type Attribution = 'front' | 'solver';

export function attributionOf(measure: MeasureKey): Attribution {
  return front.has(measure) ? 'front' : 'solver';
}

export function durationAttribution(duration: DurationKey): Attribution {
  return frontDurations.includes(duration) ? 'front' : 'solver';
}

/** As text; `-` stands for none. `medium` is made of channels when a reading is put together. The weekday (1: Monday) is told by the day and is no part of a grain. */
export type StoredDimension = Exclude<DimensionKey, 'medium'> | 'hour' | 'weekday';

export function dimensionSql(dimension: StoredDimension, attribution: Attribution): string {
  switch (dimension) {
    case 'channel':
      return 'f.channel_id::text';
    case 'team':
      return `coalesce(f.${attribution}_team_id::text, '-')`;
    case 'agent':
      return `coalesce(f.${attribution}_agent_id::text, '-')`;
    case 'topic':
      return "coalesce(f.category_id::text, '-')";
    case 'region':
      return "coalesce(f.region, '-')";
    case 'kind':
      return "coalesce(f.kind, '-')";
    case 'flow':
      return 'f.flow_version_id::text';
    case 'priority':
      return 'f.priority';
    case 'campaign':
      return "coalesce(f.campaign, '-')";
    case 'tenure':
      return "coalesce(f.tenure, '-')";
    case 'mood':
      return 'f.mood';
    case 'weekday':
      return weekdaySql('f.opened_on');
    case 'hour':
      return "lpad(f.opened_hour::text, 2, '0')";
  }
}

export function weekdaySql(day: string): string {
  return `extract(isodow from ${day})::text`;
}

/** `bucketOf` of the domain, to the bit. */
export function bucketSql(ms: string): string {
  return `case when ${ms} <= 1000 then 0 else ceil(ln(${ms}::float8 / 1000) / ${Math.log((1 + accuracy) / (1 - accuracy))}::float8)::int end`;
}

const workSql: Readonly<Partial<Record<MeasureKey, string>>> = {
  agent_days: 'count(distinct (w.agent, w.on_day)) filter (where w.acts > 0)',
  present_ms: "(select sum(extract(epoch from to_at - from_at) * 1000) from presence_log where state in ('available', 'busy') and from_at >= :from and to_at < :to)",
};

/** A metric's formula as people may run it themselves. */
export function formulaSql(formula: Formula): string {
  const source = sourceOfFormula(formula);
  const sum = (measure: MeasureKey) => (sourceOf(measure) === 'tickets' ? `sum(${measureSql[measure as TicketMeasure]})` : (workSql[measure] ?? `sum(w.${measure})`));
  const where = {
    tickets: 'from ticket_fact f where f.counted and f.opened_on >= :from and f.opened_on < :to',
    work: `from work_day w where ${formula.kind === 'level' ? '' : 'w.on_day >= :from and '}w.on_day < :to`,
    tool: 'from response_hour w where w.at_hour >= :from and w.at_hour < :to',
  }[source];
  switch (formula.kind) {
    case 'count':
      return `select ${sum(formula.of)} ${where}`;
    case 'mix':
      return `select 100.0 * ${sum(formula.of)} filter (where f.channel_kind <> 'phone') / ${sum(formula.of)} ${where}`;
    case 'share':
      return `select 100.0 * ${sum(formula.of)} / nullif(${sum(formula.among)}, 0) ${where}`;
    case 'balance':
      return `select 100.0 * (${sum(formula.plus)} - ${sum(formula.minus)}) / nullif(${sum(formula.among)}, 0) ${where}`;
    case 'level':
      return `select coalesce(${sum(formula.plus)} - ${sum(formula.minus)}, 0) ${where}`;
    case 'mean':
      return `select ${sum(formula.total)} / ${formula.per}.0 / nullif(${sum(formula.n)}, 0) ${where}`;
  }
}
