/** Numbers that are others today than when the month was frozen. */

import type { ReviewDocument } from '@huiyin/domain/review/document.schema.ts';
import { useTranslation } from 'react-i18next';
import styles from './review.module.css';
import { useCorrections, useDefinition } from './review.queries.ts';
import { NumberButton, numberText } from './said.tsx';
import { inWords } from '../platform/i18n.ts';
import { ErrorState } from '../ui/states.tsx';

const most = 30;

export function Corrections({ reviewId, document: { numbers }, onOpen }: { readonly reviewId: string; readonly document: ReviewDocument; readonly onOpen: (n: number) => void }) {
  const { t } = useTranslation('review');
  const corrections = useCorrections(reviewId);
  if (corrections.isError) return <section className={styles.corrections}><ErrorState error={corrections.error} onRetry={() => void corrections.refetch()} /></section>;
  if (!corrections.data) return null;
  const { items } = corrections.data;
  return (
    <section className={styles.corrections} aria-labelledby="corrections-title">
      <h2 id="corrections-title">{t('corrections')}</h2>
      <p className={styles.quiet}>{items.length === 0 ? t('correctionsNone') : t('correctionsText')}</p>
      {items.length > 0 && (
        <table className={styles.table}>
          <thead><tr><th scope="col" /><th scope="col" data-numeric>{t('frozen')}</th><th scope="col" data-numeric>{t('live')}</th></tr></thead>
          <tbody>
            {items.slice(0, most).map(({ n, live }) => (
              <tr key={n}>
                <td><Named metric={numbers[n]!.source.metric} rest={[numbers[n]!.source.group, numbers[n]!.source.at].filter((each) => each !== null).join(' · ')} /></td>
                <td data-numeric><NumberButton n={n} text={numberText(numbers[n]!)} onOpen={onOpen} /></td>
                <td data-numeric>{live === null ? t('gone') : numberText({ ...numbers[n]!, value: live })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Named({ metric, rest }: { readonly metric: string; readonly rest: string }) {
  const definition = useDefinition(metric);
  return <>{definition ? inWords(definition.name) : metric}{rest !== '' && <span className={styles.quiet}> · {rest}</span>}</>;
}
