/** A week by the hour: when it is busy, and when it is slow. */

import { weekHeat } from '@huiyin/domain/insight/week-heat.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../platform/i18n.ts';
import { Chart, ink, tip } from '../../ui/chart.tsx';
import { useNarrow } from '../../ui/narrow.ts';
import { plainNumber } from '../../ui/number.ts';
import { figureWords } from '../figure-words.ts';
import { narrowed } from '../figures-address.ts';
import { useReading } from '../insight.queries.ts';
import styles from '../insight.module.css';
import { DataList } from './data-list.tsx';
import { Loaded } from './loaded.tsx';
import type { PictureProps } from './picture.ts';

const height = 300;
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

export function HeatPicture({ card, definitions, period, where, asTable, onDrill }: PictureProps) {
  const { t } = useTranslation('insight');
  const narrow = useNarrow();
  const metric = definitions.get(card.metrics[0]!)!;
  const reading = useReading({ metric: metric.key, period, where, every: 'hour' });
  const { data } = reading;
  const cells = useMemo(() => (data === undefined ? [] : weekHeat(data.series, metric.unit === 'count' ? 'count' : 'mean')), [data, metric]);
  // A count of an ordinary hour is seldom whole.
  const told = { unit: metric.unit, decimals: 1 };
  const words = (value: number | null) => (value === null ? t('noData') : figureWords(value, told));
  const option = useMemo(() => {
    const days = weekdayNames();
    const known = cells.filter(({ n }) => n > 0);
    // Hours in which nobody ever comes are no part of the day.
    const [first, last] = [Math.min(...known.map(({ hour }) => hour)), Math.max(...known.map(({ hour }) => hour))];
    const values = known.map(({ value }) => value ?? 0);
    // Few is next to none; but three minutes are not next to no minutes.
    const [low, high] = [metric.unit === 'count' ? 0 : Math.min(...values), Math.max(0, ...values)];
    return {
      grid: { left: 4, right: 8, top: 4, bottom: 34, containLabel: true },
      xAxis: { type: 'category', data: hours.slice(first, last + 1), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.quiet, interval: narrow ? 3 : 0 } },
      yAxis: { type: 'category', data: days, inverse: true, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.quiet } },
      visualMap: { min: low, max: Math.max(low + 0.1, high), calculable: false, orient: 'horizontal', left: 0, bottom: 0, itemWidth: 10, itemHeight: 120, precision: 1, text: [words(high), words(low)], textStyle: { color: ink.faint }, inRange: { color: ['#f1f7f6', '#b9dcd6', '#4fa394', '#0e7a6b', '#06443c'] } },
      tooltip: { confine: true, formatter: ({ dataIndex }: { dataIndex: number }) => {
        const cell = known[dataIndex]!;
        return tip(`${days[cell.weekday]} ${hours[cell.hour]}:00`, [[t('value'), words(cell.value)], ['n', plainNumber(cell.n)]]);
      } },
      series: [{
        type: 'heatmap', data: known.map(({ weekday, hour, value }) => [hour - first, weekday, value]), itemStyle: { borderColor: '#fff', borderWidth: 2 },
        label: { show: !narrow, fontSize: 10, formatter: ({ value }: { value: [number, number, number] }) => shortNumber(value[2]) },
      }],
    };
  }, [cells, narrow, t]);
  const known = cells.filter(({ n }) => n > 0);
  const open = (hour: number, weekday?: number) => {
    const ofHour = narrowed(where, 'hour', hours[hour]!);
    onDrill({ metric: metric.key, where: weekday === undefined ? ofHour : narrowed(ofHour, 'weekday', String(weekday + 1)) });
  };
  return (
    <Loaded query={reading} height={height} isEmpty={() => known.length === 0}>
      {() => asTable
        ? <DataList heads={[t('card.byHour'), ...weekdayNames()]} rows={hours.map((hour, index) => ({ key: hour, label: `${hour}:00`, cells: weekdayNames().map((_, weekday) => { const cell = cells[weekday * 24 + index]; return cell && cell.n > 0 ? words(cell.value) : t('noData'); }), onOpen: () => open(index), onOpenCell: (weekday) => ((cells[weekday * 24 + index]?.n ?? 0) > 0 ? () => open(index, weekday) : undefined) }))} />
        : <><Chart option={option} height={height} label={known.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, 3).map(({ weekday, hour, value }) => `${weekdayNames()[weekday]} ${hours[hour]}:00 ${words(value)}`).join(t('comma'))} onPick={({ dataIndex }) => open(known[dataIndex]!.hour, known[dataIndex]!.weekday)} />{metric.unit === 'count' && <p className={styles.foot}>{t('heatCounts')}</p>}</>}
    </Loaded>
  );
}

/** In a cell there is room for three signs. */
function shortNumber(value: number): string {
  return value >= 1000 ? `${plainNumber(value / 1000, 1)}k` : plainNumber(value, value < 10 ? 1 : 0);
}

/** Monday first. 2024-01-01 was one. */
function weekdayNames(): string[] {
  const format = new Intl.DateTimeFormat(currentLanguage() === 'en' ? 'en-GB' : 'zh-CN', { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, index) => format.format(new Date(Date.UTC(2024, 0, 1 + index))));
}
