/** Which tickets take which flow: an ordered list, the first that fits decides. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useFlowRules, useFlows } from './flow.queries.ts';
import { RulesEditor } from './rules-editor.tsx';

export function FlowRulesPage() {
  const { t } = useTranslation(['flow', 'ui']);
  const rules = useFlowRules();
  const flows = useFlows();
  const failed = rules.error ?? flows.error;
  return (
    <PageFrame
      title={t('rules.title')}
      text={t('rules.text')}
      back={<Link to="/flows" aria-label={t('ui:back')} style={{ lineHeight: '32px' }}><ArrowLeftOutlined /></Link>}
    >
      {failed ? <Panel><ErrorState error={failed} onRetry={() => void Promise.all([rules.refetch(), flows.refetch()])} /></Panel>
        : !rules.data || !flows.data ? <Panel><Skeleton active paragraph={{ rows: 5 }} /></Panel>
        : <RulesEditor key={rules.data.version} saved={rules.data} flows={flows.data.items} onStale={() => void rules.refetch()} />}
    </PageFrame>
  );
}
