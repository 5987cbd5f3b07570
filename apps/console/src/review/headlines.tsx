/** A month in four numbers. */

import type { Headline, ReviewNumber } from '@huiyin/domain/review/document.schema.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import styles from './review.module.css';
import { NumberButton, numberText } from './said.tsx';

/** With `onOpen` its numbers lead on; on a card that leads on itself they do not. */
export function Headlines({ headlines, numbers, onOpen }: { readonly headlines: readonly Headline[]; readonly numbers: readonly ReviewNumber[]; readonly onOpen?: (n: number) => void }) {
  const { t } = useTranslation('review');
  const shown = (n: number | null) => {
    const number = n === null ? undefined : numbers[n];
    return number === undefined ? t('noData') : onOpen ? <NumberButton n={n!} text={numberText(number)} onOpen={onOpen} /> : numberText(number);
  };
  return (
    <dl className={styles.headlines}>
      {headlines.map(({ metric, name, n, change, tone }) => (
        <div key={metric}>
          <dt>{inWords(name)}</dt>
          <dd className={styles.headline}>{shown(n)}</dd>
          {change !== null && <dd className={styles.change} data-tone={tone}>{tone !== 'plain' && <span aria-hidden>{tone === 'better' ? '▲ ' : '▼ '}</span>}{shown(change)}{tone !== 'plain' && <span> {t(tone)}</span>}</dd>}
        </div>
      ))}
    </dl>
  );
}
