/** What is asked of me and my teams, and what I asked of others. */

import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { SubTaskCard } from './sub-task-card.tsx';
import { useSubTaskCounts, useSubTasks, type SubTaskFilter } from './sub-task.queries.ts';
import styles from './sub-task.module.css';

export function SubTasksPage() {
  const { t } = useTranslation(['subTask', 'ui']);
  const [filter, setFilter] = useState<SubTaskFilter>({ whose: 'team', state: 'open' });
  const query = useSubTasks(filter);
  const counts = useSubTaskCounts();
  /** What waits; nobody counts what is over. */
  const counted = (value: SubTaskFilter['whose']) => (filter.state === 'open' && value !== 'asked' && counts && counts[value] > 0 ? ` ${counts[value] >= counts.cap ? `${counts.cap}+` : counts[value]}` : '');
  const subTasks = query.data?.pages.flatMap((page) => page.items) ?? [];
  const empty = filter.state === 'ended' ? t('page.emptyEnded') : filter.whose === 'asked' ? t('page.emptyAsked') : t('page.emptyOpen');

  return (
    <PageFrame
      title={t('page.title')}
      text={t('page.text')}
      bar={
        <>
          <Segmented value={filter.state} onChange={(state) => setFilter({ ...filter, state })} options={(['open', 'ended'] as const).map((value) => ({ value, label: t(`page.${value}`) }))} />
          <Segmented value={filter.whose} onChange={(whose) => setFilter({ ...filter, whose })} options={(['team', 'mine', 'asked'] as const).map((value) => ({ value, label: `${t(`page.${value}`)}${counted(value)}` }))} />
        </>
      }
    >
      {query.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : query.isError && subTasks.length === 0 ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : subTasks.length === 0 ? (
        <EmptyState title={empty} {...(filter.state === 'open' && filter.whose !== 'asked' ? { text: t('page.emptyOpenText') } : {})} />
      ) : (
        <div className={styles.list}>
          {subTasks.map((subTask) => <SubTaskCard key={subTask.id} subTask={subTask} withTicket />)}
          {query.hasNextPage && <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('ui:more')}</Button>}
        </div>
      )}
    </PageFrame>
  );
}
