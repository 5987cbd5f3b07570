/** What two answers contradict each other in, as each says it. */

import type { Difference } from '@huiyin/domain/upkeep/find-differences.ts';
import { useTranslation } from 'react-i18next';
import styles from './upkeep.module.css';

export function DifferenceList({ differences }: { readonly differences: readonly Difference[] }) {
  const { t } = useTranslation('upkeep');
  if (differences.length === 0) return null;
  return (
    <ul className={styles.differences}>
      {differences.map(({ kind, a, b }) => <li key={kind}><span>{t(`differences.${kind}`)}</span><b>{a}</b><span aria-hidden>≠</span><span className="visually-hidden">{t('differences.against')}</span><b>{b}</b></li>)}
    </ul>
  );
}
