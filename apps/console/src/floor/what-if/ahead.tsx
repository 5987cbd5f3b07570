/** What happens when nobody takes it, in the order of time: warnings, breaches, rungs of ladders, overflow, alerts. */

import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { shortMoment } from '../../ui/time.ts';
import type { DispatchView } from './dispatching.tsx';
import { isLater, type PromisesView } from './promises.tsx';
import { Section } from './section.tsx';
import styles from './what-if.module.css';

interface AheadProps {
  readonly promises: PromisesView | undefined;
  readonly dispatching: DispatchView | undefined;
}

export function Ahead({ promises, dispatching }: AheadProps) {
  const { t } = useTranslation(['floor', 'clock']);
  const moments = (promises?.clocks ?? [])
    .filter(({ clock }) => !isLater(clock))
    .flatMap(({ clock, promise }) => (promise?.moments ?? []).map((moment) => ({ ...moment, clock: t(`clock:kind.${clock}`), ladder: promise?.ladder ? inWords(promise.ladder.name) : '' })))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const waits = dispatching?.ahead.filter(({ past }) => !past) ?? [];
  return (
    <Section title={t('whatIf.ahead')}>
      {moments.length + waits.length === 0 ? (
        <p className={styles.quiet}>{t('whatIf.aheadNone')}</p>
      ) : (
        <ol className={styles.moments}>
          {waits.map((wait, index) => (
            <li key={`wait ${index}`}>
              <span className={styles.when}>{wait.afterMinutes === null ? '—' : t('whatIf.after', { n: wait.afterMinutes })}</span>
              <span>{t(`whatIf.what.${wait.what}`, { team: wait.teamName ? inWords(wait.teamName) : '', skill: wait.skillName ? inWords(wait.skillName) : '' })}</span>
            </li>
          ))}
          {moments.map((moment, index) => (
            <li key={index} data-what={moment.what}>
              <time className={styles.when} dateTime={moment.at}>{shortMoment(moment.at)}</time>
              <span>{t(`whatIf.what.${moment.what}`, { clock: moment.clock, percent: moment.percent ?? '', ladder: moment.ladder, n: (moment.rung ?? 0) + 1 })}</span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
