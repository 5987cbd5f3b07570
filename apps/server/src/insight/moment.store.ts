/** SQL that reads a metric by instants rather than by days, for whoever watches it as it goes; and case by case, for whoever asks why it changed. Of the facts, and of this system's own requests. */

import { populationOf } from '@huiyin/domain/insight/figure.ts';
import { sourceOf, type MeasureKey, type TicketMeasure } from '@huiyin/domain/insight/measure.ts';
import type { Formula, Metric } from '@huiyin/domain/insight/metric.ts';
import { fewestRequests, quickMs, slowMs } from '@huiyin/domain/insight/tool-pace.ts';
import { hour, type Instant, type Milliseconds } from '@huiyin/domain/kernel/instant.ts';
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

/** Of what is taken over tickets: sums by slot, counted from 1970; slots without cases are left out. Spans must not overlap. */
export async function readTicketSlots(db: Db, { metric, where }: Watched, spans: readonly Span[], slotMs: Milliseconds): Promise<readonly SlotSums[]> {
  const { n, total } = caseSql(metric.formula);
  const { rows } = await sql<{ slot: number; n: number; total: number }>`
    select floor(extract(epoch from f.opened_at) * 1000 / ${sql.lit(slotMs)})::float8 as slot, sum(${sql.raw(n)})::float8 as n, sum(${sql.raw(total)})::float8 as total
    from ${spansSql(spans)} join ticket_fact f on ${within} ${whereAll(sliceSql(where, attributionOf(populationOf(metric.formula))))}
    group by 1 having sum(${sql.raw(n)}) > 0 order by 1`.execute(db);
  return rows.map((row) => ({ at: row.slot * slotMs, n: row.n, total: row.total }));
}

/** Of this system's own requests: an hour counts when it is over, in its last slot. */
export async function readToolSlots(db: Db, { metric: { formula } }: Watched, spans: readonly Span[], slotMs: Milliseconds): Promise<readonly SlotSums[]> {
  if (formula.kind !== 'share' && formula.kind !== 'mean') throw new Error(`a ${formula.kind} is not taken over requests`);
  const [of, n, per] = formula.kind === 'share' ? [formula.of, formula.among, 0.01] : [formula.total, formula.n, formula.per];
  const { rows } = await sql<{ at: number; n: number; total: number }>`
    select distinct extract(epoch from h.at_hour)::float8 * 1000 as at, h.${sql.ref(n)}::float8 as n, h.${sql.ref(of)}::float8 as total
    from ${spansSql(spans)} join response_hour h on h.at_hour > s."from" - interval '1 hour' and h.at_hour < s."to" where h.requests > 0 order by 1`.execute(db);
  return rows.map((row) => ({ at: row.at + hour - slotMs, n: row.n, total: row.total / per }));
}

/** How many requests people's consoles made in each span, and how long they took; of every hour that the span touches. */
export async function readToolSpeed(db: Db, spans: readonly Span[]): Promise<readonly { readonly requests: number; readonly ms: number }[]> {
  const { rows } = await sql<{ requests: number; ms: number }>`
    select coalesce(sum(h.requests), 0)::float8 as requests, coalesce(sum(h.request_ms), 0)::float8 as ms
    from ${spansSql(spans)} left join response_hour h on h.at_hour > s."from" - interval '1 hour' and h.at_hour < s."to" group by s.number order by s.number`.execute(db);
  return rows;
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
    return `coalesce((select case when r.request_ms >= ${slowMs} * r.requests then 'slow' when r.request_ms >= ${quickMs} * r.requests then 'middling' else 'quick' end from response_hour r where r.requests >= ${fewestRequests} and r.at_hour = date_bin('1 hour', f.opened_at, timestamptz '2000-01-01 00:00+00')), '-')`;
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
