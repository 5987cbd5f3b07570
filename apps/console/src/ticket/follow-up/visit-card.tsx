/** One visit: whom to ask, by when, what to say, and how often it was tried. */

import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../ui/now.ts';
import { shortMoment, spanWords } from '../../ui/time.ts';
import type { FollowUpRow } from './follow-up.queries.ts';
import styles from './visit-card.module.css';

interface VisitCardProps {
  readonly visit: FollowUpRow;
  readonly onAct: (act: 'record' | 'move' | 'waive') => void;
}

const tones = { planned: 'default', good: 'green', bad: 'red', waived: 'default' } as const;

export function VisitCard({ visit, onAct }: VisitCardProps) {
  const { t } = useTranslation('ticket');
  const now = useNow();
  const planned = visit.outcome === 'planned';
  const left = Date.parse(visit.dueAt) - now;
  return (
    <article className={styles.card} data-late={planned && left < 0}>
      <div className={styles.main}>
        <header className={styles.head}>
          <strong>{visit.customer.name ?? t('unnamed')}</strong>
          {visit.customer.contact && <span className={styles.contact}>{visit.customer.contact}</span>}
          <Tag>{t(`method.${visit.method}`)}</Tag>
          {!planned && <Tag color={tones[visit.outcome]}>{t(`followUp.outcome.${visit.outcome}`)}</Tag>}
        </header>
        <p className={styles.ticket}><Link to="/tickets/$ticketId" params={{ ticketId: visit.ticket.id }}>{visit.ticket.number}</Link> {visit.ticket.subject}</p>
        {visit.script && <blockquote className={styles.script}>{visit.script}</blockquote>}
        {visit.attempts.length > 0 && (
          <ol className={styles.attempts} aria-label={t('followUp.attempts')}>
            {visit.attempts.map((attempt, index) => (
              <li key={attempt.at}>{t('followUp.attempt', { n: index + 1 })} · {shortMoment(attempt.at, now)} · {attempt.reached ? t('followUp.reached') : t('followUp.unreached')}{attempt.note && ` · ${attempt.note}`}</li>
            ))}
          </ol>
        )}
        {visit.note && !planned && <p className={styles.note}>{visit.note}</p>}
      </div>
      <div className={styles.side}>
        <time className={styles.due} dateTime={visit.dueAt}>
          {planned ? (left < 0 ? t('followUp.overdue', { time: spanWords(-left) }) : t('followUp.dueIn', { time: spanWords(left) })) : visit.doneAt ? shortMoment(visit.doneAt, now) : ''}
          {planned && <small>{shortMoment(visit.dueAt, now)}</small>}
        </time>
        {visit.agent && <span className={styles.agent}>{visit.agent.name}</span>}
        {planned && (
          <div className={styles.acts}>
            <Button type="text" size="small" onClick={() => onAct('waive')}>{t('followUp.waive')}</Button>
            <Button size="small" onClick={() => onAct('move')}>{t('followUp.move')}</Button>
            <Button type="primary" size="small" onClick={() => onAct('record')}>{t('followUp.record')}</Button>
          </div>
        )}
      </div>
    </article>
  );
}
