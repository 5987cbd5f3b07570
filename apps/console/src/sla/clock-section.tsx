/** The promises on a ticket: those that run, those that were broken, and on request everything that ever ran. */

import type { ClockView } from '@huiyin/domain/ticket/clock.schema.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { ErrorState } from '../ui/states.tsx';
import { ClockRow } from './clock-row.tsx';
import { isLive } from './clock-words.ts';
import { useTicketClocks } from './sla.queries.ts';
import styles from './clock.module.css';

export function ClockSection({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('clock');
  const [all, setAll] = useState(false);
  const every = useTicketClocks(ticket.id, ticket.version, all);
  const ended = every.data?.items.filter((clock) => !isLive(clock)).toReversed();
  const stepName = (key: string) => {
    const step = ticket.path.flatMap(({ steps }) => steps).find((each) => each.key === key);
    return step ? inWords(step.name) : null;
  };
  const shown = all && ended ? ticket.clocks.filter(isLive) : ticket.clocks;
  return (
    <section className={styles.section} aria-label={t('clocks.title')}>
      <h3>{t('clocks.title')}</h3>
      {shown.length === 0 ? <p className={styles.quiet}>{t('clocks.none')}</p> : <ul className={styles.list}>{shown.map((clock) => <ClockRow key={clock.seq} clock={clock} subject={subjectOf(clock, ticket, stepName)} stepName={stepName} />)}</ul>}
      {!all && <button type="button" className={styles.more} onClick={() => setAll(true)}>{t('clocks.all')}</button>}
      {all && every.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {all && every.isError && <ErrorState error={every.error} onRetry={() => void every.refetch()} />}
      {all && ended && (
        <>
          <h3>{t('clocks.ended')}</h3>
          {ended.length === 0 ? <p className={styles.quiet}>{t('clocks.noneEver')}</p> : <ul className={styles.list}>{ended.map((clock) => <ClockRow key={clock.seq} clock={clock} subject={subjectOf(clock, ticket, stepName)} stepName={stepName} />)}</ul>}
        </>
      )}
    </section>
  );
}

/** Steps are called what the ticket's own flow calls them; one of an older flow goes without. */
function subjectOf({ kind, ref }: ClockView, ticket: TicketView, stepName: (key: string) => string | null): string | null {
  if (ref === null) return null;
  if (kind === 'step') return stepName(ref);
  const plan = kind === 'exception' ? ticket.guide.exceptions.find(({ key }) => key === ref) : undefined;
  return plan ? inWords(plan.name) : null;
}
