/** How a figure changed: by arrow, size and word, so that it is told without colour too. */

import type { Turn } from '@huiyin/domain/insight/figure.ts';
import { useTranslation } from 'react-i18next';
import { changeWords, figureWords, type Told } from './figure-words.ts';
import styles from './insight.module.css';

interface ChangeMarkProps {
  readonly told: Told;
  readonly change: number | null;
  readonly changePercent: number | null;
  readonly turn: Turn | null;
  readonly before: number | null;
}

export function ChangeMark({ told, change, changePercent, turn, before }: ChangeMarkProps) {
  const { t } = useTranslation('insight');
  if (change === null || turn === null) return <p className={styles.change}><span className={styles.quiet}>{t('change.noBefore')}</span></p>;
  return (
    <p className={styles.change}>
      <span className={styles.turn} data-turn={turn}>
        <span aria-hidden>{arrowOf(change)}</span> {changeWords({ ...told, change, changePercent })}{turn !== 'changed' && ` ${t(`change.${turn}`)}`}
      </span>
      {before !== null && <span className={styles.quiet}>{t('change.before', { value: figureWords(before, told) })}</span>}
    </p>
  );
}

export function arrowOf(change: number): string {
  return change > 0 ? '▲' : change < 0 ? '▼' : '＝';
}
