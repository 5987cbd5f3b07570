/** Why a message did not arrive, and what to do about it. */

import type { OutletView } from '@huiyin/domain/delivery/delivery.contract.ts';
import { useTranslation } from 'react-i18next';
import styles from './delivery.module.css';

type Failure = NonNullable<OutletView['lastFailure']>;

/** As the robots' messages carry it, in the language they are written in. */
export const keywordOf = (language: 'zh' | 'en') => (language === 'zh' ? '回音' : 'Huiyin');

export function FailureWords({ failure, language, advice = true }: { readonly failure: Failure; readonly language: 'zh' | 'en'; readonly advice?: boolean }) {
  const { t } = useTranslation('delivery');
  return (
    <div className={styles.failure}>
      <b>{t(`faults.${failure.fault}`)}</b>
      {failure.code !== null && <span title={t('testCode', { code: failure.code })}>{failure.code}</span>}
      {advice && <p>{t(`advice.${failure.fault}`, { keyword: keywordOf(language) })}</p>}
    </div>
  );
}
