/** How often and how badly: what is both is to be looked after first (S3.10). */

import { type DimensionKey, dimensionNames } from '@huiyin/domain/insight/dimension.ts';
import { fewestTold, quadrantOf, severityOf, type Quadrant } from '@huiyin/domain/insight/severity.ts';
import { Skeleton } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { Chart, ink, tip } from '../../ui/chart.tsx';
import { useNarrow } from '../../ui/narrow.ts';
import { numberWords, plainNumber } from '../../ui/number.ts';
import { ErrorState } from '../../ui/states.tsx';
import { figureWords } from '../figure-words.ts';
import { narrowed } from '../figures-address.ts';
import { useReadings } from '../insight.queries.ts';
import styles from '../insight.module.css';
import { DataList } from './data-list.tsx';
import { NoData } from './loaded.tsx';
import type { PictureProps } from './picture.ts';

interface Dot {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly severity: number | null;
  /** As the parts have them. */
  readonly shares: readonly (number | null)[];
}

const height = 460;
/** Drawn no lower: twice as bad is as far above the whole as half as bad is below it, and nought would have no place. */
const mildest = 1 / 8;
/** Room below the mildest, so that no dot lies on the axis nor on the name of its corner. */
const lowest = mildest / 2;
const looks: Readonly<Record<Quadrant, { readonly colour: string; readonly symbol: string }>> = {
  often_bad: { colour: '#c8372d', symbol: 'diamond' },
  seldom_bad: { colour: '#c26a00', symbol: 'triangle' },
  often_mild: { colour: '#0e7a6b', symbol: 'circle' },
  seldom_mild: { colour: '#8a92a1', symbol: 'circle' },
};

export function MatrixPicture({ card, definitions, period, where, asTable, onDrill }: PictureProps) {
  const { t } = useTranslation('insight');
  const narrow = useNarrow();
  const [often, ...parts] = card.metrics.map((key) => definitions.get(key)!);
  const by = card.by!;
  const readings = useReadings([often!, ...parts].map(({ key }) => ({ metric: key, period, where, by })));
  const read = readings.every(({ data }) => data !== undefined) ? readings.map(({ data }) => data!) : null;
  const stamp = readings.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  const dots = useMemo<readonly Dot[]>(() => {
    const [counts, ...shares] = read ?? [];
    return (counts?.groups ?? []).filter(({ value }) => (value ?? 0) > 0).map(({ key, name, value }) => {
      const own = shares.map(({ groups }) => groups.find((group) => group.key === key));
      const severity = severityOf(own.map((group, index) => ({ good: parts[index]!.good, value: group?.value ?? null, n: group?.n ?? 0, whole: shares[index]!.value })));
      return { key, name: inWords(name), count: value!, severity, shares: own.map((group) => group?.value ?? null) };
    });
  }, [stamp, t]);
  const told = dots.filter((dot): dot is Dot & { severity: number } => dot.severity !== null);
  const mean = dots.length === 0 ? 0 : dots.reduce((sum, { count }) => sum + count, 0) / dots.length;
  const option = useMemo(() => matrixOption(), [dots, narrow, t]);

  const failed = readings.find(({ isError }) => isError);
  if (failed) return <ErrorState error={failed.error} onRetry={() => readings.forEach((reading) => void reading.refetch())} />;
  if (read === null) return <Skeleton active title={false} paragraph={{ rows: 10 }} />;
  if (told.length === 0) return <NoData height={height} />;

  const first = told.filter(({ count, severity }) => quadrantOf(count, severity, mean) === 'often_bad').toSorted((a, b) => b.count * b.severity - a.count * a.severity);
  const open = (key: string) => onDrill({ metric: often!.key, where: narrowed(where, by as DimensionKey, key) });
  const place = ({ count, severity }: Dot) => (severity === null ? t('matrix.untold') : t(`matrix.${quadrantOf(count, severity, mean)}`));
  return (
    <>
      {asTable
        ? <DataList heads={[inWords(dimensionNames[by]), inWords(often!.name), t('matrix.severity'), '', ...parts.map(({ name }) => inWords(name))]} rows={dots.toSorted((a, b) => (b.severity ?? 0) * b.count - (a.severity ?? 0) * a.count).map((dot) => ({ key: dot.key, label: dot.name, cells: [plainNumber(dot.count), dot.severity === null ? '—' : plainNumber(dot.severity, 2), place(dot), ...dot.shares.map((share, index) => (share === null ? t('noData') : figureWords(share, parts[index]!)))], onOpen: () => open(dot.key) }))} />
        : <Chart option={option} height={height} label={first.map((dot) => `${dot.name}${t('colon')}${place(dot)}`).join(t('comma')) || t('matrix.noneFirst')} onPick={({ seriesIndex, dataIndex }) => seriesIndex === 0 && told[dataIndex] && open(told[dataIndex].key)} />}
      <p className={styles.first}>
        <b>{t('matrix.first')}</b>
        {first.length === 0 ? <span>{t('matrix.noneFirst')}</span> : first.slice(0, 5).map(({ key, name, count, severity }) => <button key={key} type="button" className={styles.open} onClick={() => open(key)}>{name} · {numberWords(count)} × {plainNumber(severity, 1)}</button>)}
      </p>
      <p className={styles.foot}>{t('matrix.how', { parts: parts.map(({ name }) => inWords(name)).join(t('comma')), n: fewestTold })}</p>
    </>
  );

  function matrixOption(): EChartsCoreOption {
    const most = Math.max(1, ...told.map(({ count }) => count)) * 1.12;
    const worst = 2 ** Math.ceil(Math.log2(Math.max(2, ...told.map(({ severity }) => severity)) * 1.2));
    const corner = (quadrant: Quadrant, x: number, y: number) => ({ value: [x, y], label: { show: true, formatter: t(`matrix.${quadrant}`), position: x === 0 ? 'right' : 'left', offset: [x === 0 ? 2 : -2, -10], color: ink.faint, fontSize: 12 } });
    return {
      grid: { left: 8, right: 16, top: 56, bottom: 22, containLabel: true },
      xAxis: { type: 'value', min: 0, max: most, name: t('matrix.x', { metric: inWords(often!.name) }), nameLocation: 'middle', nameGap: 24, splitLine: { show: false }, axisLabel: { color: ink.faint, showMaxLabel: false, formatter: (value: number) => numberWords(Math.round(value)) } },
      yAxis: { type: 'log', logBase: 2, min: lowest, max: worst, name: t('matrix.y'), nameGap: 26, nameTextStyle: { align: 'left', color: ink.quiet }, splitLine: { show: false }, axisLabel: { color: ink.faint, showMaxLabel: false, formatter: (value: number) => (value < mildest ? '' : value < 1 ? `1/${Math.round(1 / value)}` : plainNumber(value)) } },
      tooltip: {
        confine: true,
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const dot = told[dataIndex]!;
          return tip(dot.name, [[inWords(often!.name), plainNumber(dot.count)], [t('matrix.severity'), plainNumber(dot.severity, 2)], ...parts.map(({ name }, index) => [inWords(name), dot.shares[index] === null || dot.shares[index] === undefined ? t('noData') : figureWords(dot.shares[index], parts[index]!)] as const)]);
        },
      },
      series: [{
        type: 'scatter',
        markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: ink.faint, type: 'dashed' }, data: [{ xAxis: mean }, { yAxis: 1 }] },
        data: told.map(({ name, count, severity }) => {
          const look = looks[quadrantOf(count, severity, mean)];
          return { name, value: [count, Math.max(severity, mildest)], symbol: look.symbol, symbolSize: 10 + 26 * Math.sqrt(count / most), itemStyle: { color: look.colour, opacity: 0.75, borderColor: '#fff', borderWidth: 1 } };
        }),
        label: { show: true, formatter: '{b}', position: 'top', color: ink.text, fontSize: narrow ? 10 : 12 }, labelLayout: { hideOverlap: true },
      }, { type: 'scatter', silent: true, symbolSize: 0, data: [corner('often_bad', most, worst), corner('seldom_bad', 0, worst), corner('often_mild', most, lowest), corner('seldom_mild', 0, lowest)] }],
    };
  }
}
