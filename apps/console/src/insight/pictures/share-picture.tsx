/** What each group is of the whole, over time: stacked to a hundred percent, told apart by patterns. */

import { dimensionNames } from '@huiyin/domain/insight/dimension.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { areaColours, Chart, ink, tip } from '../../ui/chart.tsx';
import { useNarrow } from '../../ui/narrow.ts';
import { plainNumber } from '../../ui/number.ts';
import { narrowed } from '../figures-address.ts';
import { daysOfPoint, pointWords, within } from '../figure-words.ts';
import { useReading } from '../insight.queries.ts';
import { legendHeight } from './axis.ts';
import { DataList } from './data-list.tsx';
import { Loaded } from './loaded.tsx';
import { chartHeight, type PictureProps } from './picture.ts';

const mostParts = 7;

export function SharePicture({ card, definitions, period, where, asTable, onDrill }: PictureProps) {
  const { t } = useTranslation('insight');
  const narrow = useNarrow();
  const metric = definitions.get(card.metrics[0]!)!;
  const by = card.by === 'hour' || card.by === 'weekday' || card.by === null ? 'channel' : card.by;
  const reading = useReading({ metric: metric.key, period, where, by, split: true });
  const { data } = reading;
  const groups = useMemo(() => data?.groups.filter(({ n }) => n > 0) ?? [], [data]);
  const parts = groups.slice(0, mostParts);
  const percent = (part: number | null, whole: number | null) => (part === null || !whole ? t('noData') : `${plainNumber((100 * part) / whole, 1)}%`);
  const option = useMemo(() => {
    if (data === undefined) return {};
    const at = data.series.map((point) => pointWords(point.at, data.every));
    const share = (value: number | null | undefined, index: number) => (data.series[index]?.value ? (100 * (value ?? 0)) / data.series[index].value : null);
    return {
      color: [...areaColours],
      aria: { enabled: true, decal: { show: true } },
      grid: { left: 4, right: 12, top: legendHeight(parts.map(({ name, value }) => `${inWords(name)} ${percent(value, data.value)}`), narrow), bottom: 0, containLabel: true },
      legend: { top: 0, left: 0, itemHeight: 10, textStyle: { color: ink.quiet } },
      xAxis: { type: 'category', data: at, axisTick: { show: false }, axisLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.faint, hideOverlap: true } },
      yAxis: { type: 'value', max: 100, interval: 25, splitLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.faint, formatter: '{value}%' } },
      tooltip: {
        trigger: 'axis', confine: true, axisPointer: { type: 'shadow' },
        formatter: ([first]: { dataIndex: number }[]) => {
          const index = first!.dataIndex;
          return tip(at[index]!, parts.map(({ name, series }) => [inWords(name), `${percent(series?.[index]?.value ?? 0, data.series[index]?.value ?? null)} · ${plainNumber(series?.[index]?.value ?? 0)}`] as const));
        },
      },
      series: parts.map(({ name, value, series = [] }) => ({ name: `${inWords(name)} ${percent(value, data.value)}`, type: 'bar', stack: 'whole', barCategoryGap: data.series.length > 40 ? 0 : '15%', data: series.map((point, index) => share(point.value, index)) })),
    };
  }, [data, narrow, t]);
  const open = (key: string, index?: number) => onDrill({ metric: metric.key, where: narrowed(where, by, key), ...(index !== undefined && data && { on: within(daysOfPoint(data.series[index]!.at, data.every), period) }) });
  return (
    <Loaded query={reading} height={chartHeight} isEmpty={() => groups.length === 0}>
      {({ value: whole }) => asTable
        ? <DataList heads={[inWords(dimensionNames[by]), t('share'), t('value'), t('before')]} rows={groups.map(({ key, name, value, previous }) => ({ key, label: inWords(name), cells: [percent(value, whole), plainNumber(value ?? 0), previous === null ? t('noData') : plainNumber(previous)], onOpen: () => open(key) }))} />
        : <Chart option={option} height={chartHeight} label={parts.map(({ name, value }) => `${inWords(name)} ${percent(value, whole)}`).join(t('comma'))} onPick={({ seriesIndex, dataIndex }) => open(parts[seriesIndex]!.key, dataIndex)} />}
    </Loaded>
  );
}
