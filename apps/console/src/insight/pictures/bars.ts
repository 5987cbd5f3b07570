/** Bars of groups, lying where their names are long and standing where they are hours or days of the week. */

import type { MetricDefinition, MetricGroupView } from '@huiyin/domain/insight/insight.contract.ts';
import type { EChartsCoreOption } from 'echarts/core';
import { inWords } from '../../platform/i18n.ts';
import { ink, tip } from '../../ui/chart.tsx';
import { casesWords, figureWords, turnBetween } from '../figure-words.ts';
import { valueAxis, widthOf } from './axis.ts';

export interface BarsWish {
  readonly metric: MetricDefinition;
  readonly groups: readonly MetricGroupView[];
  /** Of the whole, drawn as a line across; null: none. */
  readonly whole: number | null;
  readonly standing: boolean;
  /** Told elsewhere, once for several. */
  readonly legend: boolean;
  readonly words: { readonly whole: string; readonly before: string; readonly now: string; readonly noData: string };
}

const nameWidth = 92;

/** Bars lying below each other; names that take two lines need more room each. */
export function lyingHeight(groups: readonly MetricGroupView[], barHeight: number): number {
  return groups.length * (groups.some(({ name }) => widthOf(inWords(name)) > nameWidth) ? Math.max(33, barHeight) : barHeight);
}

/** Those with a figure, the largest first. */
export function ranked(groups: readonly MetricGroupView[]): readonly MetricGroupView[] {
  return groups.filter(({ value }) => value !== null).toSorted((a, b) => b.value! - a.value! || b.n - a.n);
}

export function isWorse(metric: MetricDefinition, value: number | null, whole: number | null): boolean {
  return metric.unit !== 'count' && value !== null && whole !== null && turnBetween(metric.good, metric.decimals, value, whole) === 'worse';
}

export function barsOption({ metric, groups, whole, standing, legend, words }: BarsWish): EChartsCoreOption {
  const names = groups.map(({ name }) => inWords(name));
  const told = (value: number | null) => (value === null ? words.noData : figureWords(value, metric));
  const label = ({ value, n }: MetricGroupView) => (metric.unit === 'count' ? told(value) : `${told(value)}  n=${casesWords(n, metric)}`);
  const category = { type: 'category', data: names, axisTick: { show: false }, axisLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.text, ...(standing ? (names.length <= 7 ? { interval: 0, hideOverlap: true } : {}) : { width: nameWidth, overflow: 'break', lineHeight: 13, interval: 0 }) }, inverse: !standing };
  const amount = valueAxis(metric, groups.flatMap(({ value, previous }) => [value, previous]), standing ? 4 : 3);
  // What they are stands in a column of its own, where no bar or mark runs through it.
  const figures = { ...category, position: 'right', data: groups.map(label), axisLine: { show: false }, axisLabel: { color: ink.quiet } };
  const hasBefore = groups.some(({ previous }) => previous !== null);
  return {
    grid: { left: 4, right: standing ? 12 : 4, top: legend && hasBefore ? 28 : 8, bottom: 0, containLabel: true },
    legend: legend && hasBefore ? { top: 0, right: 0, itemHeight: 10, textStyle: { color: ink.quiet }, data: [words.now, words.before] } : { show: false },
    xAxis: standing ? category : amount,
    yAxis: standing ? amount : [category, figures],
    tooltip: {
      trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true,
      formatter: ([first]: { dataIndex: number }[]) => {
        const group = groups[first!.dataIndex]!;
        return tip(names[first!.dataIndex]!, [[words.now, told(group.value)], ['n', casesWords(group.n, metric)], [words.before, told(group.previous)], ...(whole === null ? [] : [[words.whole, told(whole)] as const])]);
      },
    },
    series: [
      {
        name: words.now, type: 'bar', barMaxWidth: 18, color: ink.plain,
        data: groups.map((group) => ({
          value: group.value,
          ...(isWorse(metric, group.value, whole) && { itemStyle: { color: ink.worse, decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: 'rgba(255,255,255,0.65)' } } }),
        })),
        ...(whole !== null && metric.unit !== 'count' && { markLine: { silent: true, symbol: 'none', lineStyle: { color: ink.quiet, type: 'dashed' }, label: { show: false }, data: [standing ? { yAxis: whole } : { xAxis: whole }] } }),
      },
      ...(hasBefore ? [{ name: words.before, type: 'scatter', symbol: 'rect', symbolSize: standing ? [14, 3] : [3, 14], color: ink.before, silent: true, data: groups.map(({ previous }) => previous), z: 3 }] : []),
    ],
  };
}
