/** What others reach and what we reached before, beside our own figures and never in them. */

import { PageFrame } from '../../ui/page-frame.tsx';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/session.ts';
import styles from './beside.module.css';
import { Benchmarks } from './benchmarks.tsx';
import { EarlierFigures } from './earlier-figures.tsx';

export function BesidePage() {
  const { t } = useTranslation('beside');
  const mayKeep = useSession().can('metric.keep');
  return (
    <PageFrame title={t('title')} text={t('text')}>
      <div className={styles.stack}>
        <Benchmarks mayKeep={mayKeep} />
        <EarlierFigures mayKeep={mayKeep} />
      </div>
    </PageFrame>
  );
}
