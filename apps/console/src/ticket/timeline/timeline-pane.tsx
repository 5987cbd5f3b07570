/** The whole history in words, latest first. */

import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { clockTime, dayName, fullMoment, isSameDay } from '../../ui/time.ts';
import { eventsQuery, type TicketEventView } from '../ticket.queries.ts';
import { useNames } from '../use-names.ts';
import { describeEvent } from './describe-event.ts';
import { useFlowWords } from './use-flow-words.ts';
import styles from './timeline-pane.module.css';

const none: readonly TicketEventView[] = [];

export function TimelinePane({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const names = useNames(ticket);
  const { data, error, isPending, refetch } = useQuery(eventsQuery(ticket.id));
  const flowWords = useFlowWords(data ?? none);
  const latestFirst = useMemo(() => data?.toReversed() ?? [], [data]);
  if (isPending) return <div className={styles.waiting}><Skeleton active paragraph={{ rows: 8 }} /></div>;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.length === 0) return <EmptyState title={t('timeline.empty')} />;
  return (
    <ol className={styles.timeline}>
      {latestFirst.map((event, index) => {
        const { who, what, aside, basis } = describeEvent(event, { ...names, step: (key) => flowWords.step(event, key) ?? names.step(key), exit: flowWords.exit }, t);
        const at = new Date(event.at);
        const before = latestFirst[index - 1];
        return (
          <li key={event.version} className={styles.event}>
            {(!before || !isSameDay(at, new Date(before.at))) && <p className={styles.day}>{dayName(at)}</p>}
            <div className={styles.line}>
              <time dateTime={event.at} title={fullMoment(event.at)}>{clockTime(at)}</time>
              <div className={styles.words}>
                <p><b>{who}</b> {what}</p>
                {basis && <p className={styles.basis}>{basis}</p>}
                {aside && <blockquote>{aside}</blockquote>}
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
