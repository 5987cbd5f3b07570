/** A line under the head for what changes how one should work: paused, merged, archived, an exception under way. */

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useTranslation } from 'react-i18next';
import { shortMoment } from '../../ui/time.ts';
import { useStartAct } from '../acts/act-context.ts';
import styles from './thread-notice.module.css';

export function ThreadNotice({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const startAct = useStartAct();
  if (ticket.mergedInto) {
    return <p className={styles.notice} role="status"><Link to="/tickets/$ticketId" params={{ ticketId: ticket.mergedInto.id }}>{t('thread.merged', { number: ticket.mergedInto.number })}</Link></p>;
  }
  if (ticket.archivedAt) return <p className={styles.notice} role="status">{t('thread.archived', { time: shortMoment(ticket.archivedAt) })}</p>;
  if (ticket.pause) {
    const reason = ticket.pause.reason === 'customer' ? t('thread.pausedCustomer') : t('thread.pausedThird');
    return (
      <p className={styles.notice} role="status">
        {ticket.pause.until ? t('thread.pausedUntil', { reason, time: shortMoment(ticket.pause.until) }) : reason}
        {ticket.may.work && <Button type="link" size="small" onClick={() => startAct({ name: 'resume' })}>{t('act.resume')}</Button>}
      </p>
    );
  }
  return null;
}
