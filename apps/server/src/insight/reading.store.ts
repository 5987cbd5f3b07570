/** SQL that reads sums and spreads: of the cells where a grain tells what is asked, else of the facts. Never of the live tables. */

import type { MeasureKey, DurationKey, TicketMeasure } from '@huiyin/domain/insight/measure.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../platform/db.ts';
import { grainFor, type Grain } from './grain.ts';
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

/** A question asked of its period and of the one just before it, by one statement. */
export interface QuestionOfTwo extends Question {
  readonly points: 'day' | 'hour';
  readonly before: Period;
  readonly pointsBefore: 'none' | 'day';
}

export interface Both<Row> {
  readonly now: readonly Row[];
  readonly before: readonly Row[];
}

interface OfTwo {
  readonly earlier: boolean;
}

/** Sums come as columns, which are read faster than documents. */
type Answer = OfTwo & Omit<SumsRow, 'sums'> & SumsRow['sums'];

function withSums(answer: Answer): SumsRow & OfTwo {
  const { earlier, group, on, hour, ...sums } = answer;
  return { earlier, group, on, hour, sums };
}

export async function readSums(db: Db, question: QuestionOfTwo): Promise<Both<SumsRow>> {
  const { period, before, measures, by, where, points, pointsBefore } = question;
  const hourly: readonly StoredDimension[] = points === 'hour' ? ['hour'] : [];
  const grain = grainFor(grainsOf(by, where, hourly), false);
  /** What a row is told by, of a day and the columns that the dimensions stand in. */
  const told = (day: RawBuilder<unknown>, column: (dimension: StoredDimension) => RawBuilder<unknown>) => {
    const earlier = sql`(${day} < ${period.from}::date)`;
    const date = sql`to_char(${day}, 'YYYY-MM-DD')`;
    const on = pointsBefore === 'day' ? date : sql`case when not ${earlier} then ${date} end`;
    return sql`${earlier} as earlier, ${by ? column(by) : sql`''`} as "group", ${on} as "on", ${points === 'hour' ? sql`case when not ${earlier} then ${column('hour')} end` : sql`null`} as hour`;
  };
  if (grain !== null) {
    const column = columnOf(grain);
    const sums = sql.join(measures.map((measure) => sql`sum(${sql.ref(measure)})::float8 as ${sql.ref(measure)}`));
    const { rows } = await sql<Answer>`
      select ${told(sql`on_day`, column)}, ${sums}
      from ticket_cell where grain = ${sql.lit(grain.number)} and on_day >= ${before.from}::date and on_day < ${period.to}::date ${whereAll(cellSql(where, column))}
      group by 1, 2, 3, 4`.execute(db);
    return apart(rows.map(withSums));
  }
  // Measures of both attributions, each told of its own hands.
  const parts = (['front', 'solver'] as const).map((attribution) => ({ attribution, own: measures.filter((measure) => attributionOf(measure) === attribution) })).filter(({ own }) => own.length > 0);
  const rows = await Promise.all(
    parts.map(async ({ attribution, own }) => {
      const sums = sql.join(own.map((measure) => sql`sum(${sql.raw(measureSql[measure as TicketMeasure])})::float8 as ${sql.ref(measure)}`));
      const answer = await sql<Answer>`
        select earlier, "group", "on", hour, ${sums} from (
          select f.*, ${told(sql`f.opened_on`, (dimension) => sql.raw(dimensionSql(dimension, attribution)))}
          from ticket_fact f where ${ofPeriod({ from: before.from, to: period.to })} ${whereAll(sliceSql(where, attribution))}
        ) f group by 1, 2, 3, 4`.execute(db);
      return answer.rows;
    }),
  );
  return apart(rows.flat().map(withSums));
}

export interface SpreadRow {
  /** Of the period before, only the whole is told. */
  readonly group: string;
  /** Bucket → how many. */
  readonly spread: Readonly<Record<string, number>>;
}

export async function readSpread(db: Db, { period, before, by, where }: Pick<QuestionOfTwo, 'period' | 'before' | 'by' | 'where'>, duration: DurationKey): Promise<Both<SpreadRow>> {
  const grain = grainFor(grainsOf(by, where, []), true);
  const told = (day: RawBuilder<unknown>, column: (dimension: StoredDimension) => RawBuilder<unknown>) => sql`${day} < ${period.from}::date as earlier, ${by ? sql`case when ${day} < ${period.from}::date then '' else ${column(by)} end` : sql`''`} as "group"`;
  if (grain !== null) {
    const column = columnOf(grain);
    // Unnested in the list, not in a lateral join, which works out the group anew for each bucket and takes three times as long.
    const { rows } = await sql<SpreadRow & OfTwo>`
      select earlier, "group", json_object_agg(bucket, n) as spread from (
        select earlier, "group", bucket, sum(n) as n from (
          select ${told(sql`on_day`, column)}, unnest(buckets) as bucket, unnest(ns) as n
          from ticket_spread
          where grain = ${sql.lit(grain.number)} and duration = ${sql.lit(durationNumber[duration])} and on_day >= ${before.from}::date and on_day < ${period.to}::date
            ${whereAll(cellSql(where, column))}
        ) each group by 1, 2, 3
      ) told group by 1, 2`.execute(db);
    return apart(rows);
  }
  const attribution = durationAttribution(duration);
  const { rows } = await sql<SpreadRow & OfTwo>`
    select earlier, "group", json_object_agg(bucket, n) as spread from (
      select ${told(sql`f.opened_on`, (dimension) => sql.raw(dimensionSql(dimension, attribution)))}, ${sql.raw(bucketSql('ms'))} as bucket, count(*) as n
      from ticket_fact f cross join lateral unnest(${sql.raw(durationSql[duration])}) ms
      where ms is not null and ${ofPeriod({ from: before.from, to: period.to })} ${whereAll(sliceSql(where, attribution))} group by 1, 2, 3
    ) told group by 1, 2`.execute(db);
  return apart(rows);
}

function columnOf({ dimensions }: Grain): (dimension: StoredDimension) => RawBuilder<unknown> {
  return (dimension) => sql.ref(dimensions.indexOf(dimension) === 0 ? 'a' : 'b');
}

function apart<Row extends OfTwo>(rows: readonly Row[]): Both<Row> {
  return { now: rows.filter(({ earlier }) => !earlier), before: rows.filter(({ earlier }) => earlier) };
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
