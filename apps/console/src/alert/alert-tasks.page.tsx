/** What I am to do because of alerts. */

import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { AlertTabs } from './alert-tabs.tsx';
import { useMyTasks } from './alert.queries.ts';
import { TaskList } from './task-list.tsx';

export function AlertTasksPage() {
  const { t } = useTranslation('alert');
  const { can } = useSession();
  const tasks = useMyTasks();
  return (
    <PageFrame title={t('myTasks')} text={t('myTasksText')} bar={can('alert.read') && <AlertTabs />}>
      <Panel>
        {!tasks.data ? (tasks.isPending ? <Skeleton active /> : <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />)
          : tasks.data.items.length === 0 ? <EmptyState title={t('noMyTasks')} text={t('noMyTasksText')} />
          : <TaskList tasks={tasks.data.items} showsAlert={can('alert.read')} />}
      </Panel>
    </PageFrame>
  );
}
