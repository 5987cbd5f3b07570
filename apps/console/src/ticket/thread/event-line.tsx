/** What happened between the messages, told quietly. */

import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useTranslation } from 'react-i18next';
import { clockTime, fullMoment } from '../../ui/time.ts';
import type { TicketEventView } from '../ticket.queries.ts';
import { describeEvent } from '../timeline/describe-event.ts';
import { useNames } from '../use-names.ts';
import styles from './event-line.module.css';

export function EventLine({ event, ticket }: { readonly event: TicketEventView; readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const names = useNames(ticket);
  const { who, what, aside } = describeEvent(event, names, t);
  return (
    <p className={styles.line} data-loud={loud.has(event.kind)}>
      <span>{t('changed.by', { who, what })}{aside && <span className={styles.aside} title={aside}>{aside}</span>}</span>
      <time dateTime={event.at} title={fullMoment(event.at)}>{clockTime(event.at)}</time>
    </p>
  );
}

const loud = new Set(['urged', 'objected', 'complaint_marked', 'escalated', 'exception_raised', 'sub_task_declined', 'reopened']);
