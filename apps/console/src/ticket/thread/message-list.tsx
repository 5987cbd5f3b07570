/** What was said, in order: grows upwards on request, follows the end while one is there, and says when something new came below. */

import { ArrowDownOutlined } from '@ant-design/icons';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/states.tsx';
import { dayName } from '../../ui/time.ts';
import { eventsQuery } from '../ticket.queries.ts';
import { EventLine } from './event-line.tsx';
import { MessageBubble } from './message-bubble.tsx';
import { ParcelBubble } from './parcel-bubble.tsx';
import { threadLines } from './thread-lines.ts';
import { sayRead, useEarlierMessages, type Thread } from './thread.queries.ts';
import type { Outbox } from './use-outbox.ts';
import styles from './message-list.module.css';

interface MessageListProps {
  readonly ticket: TicketView;
  readonly thread: UseQueryResult<Thread>;
  readonly outbox: Outbox;
  readonly customerTyping: boolean;
  readonly onSeen: (seq: number) => void;
}

/** Close enough to the end to count as there. */
const nearPx = 60;

export function MessageList({ ticket, thread, outbox, customerTyping, onSeen }: MessageListProps) {
  const { t } = useTranslation('ticket');
  const { data: events } = useQuery(eventsQuery(ticket.id));
  const earlier = useEarlierMessages(ticket.id);
  const frame = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const heightBefore = useRef<number | null>(null);
  const [below, setBelow] = useState(0);

  const messages = thread.data?.messages ?? [];
  const firstSeq = messages[0]?.seq ?? 1;
  const lastSeq = messages.at(-1)?.seq ?? 0;
  const shownSeq = useRef(0);
  const shownFirst = useRef(firstSeq);
  const hasEarlier = firstSeq > 1;
  const lines = useMemo(() => threadLines(messages, events ?? [], hasEarlier), [messages, events, hasEarlier]);
  const lastReadSeq = messages.findLast((message) => message.direction === 'outbound' && message.seq <= (thread.data?.customerReadSeq ?? 0))?.seq;

  const seen = () => {
    if (document.visibilityState !== 'visible' || lastSeq === 0) return;
    onSeen(lastSeq);
    setBelow(0);
    if (lastSeq <= shownSeq.current) return;
    shownSeq.current = lastSeq;
    sayRead(ticket.id, lastSeq);
  };
  const toEnd = () => {
    const box = frame.current;
    if (box) box.scrollTop = box.scrollHeight;
    atEnd.current = true;
    seen();
  };

  // After older messages were put on top, what one was reading stays where it was.
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return;
    if (heightBefore.current !== null && firstSeq < shownFirst.current) {
      box.scrollTop += box.scrollHeight - heightBefore.current;
      heightBefore.current = null;
    } else if (atEnd.current) {
      box.scrollTop = box.scrollHeight;
    }
    shownFirst.current = firstSeq;
  }, [lines, firstSeq, outbox.parcels, customerTyping]);

  useEffect(() => {
    if (atEnd.current) seen();
    else setBelow(messages.filter((message) => message.seq > shownSeq.current).length);
    const onVisible = () => atEnd.current && seen();
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
    // What is seen changes with the last message only.
  }, [lastSeq]);

  // Pictures and the keyboard of a phone change heights after the fact.
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const watcher = new ResizeObserver(() => atEnd.current && (box.scrollTop = box.scrollHeight));
    watcher.observe(box);
    if (box.firstElementChild) watcher.observe(box.firstElementChild);
    return () => watcher.disconnect();
  }, [thread.isPending]);

  if (thread.isPending) return <div className={styles.waiting} aria-busy><Skeleton active avatar paragraph={{ rows: 2 }} /><Skeleton active avatar paragraph={{ rows: 1 }} /></div>;
  if (thread.isError && messages.length === 0) return <div className={styles.frame}><ErrorState error={thread.error} onRetry={() => void thread.refetch()} /></div>;

  return (
    <div className={styles.outer}>
      <div
        ref={frame}
        className={styles.frame}
        tabIndex={0}
        onScroll={({ currentTarget: box }) => {
          atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
          if (atEnd.current) seen();
        }}
      >
        <div className={styles.lines} role="log" aria-live="polite" aria-relevant="additions">
          {hasEarlier && (
            <div className={styles.earlier}>
              <Button
                size="small"
                loading={earlier.isPending}
                onClick={() => {
                  heightBefore.current = frame.current?.scrollHeight ?? null;
                  earlier.mutate(firstSeq, { onError: () => (heightBefore.current = null) });
                }}
              >
                {t('thread.earlier')}
              </Button>
            </div>
          )}
          {lines.map((line) =>
            line.kind === 'day' ? (
              <div key={line.key} className={styles.day}><span>{dayName(line.at)}</span></div>
            ) : line.kind === 'event' ? (
              <EventLine key={line.key} event={line.event} ticket={ticket} />
            ) : (
              <MessageBubble key={line.key} message={line.message} ticketId={ticket.id} follows={line.follows} read={line.message.seq === lastReadSeq} customerName={ticket.customer.name} />
            ),
          )}
          {outbox.parcels.map((parcel) => <ParcelBubble key={parcel.clientId} parcel={parcel} outbox={outbox} />)}
          {customerTyping && <p className={styles.typing}>{t('thread.typing')}</p>}
        </div>
      </div>
      {below > 0 && <button type="button" className={styles.pill} onClick={toEnd}><ArrowDownOutlined /> {t('thread.newMessages', { n: below })}</button>}
    </div>
  );
}
