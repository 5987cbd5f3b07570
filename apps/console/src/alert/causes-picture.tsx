/** From what it was to what it is, cause by cause: a waterfall of bars, each with what it adds. */

import type { MetricShown } from '@huiyin/domain/alert/alert.contract.ts';
import type { Analysis } from '@huiyin/domain/alert/analysis.schema.ts';
import { causeNames } from '@huiyin/domain/alert/dimension.ts';
import { sayNumber } from '@huiyin/domain/alert/say.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import styles from './alert.module.css';

interface Bar {
  readonly key: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'whole' | 'cause' | 'rest';
  readonly range?: readonly [number, number];
}

export function CausesPicture({ analysis, metric }: { readonly analysis: Analysis; readonly metric: MetricShown }) {
  const { t } = useTranslation('alert');
  const { value, valueBefore, causes, unexplained } = analysis;
  if (value === null || valueBefore === null || unexplained === null) return null;
  const bars: Bar[] = [{ key: 'before', label: t(`before.${analysis.against}`), from: 0, to: valueBefore, kind: 'whole' }];
  let at = valueBefore;
  for (const [index, cause] of causes.entries()) {
    const name = cause.how === 'mix' ? t('mixOf', { dimension: inWords(causeNames[cause.dimension as keyof typeof causeNames]) }) : inWords(cause.groups[0]!.name);
    bars.push({ key: `${index}`, label: name, from: at, to: at + cause.size, kind: 'cause', range: [at + cause.low, at + cause.high] });
    at += cause.size;
  }
  bars.push({ key: 'rest', label: t('unexplained'), from: at, to: at + unexplained, kind: 'rest' }, { key: 'now', label: t('now'), from: 0, to: value, kind: 'whole' });
  const ends = bars.flatMap(({ from, to, range }) => [from, to, ...(range ?? [])]);
  const [low, high] = [Math.min(0, ...ends), Math.max(...ends)];
  const place = (figure: number) => `${(100 * (figure - low)) / (high - low || 1)}%`;
  const decimals = Math.max(metric.decimals, metric.unit === 'count' ? 0 : 1);
  const said = ({ from, to, kind }: Bar) => (kind === 'whole' ? sayNumber(to, decimals) : `${to >= from ? '+' : ''}${sayNumber(to - from, decimals)}`);
  return (
    <ol className={styles.waterfall} aria-label={t('waterfall')}>
      {bars.map((bar) => (
        <li key={bar.key}>
          <span className={styles.barLabel} title={bar.label}>{bar.label}</span>
          <span className={styles.barTrack} aria-hidden>
            <span className={styles.bar} data-kind={bar.kind} data-falls={bar.to < bar.from} style={{ left: place(Math.min(bar.from, bar.to)), width: `calc(${place(Math.max(bar.from, bar.to))} - ${place(Math.min(bar.from, bar.to))})` }} />
            {bar.range && <span className={styles.whisker} style={{ left: place(bar.range[0]), width: `calc(${place(bar.range[1])} - ${place(bar.range[0])})` }} />}
          </span>
          <b className="numbers">{said(bar)}</b>
        </li>
      ))}
    </ol>
  );
}
