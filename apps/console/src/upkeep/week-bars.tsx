/** How often something was asked in each of the last weeks, this one last. */

import { useTranslation } from 'react-i18next';
import styles from './upkeep.module.css';

const [barWidth, gap, height] = [7, 3, 28];

export function WeekBars({ counts }: { readonly counts: readonly number[] }) {
  const { t } = useTranslation('upkeep');
  const most = Math.max(1, ...counts);
  const width = counts.length * (barWidth + gap) - gap;
  return (
    <svg className={styles.bars} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('gaps.trend', { counts: counts.join(', ') })}>
      <title>{t('gaps.trend', { counts: counts.join(', ') })}</title>
      {counts.map((count, week) => {
        const tall = count === 0 ? 2 : Math.max(4, Math.round((count / most) * height));
        return <rect key={week} x={week * (barWidth + gap)} y={height - tall} width={barWidth} height={tall} rx={1.5} data-none={count === 0} data-now={week === counts.length - 1} />;
      })}
    </svg>
  );
}
