/** For each clock: the promise, its policy and why, what would happen when, and why no other policy. What nobody promises is left to one line. */

import type { ClockExplained } from '@huiyin/domain/sla/sla.contract.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { fullMoment, shortMoment } from '../ui/time.ts';
import { promiseWords } from './clock-words.ts';
import { useMatchedWords } from './matched-words.ts';
import { useStepChoices } from './promise-choices.ts';
import styles from './sla.module.css';

export function Explanation({ clocks }: { readonly clocks: readonly ClockExplained[] }) {
  const { t, i18n } = useTranslation(['sla', 'clock']);
  const steps = useStepChoices(true).flatMap(({ options }) => options);
  const matched = useMatchedWords((step) => steps.find(({ value }) => value === step)?.label ?? null);
  const silent = clocks.filter(({ promise }) => promise === null);
  return (
    <ul className={styles.answers} aria-live="polite">
      {clocks.map(({ clock, promise, verdicts }) =>
        promise === null ? null : (
          <li key={clock} className={styles.answer}>
            <h3>{t(`clock:kind.${clock}`)}<span>{t('explain.promise', { span: promiseWords(promise.ms), calendar: inWords(promise.calendar.name) })}</span></h3>
            <p>
              {promise.policy ? t('clock:clocks.byPolicy', { name: inWords(promise.policy.name) }) : t('clock:clocks.byFlow')}
              {promise.policy && promise.why.length > 0 ? ` · ${t('clock:clocks.because', { why: matched(promise.why) })}` : promise.policy ? ` · ${t('clock:clocks.always')}` : ''}
            </p>
            {promise.dueAt && <p>{t('explain.due', { time: fullMoment(promise.dueAt) })}{promise.provisional && ` · ${t('clock:clocks.provisional')}`}{promise.ladder && ` · ${inWords(promise.ladder.name)}`}</p>}
            {promise.moments.length > 1 && <p>{promise.moments.map(({ what, percent, rung, at }) => `${t(`explain.moments.${what}`, { n: what === 'warning' ? percent : (rung ?? 0) + 1 })} ${shortMoment(at)}`).join(' → ')}</p>}
            <details>
              <summary>{t('explain.others')}</summary>
              <dl className={styles.verdicts}>
                {verdicts.map(({ policy, because }) => (
                  <div key={policy.id} style={{ display: 'contents' }}>
                    <dt data-chosen={because === 'chosen'}>{inWords(policy.name)}</dt>
                    <dd data-chosen={because === 'chosen'}>{t(`explain.because.${because}`)}</dd>
                  </div>
                ))}
              </dl>
            </details>
          </li>
        ),
      )}
      {silent.length > 0 && (
        <li className={styles.answer} data-none="true">
          <h3>{t('explain.noPromise')}</h3>
          <p>{silent.map(({ clock }) => t(`clock:kind.${clock}`)).join(i18n.language === 'en' ? ', ' : '、')}</p>
        </li>
      )}
    </ul>
  );
}
