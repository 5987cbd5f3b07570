/** The list of a queue: endless by keyset pages, drawn only where it is looked at, moved through with j and k. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button, Skeleton, Space } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../ui/keys.ts';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { countFilters, type WorkspaceSearch } from '../workspace-search.ts';
import { queueQuery } from './queue.queries.ts';
import { QueueRow } from './queue-row.tsx';
import styles from './queue-list.module.css';

const rowHeight = 86;
/** How close to the end the next page is asked for. */
const reach = 8;

interface QueueListProps {
  readonly openId: string | null;
  readonly filter: Omit<WorkspaceSearch, 'pane'>;
  readonly onReset: () => void;
}

export function QueueList({ openId, filter, onReset }: QueueListProps) {
  const { t } = useTranslation('ticket');
  const navigate = useNavigate();
  const query = useInfiniteQuery(queueQuery({ ...filter, queue: filter.queue ?? 'mine' }));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const [cursorId, setCursorId] = useState(openId);
  const frame = useRef<HTMLDivElement>(null);

  const rows = useMemo(() => {
    // A ticket that moved between two readings may stand on two pages.
    const seen = new Set<string>();
    return (query.data?.pages ?? []).flatMap((page) => page.items).filter((row) => !seen.has(row.id) && seen.add(row.id));
  }, [query.data]);

  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => rowHeight, overscan: 6, getItemKey: (index) => rows[index]!.id });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - reach) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => setCursorId(openId), [openId]);

  const open = (ticketId: string) => void navigate({ to: '/tickets/$ticketId', params: { ticketId }, search: ({ pane: _, ...rest }: WorkspaceSearch) => rest });
  const move = (by: number) => {
    const at = rows.findIndex((row) => row.id === cursorId);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at === -1 ? 0 : at + by))];
    if (!next) return;
    setCursorId(next.id);
    virtual.scrollToIndex(rows.indexOf(next), { align: 'auto' });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    // Buttons and links keep their own Enter.
    ...(cursorId !== null && cursorId !== openId && !isOnControl() ? { Enter: () => open(cursorId) } : {}),
  });

  if (query.isPending) return <Waiting />;
  if (query.isError && rows.length === 0) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return <Nothing filter={filter} onReset={onReset} />;

  return (
    <div ref={frame} className={styles.frame} data-stale={query.isPlaceholderData}>
      <div role="listbox" tabIndex={0} aria-label={t('queue.list')} aria-activedescendant={cursorId ? `ticket-${cursorId}` : undefined} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {drawn.map((item) => {
          const row = rows[item.index]!;
          return (
            <div key={item.key} className={styles.place} style={{ transform: `translateY(${item.start}px)`, height: item.size }}>
              <QueueRow row={row} open={row.id === openId} cursor={row.id === cursorId} position={item.index + 1} total={hasNextPage ? -1 : rows.length} onOpen={() => open(row.id)} />
            </div>
          );
        })}
      </div>
      <p className={styles.end} role="status">{isFetchingNextPage ? t('queue.loadingMore') : hasNextPage ? '' : rows.length > 10 ? t('queue.end') : ''}</p>
    </div>
  );
}

function isOnControl(): boolean {
  return document.activeElement instanceof HTMLElement && /^(button|a)$/i.test(document.activeElement.tagName);
}

function Waiting() {
  return (
    <div className={styles.waiting} aria-busy>
      {Array.from({ length: 7 }, (_, index) => <Skeleton key={index} active title={{ width: '45%' }} paragraph={{ rows: 2, width: ['80%', '60%'] }} />)}
    </div>
  );
}

function Nothing({ filter, onReset }: Pick<QueueListProps, 'filter' | 'onReset'>) {
  const { t } = useTranslation('ticket');
  const navigate = useNavigate();
  const narrowed = filter.q !== undefined || filter.stage !== undefined || filter.customerId !== undefined || countFilters(filter) > 0;
  if (narrowed) {
    const q = filter.q;
    // The list looks at this queue's tickets; what was said, and what is long over, is found there.
    const everywhere = q !== undefined && <Button type="link" onClick={() => void navigate({ to: '/search', search: { q } })}>{t('queue.searchEverywhere')}</Button>;
    return <EmptyState title={t('queue.emptyFiltered')} text={t('queue.emptyFilteredText')} action={<Space wrap><Button onClick={onReset}>{t('queue.clearFilters')}</Button>{everywhere}</Space>} />;
  }
  if ((filter.queue ?? 'mine') === 'mine') {
    return <EmptyState title={t('queue.emptyMine')} text={t('queue.emptyMineText')} action={<Button onClick={() => void navigate({ to: '/', search: { queue: 'unassigned' } })}>{t('queue.toUnassigned')}</Button>} />;
  }
  return <EmptyState title={filter.queue === 'unassigned' ? t('queue.emptyUnassigned') : t('queue.emptyOther')} />;
}
