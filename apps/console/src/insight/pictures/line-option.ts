/** Lines over time as ECharts draws them. */

import type { EarlierCourse } from '@huiyin/domain/insight/earlier-course.ts';
import type { EarlierView } from '@huiyin/domain/insight/earlier-figure.contract.ts';
import type { MetricDefinition, MetricReading } from '@huiyin/domain/insight/insight.contract.ts';
import type { EChartsCoreOption } from 'echarts/core';
import { colours, ink, strokes, symbols, tip } from '../../ui/chart.tsx';
import { plainNumber } from '../../ui/number.ts';
import { casesWords, figureWords, pointWords } from '../figure-words.ts';
import { legendHeight, valueAxis } from './axis.ts';

export interface Line {
  readonly key: string | null;
  readonly name: string;
  readonly points: MetricReading['series'];
  readonly earlier: EarlierCourse<EarlierView>;
}

interface LineWish {
  readonly narrow: boolean;
  readonly metric: MetricDefinition;
  readonly data: MetricReading;
  readonly lines: readonly Line[];
  readonly before?: MetricReading['series'];
  readonly words: { readonly before: string; readonly noData: string; readonly earlierOf: (name: string) => string; readonly from: (source: string, on: string) => string };
}

export function lineOption({ metric, data, lines, narrow, before, words }: LineWish): EChartsCoreOption {
  const lead = leadOf(lines);
  const at = [...lead, ...data.series.map((point) => pointWords(point.at, data.every))];
  const told = (value: number | null | undefined) => (value === null || value === undefined ? words.noData : figureWords(value, metric));
  const earlierAt = ({ earlier }: Line, index: number) => (index < lead.length ? earlier.before.find(({ figure }) => labelOf(figure) === lead[index]) : earlier.along[index - lead.length]) ?? null;
  const earlier = lines.map((line, index) => ({ index, name: words.earlierOf(line.name), told: at.map((_, place) => earlierAt(line, place)) })).filter(({ told: own }) => own.some((each) => each !== null));
  const many = lines.length > 1 || before !== undefined || earlier.length > 0;
  const sparse = data.series.length > 40;
  const behind = <Value,>(values: readonly Value[]) => [...lead.map(() => null), ...values];
  const values = [...lines.flatMap(({ points }) => points.map(({ value }) => value)), ...(before ?? []).map(({ value }) => value), ...earlier.flatMap(({ told: own }) => own.map((each) => each?.value ?? null))];
  return {
    grid: { left: 4, right: 12, top: many ? legendHeight([...lines.map(({ name }) => name), ...(before ? [words.before] : []), ...earlier.map(({ name }) => name)], narrow) : 10, bottom: 0, containLabel: true },
    legend: { show: many, type: 'plain', top: 0, left: 0, itemWidth: 26, itemHeight: 9, textStyle: { color: ink.quiet } },
    xAxis: { type: 'category', data: at, boundaryGap: false, axisTick: { show: false }, axisLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.faint, hideOverlap: true } },
    yAxis: metric.unit === 'points' ? { ...valueAxis(metric, [], 4), scale: true } : valueAxis(metric, values, 4),
    tooltip: {
      trigger: 'axis', confine: true,
      formatter: ([first]: { dataIndex: number }[]) => {
        const index = first!.dataIndex;
        const own = index - lead.length;
        const rows = own < 0 ? [] : lines.map(({ name, points }) => [name, `${told(points[own]?.value)}${metric.unit === 'count' ? '' : ` (n=${casesWords(points[own]?.n ?? 0, metric)})`}`] as const);
        const old = own < 0 ? undefined : before?.[own];
        const files = earlier.flatMap(({ name, told: figures }) => {
          const each = figures[index] ?? null;
          return each === null ? [] : [[name, `${told(each.value)}${each.figure.n === null ? '' : ` (n=${plainNumber(each.figure.n)})`} · ${words.from(each.figure.source, each.figure.importedAt.slice(0, 10))}`] as const];
        });
        return tip(at[index]!, [...rows, ...(old === undefined ? [] : [[`${words.before} ${pointWords(old.at, data.every)}`, told(old.value)] as const]), ...files]);
      },
    },
    series: [
      ...lines.map(({ name, points }, index) => ({
        name, type: 'line', data: behind(points.map(({ value }) => value)), color: colours[index % colours.length], symbol: symbols[index % symbols.length], symbolSize: 6, showSymbol: !sparse, triggerLineEvent: false,
        lineStyle: { width: 2, type: strokes[index % strokes.length] },
        // Where our own figures begin.
        ...(index === 0 && lead.length > 0 && { markLine: { silent: true, symbol: 'none', lineStyle: { color: ink.faint, type: 'solid', width: 1 }, label: { show: false }, data: [{ xAxis: lead.length }] } }),
      })),
      ...(before ? [{ name: words.before, type: 'line', data: behind(data.series.map((_, index) => before[index]?.value ?? null)), color: ink.before, symbol: 'none', silent: true, lineStyle: { width: 1.5, type: 'dashed' } }] : []),
      ...earlier.map(({ index, name, told: own }) => ({
        name, type: 'line', data: own.map((each) => each?.value ?? null), color: lines.length === 1 ? ink.text : colours[index % colours.length], symbol: 'emptyDiamond', symbolSize: 9, showAllSymbol: true, silent: true, connectNulls: false,
        lineStyle: { width: 1.5, type: 'dotted' },
      })),
    ],
  };
}

export function labelOf({ every, on }: Pick<EarlierView, 'every' | 'on'>): string {
  return every === 'month' ? on.slice(0, 7) : on;
}

/** Places on the axis before its first point, for all lines together. */
export function leadOf(lines: readonly Line[]): readonly string[] {
  return [...new Set(lines.flatMap(({ earlier }) => earlier.before.map(({ figure }) => labelOf(figure))))].toSorted();
}
