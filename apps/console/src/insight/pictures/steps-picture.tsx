/** Flows of several kinds side by side, step by step: how long, how much of it waiting, and where a minute saved counts most (S3.16). */

import type { StepFigure } from '@huiyin/domain/insight/insight.contract.ts';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { plainNumber } from '../../ui/number.ts';
import { ErrorState } from '../../ui/states.tsx';
import { figureWords } from '../figure-words.ts';
import { useStepFigures } from '../insight.queries.ts';
import styles from '../insight.module.css';
import { NoData } from './loaded.tsx';
import type { PictureProps } from './picture.ts';

const minutes = { unit: 'minutes', decimals: 1 } as const;
const mostKinds = 4;

export function StepsPicture({ period, where }: PictureProps) {
  const { t } = useTranslation('insight');
  const kinds = where.kind?.slice(0, mostKinds) ?? ['refund', 'complaint'];
  const flows = useStepFigures(kinds, { period, channel: where.channel?.[0] });
  const failed = flows.find(({ isError }) => isError);
  if (failed) return <ErrorState error={failed.error} onRetry={() => flows.forEach((flow) => void flow.refetch())} />;
  if (flows.some(({ data }) => data === undefined)) return <Skeleton active title={false} paragraph={{ rows: 7 }} />;
  const told = flows.map(({ data }) => data!.items).filter((steps) => steps.length > 0);
  if (told.length === 0) return <NoData height={120} />;
  const longest = Math.max(...told.flat().map(({ mean }) => mean ?? 0));
  return (
    <>
      <div className={styles.flows}>{told.map((steps) => <Flow key={steps[0]!.kind.key} steps={steps} longest={longest} />)}</div>
      <p className={styles.foot}>{t('steps.how')}</p>
    </>
  );
}

function Flow({ steps, longest }: { readonly steps: readonly StepFigure[]; readonly longest: number }) {
  const { t } = useTranslation('insight');
  const heaviest = Math.max(...steps.map(({ weight }) => weight ?? 0));
  const percent = (value: number | null) => (value === null ? t('noData') : `${plainNumber(value, 0)}%`);
  return (
    <section className={styles.scroll} tabIndex={0} aria-label={inWords(steps[0]!.kind.name)}>
      <table className={`${styles.table} ${styles.steps}`}>
        <caption>{inWords(steps[0]!.kind.name)}</caption>
        <thead><tr>{(['step', 'stay', 'weight', 'again'] as const).map((head) => <th key={head} scope="col">{t(`steps.${head}`)}</th>)}</tr></thead>
        <tbody>
          {steps.map(({ step, name, n, mean, median, p90, waitingShare, pausedShare, again, weight }) => {
            const part = (share: number | null) => `${((share ?? 0) * (mean ?? 0)) / (longest || 1)}%`;
            return (
              <tr key={step}>
                <th scope="row">{inWords(name)}<small>{t('n', { n: plainNumber(n) })}</small></th>
                <td>
                  <span className={styles.stay}>
                    <span className={styles.stayBar} aria-hidden><i data-part="work" style={{ width: part(100 - (waitingShare ?? 0) - (pausedShare ?? 0)) }} /><i data-part="waiting" style={{ width: part(waitingShare) }} /><i data-part="paused" style={{ width: part(pausedShare) }} /></span>
                    <b>{mean === null ? t('noData') : figureWords(mean, minutes)}</b>
                  </span>
                  <small className={styles.under}>
                    {median !== null && <span>{t('median', { value: figureWords(median, minutes) })}</span>}
                    {p90 !== null && <span>{t('p90', { value: figureWords(p90, minutes) })}</span>}
                    {waitingShare !== null && <span>{t('steps.waiting', { share: percent(waitingShare) })}</span>}
                    {pausedShare !== null && <span>{t('steps.paused', { share: percent(pausedShare) })}</span>}
                  </small>
                </td>
                <td>{percent(weight)}{weight !== null && weight === heaviest && weight > 0 && <small className={styles.under}><span className={styles.turn} data-turn="worse" data-small>{t('steps.heaviest')}</span></small>}</td>
                <td>{percent(again)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
