/** The left pane: which queue, which stage, what is searched for, and the list. */

import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { stages } from '@huiyin/domain/flow/stage.ts';
import { queues } from '@huiyin/domain/ticket/ticket.contract.ts';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/session.ts';
import { useKeys } from '../../ui/keys.ts';
import { SearchInput } from '../../ui/search-input.tsx';
import { countFilters, filterOf, type WorkspaceSearch } from '../workspace-search.ts';
import { FilterButton } from './filter-button.tsx';
import { countsQuery } from './queue.queries.ts';
import { QueueList } from './queue-list.tsx';
import styles from './queue-pane.module.css';

const loadFilters = () => import('./filter-popover.tsx');
const FilterPopover = lazy(async () => ({ default: (await loadFilters()).FilterPopover }));
const OwnStrip = lazy(async () => ({ default: (await import('../../floor/own-strip.tsx')).OwnStrip }));
const OpenTicketDialog = lazy(async () => ({ default: (await import('../acts/open-ticket-dialog.tsx')).OpenTicketDialog }));

export function QueuePane({ openId, search }: { readonly openId: string | null; readonly search: WorkspaceSearch }) {
  const { t } = useTranslation('ticket');
  const { can } = useSession();
  const navigate = useNavigate();
  const { data: counts } = useQuery(countsQuery);
  const [filtering, setFiltering] = useState(false);
  const [opening, setOpening] = useState(false);
  const searchBox = useRef<HTMLInputElement>(null);
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
      <h1 className="visually-hidden">{t('queue.label')}</h1>
      <div className={styles.top}>
        <SearchInput box={searchBox} value={search.q ?? ''} label={t('queue.search')} clearLabel={t('queue.clearSearch')} onSearch={(q) => change({ q: q === '' ? undefined : q })} />
        {filtering ? <Suspense fallback={<FilterButton set={filters} />}><FilterPopover set={filters} search={search} onChange={change} /></Suspense> : <FilterButton set={filters} onPointerEnter={() => void loadFilters()} onFocus={() => void loadFilters()} onClick={() => setFiltering(true)} />}
        {can('ticket.open') && <Button type="primary" icon={<PlusOutlined />} aria-label={t('queue.open')} title={`${t('queue.open')} (c)`} onClick={() => setOpening(true)} />}
      </div>
      {can('ticket.work') && <Suspense><OwnStrip /></Suspense>}
      <div className={styles.queues} role="tablist" aria-label={t('queue.label')}>
        {queues.map((name) => (
          <button key={name} type="button" role="tab" aria-selected={queue === name} className={styles.queue} onClick={() => change({ queue: name })}>
            {t(`queue.${name}`)} <span className={styles.count}>{counts ? capped(counts.queues[name], counts.cap) : ''}</span>
          </button>
        ))}
      </div>
      <div className={styles.stages} role="group" aria-label={t('queue.allStages')}>
        <button type="button" className={styles.stage} aria-pressed={search.stage === undefined} aria-label={t('queue.allStages')} onClick={() => change({ stage: undefined })}>{t('queue.all')}</button>
        {stages.map((stage) => (
          <button key={stage} type="button" className={styles.stage} aria-pressed={search.stage === stage} onClick={() => change({ stage: search.stage === stage ? undefined : stage })}>
            {t(`stage.${stage}`)}
            {counts && counts.stages[stage] > 0 && <span className={styles.count}>{capped(counts.stages[stage], counts.cap)}</span>}
          </button>
        ))}
      </div>
      <QueueList openId={openId} filter={filterOf(search)} onReset={() => change({ q: undefined, stage: undefined, kind: undefined, category: undefined, priority: undefined, channel: undefined, state: undefined, complaint: undefined, customerId: undefined, teamId: undefined, agentId: undefined })} />
      {opening && <Suspense><OpenTicketDialog onClose={() => setOpening(false)} /></Suspense>}
    </section>
  );
}

function capped(count: number, cap: number): string {
  return count >= cap ? `${cap - 1}+` : String(count);
}
