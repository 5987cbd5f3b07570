/** The conversation: head, messages, composer, and what is on its way to the server. */

import { useQuery } from '@tanstack/react-query';
import { waiveAnswer } from '@huiyin/domain/ticket/act.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PacketBanner } from '../../assistant/packet-banner.tsx';
import { SpeakingBanner } from '../../assistant/speaking-banner.tsx';
import { SummaryStrip } from '../../advice/summary-strip.tsx';
import { useRun } from '../acts/use-run.tsx';
import { Composer } from '../composer/composer.tsx';
import { useAttachments } from '../composer/use-attachments.ts';
import type { DraftHandle } from '../composer/use-draft.ts';
import { ExceptionBanner, HandOverBanner } from '../sub-task/ticket-banners.tsx';
import { useAct } from '../ticket.queries.ts';
import { MessageList } from './message-list.tsx';
import { ThreadHead } from './thread-head.tsx';
import { ThreadNotice } from './thread-notice.tsx';
import { threadQuery } from './thread.queries.ts';
import { useOutbox } from './use-outbox.ts';
import { useCompany } from './use-company.ts';
import styles from './thread-pane.module.css';

interface ThreadPaneProps {
  readonly ticket: TicketView;
  readonly draft: DraftHandle;
  readonly taking: boolean;
}

export function ThreadPane({ ticket, draft, taking }: ThreadPaneProps) {
  const { t } = useTranslation('ticket');
  const thread = useQuery(threadQuery(ticket.id));
  const company = useCompany(ticket.id, draft.draft);
  const attachments = useAttachments();
  const [dragging, setDragging] = useState(0);
  /** The last message that was really on screen: what newer ones are measured against. */
  const seenSeq = useRef(0);
  const onSeen = useCallback((seq: number) => {
    seenSeq.current = Math.max(seenSeq.current, seq);
  }, []);
  const outbox = useOutbox(ticket.id, () => seenSeq.current);
  const run = useRun(ticket);
  const waive = useAct(waiveAnswer, ticket);
  const mayWrite = ticket.may.work && ticket.state !== 'merged';

  return (
    <section
      className={styles.pane}
      aria-label={t('thread.label')}
      onDragEnter={(event) => event.dataTransfer.types.includes('Files') && mayWrite && setDragging((depth) => depth + 1)}
      onDragLeave={() => setDragging((depth) => Math.max(0, depth - 1))}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        setDragging(0);
        if (mayWrite) attachments.add([...event.dataTransfer.files]);
      }}
    >
      <ThreadHead ticket={ticket} taking={taking} company={company} />
      <ThreadNotice ticket={ticket} />
      <ExceptionBanner ticket={ticket} />
      <SpeakingBanner ticket={ticket} taking={taking} />
      <PacketBanner ticket={ticket} />
      <HandOverBanner ticket={ticket} />
      <SummaryStrip ticket={ticket} />
      <MessageList ticket={ticket} thread={thread} outbox={outbox} customerTyping={company.customerTyping} onSeen={onSeen} />
      <Composer ticket={ticket} handle={draft} attachments={attachments} outbox={outbox} mayWrite={mayWrite} onWaive={() => void run(() => waive.mutateAsync({ seenSeq: seenSeq.current }), t('composer.waived'))} />
      {dragging > 0 && <div className={styles.drop}>{t('composer.drop')}</div>}
    </section>
  );
}
