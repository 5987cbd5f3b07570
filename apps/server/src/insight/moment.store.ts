/** SQL that reads a metric by instants rather than by days, for whoever watches it as it goes; and case by case, for whoever asks why it changed. Of the facts. */

import { populationOf } from '@huiyin/domain/insight/figure.ts';
import { sourceOf, type MeasureKey, type TicketMeasure } from '@huiyin/domain/insight/measure.ts';
import type { Formula, Metric } from '@huiyin/domain/insight/metric.ts';
import type { Instant, Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { attributionOf, dimensionSql, measureSql, type Attribution, type StoredDimension } from './measure.store.ts';
import { sliceSql, whereAll, type Slice } from './reading.store.ts';

/** Tickets that opened at `from` or later and before `to`. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

export interface Watched {
  readonly metric: Metric;
  readonly where: Slice;
}

/** `total / n` is the metric in its unit; of a count, `total` is. */
export interface SlotSums {
  /** When the slot begins. */
  readonly at: Instant;
  readonly n: number;
  readonly total: number;
}

/** One row's part in the metric. Only what is taken over tickets has one. */
function caseSql(formula: Formula): { readonly n: string; readonly total: string } {
  const of = (measure: MeasureKey) => {
    if (sourceOf(measure) !== 'tickets') throw new Error(`${measure} is not told of tickets`);
    return measureSql[measure as TicketMeasure];
  };
  switch (formula.kind) {
    case 'count':
      return { n: of(formula.of), total: of(formula.of) };
    case 'mix':
      // The only one: by the medium.
      return { n: of(formula.of), total: `case when (f.channel_kind = 'phone') = ${formula.part === 'phone'} then 100.0 * ${of(formula.of)} else 0 end` };
    case 'share':
      return { n: of(formula.among), total: `100.0 * ${of(formula.of)}` };
    case 'balance':
      return { n: of(formula.among), total: `100.0 * (${of(formula.plus)} - ${of(formula.minus)})` };
    case 'level':
      throw new Error('a level has no cases');
    case 'mean':
      return { n: of(formula.n), total: `${of(formula.total)} / ${formula.per}.0` };
  }
}

/** The day is looked at first, as that is what is indexed; a day more either way holds every time zone. */
const within = sql<boolean>`f.counted and f.opened_on between (s."from" - interval '1 day')::date and (s."to" + interval '1 day')::date and f.opened_at >= s."from" and f.opened_at < s."to"`;

function spansSql(spans: readonly Span[]) {
  const moments = (of: readonly Instant[]) => of.map((at) => new Date(at).toISOString());
  return sql`unnest(${moments(spans.map(({ from }) => from))}::timestamptz[], ${moments(spans.map(({ to }) => to))}::timestamptz[]) with ordinality s("from", "to", number)`;
}

/** Sums by slot, counted from 1970; slots without cases are left out. Spans must not overlap. */
export async function readSlots(db: Db, { metric, where }: Watched, spans: readonly Span[], slotMs: Milliseconds): Promise<readonly SlotSums[]> {
  const { n, total } = caseSql(metric.formula);
  const { rows } = await sql<{ slot: number; n: number; total: number }>`
    select floor(extract(epoch from f.opened_at) * 1000 / ${sql.lit(slotMs)})::float8 as slot, sum(${sql.raw(n)})::float8 as n, sum(${sql.raw(total)})::float8 as total
    from ${spansSql(spans)} join ticket_fact f on ${within} ${whereAll(sliceSql(where, attributionOf(populationOf(metric.formula))))}
    group by 1 having sum(${sql.raw(n)}) > 0 order by 1`.execute(db);
  return rows.map((row) => ({ at: row.slot * slotMs, n: row.n, total: row.total }));
}

export const caseDimensions = ['topic', 'channel', 'medium', 'hour', 'region', 'flow', 'campaign', 'article', 'tool', 'kind', 'priority', 'team', 'tenure', 'agent'] as const;
export type CaseDimension = (typeof caseDimensions)[number];

export interface CaseRow {
  /** Stored values. */
  readonly groups: Readonly<Record<CaseDimension, string>>;
  /** Which of the spans. */
  readonly span: number;
  readonly n: number;
  readonly total: number;
  readonly squares: number;
}

function caseDimensionSql(dimension: CaseDimension, attribution: Attribution): string {
  if (dimension === 'medium') return "case f.channel_kind when 'phone' then 'phone' else 'online' end";
  // The first that was quoted to the customer.
  if (dimension === 'article') return "coalesce((select m.citations -> 0 ->> 'articleId' from message m where m.ticket_id = f.ticket_id and m.citations is not null order by m.seq limit 1), '-')";
  // Of people’s requests in the hour in which it opened.
  if (dimension === 'tool') {
    return "coalesce((select case when r.request_ms >= 1000 * r.requests then 'slow' when r.request_ms >= 300 * r.requests then 'middling' else 'quick' end from response_hour r where r.requests > 0 and r.at_hour = date_bin('1 hour', f.opened_at, timestamptz '2000-01-01 00:00+00')), '-')";
  }
  return dimensionSql(dimension satisfies StoredDimension, attribution);
}

/** Cases that are alike in every dimension, put together. */
export async function readCases(db: Db, { metric, where }: Watched, spans: readonly Span[]): Promise<readonly CaseRow[]> {
  const { n, total } = caseSql(metric.formula);
  const attribution = attributionOf(populationOf(metric.formula));
  const groups = sql.join(caseDimensions.map((dimension) => sql`${sql.lit(dimension)}, ${sql.raw(caseDimensionSql(dimension, attribution))}`));
  const { rows } = await sql<CaseRow>`
    select groups, span, sum(n)::float8 as n, sum(total)::float8 as total, sum(total * total / n)::float8 as squares from (
      select jsonb_build_object(${groups}) as groups, s.number::int - 1 as span, (${sql.raw(n)})::float8 as n, (${sql.raw(total)})::float8 as total
      from ${spansSql(spans)} join ticket_fact f on ${within} ${whereAll(sliceSql(where, attribution))}
    ) c where n > 0 group by groups, span`.execute(db);
  return rows;
}
