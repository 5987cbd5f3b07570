/** Which team's queue a role's work enters; the first rule that fits decides. */

import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRoles, useTeams } from '../../identity/people.queries.ts';
import { PageFrame, Panel } from '../../ui/page-frame.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { QueueRulesEditor } from './queue-rules-editor.tsx';
import { useQueueRules } from './settings.queries.ts';

export function QueueRulesPage() {
  const { t } = useTranslation('settings');
  const rules = useQueueRules();
  const teams = useTeams();
  const roles = useRoles();
  const failed = rules.error ?? teams.error ?? roles.error;
  return (
    <PageFrame title={t('queueRules.title')} text={t('queueRules.text')}>
      {failed ? <Panel><ErrorState error={failed} onRetry={() => void Promise.all([rules.refetch(), teams.refetch(), roles.refetch()])} /></Panel>
        : !rules.data || !teams.data || !roles.data ? <Panel><Skeleton active paragraph={{ rows: 5 }} /></Panel>
        : <QueueRulesEditor key={rules.dataUpdatedAt} saved={rules.data.items} teams={teams.data.items} roles={roles.data.items} />}
    </PageFrame>
  );
}
