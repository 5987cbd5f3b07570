/** Where a number came from: its metric as it was defined, period and slice, and the tickets behind it. */

import { addDays } from '@huiyin/domain/insight/period.ts';
import type { ReviewNumber } from '@huiyin/domain/review/document.schema.ts';
import { Link } from '@tanstack/react-router';
import { Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import styles from './review.module.css';
import { mostTickets, rowsBehind, useDefinition, useTicketsBehind } from './review.queries.ts';
import { numberText } from './said.tsx';

export function NumberDrawer({ number, onClose }: { readonly number: ReviewNumber; readonly onClose: () => void }) {
  const { t } = useTranslation('review');
  const { source } = number;
  const metric = useDefinition(source.metric);
  const behind = rowsBehind(number);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('number.period'), `${behind?.from ?? source.from} – ${addDays(behind?.to ?? source.to, -1)}`],
    [t('number.slice'), (behind?.where ?? source.where) || t('number.whole')],
    [t('number.words'), metric && inWords(metric.words)],
    [t('number.population'), metric && inWords(metric.population)],
    [t('number.clock'), metric && t(`number.clocks.${metric.clock}`)],
    [t('number.version'), String(source.version)],
    [t('number.source'), metric?.source],
  ];
  return (
    <Drawer open onClose={onClose} size={Math.min(520, window.innerWidth)} title={metric ? inWords(metric.name) : source.metric}>
      <p className={styles.bigNumber}>{numberText(number)}<small>{t(`number.of.${source.of}`)}</small></p>
      <dl className={styles.definition}>{rows.filter(([, value]) => value !== undefined).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <h3 className={styles.drawerTitle}>{t('number.tickets')}</h3>
      {behind === null ? <p className={styles.quiet}>{t('number.computed')}</p> : <Tickets number={number} />}
    </Drawer>
  );
}

function Tickets({ number }: { readonly number: ReviewNumber }) {
  const { t } = useTranslation('review');
  const tickets = useTicketsBehind(number);
  if (!tickets.data) return tickets.isPending ? <Skeleton active /> : <ErrorState error={tickets.error} onRetry={() => void tickets.refetch()} />;
  if (tickets.data.items.length === 0) return <EmptyState title={t('number.ticketsNone')} />;
  return (
    <>
      <ul className={styles.tickets}>
        {tickets.data.items.map(({ id, number: name, subject, openedAt, value }) => (
          <li key={id}>
            <Link to="/tickets/$ticketId" params={{ ticketId: id }}>{name}</Link>
            <span className={styles.subject}>{subject}</span>
            <span className={styles.quiet}>{shortMoment(openedAt)}</span>
            <b className="numbers">{value ?? ''}</b>
          </li>
        ))}
      </ul>
      {tickets.data.next !== null && <p className={styles.quiet}>{t('number.more', { n: mostTickets })}</p>}
    </>
  );
}
