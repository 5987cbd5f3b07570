/** The workspace: queue, conversation and step guide side by side; on a phone one after the other. */

import { MessageOutlined } from '@ant-design/icons';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { EmptyState } from '../ui/states.tsx';
import { useKeys } from '../ui/keys.ts';
import { QueuePane } from './queue/queue-pane.tsx';
import { TicketWaiting } from './ticket-waiting.tsx';
import styles from './workspace.module.css';

// The queue is there at once; what a ticket needs follows while one looks for it.
const loadPanes = () => import('./ticket-panes.tsx');
const TicketPanes = lazy(async () => ({ default: (await loadPanes()).TicketPanes }));

export function WorkspacePage() {
  const { t } = useTranslation('ticket');
  const { ticketId } = useParams({ strict: false });
  const { can } = useSession();
  const asked = useSearch({ from: '/signed-in/workspace' });
  // Who only looks on has no tickets of their own.
  const search = { ...asked, queue: asked.queue ?? (can('ticket.work') ? ('mine' as const) : ('all' as const)) };
  const navigate = useNavigate();

  useEffect(() => {
    const later = setTimeout(() => void loadPanes(), 1_500);
    return () => clearTimeout(later);
  }, []);
  useKeys({
    Escape: () => ticketId && void navigate({ to: '/', search: ({ pane: _, ...rest }) => rest }),
  });

  return (
    <div className={styles.workspace} data-open={ticketId !== undefined} data-pane={search.pane ?? 'none'}>
      <QueuePane openId={ticketId ?? null} search={search} />
      {ticketId === undefined ? (
        <section className={styles.blank} aria-label={t('thread.label')}>
          <EmptyState icon={<MessageOutlined />} title={t('thread.choose')} text={t('thread.chooseText')} />
        </section>
      ) : (
        <Suspense fallback={<TicketWaiting />}>
          <TicketPanes key={ticketId} ticketId={ticketId} pane={search.pane ?? null} />
        </Suspense>
      )}
    </div>
  );
}
