/** Who would get it, and why not the others. */

import type { explainDispatch } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { ErrorState } from '../../ui/states.tsx';
import { Section } from './section.tsx';
import styles from './what-if.module.css';

export type DispatchView = ReplyOf<typeof explainDispatch>;

export function Dispatching({ query, entersQueue }: { readonly query: UseQueryResult<DispatchView>; readonly entersQueue: boolean }) {
  const { t } = useTranslation('floor');
  return (
    <Section title={t('whatIf.dispatch')}>
      {!entersQueue ? <p className={styles.quiet}>{t('whatIf.noTeam')}</p> : query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : !query.data ? <Skeleton active title={false} paragraph={{ rows: 3 }} /> : <Told view={query.data} />}
    </Section>
  );
}

function Told({ view }: { readonly view: DispatchView }) {
  const { t } = useTranslation('floor');
  const chosen = view.candidates.find(({ id }) => id === view.chosenId);
  if (!view.team) return <p className={styles.quiet}>{t('whatIf.noTeam')}</p>;
  const team = inWords(view.team.name);
  return (
    <>
      <p className={styles.lead}>{view.team.strategy === 'manual' ? team : chosen ? t('whatIf.chosen', { name: chosen.name }) : t('whatIf.nobody', { team })}</p>
      <p className={styles.quiet}>
        {[
          t(`whatIf.strategy.${view.team.strategy}`),
          view.skills.length > 0 ? `${t('whatIf.needs')} ${view.skills.map((skill) => t('whatIf.level', { skill: inWords(skill.name), level: skill.level })).join(' · ')}` : null,
          view.onDuty ? null : t('whatIf.nobodyOnDuty'),
        ].filter(Boolean).join(' ')}
      </p>
      {view.candidates.length > 0 && (
        <details className={styles.details} open={view.candidates.length <= 12}>
          <summary>{t('whatIf.candidates')}</summary>
          <ul>
            {view.candidates.map((candidate) => (
              <li key={candidate.id} data-chosen={candidate.id === view.chosenId}>
                <span>{candidate.name}</span>
                <span className={styles.quiet}>{t('whatIf.load', { load: candidate.load, capacity: candidate.capacity })}{candidate.familiar ? ` · ${t('whatIf.familiar')}` : ''}</span>
                <span data-can={candidate.obstacle === null}>{t(`whatIf.obstacle.${candidate.obstacle ?? 'can'}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
