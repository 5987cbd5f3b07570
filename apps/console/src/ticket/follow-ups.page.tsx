/** My follow-up visits, due first. */

import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { PlanFollowUpDialog } from './follow-up/plan-follow-up-dialog.tsx';
import { type FollowUpFilter, type FollowUpRow, useFollowUps } from './follow-up/follow-up.queries.ts';
import { RecordVisitDialog, WaiveVisitDialog } from './follow-up/visit-dialogs.tsx';
import { VisitCard } from './follow-up/visit-card.tsx';

type Open = { readonly act: 'record' | 'move' | 'waive'; readonly visit: FollowUpRow } | null;

export function FollowUpsPage() {
  const { t } = useTranslation(['ticket', 'ui']);
  const [filter, setFilter] = useState<FollowUpFilter>({ whose: 'mine', outcome: 'planned' });
  const [open, setOpen] = useState<Open>(null);
  const query = useFollowUps(filter);
  const visits = query.data?.pages.flatMap((page) => page.items) ?? [];
  const close = () => setOpen(null);

  return (
    <PageFrame
      title={t('followUp.title')}
      text={t('followUp.text')}
      bar={
        <>
          <Segmented value={filter.outcome} onChange={(outcome) => setFilter({ ...filter, outcome })} options={[{ value: 'planned' as const, label: t('followUp.planned') }, { value: 'done' as const, label: t('followUp.done') }]} />
          <Segmented value={filter.whose} onChange={(whose) => setFilter({ ...filter, whose })} options={[{ value: 'mine' as const, label: t('followUp.mine') }, { value: 'all' as const, label: t('followUp.all') }]} />
        </>
      }
    >
      {query.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : query.isError && visits.length === 0 ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : visits.length === 0 ? (
        filter.outcome === 'planned' ? <EmptyState title={t('followUp.emptyPlanned')} text={t('followUp.emptyPlannedText')} /> : <EmptyState title={t('followUp.emptyDone')} />
      ) : (
        <div style={{ display: 'grid', gap: 10 }}>
          {visits.map((visit) => <VisitCard key={visit.id} visit={visit} onAct={(act) => setOpen({ act, visit })} />)}
          {query.hasNextPage && <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('ui:more')}</Button>}
        </div>
      )}
      {open?.act === 'record' && <RecordVisitDialog visit={open.visit} onClose={close} />}
      {open?.act === 'waive' && <WaiveVisitDialog visit={open.visit} onClose={close} />}
      {open?.act === 'move' && <PlanFollowUpDialog ticket={open.visit.ticket} planned={open.visit} onClose={close} />}
    </PageFrame>
  );
}
