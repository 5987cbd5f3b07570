/** Groups laid on each other over time, and below which of them came up and which went down (S3.20). */

import type { MetricReading } from '@huiyin/domain/insight/insight.contract.ts';
import { type MovedGroup, movedGroups } from '@huiyin/domain/insight/moved-groups.ts';
import { daysOf } from '@huiyin/domain/insight/period.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { areaColours, Chart, ink, tip } from '../../ui/chart.tsx';
import { useNarrow } from '../../ui/narrow.ts';
import { numberWords, plainNumber } from '../../ui/number.ts';
import { narrowed } from '../figures-address.ts';
import { daysOfPoint, periodWords, pointWords, trendEvery, within } from '../figure-words.ts';
import { useReading } from '../insight.queries.ts';
import styles from '../insight.module.css';
import { legendHeight, valueAxis } from './axis.ts';
import { DataList } from './data-list.tsx';
import { Loaded } from './loaded.tsx';
import type { PictureProps } from './picture.ts';

const height = 320;
const [mostAreas, mostMoved] = [6, 6];

interface Area {
  /** Null: all the others together. */
  readonly key: string | null;
  readonly name: string;
  readonly n: number;
  readonly counts: readonly number[];
}

export function TrendPicture({ card, definitions, period, where, asTable, onDrill }: PictureProps) {
  const { t } = useTranslation('insight');
  const narrow = useNarrow();
  const metric = definitions.get(card.metrics[0]!)!;
  const by = card.by === 'hour' || card.by === 'weekday' || card.by === null ? 'topic' : card.by;
  const every = trendEvery(period);
  const reading = useReading({ metric: metric.key, period, where, by, every, split: true });
  const { data } = reading;
  const spans = useMemo(() => data?.series.map(({ at }) => within(daysOfPoint(at, data.every), period)) ?? [], [data]);
  const areas = useMemo(() => (data === undefined ? [] : areasOf(data, (n) => t('trend.rest', { n }))), [data, t]);
  const perDay = (count: number, index: number) => (every === 'hour' ? count : count / daysOf(spans[index]!));
  const option = useMemo(() => {
    if (data === undefined) return {};
    const at = data.series.map((point) => pointWords(point.at, data.every));
    const values = areas.map(({ counts }) => counts.map(perDay));
    return {
      color: [...areaColours],
      aria: { enabled: true, decal: { show: true } },
      grid: { left: 4, right: 12, top: legendHeight(areas.map(({ name, n }) => `${name} ${numberWords(n)}`), { narrow, width: card.width }), bottom: 0, containLabel: true },
      legend: { top: 0, left: 0, itemHeight: 10, icon: 'rect', textStyle: { color: ink.quiet } },
      xAxis: { type: 'category', data: at, boundaryGap: false, axisTick: { show: false }, axisLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.faint, hideOverlap: true } },
      yAxis: valueAxis(metric, at.map((_, index) => values.reduce((sum, own) => sum + own[index]!, 0)), 4),
      tooltip: {
        trigger: 'axis', confine: true,
        formatter: ([first]: { dataIndex: number }[]) => {
          const index = first!.dataIndex;
          const rows = areas.map(({ name, counts }) => [name, every === 'hour' ? plainNumber(counts[index]!) : `${t('trend.perDayUnit', { value: plainNumber(perDay(counts[index]!, index), 1) })} · ${plainNumber(counts[index]!)}`] as const);
          return tip(at[index]!, rows.toReversed());
        },
      },
      series: areas.map(({ key, name, n }, index) => ({
        name: `${name} ${numberWords(n)}`, type: 'line', stack: 'whole', data: values[index], symbol: 'circle', symbolSize: 5, showSymbol: data.series.length <= 40, triggerLineEvent: true,
        // The edge is what tells two areas apart on grey paper.
        lineStyle: { width: 1.2, color: ink.text }, areaStyle: { opacity: 0.85 },
        // All the others together are the ground that the largest stand out from.
        itemStyle: key === null ? { color: ink.line, borderColor: ink.faint, decal: { symbol: 'none' } } : { borderColor: ink.text },
      })),
    };
  }, [data, areas, narrow, t]);
  const nameOf = (key: string) => inWords(data!.groups.find((group) => group.key === key)!.name);
  const open = (key: string | null, index?: number) => onDrill({ metric: metric.key, where: key === null ? where : narrowed(where, by, key), ...(index !== undefined && spans[index] && { on: spans[index] }) });
  const told = (n: number, index: number) => plainNumber(every === 'hour' ? n : perDay(n, index), every === 'hour' ? 0 : 1);
  return (
    <Loaded query={reading} height={height} isEmpty={() => areas.length === 0}>
      {({ series, groups, previous }) => {
        const { rising, falling } = movedGroups(groups, { period, before: previous });
        return (
          <>
            {asTable
              ? <DataList heads={[t('card.time'), ...areas.map(({ name }) => name)]} rows={series.map((point, index) => ({ key: point.at, label: pointWords(point.at, every), cells: areas.map(({ counts }) => told(counts[index]!, index)), onOpen: () => open(null, index) }))} />
              : <Chart option={option} height={height} label={rising.slice(0, 3).map(({ key, now, before }) => `${nameOf(key)} ${moveWords({ key, now, before }, t('trend.fresh'))}`).join(t('comma')) || t('trend.steady')} onPick={({ seriesIndex, dataIndex }) => areas[seriesIndex] && open(areas[seriesIndex].key, dataIndex)} />}
            {every !== 'hour' && every !== 'day' && <p className={styles.foot}>{t('trend.perDay')}</p>}
            {rising.length + falling.length === 0 ? <p className={styles.first}>{t('trend.steady')}</p> : (
              <div className={styles.moved}>
                {([['rising', rising], ['falling', falling]] as const).map(([which, moved]) => moved.length > 0 && (
                  <section key={which}>
                    <h3>{t(`trend.${which}`)}</h3>
                    <ul>{moved.slice(0, mostMoved).map((group) => <li key={group.key}><button type="button" className={styles.open} onClick={() => open(group.key)}>{nameOf(group.key)}</button><span>{moveWords(group, t('trend.fresh'))}</span></li>)}</ul>
                  </section>
                ))}
              </div>
            )}
            <p className={styles.foot}>{t('trend.how', { period: periodWords(previous) })}</p>
          </>
        );
      }}
    </Loaded>
  );
}

/** ▲ +213 (+41%) · 730 */
function moveWords({ now, before }: MovedGroup, fresh: string): string {
  const [change, sign] = [Math.round(now - before), now > before ? '+' : '−'];
  const share = before === 0 ? fresh : `${sign}${plainNumber((100 * Math.abs(now - before)) / before, 0)}%`;
  return `${now > before ? '▲' : '▼'} ${sign}${plainNumber(Math.abs(change))} (${share}) · ${plainNumber(now)}`;
}

/** The largest, and what is left of the whole. */
function areasOf({ groups, series }: MetricReading, rest: (n: number) => string): readonly Area[] {
  const some = groups.filter(({ n }) => n > 0);
  const large = some.slice(0, some.length === mostAreas + 1 ? mostAreas + 1 : mostAreas);
  const areas = large.map(({ key, name, n, series: own = [] }) => ({ key, name: inWords(name), n, counts: series.map((_, index) => own[index]?.value ?? 0) }));
  if (large.length === some.length) return areas;
  const left = series.map((point, index) => (point.value ?? 0) - areas.reduce((sum, { counts }) => sum + counts[index]!, 0));
  return [...areas, { key: null, name: rest(some.length - large.length), n: left.reduce((sum, count) => sum + count, 0), counts: left }];
}
