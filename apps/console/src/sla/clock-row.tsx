/** One promise with everything about it: until when, by which policy and why, what ran and what was paused. */

import type { ClockView } from '@huiyin/domain/ticket/clock.schema.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { fullMoment, shortMoment, spanWords } from '../ui/time.ts';
import { ClockChip } from './clock-chip.tsx';
import { isLive, kindOf, promiseWords } from './clock-words.ts';
import { useMatchedWords } from './matched-words.ts';
import styles from './clock.module.css';

interface ClockRowProps {
  readonly clock: ClockView;
  /** Which step or plan. */
  readonly subject: string | null;
  /** What the ticket's flow calls a step. */
  readonly stepName: (key: string) => string | null;
}

export function ClockRow({ clock, subject, stepName }: ClockRowProps) {
  const { t } = useTranslation('clock');
  const matched = useMatchedWords((step) => stepName(step.split('/')[1] ?? ''));
  const live = isLive(clock);
  const used = Math.min(100, Math.round((clock.elapsedMs / clock.limitMs) * 100));
  return (
    <li>
      <details className={styles.clock}>
        <summary>
          <span className={styles.kind}>{t(`kind.${kindOf(clock)}`)}{subject && <small>{subject}</small>}</span>
          <ClockChip clock={clock} />
        </summary>
        <div className={styles.facts}>
          <div className={styles.bar} data-state={clock.state} aria-hidden><i style={{ width: `${used}%` }} /></div>
          <p>
            {clock.dueAt && <span title={fullMoment(clock.dueAt)}>{t(live ? 'clocks.due' : 'clocks.dueWas', { time: shortMoment(clock.dueAt) })} · </span>}
            {t('clocks.of', { span: promiseWords(clock.limitMs) })} · {t(`clocks.${clock.clock}`)} · {t('clocks.took', { span: spanWords(clock.elapsedMs) })}
          </p>
          {clock.stoppedAt && <p>{t('clocks.stopped', { time: fullMoment(clock.stoppedAt) })}</p>}
          {clock.pausedMs > 0 && <p>{t('clocks.paused', { span: spanWords(clock.pausedMs) })}{clock.pausedFor && pauseWords(t, clock.pausedFor)}</p>}
          {clock.pausedMs === 0 && clock.pausedFor && <p>{t('state.paused')}{pauseWords(t, clock.pausedFor)}</p>}
          <p>{promisedBy(t, clock)}{clock.policy && clock.why.length > 0 && <> · {t('clocks.because', { why: matched(clock.why) })}</>}</p>
          {clock.provisional && <p>{t('clocks.provisional')}</p>}
        </div>
      </details>
    </li>
  );
}

type Words = ReturnType<typeof useTranslation<'clock'>>['t'];

const pauses = ['customer', 'third_party', 'feedback', 'assistant', 'merged'] as const;

function pauseWords(t: Words, cause: string): string {
  const known = pauses.find((each) => each === cause);
  return known ? ` · ${t(`clocks.pausedFor.${known}`)}` : '';
}

function promisedBy(t: Words, { policy, why, kind }: ClockView): string {
  if (policy) return t('clocks.byPolicy', { name: inWords(policy.name) }) + (why.length === 0 ? ` · ${t('clocks.always')}` : '');
  return t(kind === 'sub_task' || kind === 'hand_over' ? 'clocks.byAsker' : 'clocks.byFlow');
}
