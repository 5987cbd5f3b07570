/** How a target stands, in words. */

import type { TargetView } from '@huiyin/domain/target/target.contract.ts';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './target.module.css';

export function StandingTag({ target }: { readonly target: Pick<TargetView, 'standing' | 'state'> }) {
  const { t } = useTranslation('target');
  if (target.state === 'withdrawn') return <span className={styles.standing} data-standing="withdrawn">{t('withdrawn')}</span>;
  return (
    <Tooltip title={t(`standingText.${target.standing}`)}>
      <span className={styles.standing} data-standing={target.standing}>{t(`standings.${target.standing}`)}</span>
    </Tooltip>
  );
}
