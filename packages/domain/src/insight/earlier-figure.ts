/** Figures from before Huiyin, as a sheet has them (S1.6): which column means what, and what a row says or why it says nothing. */

import { isLocalDate } from '../calendar/local-date.ts';
import { possible } from './benchmark.ts';
import { type DimensionKey, dimensionKeys, dimensionNames } from './dimension.ts';
import { metricOf, metrics } from './registry.ts';

export const earlierColumns = ['metric', 'period', 'value', 'n', 'dimension', 'group'] as const;
export type EarlierColumn = (typeof earlierColumns)[number];

/** Heading of the file for each of them; null: the file has none. */
export type EarlierMapping = Readonly<Record<EarlierColumn, string | null>>;

export interface EarlierFigure {
  readonly metricKey: string;
  readonly every: 'day' | 'month';
  /** The day, or the first of the month. */
  readonly on: string;
  /** Empty: of the whole centre. */
  readonly dimension: DimensionKey | '';
  readonly group: string;
  readonly value: number;
  readonly n: number | null;
}

export const earlierReasons = ['missing', 'unknown', 'not_a_date', 'not_over', 'not_a_number', 'impossible', 'without_group', 'twice'] as const;
export type EarlierReason = (typeof earlierReasons)[number];

export interface EarlierProblem {
  readonly line: number;
  readonly column: EarlierColumn;
  readonly reason: EarlierReason;
  readonly value: string;
}

const headings: Readonly<Record<EarlierColumn, readonly string[]>> = {
  metric: ['metric', 'kpi', 'indicator', '指标', '指标名称', '指标键'],
  period: ['month', 'day', 'date', 'period', 'monthorday', '月份', '日期', '月份或日期', '月', '时间', '期间'],
  value: ['value', 'figure', '数值', '值', '指标值', '结果'],
  n: ['n', 'count', 'samplesize', 'tickets', '样本数', '数量', '样本量', '工单数'],
  dimension: ['dimension', 'by', '维度', '分组', '分组方式'],
  group: ['group', 'slice', '分组值', '维度值', '范围', '对象'],
};

/** By its heading, however it is written. */
export function guessEarlier(header: readonly string[]): EarlierMapping {
  const taken = new Set<string>();
  const find = (column: EarlierColumn) => {
    const found = header.find((heading) => !taken.has(heading) && headings[column].includes(folded(heading)));
    if (found !== undefined) taken.add(found);
    return found ?? null;
  };
  return { metric: find('metric'), period: find('period'), value: find('value'), n: find('n'), dimension: find('dimension'), group: find('group') };
}

export function readEarlier({ line, cells }: { readonly line: number; readonly cells: readonly string[] }, header: readonly string[], mapping: EarlierMapping, today: string): { readonly figure: EarlierFigure | null; readonly problems: readonly EarlierProblem[] } {
  const said = (column: EarlierColumn) => (mapping[column] === null ? '' : (cells[header.indexOf(mapping[column])] ?? '').trim());
  const problems: EarlierProblem[] = [];
  const bad = (column: EarlierColumn, reason: EarlierReason): null => {
    problems.push({ line, column, reason, value: said(column).slice(0, 100) });
    return null;
  };
  const required = (column: EarlierColumn) => (said(column) === '' ? bad(column, 'missing') : said(column));

  const metricKey = wanted(required('metric'), (text) => metricKeyOf(text) ?? bad('metric', 'unknown'));
  const span = wanted(required('period'), (text) => spanOf(text) ?? bad('period', 'not_a_date'));
  if (span !== null && span.on > today) bad('period', 'not_over');
  const value = wanted(required('value'), (text) => numberOf(text) ?? bad('value', 'not_a_number'));
  if (value !== null && metricKey !== null) {
    const { least, most } = possible(metricOf(metricKey)!.unit, metricKey);
    if (value < least || value > most) bad('value', 'impossible');
  }
  const n = said('n') === '' ? null : countOf(said('n'));
  if (n === undefined) bad('n', 'not_a_number');
  const dimension = said('dimension') === '' ? '' : (dimensionOf(said('dimension')) ?? bad('dimension', 'unknown'));
  if ((dimension !== '') !== (said('group') !== '') && dimension !== null) bad('group', 'without_group');
  if (problems.length > 0 || metricKey === null || span === null || value === null || dimension === null) return { figure: null, problems };
  return { figure: { metricKey, ...span, dimension, group: said('group'), value, n: n ?? null }, problems };
}

export function keyOf({ metricKey, every, on, dimension, group }: EarlierFigure): string {
  return [metricKey, every, on, dimension, group].join('\u0000');
}

/** Every row or none: a row that is bad, or says again what another one said, is told with its line. */
export function readAllEarlier(lines: readonly { readonly line: number; readonly cells: readonly string[] }[], header: readonly string[], mapping: EarlierMapping, today: string): { readonly figures: readonly EarlierFigure[]; readonly problems: readonly EarlierProblem[] } {
  const seen = new Set<string>();
  const figures: EarlierFigure[] = [];
  const problems: EarlierProblem[] = [];
  for (const row of lines) {
    const { figure, problems: found } = readEarlier(row, header, mapping, today);
    problems.push(...found);
    if (figure === null) continue;
    const key = keyOf(figure);
    if (seen.has(key)) problems.push({ line: row.line, column: 'period', reason: 'twice', value: figure.on });
    seen.add(key);
    figures.push(figure);
  }
  return { figures, problems };
}

function wanted<From, To>(from: From | null, read: (from: From) => To | null): To | null {
  return from === null ? null : read(from);
}

/** By its key, or by either of its names. */
function metricKeyOf(text: string): string | null {
  return metrics.find(({ key, name }) => [key, name.zh, name.en].some((known) => folded(known) === folded(text)))?.key ?? null;
}

function dimensionOf(text: string): DimensionKey | null {
  return dimensionKeys.find((key) => [key, dimensionNames[key].zh, dimensionNames[key].en].some((known) => folded(known) === folded(text))) ?? null;
}

/** `2025-06`, `2025/6`, `2025年6月`; `2025-06-30`, `2025年6月30日`, and as a workbook tells a day. */
function spanOf(text: string): { readonly every: 'day' | 'month'; readonly on: string } | null {
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?(?: 00:00:00)?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const on = `${year}-${month!.padStart(2, '0')}-${(date ?? '1').padStart(2, '0')}`;
  return isLocalDate(on) ? { every: date === undefined ? 'month' : 'day', on } : null;
}

function numberOf(text: string): number | null {
  const plain = text.replace(/[,，\s]/g, '').replace(/(?:%|％|分钟|分|min)$/, '');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Undefined: no whole number. */
function countOf(text: string): number | undefined {
  const plain = text.replace(/[,，\s]/g, '');
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s_]/g, '');
}
