/** How the ticket is sorted: kind, category, priority, and what it is linked with. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { unlinkTicket } from '@huiyin/domain/ticket/relation.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { useStartAct } from '../acts/act-context.ts';
import { useRun } from '../acts/use-run.tsx';
import { classificationBasis, priorityBasis } from '../basis.ts';
import { taxonomyQuery } from '../desk.queries.ts';
import { useAct } from '../ticket.queries.ts';
import styles from './guide.module.css';

export function Sorting({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const startAct = useStartAct();
  const { data: taxonomy } = useQuery(taxonomyQuery);
  const kind = taxonomy?.kinds.find((each) => each.key === ticket.kind);
  const live = ticket.state === 'open' || ticket.state === 'paused';
  const mayChange = ticket.may.work && live;
  const basis = priorityBasis(ticket.priorityReason, t);

  return (
    <>
      <section className={styles.section}>
        <h3>{t('guide.classification')}</h3>
        <dl className={styles.sorting}>
          <dt>{t('filter.kind')}</dt>
          <dd>{kind ? inWords(kind.name) : (ticket.kind ?? t('guide.noKind'))}</dd>
          <dd>{mayChange && <Button type="link" size="small" onClick={() => startAct({ name: 'classify' })}>{t('act.classify')}</Button>}</dd>
          <dt>{t('filter.category')}</dt>
          <dd>{ticket.categoryName ? inWords(ticket.categoryName) : t('guide.noCategory')}</dd>
          <dd />
          <dt>{t('filter.priority')}</dt>
          <dd>{t(`priority.${ticket.priority}`)}</dd>
          <dd>{mayChange && <Button type="link" size="small" onClick={() => startAct({ name: 'prioritise' })}>{t('act.prioritise')}</Button>}</dd>
        </dl>
        {basis && <p className={styles.small}>{basis}</p>}
        {ticket.classification && <p className={styles.small}>{classificationBasis(ticket.classification, t)}</p>}
      </section>
      {(ticket.links.length > 0 || ticket.parent) && <Links ticket={ticket} mayChange={mayChange} />}
    </>
  );
}

function Links({ ticket, mayChange }: { readonly ticket: TicketView; readonly mayChange: boolean }) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const unlink = useAct(unlinkTicket, ticket);
  return (
    <section className={styles.section}>
      <h3>{t('act.link')}</h3>
      <ul className={styles.links}>
        {ticket.parent && <li><Link to="/tickets/$ticketId" params={{ ticketId: ticket.parent.id }}>{ticket.parent.number}</Link><span className={styles.small}>{t('act.split')}</span></li>}
        {ticket.links.map((link) => (
          <li key={link.ticketId}>
            <Link to="/tickets/$ticketId" params={{ ticketId: link.ticketId }}>{link.number} {link.subject}</Link>
            <span className={styles.small}>{t(`relation.${link.relation as 'related'}`)}</span>
            {mayChange && <Button type="link" size="small" disabled={unlink.isPending} onClick={() => void run(() => unlink.mutateAsync({ ticketId: link.ticketId }), t('act.unlinked'))}>{t('act.unlink')}</Button>}
          </li>
        ))}
      </ul>
    </section>
  );
}
