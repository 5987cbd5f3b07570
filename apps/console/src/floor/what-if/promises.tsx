/** What is promised, by which policy, until when; and why no other. */

import type { explainPolicies } from '@huiyin/domain/sla/sla.contract.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { ErrorState } from '../../ui/states.tsx';
import { promiseWords } from '../../sla/clock-words.ts';
import { shortMoment } from '../../ui/time.ts';
import { Section } from './section.tsx';
import styles from './what-if.module.css';

/** What begins only once something happens has no date yet. */
const laterKinds = ['next_response', 'exception', 'hand_over', 'sub_task'] as const;

export function isLater(clock: string): (typeof laterKinds)[number] | undefined {
  return laterKinds.find((kind) => kind === clock);
}

export type PromisesView = ReplyOf<typeof explainPolicies>;
type Explained = PromisesView['clocks'][number];

export function Promises({ query }: { readonly query: UseQueryResult<PromisesView> }) {
  const { t } = useTranslation('floor');
  const promised = query.data?.clocks.filter(({ promise }) => promise !== null) ?? [];
  return (
    <Section title={t('whatIf.promises')}>
      {query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton active title={false} paragraph={{ rows: 3 }} />
      ) : promised.length === 0 ? (
        <p className={styles.quiet}>{t('whatIf.noPromise')}</p>
      ) : (
        <ul className={styles.list}>{promised.map((explained) => <Promised key={explained.clock} explained={explained} />)}</ul>
      )}
    </Section>
  );
}

function Promised({ explained: { clock, promise, verdicts } }: { readonly explained: Explained }) {
  const { t } = useTranslation(['floor', 'clock']);
  if (!promise) return null;
  const name = t(`clock:kind.${clock}`);
  const later = isLater(clock);
  const others = verdicts.filter(({ because }) => because !== 'chosen');
  return (
    <li>
      <p className={styles.fact}>{promise.dueAt === null || later ? t('whatIf.promiseOpen', { name, span: promiseWords(promise.ms) }) : t('whatIf.promise', { name, span: promiseWords(promise.ms), due: shortMoment(promise.dueAt) })}</p>
      <p className={styles.quiet}>
        {[later ? t(`whatIf.later.${later}`) : null, promise.policy === null ? t('whatIf.byFlow') : t('whatIf.byPolicy', { name: inWords(promise.policy.name) }), t('whatIf.onCalendar', { name: inWords(promise.calendar.name) }), promise.provisional ? t('whatIf.provisional') : null].filter(Boolean).join(' · ')}
      </p>
      {others.length > 0 && (
        <details className={styles.details}>
          <summary>{t('whatIf.whyNot')}</summary>
          <ul>{others.map(({ policy, because }) => <li key={policy.id}><span>{inWords(policy.name)}</span><span className={styles.quiet}>{t(`whatIf.because.${because}`)}</span></li>)}</ul>
        </details>
      )}
    </li>
  );
}
