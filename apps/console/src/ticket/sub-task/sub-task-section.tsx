/** 协作: what is asked of others on this ticket, beside the step guide. */

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/states.tsx';
import { useStartAct } from '../acts/act-context.ts';
import guide from '../guide/guide.module.css';
import { SubTaskCard } from './sub-task-card.tsx';
import { ticketSubTasksQuery } from './sub-task.queries.ts';
import styles from './sub-task.module.css';

export function SubTaskSection({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('subTask');
  const startAct = useStartAct();
  const { data, error, refetch } = useQuery({ ...ticketSubTasksQuery(ticket.id), enabled: ticket.subTasks.all > 0 });
  const mayAsk = ticket.may.ask && (ticket.state === 'open' || ticket.state === 'paused');
  if (!mayAsk && ticket.subTasks.all === 0) return null;
  // Open ones first, then the latest answers.
  const shown = (data ?? []).toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open') || b.askedAt.localeCompare(a.askedAt));
  return (
    <section className={guide.section}>
      <div className={styles.sectionHead}>
        <h3>{t('section')}</h3>
        {mayAsk && <Button size="small" onClick={() => startAct({ name: 'ask' })}>{t('ask')}</Button>}
      </div>
      {ticket.subTasks.all === 0 ? <p className={styles.quiet}>{t('empty')}</p> : error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : <div className={styles.list}>{shown.map((subTask) => <SubTaskCard key={subTask.id} subTask={subTask} />)}</div>}
    </section>
  );
}
