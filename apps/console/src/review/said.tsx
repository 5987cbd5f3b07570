/** A sentence of a review: each number a button that leads to its definition and the rows behind it. */

import type { Cell, Part, ReviewNumber, Sentence } from '@huiyin/domain/review/document.schema.ts';
import { formatNumber, formatSigned, isSigned } from '@huiyin/domain/review/format-number.ts';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../platform/i18n.ts';
import styles from './review.module.css';

export interface Numbers {
  readonly numbers: readonly ReviewNumber[];
  readonly onOpen: (n: number) => void;
}

export function SentenceText({ sentence: { tone, said, polished }, ...numbers }: Numbers & { readonly sentence: Sentence }) {
  const { t } = useTranslation('review');
  const language = currentLanguage();
  return (
    <p className={styles.sentence} data-tone={tone}>
      {tone !== 'plain' && <span className={styles.mark} role="img" aria-label={t(tone)}>{tone === 'better' ? '▲' : '▼'}</span>}
      <Parts parts={polished?.[language] ?? said[language]} {...numbers} />
    </p>
  );
}

export function Parts({ parts, onOpen }: Numbers & { readonly parts: readonly Part[] }) {
  return parts.map(({ text, n }, place) => (n === undefined ? <span key={place}>{text}</span> : <NumberButton key={place} n={n} text={text} onOpen={onOpen} />));
}

export function NumberButton({ n, text, onOpen }: { readonly n: number; readonly text: string; readonly onOpen: (n: number) => void }) {
  const { t } = useTranslation('review');
  return <button type="button" className={styles.number} onClick={() => onOpen(n)} aria-label={t('number.open', { text })}>{text}</button>;
}

/** Where no word tells the direction, the sign does. */
export function numberText(number: ReviewNumber): string {
  return isSigned(number) ? formatSigned(number, currentLanguage()) : formatNumber(number, currentLanguage());
}

export function CellText({ cell, ...numbers }: Numbers & { readonly cell: Cell }) {
  const { t } = useTranslation('review');
  if ('text' in cell) return cell.text[currentLanguage()];
  if ('said' in cell) return <span className={styles.change} data-tone={cell.tone}><Parts parts={cell.said[currentLanguage()]} {...numbers} /></span>;
  return cell.n === null ? t('noData') : <NumberButton n={cell.n} text={numberText(numbers.numbers[cell.n]!)} onOpen={numbers.onOpen} />;
}
