/** The left pane: which queue, which stage, what is searched for, and the list. */

import { FilterOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Badge, Button, Input, Popover, type InputRef } from 'antd';
import { stages } from '@huiyin/domain/flow/stage.ts';
import { queues } from '@huiyin/domain/ticket/ticket.contract.ts';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/session.ts';
import { useKeys } from '../../ui/keys.ts';
import { countFilters, filterOf, type WorkspaceSearch } from '../workspace-search.ts';
import { countsQuery } from './queue.queries.ts';
import { QueueList } from './queue-list.tsx';
import styles from './queue-pane.module.css';

const FilterPanel = lazy(async () => ({ default: (await import('./filter-panel.tsx')).FilterPanel }));
const OpenTicketDialog = lazy(async () => ({ default: (await import('../acts/open-ticket-dialog.tsx')).OpenTicketDialog }));

/** Long enough to finish a Chinese word. */
const searchPauseMs = 300;

export function QueuePane({ openId, search }: { readonly openId: string | null; readonly search: WorkspaceSearch }) {
  const { t } = useTranslation('ticket');
  const { can } = useSession();
  const navigate = useNavigate();
  const { data: counts } = useQuery(countsQuery);
  const [filtersOpen, setFiltersOpen] = useState(false);
  const [opening, setOpening] = useState(false);
  const searchBox = useRef<InputRef>(null);
  const queue = search.queue ?? 'mine';
  const filters = countFilters(search);

  // Filters change the list, never which ticket is open.
  const change = (next: Partial<Record<keyof WorkspaceSearch, unknown>>) =>
    void navigate({ to: '.', search: (before: WorkspaceSearch) => ({ ...before, ...next }) as WorkspaceSearch, replace: true });

  useKeys({
    '/': () => searchBox.current?.focus(),
    c: () => can('ticket.open') && setOpening(true),
  });

  return (
    <section className={styles.pane} aria-label={t('queue.label')}>
      <div className={styles.top}>
        <SearchBox key={search.q ?? ''} box={searchBox} value={search.q ?? ''} onSearch={(q) => change({ q: q === '' ? undefined : q })} />
        <Popover
          open={filtersOpen}
          onOpenChange={setFiltersOpen}
          trigger="click"
          placement="bottomRight"
          destroyOnHidden
          content={<Suspense><FilterPanel search={search} onChange={change} onClose={() => setFiltersOpen(false)} /></Suspense>}
        >
          <Badge count={filters} size="small" color="var(--accent)" offset={[-4, 4]}>
            <Button icon={<FilterOutlined />} aria-label={t('queue.filters')} title={t('queue.filters')} />
          </Badge>
        </Popover>
        {can('ticket.open') && <Button type="primary" icon={<PlusOutlined />} aria-label={t('queue.open')} title={`${t('queue.open')} (c)`} onClick={() => setOpening(true)} />}
      </div>
      <div className={styles.queues} role="tablist" aria-label={t('queue.label')}>
        {queues.map((name) => (
          <button key={name} type="button" role="tab" aria-selected={queue === name} className={styles.queue} onClick={() => change({ queue: name === 'mine' ? undefined : name })}>
            {t(`queue.${name}`)} <span className={styles.count}>{counts ? capped(counts.queues[name], counts.cap) : ''}</span>
          </button>
        ))}
      </div>
      <div className={styles.stages} role="group" aria-label={t('queue.allStages')}>
        <button type="button" className={styles.stage} aria-pressed={search.stage === undefined} onClick={() => change({ stage: undefined })}>{t('queue.allStages')}</button>
        {stages.map((stage) => (
          <button key={stage} type="button" className={styles.stage} aria-pressed={search.stage === stage} onClick={() => change({ stage: search.stage === stage ? undefined : stage })}>
            {t(`stage.${stage}`)}
            {counts && counts.stages[stage] > 0 && <span className={styles.count}>{capped(counts.stages[stage], counts.cap)}</span>}
          </button>
        ))}
      </div>
      <QueueList openId={openId} filter={filterOf(search)} onReset={() => change({ q: undefined, stage: undefined, kind: undefined, category: undefined, priority: undefined, channel: undefined, state: undefined, complaint: undefined, customerId: undefined })} />
      {opening && <Suspense><OpenTicketDialog onClose={() => setOpening(false)} /></Suspense>}
    </section>
  );
}

function SearchBox({ box, value, onSearch }: { readonly box: React.Ref<InputRef>; readonly value: string; readonly onSearch: (q: string) => void }) {
  const { t } = useTranslation('ticket');
  const [text, setText] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const later = (next: string) => {
    clearTimeout(timer.current);
    if (!composing.current) timer.current = setTimeout(() => onSearch(next.trim()), searchPauseMs);
  };
  return (
    <Input
      ref={box}
      value={text}
      allowClear
      maxLength={200}
      prefix={<SearchOutlined style={{ color: 'var(--text-3)' }} />}
      placeholder={t('queue.search')}
      aria-label={t('queue.search')}
      onCompositionStart={() => (composing.current = true)}
      onCompositionEnd={(event) => {
        composing.current = false;
        later(event.currentTarget.value);
      }}
      onChange={(event) => {
        setText(event.target.value);
        later(event.target.value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.currentTarget.blur();
      }}
    />
  );
}

export function capped(count: number, cap: number): string {
  return count >= cap ? `${cap - 1}+` : String(count);
}
