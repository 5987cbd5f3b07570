/** Tickets that may be the same matter, with the acts that put them together; and solved ones, with what solved them. */

import type { SimilarTicket } from '@huiyin/domain/advice/advice.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { percentOf } from '../assistant/article-link.tsx';
import { useStartAct } from '../ticket/acts/act-context.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { shortMoment } from '../ui/time.ts';
import { similarQuery } from './advice.queries.ts';
import styles from './advice.module.css';

interface SimilarSectionProps {
  readonly ticket: TicketView;
  readonly onInsert: ((text: string) => void) | null;
}

export function SimilarSection({ ticket, onInsert }: SimilarSectionProps) {
  const { t } = useTranslation('advice');
  const startAct = useStartAct();
  const { data, error, isPending, refetch } = useQuery(similarQuery(ticket.id, ticket.messageSeq));
  if (isPending) return <Skeleton active paragraph={{ rows: 3 }} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const { duplicates, solved, partial } = data;
  const live = ticket.state === 'open' || ticket.state === 'paused';
  return (
    <>
      {duplicates.length > 0 && (
        <section className={styles.section} aria-label={t('similar.duplicates')}>
          <h3>{t('similar.duplicates')}</h3>
          <p className={styles.hint}>{t('similar.duplicatesHint')}</p>
          <ul>
            {duplicates.map((each) => (
              <li key={each.id}>
                <Head ticket={each} />
                <div className={styles.acts}>
                  {ticket.may.merge && live && each.sameCustomer && <Button size="small" onClick={() => startAct({ name: 'merge', subject: each.id })}>{t('similar.merge')}</Button>}
                  {ticket.may.work && !ticket.links.some(({ ticketId }) => ticketId === each.id) && <Button size="small" onClick={() => startAct({ name: 'link', subject: each.id })}>{t('similar.link')}</Button>}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {solved.length > 0 && (
        <section className={styles.section} aria-label={t('similar.solved')}>
          <h3>{t('similar.solved')}</h3>
          <ul>
            {solved.map((each) => (
              <li key={each.id}>
                <Head ticket={each} />
                <p className={styles.solution}><b>{t('similar.solution')}</b> {each.solution}</p>
                {onInsert && <div className={styles.acts}><Button size="small" onClick={() => onInsert(each.solution ?? '')}>{t('similar.use')}</Button></div>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {duplicates.length === 0 && solved.length === 0 && <EmptyState title={t('similar.none')} text={t('similar.noneText')} />}
      {partial && <p className={styles.hint}>{t('similar.partial')}</p>}
    </>
  );
}

function Head({ ticket: { id, number, subject, customer, openedAt, similarity, sameCustomer, sameOrder } }: { readonly ticket: SimilarTicket }) {
  const { t } = useTranslation(['advice', 'ticket']);
  return (
    <>
      <Link to="/tickets/$ticketId" params={{ ticketId: id }} className={styles.subject ?? ''}>{subject || t('ticket:noSubject')}</Link>
      <p className={styles.facts}>
        <span>{number}</span>
        {!sameCustomer && <span>{customer.name ?? t('ticket:unnamed')}</span>}
        <time dateTime={openedAt}>{shortMoment(openedAt)}</time>
        {sameCustomer && <Tag>{t('similar.sameCustomer')}</Tag>}
        {sameOrder && <Tag color="warning">{t('similar.sameOrder')}</Tag>}
        <span>{t('similar.alike', { share: percentOf(similarity) })}</span>
      </p>
    </>
  );
}
