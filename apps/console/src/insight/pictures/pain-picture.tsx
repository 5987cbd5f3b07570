/** Where customers are hurt on their way: touchpoints down, groups across, each figure beside that of the whole (S3.17). */

import { dimensionNames } from '@huiyin/domain/insight/dimension.ts';
import type { MetricDefinition, MetricGroupView } from '@huiyin/domain/insight/insight.contract.ts';
import { painOf, sore, touchpoints } from '@huiyin/domain/insight/pain.ts';
import { fewestTold } from '@huiyin/domain/insight/severity.ts';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { plainNumber } from '../../ui/number.ts';
import { ErrorState } from '../../ui/states.tsx';
import { Definition } from '../definition.tsx';
import { figureWords } from '../figure-words.ts';
import { narrowed } from '../figures-address.ts';
import { useReadings } from '../insight.queries.ts';
import styles from '../insight.module.css';
import { NoData } from './loaded.tsx';
import type { PictureProps } from './picture.ts';

const mostGroups = 8;
/** From here on it is as dark as it gets. */
const worst = 3;

export function PainPicture({ card, definitions, period, where, onDrill }: PictureProps) {
  const { t } = useTranslation('insight');
  const by = card.by!;
  const metrics = touchpoints.flatMap(({ metrics: own }) => own.filter((key) => card.metrics.includes(key)));
  const readings = useReadings(['volume', ...metrics].map((metric) => ({ metric, period, where, by })));
  const failed = readings.find(({ isError }) => isError);
  if (failed) return <ErrorState error={failed.error} onRetry={() => readings.forEach((reading) => void reading.refetch())} />;
  if (readings.some(({ data }) => data === undefined)) return <Skeleton active title={false} paragraph={{ rows: 7 }} />;
  const [volume, ...read] = readings.map(({ data }) => data!);
  const groups = volume!.groups.filter(({ n }) => n > 0).slice(0, mostGroups);
  if (groups.length === 0) return <NoData height={120} />;

  const cell = (metric: MetricDefinition, group: MetricGroupView | undefined, whole: number | null, key: string) => {
    if (group === undefined || group.value === null) return <td key={key} className={styles.noData}>{t('noData')}</td>;
    const pain = painOf({ good: metric.good as 'up' | 'down', value: group.value, n: group.n, whole });
    return (
      <td key={key} style={{ backgroundColor: `rgb(194 65 12 / ${shade(pain)})` }}>
        <button type="button" className={styles.open} onClick={() => onDrill({ metric: metric.key, where: narrowed(where, by, key) })}>{figureWords(group.value, metric)}</button>
        <small className={styles.under}>{group.n < fewestTold ? t('pain.few', { n: plainNumber(group.n) }) : pain !== null && pain >= sore ? <span className={styles.turn} data-turn="worse" data-small>▲ {t('pain.times', { times: plainNumber(pain, 1) })}</span> : t('n', { n: plainNumber(group.n) })}</small>
      </td>
    );
  };

  return (
    <>
      <div className={styles.scroll} style={{ maxHeight: 'none' }} tabIndex={0} role="region" aria-label={t('picture.pain')}>
        <table className={styles.table}>
          <thead><tr><th scope="col">{t('pain.touchpoint')}</th><th scope="col">{t('whole')}</th>{groups.map(({ key, name }) => <th key={key} scope="col">{inWords(name)}</th>)}</tr></thead>
          {touchpoints.map(({ stage, name, metrics: own }) => {
            const told = own.filter((key) => card.metrics.includes(key));
            if (told.length === 0) return null;
            return (
              <tbody key={stage}>
                <tr className={styles.wholeRow}><th scope="rowgroup" colSpan={groups.length + 2}>{inWords(name)}</th></tr>
                {told.map((key) => {
                  const metric = definitions.get(key)!;
                  const reading = read[metrics.indexOf(key)]!;
                  return (
                    <tr key={key}>
                      <th scope="row"><span className={styles.headCell}>{inWords(metric.name)}<Definition metric={metric} /></span></th>
                      <td>{reading.value === null ? t('noData') : <button type="button" className={styles.open} onClick={() => onDrill({ metric: key, where })}>{figureWords(reading.value, metric)}</button>}</td>
                      {groups.map((group) => cell(metric, reading.groups.find((each) => each.key === group.key), reading.value, group.key))}
                    </tr>
                  );
                })}
              </tbody>
            );
          })}
        </table>
      </div>
      <p className={styles.foot}>{t('pain.how', { by: inWords(dimensionNames[by]).replace(/^[A-Z]/, (letter) => letter.toLowerCase()) })}</p>
    </>
  );
}

/** Like the whole or better: white. */
function shade(pain: number | null): number {
  return pain === null || pain <= 1 ? 0 : Math.round(Math.min(1, (pain - 1) / (worst - 1)) * 40) / 100;
}
