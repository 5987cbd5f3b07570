/** SQL that reads sums and spreads: of the cells where a grain tells what is asked, else of the facts. Never of the live tables. */

import type { MeasureKey, DurationKey, TicketMeasure } from '@huiyin/domain/insight/measure.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../platform/db.ts';
import { grainFor } from './grain.ts';
import { attributionOf, bucketSql, dimensionSql, durationAttribution, durationNumber, durationSql, measureSql, weekdaySql, type Attribution, type StoredDimension } from './measure.store.ts';

/** Values as they are stored; a ticket must have one of each. */
export type Slice = ReadonlyMap<StoredDimension, readonly string[]>;

export interface Question {
  readonly period: Period;
  readonly measures: readonly MeasureKey[];
  readonly by: StoredDimension | null;
  readonly where: Slice;
  /** One row for each day, or hour, rather than for the whole period. */
  readonly points: 'none' | 'day' | 'hour';
}

export interface SumsRow {
  /** A stored value of `by`; empty without. */
  readonly group: string;
  readonly on: string | null;
  readonly hour: string | null;
  readonly sums: Readonly<Partial<Record<MeasureKey, number>>>;
}

export async function readSums(db: Db, question: Question): Promise<readonly SumsRow[]> {
  const { period, measures, by, where, points } = question;
  const hourly: readonly StoredDimension[] = points === 'hour' ? ['hour'] : [];
  const grain = grainFor(grainsOf(by, where, hourly), false);
  const on = points === 'none' ? sql`null` : sql`to_char(on_day, 'YYYY-MM-DD')`;
  if (grain !== null) {
    const column = (dimension: StoredDimension) => sql.ref(grain.dimensions.indexOf(dimension) === 0 ? 'a' : 'b');
    const sums = sql.join(measures.map((measure) => sql`${sql.lit(measure)}, sum(${sql.ref(measure)})`));
    const { rows } = await sql<SumsRow>`
      select ${by ? column(by) : sql`''`} as "group", ${on} as "on", ${points === 'hour' ? column('hour') : sql`null`} as hour, jsonb_build_object(${sums}) as sums
      from ticket_cell where grain = ${sql.lit(grain.number)} and on_day >= ${period.from}::date and on_day < ${period.to}::date ${whereAll(cellSql(where, column))}
      group by 1, 2, 3`.execute(db);
    return rows;
  }
  // Measures of both attributions, each told of its own hands.
  const parts = (['front', 'solver'] as const).map((attribution) => ({ attribution, own: measures.filter((measure) => attributionOf(measure) === attribution) })).filter(({ own }) => own.length > 0);
  const rows = await Promise.all(
    parts.map(async ({ attribution, own }) => {
      const sums = sql.join(own.map((measure) => sql`${sql.lit(measure)}, sum(${sql.raw(measureSql[measure as TicketMeasure])})`));
      const of = (dimension: StoredDimension) => sql.raw(dimensionSql(dimension, attribution));
      const answer = await sql<SumsRow>`
        select "group", "on", hour, jsonb_build_object(${sums}) as sums from (
          select f.*, ${by ? of(by) : sql`''`} as "group", ${points === 'none' ? sql`null` : sql`to_char(f.opened_on, 'YYYY-MM-DD')`} as "on", ${points === 'hour' ? of('hour') : sql`null`} as hour
          from ticket_fact f where ${ofPeriod(period)} ${whereAll(sliceSql(where, attribution))}
        ) f group by 1, 2, 3`.execute(db);
      return answer.rows;
    }),
  );
  return rows.flat();
}

export interface SpreadRow {
  readonly group: string;
  readonly bucket: number;
  readonly n: number;
}

export async function readSpread(db: Db, { period, by, where }: Omit<Question, 'measures' | 'points'>, duration: DurationKey): Promise<readonly SpreadRow[]> {
  const grain = grainFor(grainsOf(by, where, []), true);
  if (grain !== null) {
    const column = (dimension: StoredDimension) => sql.ref(grain.dimensions.indexOf(dimension) === 0 ? 'a' : 'b');
    const { rows } = await sql<SpreadRow>`
      select ${by ? column(by) : sql`''`} as "group", bucket::int, sum(n)::int as n
      from ticket_spread cross join lateral unnest(buckets, ns) each(bucket, n) where grain = ${sql.lit(grain.number)} and duration = ${sql.lit(durationNumber[duration])} and on_day >= ${period.from}::date and on_day < ${period.to}::date
        ${whereAll(cellSql(where, column))}
      group by 1, 2`.execute(db);
    return rows;
  }
  const attribution = durationAttribution(duration);
  const { rows } = await sql<SpreadRow>`
    select ${by ? sql.raw(dimensionSql(by, attribution)) : sql`''`} as "group", ${sql.raw(bucketSql('ms'))} as bucket, count(*)::int as n
    from ticket_fact f cross join lateral unnest(${sql.raw(durationSql[duration])}) ms
    where ms is not null and ${ofPeriod(period)} ${whereAll(sliceSql(where, attribution))} group by 1, 2`.execute(db);
  return rows;
}

/** What a grain must tell; the weekday is told by the day of every cell. */
function grainsOf(by: StoredDimension | null, where: Slice, hourly: readonly StoredDimension[]): readonly StoredDimension[] {
  return [...new Set([...(by ? [by] : []), ...where.keys(), ...hourly])].filter((dimension) => dimension !== 'weekday');
}

function cellSql(where: Slice, column: (dimension: StoredDimension) => RawBuilder<unknown>): readonly RawBuilder<unknown>[] {
  return [...where].map(([dimension, values]) => sql`${dimension === 'weekday' ? sql.raw(weekdaySql('on_day')) : column(dimension)} = any(${[...values]}::text[])`);
}

export function ofPeriod({ from, to }: Period): RawBuilder<boolean> {
  return sql<boolean>`f.counted and f.opened_on >= ${from}::date and f.opened_on < ${to}::date`;
}

export function sliceSql(where: Slice, attribution: Attribution): readonly RawBuilder<unknown>[] {
  return [...where].map(([dimension, values]) => sql`${sql.raw(dimensionSql(dimension, attribution))} = any(${[...values]}::text[])`);
}

export function whereAll(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`and ${sql.join(conditions, sql` and `)}`;
}
