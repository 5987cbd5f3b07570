/** Groups down, metrics across: each figure with how it changed, over how many, and its tickets behind it. */

import { dimensionNames } from '@huiyin/domain/insight/dimension.ts';
import { shown } from '@huiyin/domain/insight/figure.ts';
import type { MetricDefinition, MetricGroupView } from '@huiyin/domain/insight/insight.contract.ts';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { plainNumber } from '../../ui/number.ts';
import { ErrorState } from '../../ui/states.tsx';
import { arrowOf } from '../change-mark.tsx';
import { Definition } from '../definition.tsx';
import { casesWords, changeWords, figureWords, nameByGroups, turnBetween } from '../figure-words.ts';
import { narrowed } from '../figures-address.ts';
import { useReadings } from '../insight.queries.ts';
import styles from '../insight.module.css';
import { NoData } from './loaded.tsx';
import type { PictureProps } from './picture.ts';

type Told = Pick<MetricGroupView, 'value' | 'n' | 'previous'>;

const mostRows = 100;

export function TablePicture({ card, definitions, period, where, onDrill }: PictureProps) {
  const { t } = useTranslation('insight');
  const metrics = card.metrics.map((key) => definitions.get(key)!);
  const by = card.by!;
  const readings = useReadings(metrics.map(({ key }) => ({ metric: key, period, where, by })));
  const [sort, setSort] = useState<{ readonly column: number; readonly up: boolean }>({ column: 0, up: false });
  const failed = readings.find(({ isError }) => isError);
  if (failed) return <ErrorState error={failed.error} onRetry={() => readings.forEach((reading) => void reading.refetch())} />;
  if (readings.some(({ data }) => data === undefined)) return <Skeleton active title={false} paragraph={{ rows: 7 }} />;

  const read = readings.map(({ data }) => data!);
  const groups = read.map(({ groups: own }) => new Map(own.map((group) => [group.key, group])));
  const names = new Map(read.flatMap(({ groups: own }) => own.filter(({ n }) => n > 0).map(({ key, name }) => [key, inWords(name)] as const)));
  if (names.size === 0) return <NoData height={120} />;
  const isTime = by === 'hour' || by === 'weekday';
  const keys = [...names.keys()].toSorted((a, b) => (isTime && sort.column === 0 && !sort.up ? (a < b ? -1 : 1) : compare(groups[sort.column]?.get(a), groups[sort.column]?.get(b)) * (sort.up ? 1 : -1)));
  const cell = (metric: MetricDefinition, told: Told | undefined, key: string | null) => <Cell key={metric.key} metric={metric} told={told} onOpen={() => onDrill({ metric: metric.key, where: key === null ? where : narrowed(where, by, key) })} />;

  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('picture.table')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{inWords(dimensionNames[by])}</th>
            {metrics.map((metric, column) => (
              <th key={metric.key} scope="col" aria-sort={sort.column !== column ? 'none' : sort.up ? 'ascending' : 'descending'}>
                <span className={styles.headCell}>
                  <button type="button" className={styles.sort} onClick={() => setSort({ column, up: sort.column === column ? !sort.up : false })}>{nameByGroups(metric, t('share'))}{sort.column === column && <span aria-hidden>{sort.up ? ' ↑' : ' ↓'}</span>}</button>
                  <Definition metric={metric} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className={styles.wholeRow}><th scope="row">{t('whole')}</th>{metrics.map((metric, index) => cell(metric, { ...read[index]!, previous: read[index]!.previous.value }, null))}</tr>
          {keys.slice(0, mostRows).map((key) => <tr key={key}><th scope="row">{names.get(key)}</th>{metrics.map((metric, index) => cell(metric, groups[index]!.get(key), key))}</tr>)}
        </tbody>
      </table>
    </div>
  );
}

/** What has no figure comes last when the largest come first. */
function compare(a: Told | undefined, b: Told | undefined): number {
  return (a?.value ?? Number.NEGATIVE_INFINITY) - (b?.value ?? Number.NEGATIVE_INFINITY) || (a?.n ?? 0) - (b?.n ?? 0) || 0;
}

function Cell({ metric, told, onOpen }: { readonly metric: MetricDefinition; readonly told: Told | undefined; readonly onOpen: () => void }) {
  const { t } = useTranslation('insight');
  const value = told?.value ?? null;
  if (value === null) return <td className={styles.quiet} title={t('noData')}><span aria-label={t('noData')}>—</span></td>;
  const previous = told!.previous;
  const change = previous === null ? null : shown(shown(value, metric.decimals) - shown(previous, metric.decimals), metric.decimals);
  const turn = previous === null ? null : turnBetween(metric.good, metric.decimals, value, previous);
  const words = figureWords(value, metric);
  return (
    <td>
      <button type="button" className={styles.open} onClick={onOpen}>{words}</button>
      <small className={styles.under}>
        {metric.unit !== 'count' && <span>{t('n', { n: casesWords(told!.n, metric) })}</span>}
        {change !== null && turn !== null && turn !== 'flat' && (
          <span className={styles.turn} data-turn={turn} data-small title={`${t('change.before', { value: figureWords(previous!, metric) })} · ${t(`change.${turn}`)}`}>
            {arrowOf(change)}{metric.unit === 'percent' ? plainNumber(Math.abs(change), metric.decimals) : changeWords({ ...metric, change: Math.abs(change), changePercent: previous === 0 || previous === null ? null : (100 * Math.abs(value - previous)) / Math.abs(previous) }).slice(1)}
          </span>
        )}
      </small>
    </td>
  );
}
