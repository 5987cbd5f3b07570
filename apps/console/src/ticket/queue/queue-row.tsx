/** One ticket in the list: who, what, how urgent, how long they have waited. */

import type { TicketRow } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { useNow } from '../../ui/now.ts';
import { shortMoment, spanWords } from '../../ui/time.ts';
import { ClockChip } from '../../sla/clock-chip.tsx';
import { nearestClock } from '../../sla/clock-words.ts';
import { urgencyOfWait } from './urgency-of-wait.ts';
import styles from './queue-row.module.css';

interface QueueRowProps {
  readonly row: TicketRow;
  readonly open: boolean;
  readonly cursor: boolean;
  readonly position: number;
  readonly total: number;
  readonly onOpen: () => void;
}

export function QueueRow({ row, open, cursor, position, total, onOpen }: QueueRowProps) {
  const { t } = useTranslation('ticket');
  const nearest = nearestClock(row.clocks);
  return (
    <div
      id={`ticket-${row.id}`}
      role="option"
      aria-selected={open}
      aria-setsize={total}
      aria-posinset={position}
      className={styles.row}
      data-open={open}
      data-cursor={cursor}
      data-unread={row.unread > 0}
      data-priority={row.priority}
      onClick={onOpen}
    >
      <div className={styles.line}>
        <span className={styles.customer}>{row.customer.name ?? t('unnamed')}</span>
        {row.customer.tier !== 'standard' && <span className={styles.tier} data-tier={row.customer.tier}>{t(`tier.${row.customer.tier}`)}</span>}
        <span className={styles.grow} />
        {nearest && <ClockChip clock={nearest} bare />}
        <Waiting row={row} />
      </div>
      <div className={styles.line}>
        {(row.priority === 'urgent' || row.priority === 'high') && <span className={styles.priority} data-priority={row.priority}>{t(`priority.${row.priority}`)}</span>}
        <span className={styles.subject}>{row.subject || t('noSubject')}</span>
        {row.unread > 0 && <span className={styles.unread} aria-label={t('unread', { n: row.unread })}>{row.unread > 99 ? '99+' : row.unread}</span>}
      </div>
      <div className={styles.line}>
        <span className={styles.excerpt}>{row.lastMessage ? `${row.lastMessage.direction === 'inbound' ? '' : '↩ '}${row.lastMessage.excerpt || `[${t('attachment')}]`}` : row.number}</span>
        {row.assistantSpeaks && <span className={styles.mark} data-tone="machine">{t('assistantSpeaks')}</span>}
        {row.complaint && <span className={styles.mark} data-tone="bad">{t('complaint')}</span>}
        {row.urges > 0 && <span className={styles.mark} data-tone="bad" title={t('urged', { n: row.urges })}>{t('urgedShort')}</span>}
        {row.state === 'open' ? (
          <span className={styles.mark} title={inWords(row.stepName)}>{t(`stage.${row.stage}`)}</span>
        ) : (
          <span className={styles.mark}>{t(`state.${row.state}`)}</span>
        )}
      </div>
    </div>
  );
}

function Waiting({ row }: { readonly row: TicketRow }) {
  const { t } = useTranslation('ticket');
  const now = useNow();
  if (row.waitingSince === null || row.state !== 'open') {
    const at = row.lastMessage?.at ?? row.openedAt;
    return <time className={styles.time} dateTime={at}>{shortMoment(at, now)}</time>;
  }
  const waited = now - Date.parse(row.waitingSince);
  return (
    <time className={styles.waiting} data-urgency={urgencyOfWait(waited, row.priority)} dateTime={row.waitingSince} title={t('waitingLabel')}>
      {spanWords(waited)}
    </time>
  );
}
