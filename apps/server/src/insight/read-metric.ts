/** Answers what a metric was over a period: its value, what it is taken over, the period before, its course and its groups. */

import { none, type DimensionKey, type TimeDimension } from '@huiyin/domain/insight/dimension.ts';
import { figureOf, measuresOf, shown, sourceOfFormula, turnOf, type Figure, type Sums } from '@huiyin/domain/insight/figure.ts';
import type { MetricGroupView, MetricReading } from '@huiyin/domain/insight/insight.contract.ts';
import type { MeasureKey } from '@huiyin/domain/insight/measure.ts';
import type { Metric } from '@huiyin/domain/insight/metric.ts';
import { everyFor, periodBefore, pointOf, pointsOf, type Every, type Period } from '@huiyin/domain/insight/period.ts';
import { addSpreads, type Spread } from '@huiyin/domain/insight/sketch.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { centreZone } from '../calendar/index.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { readUntil } from '../platform/subscriptions.ts';
import { besideLive, readKept } from './close-month.ts';
import { namesOf } from './kept-names.ts';
import { readSpread, readSums, type Both, type Question, type QuestionOfTwo, type Slice, type SpreadRow, type SumsRow } from './reading.store.ts';
import { groupOf, storedDimension } from './slice.ts';
import { readToolSums, readWork } from './work-reading.store.ts';

export interface MetricQuestion {
  readonly metric: Metric;
  readonly period: Period;
  readonly by: DimensionKey | TimeDimension | null;
  readonly where: Slice;
  readonly every?: Every;
  /** A series for each group too. */
  readonly split?: boolean;
}

export async function readMetric(shell: Pick<Shell, 'db' | 'clock'>, question: MetricQuestion): Promise<MetricReading> {
  const { db } = shell;
  const { metric, period, where } = question;
  // What is a share of the whole by its nature is told by its parts.
  const by = question.by ?? (metric.formula.kind === 'mix' ? metric.formula.by : null);
  const every = question.every ?? everyFor(period);
  const before = periodBefore(period);
  const measures = measuresOf(metric.formula);
  const stored = by === null ? null : storedDimension(by);
  const source = sourceOfFormula(metric.formula);
  const ask: QuestionOfTwo = { measures, by: stored, where, period, before, points: every === 'hour' ? 'hour' : 'day', pointsBefore: by === 'weekday' ? 'day' : 'none' };
  const [{ now: rows, before: rowsBefore }, all, spreads, names, kept, zone, asOf] = await Promise.all([
    sumsOf(db, metric, ask),
    // People who work in two groups are one person in all.
    stored !== null && source === 'work' ? sumsOf(db, metric, { ...ask, by: null, pointsBefore: 'none' }) : null,
    spreadsOf(db, metric, ask),
    stored === null ? new Map() : namesOf(db, stored),
    readKept(db, metric, period, where.size === 0),
    centreZone(db),
    readUntil(db, 'insight.facts'),
  ]);

  const named = (row: SumsRow) => groupOf(by!, row.group, row.on, names);
  const point = (row: SumsRow) => (every === 'hour' ? `${row.on}T${row.hour}` : pointOf(row.on!, every));
  const total = all?.now ?? rows;
  const totalBefore = all?.before ?? rowsBefore;
  const whole = addSums(total);
  const wholeBefore = addSums(totalBefore);
  const figure = totalFigure(metric, total, by, named, whole, spreads.all);
  const figureBefore = totalFigure(metric, totalBefore, by, named, wholeBefore, spreads.allBefore);
  const points = pointsOf(period, every);
  const seriesOf = (some: readonly SumsRow[]) => {
    const at = grouped(some, point);
    if (metric.formula.kind === 'level') return levelsOf(metric, some, points, point);
    const wholeAt = metric.formula.kind === 'mix' ? grouped(total, point) : null;
    return points.map((each) => {
      const sums = addSums(at.get(each) ?? []);
      const { value, n } = wholeAt === null ? figureOf(metric, sums, null) : totalFigure(metric, at.get(each) ?? [], some === total ? by : null, named, addSums(wholeAt.get(each) ?? []), null);
      return { at: each, value, n };
    });
  };

  return {
    key: metric.key, name: metric.name, unit: metric.unit, decimals: metric.decimals, good: metric.good, version: metric.version,
    ...period, every, ...figure,
    previous: { ...before, ...figureBefore },
    ...changeOf(metric, figure.value, figureBefore.value),
    ...(kept && { frozen: besideLive(metric, kept, figure) }),
    series: seriesOf(total),
    by,
    groups: by === null ? [] : groupsOf(),
    timeZone: zone.name,
    asOf: toWire(asOf ?? shell.clock.now()),
  };

  function groupsOf(): MetricGroupView[] {
    const now = grouped(rows, (row) => named(row).key);
    const earlier = grouped(rowsBefore, (row) => named(row).key);
    const spreadByKey = grouped(spreads.rows, (row) => groupOf(by!, row.group, null, names).key);
    const withSpread = by !== 'weekday';
    return [...new Set([...now.keys(), ...earlier.keys()])]
      .map((key) => {
        const own = now.get(key) ?? [];
        const [sample] = own.length > 0 ? own : earlier.get(key)!;
        const spread = withSpread && spreads.kept ? asSpread(spreadByKey.get(key) ?? []) : null;
        return {
          key, name: named(sample!).name,
          ...figureOf(metric, addSums(own), spread, whole),
          previous: figureOf(metric, addSums(earlier.get(key) ?? []), null, wholeBefore).value,
          ...(question.split ? { series: seriesOf(own) } : {}),
        };
      })
      // What neither period has anything of is no group of this metric.
      .filter(({ n, previous }) => n !== 0 || previous !== null)
      .toSorted(by === 'hour' || by === 'weekday' ? (a, b) => (a.key < b.key ? -1 : 1) : (a, b) => Number(a.key === none) - Number(b.key === none) || b.n - a.n || (a.key < b.key ? -1 : 1));
  }
}

async function sumsOf(db: Db, { formula }: Metric, question: QuestionOfTwo): Promise<Both<SumsRow>> {
  const source = sourceOfFormula(formula);
  if (source === 'tickets') return readSums(db, question);
  const read = (asked: Question) => (source === 'work' ? readWork(db, asked, formula.kind === 'level') : readToolSums(db, asked));
  const [now, before] = await Promise.all([read(question), read({ ...question, period: question.before, points: question.pointsBefore })]);
  return { now, before };
}

/** How it stood at the end of each point: what lies before the first is told of the day before. */
function levelsOf(metric: Metric, rows: readonly SumsRow[], points: readonly string[], pointOfRow: (row: SumsRow) => string) {
  const at = grouped(rows, pointOfRow);
  let sums = addSums(rows.filter((row) => pointOfRow(row) < points[0]!));
  return points.map((each) => {
    sums = addSums([{ group: '', on: null, hour: null, sums }, ...(at.get(each) ?? [])]);
    const { value, n } = figureOf(metric, sums, null);
    return { at: each, value, n };
  });
}

/** Of a mix without groups of the asker's own: the share of the part it is named after. */
function totalFigure(metric: Metric, rows: readonly SumsRow[], by: DimensionKey | TimeDimension | null, named: (row: SumsRow) => { readonly key: string }, whole: Sums, spread: Spread | null): Figure {
  const { formula } = metric;
  if (formula.kind !== 'mix' || by === null) return figureOf(metric, addSums(rows), spread, whole);
  if (by !== formula.by) return { ...figureOf(metric, whole, null, whole) };
  const part = figureOf(metric, addSums(rows.filter((row) => named(row).key === formula.part)), null, whole);
  return { ...part, n: whole[formula.of] ?? 0 };
}

async function spreadsOf(db: Db, { formula }: Metric, question: QuestionOfTwo) {
  if (formula.kind !== 'mean' || formula.spread === null) return { kept: false, rows: [], all: null, allBefore: null };
  const { now, before } = await readSpread(db, question, formula.spread);
  return { kept: true, rows: now, all: asSpread(now), allBefore: asSpread(before) };
}

function asSpread(rows: readonly SpreadRow[]): Spread {
  return addSpreads(rows.map(({ spread }) => Object.entries(spread).map(([bucket, n]) => [Number(bucket), n] as const)));
}

/** Called for every point of every group: two measures and thousands of rows. */
function addSums(rows: readonly SumsRow[]): Sums {
  const sums: Partial<Record<MeasureKey, number>> = {};
  for (const row of rows) for (const measure in row.sums) sums[measure as MeasureKey] = (sums[measure as MeasureKey] ?? 0) + (row.sums[measure as MeasureKey] ?? 0);
  return sums;
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, keyOf);
}

/** As people see it: of the values as shown, so that no reader finds a sum that does not add up. */
function changeOf(metric: Metric, now: number | null, before: number | null): Pick<MetricReading, 'change' | 'changePercent' | 'turn'> {
  if (now === null || before === null) return { change: null, changePercent: null, turn: null };
  const change = shown(shown(now, metric.decimals) - shown(before, metric.decimals), metric.decimals);
  return { change, changePercent: before === 0 ? null : shown((100 * (now - before)) / Math.abs(before), 1), turn: turnOf(metric, now, before) };
}
