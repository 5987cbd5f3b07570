/** Takes figures out of the house: what a card shows, read anew by the same reading, as a table of columns and rows. */

import { dimensionNames, type DimensionKey, type TimeDimension } from '@huiyin/domain/insight/dimension.ts';
import type { MetricReading } from '@huiyin/domain/insight/insight.contract.ts';
import type { Metric, Unit } from '@huiyin/domain/insight/metric.ts';
import type { Every, Period } from '@huiyin/domain/insight/period.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { recordAudit, type By } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { readMetric } from './read-metric.ts';
import type { Slice } from './reading.store.ts';

export interface ExportWish {
  readonly metrics: readonly Metric[];
  readonly period: Period;
  readonly by: DimensionKey | TimeDimension | null;
  readonly where: Slice;
  /** As it was asked for; kept in the audit log. */
  readonly whereText: string;
  readonly every: Every | undefined;
  /** With `by`: the course of each group. */
  readonly split: boolean;
  readonly format: 'csv' | 'xlsx';
  readonly language: Language;
}

export interface FigureTable {
  readonly head: readonly string[];
  /** A text in the first column, numbers in the others; null: no data. */
  readonly rows: readonly (readonly [string, ...(number | null)[]])[];
}

export async function exportFigures(shell: Shell, by: By, wish: ExportWish): Promise<FigureTable> {
  await shell.db.transaction().execute((tx) =>
    recordAudit(tx, shell, {
      actor: by.actor, action: 'figures.exported', target: null, address: by.address, userAgent: by.userAgent,
      facts: { metrics: wish.metrics.map(({ key }) => key), period: `${wish.period.from}~${wish.period.to}`, by: wish.by, where: wish.whereText, format: wish.format },
    }),
  );
  const readings = await Promise.all(
    wish.metrics.map(async (metric) => ({ metric, reading: await readMetric(shell, { metric, period: wish.period, by: wish.by, where: wish.where, split: wish.split, ...(wish.every && { every: wish.every }) }) })),
  );
  if (wish.by === null) return courseTable(readings, wish.language);
  return wish.split ? coursesTable(readings, wish.language) : groupTable(readings, wish.by, wish.language);
}

type Read = { readonly metric: Metric; readonly reading: MetricReading };

const words = {
  whole: { zh: '全部', en: 'All' },
  at: { zh: '时间', en: 'Time' },
  n: { zh: '样本数', en: 'n' },
  median: { zh: '中位数', en: 'median' },
  p90: { zh: '90 分位', en: 'p90' },
  previous: { zh: '上一期', en: 'period before' },
} satisfies Record<string, BilingualText>;

const unitWords: Readonly<Record<Unit, BilingualText>> = { count: { zh: '', en: '' }, percent: { zh: '（%）', en: ' (%)' }, minutes: { zh: '（分钟）', en: ' (min)' }, points: { zh: '（分）', en: ' (points)' }, ratio: { zh: '', en: '' }, milliseconds: { zh: '（毫秒）', en: ' (ms)' } };

/** Groups down, metrics across; the whole first. A group that one metric lacks has no data there. */
function groupTable(readings: readonly Read[], by: DimensionKey | TimeDimension, language: Language): FigureTable {
  const names = new Map(readings.flatMap(({ reading }) => reading.groups.map(({ key, name }) => [key, name[language]] as const)));
  const whole = [words.whole[language], ...readings.flatMap(({ metric, reading }) => cells(metric, { ...reading, previous: reading.previous.value }))] as const;
  const rows = [...names].map(([key, name]) => [name, ...readings.flatMap(({ metric, reading }) => cells(metric, reading.groups.find((group) => group.key === key)))] as const);
  return { head: [dimensionNames[by][language], ...readings.flatMap(({ metric }) => heads(metric, language, true))], rows: [whole, ...rows] };
}

/** Points in time down. */
function courseTable(readings: readonly Read[], language: Language): FigureTable {
  const [first] = readings;
  const rows = (first?.reading.series ?? []).map(({ at }, index) => [at, ...readings.flatMap(({ reading }) => [reading.series[index]?.value ?? null, reading.series[index]?.n ?? null])] as const);
  return { head: [words.at[language], ...readings.flatMap(({ metric }) => heads(metric, language, false))], rows };
}

/** Points in time down; the whole and each group across. */
function coursesTable(readings: readonly Read[], language: Language): FigureTable {
  const columns = readings.flatMap(({ metric, reading }) => {
    const name = (group: string) => (readings.length === 1 ? group : `${metric.name[language]} ${group}`);
    return [{ head: name(words.whole[language]), series: reading.series }, ...reading.groups.map((group) => ({ head: name(group.name[language]), series: group.series ?? [] }))];
  });
  const at = readings[0]?.reading.series ?? [];
  return { head: [words.at[language], ...columns.map(({ head }) => head)], rows: at.map((point, index) => [point.at, ...columns.map(({ series }) => series[index]?.value ?? null)] as const) };
}

function hasSpread({ formula }: Metric): boolean {
  return formula.kind === 'mean' && formula.spread !== null;
}

function heads(metric: Metric, language: Language, whole: boolean): string[] {
  const name = metric.name[language];
  const told = (word: BilingualText) => `${name} ${word[language]}`;
  return [`${name}${unitWords[metric.unit][language]}`, told(words.n), ...(whole && hasSpread(metric) ? [told(words.median), told(words.p90)] : []), ...(whole ? [told(words.previous)] : [])];
}

function cells(metric: Metric, told: { readonly value: number | null; readonly n: number; readonly median: number | null; readonly p90: number | null; readonly previous: number | null } | undefined): (number | null)[] {
  if (told === undefined) return hasSpread(metric) ? [null, 0, null, null, null] : [null, 0, null];
  return [told.value, told.n, ...(hasSpread(metric) ? [told.median, told.p90] : []), told.previous];
}
