/** One open ticket: the conversation, and beside it guide, customer and timeline. */

import { CompassOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../platform/api.ts';
import { useKeys } from '../ui/keys.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { ActContext, type Act } from './acts/act-context.ts';
import { useRun } from './acts/use-run.tsx';
import { useDraft } from './composer/use-draft.ts';
import { SidePane } from './side-pane.tsx';
import { resumeTicket, takeTicket } from '@huiyin/domain/ticket/act.contract.ts';
import { ThreadPane } from './thread/thread-pane.tsx';
import { TicketWaiting } from './ticket-waiting.tsx';
import { ticketQuery, useAct } from './ticket.queries.ts';
import type { PaneName } from './workspace-search.ts';
import styles from './ticket-panes.module.css';

const ActDialogs = lazy(async () => ({ default: (await import('./acts/act-dialogs.tsx')).ActDialogs }));

export function TicketPanes({ ticketId, pane }: { readonly ticketId: string; readonly pane: PaneName | null }) {
  const { t } = useTranslation('ticket');
  const navigate = useNavigate();
  const { data: ticket, error, isPending, refetch } = useQuery(ticketQuery(ticketId));

  if (isPending) return <TicketWaiting />;
  // What was shown a moment ago may have gone to people whose tickets are not in reach.
  const gone = isRefusal(error, 'ticket.unknown');
  if (!ticket || gone) {
    return (
      <section className={styles.blank}>
        {gone || isRefusal(error, 'request.invalid') ? (
          <EmptyState icon={<CompassOutlined />} title={t(ticket ? 'thread.gone' : 'thread.unknown')} text={t(ticket ? 'thread.goneText' : 'thread.unknownText')} action={<Button onClick={() => void navigate({ to: '/' })}>{t('thread.toQueue')}</Button>} />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )}
      </section>
    );
  }
  return <OpenTicket ticket={ticket} pane={pane} />;
}

function OpenTicket({ ticket, pane }: { readonly ticket: TicketView; readonly pane: PaneName | null }) {
  const { t } = useTranslation('ticket');
  const draft = useDraft(ticket.id, ticket.may.work);
  const [act, setAct] = useState<Act | null>(null);
  const run = useRun(ticket);
  const take = useAct(takeTicket, ticket);
  const resume = useAct(resumeTicket, ticket);

  const start = (wish: Act) => {
    if (wish.name === 'take') return void run(() => take.mutateAsync({}), t('act.taken'));
    if (wish.name === 'resume') return void run(() => resume.mutateAsync({}), t('act.resumed'));
    setAct(wish);
  };
  useKeys({ t: () => ticket.may.work && ticket.agent === null && ticket.state !== 'archived' && start({ name: 'take' }) });

  return (
    <ActContext value={start}>
      <ThreadPane ticket={ticket} draft={draft} taking={take.isPending} />
      <SidePane ticket={ticket} pane={pane} draft={draft} />
      {act && <Suspense><ActDialogs act={act} ticket={ticket} onClose={() => setAct(null)} /></Suspense>}
    </ActContext>
  );
}
