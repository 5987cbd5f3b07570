/** A figure over time: alone beside the period before it, or a line for each of the largest groups. */

import type { MetricDefinition, MetricReading } from '@huiyin/domain/insight/insight.contract.ts';
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { Chart, colours, ink, strokes, symbols, tip } from '../../ui/chart.tsx';
import { useNarrow } from '../../ui/narrow.ts';
import { plainNumber } from '../../ui/number.ts';
import { narrowed } from '../figures-address.ts';
import { daysOfPoint, figureWords, pointWords, within } from '../figure-words.ts';
import { useReading } from '../insight.queries.ts';
import { legendHeight, valueAxis } from './axis.ts';
import { DataList } from './data-list.tsx';
import { Loaded } from './loaded.tsx';
import { chartHeight, type PictureProps } from './picture.ts';

const mostLines = 5;

interface Line {
  readonly key: string | null;
  readonly name: string;
  readonly points: MetricReading['series'];
}

export function LinePicture({ card, definitions, period, where, asTable, onDrill }: PictureProps) {
  const { t } = useTranslation('insight');
  const narrow = useNarrow();
  const metric = definitions.get(card.metrics[0]!)!;
  const by = card.by === 'hour' || card.by === 'weekday' ? null : card.by;
  const reading = useReading({ metric: metric.key, period, where, by, split: by !== null });
  const { data } = reading;
  const before = useReading({ metric: metric.key, period: data?.previous ?? period, where, ...(data && { every: data.every }) }, by === null && data !== undefined && data.previous.n > 0);
  const lines = useMemo<readonly Line[]>(() => {
    if (data === undefined) return [];
    if (by !== null) return data.groups.filter(({ n }) => n > 0).slice(0, mostLines).map(({ key, name, series = [] }) => ({ key, name: inWords(name), points: series }));
    return [{ key: null, name: t('now'), points: data.series }];
  }, [data, by, t]);
  const earlier = by === null ? before.data?.series : undefined;
  const option = useMemo(() => (data === undefined ? {} : lineOption({ metric, data, lines, narrow, ...(earlier && { earlier }), words: { before: t('before'), noData: t('noData') } })), [data, lines, earlier, metric, narrow, t]);
  const open = (line: Line, index: number) => {
    const on = within(daysOfPoint(line.points[index]!.at, data!.every), period);
    onDrill({ metric: metric.key, where: line.key === null || by === null ? where : narrowed(where, by, line.key), on });
  };
  const told = (value: number | null | undefined) => (value === null || value === undefined ? t('noData') : figureWords(value, metric));
  return (
    <Loaded query={reading} height={chartHeight} isEmpty={() => lines.every(({ points }) => points.every(({ value }) => value === null))}>
      {({ series, every }) => asTable
        ? <DataList heads={[t('card.time'), ...lines.flatMap(({ name }) => [name, 'n'])]} rows={series.map(({ at }, index) => ({ key: at, label: pointWords(at, every), cells: lines.flatMap(({ points }) => [told(points[index]?.value), plainNumber(points[index]?.n ?? 0)]), ...(lines[0] && by === null && { onOpen: () => open(lines[0]!, index) }) }))} />
        : <Chart option={option} height={chartHeight} label={lines.map(({ name, points }) => `${name}${t('colon')}${points.slice(-3).map(({ at, value }) => `${pointWords(at, every)} ${told(value)}`).join(t('comma'))}`).join(t('comma'))} onPick={({ seriesIndex, dataIndex }) => lines[seriesIndex] && open(lines[seriesIndex], dataIndex)} />}
    </Loaded>
  );
}

function lineOption({ metric, data, lines, narrow, earlier, words }: { readonly narrow: boolean; readonly metric: MetricDefinition; readonly data: MetricReading; readonly lines: readonly Line[]; readonly earlier?: MetricReading['series']; readonly words: { readonly before: string; readonly noData: string } }): EChartsCoreOption {
  const at = data.series.map((point) => pointWords(point.at, data.every));
  const told = (value: number | null | undefined) => (value === null || value === undefined ? words.noData : figureWords(value, metric));
  const many = lines.length > 1 || earlier !== undefined;
  const sparse = data.series.length > 40;
  return {
    grid: { left: 4, right: 12, top: many ? legendHeight(lines.length, narrow) : 10, bottom: 0, containLabel: true },
    legend: { show: many, type: 'plain', top: 0, left: 0, itemWidth: 26, itemHeight: 9, textStyle: { color: ink.quiet } },
    xAxis: { type: 'category', data: at, boundaryGap: false, axisTick: { show: false }, axisLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.faint, hideOverlap: true } },
    yAxis: metric.unit === 'points' ? { ...valueAxis(metric, [], 4), scale: true } : valueAxis(metric, [...lines.flatMap(({ points }) => points.map(({ value }) => value)), ...(earlier ?? []).map(({ value }) => value)], 4),
    tooltip: {
      trigger: 'axis', confine: true,
      formatter: ([first]: { dataIndex: number }[]) => {
        const index = first!.dataIndex;
        const rows = lines.map(({ name, points }) => [name, `${told(points[index]?.value)}${metric.unit === 'count' ? '' : ` (n=${plainNumber(points[index]?.n ?? 0)})`}`] as const);
        const old = earlier?.[index];
        return tip(at[index]!, old === undefined ? rows : [...rows, [`${words.before} ${pointWords(old.at, data.every)}`, told(old.value)]]);
      },
    },
    series: [
      ...lines.map(({ name, points }, index) => ({
        name, type: 'line', data: points.map(({ value }) => value), color: colours[index % colours.length], symbol: symbols[index % symbols.length], symbolSize: 6, showSymbol: !sparse, triggerLineEvent: false,
        lineStyle: { width: 2, type: strokes[index % strokes.length] },
      })),
      ...(earlier ? [{ name: words.before, type: 'line', data: data.series.map((_, index) => earlier[index]?.value ?? null), color: ink.before, symbol: 'none', silent: true, lineStyle: { width: 1.5, type: 'dashed' } }] : []),
    ],
  };
}
