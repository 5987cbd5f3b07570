/** What is promised for which tickets, in the order in which policies are asked, and beside it why a ticket would be promised what. */

import { PlusOutlined } from '@ant-design/icons';
import type { PolicyView } from '@huiyin/domain/sla/sla.contract.ts';
import { Button, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { ExplainPanel } from './explain-panel.tsx';
import { PolicyList } from './policy-list.tsx';
import { RecountNotice } from './recount-notice.tsx';
import { usePolicies } from './sla.queries.ts';
import styles from './sla.module.css';

const PolicyDrawer = lazy(async () => ({ default: (await import('./policy-drawer.tsx')).PolicyDrawer }));

export function PoliciesPage() {
  const { t } = useTranslation('sla');
  const { can } = useSession();
  const { data, error, isPending, refetch } = usePolicies();
  const [editing, setEditing] = useState<PolicyView | 'new' | null>(null);
  const add = can('policy.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('policies.add')}</Button>;

  return (
    <PageFrame title={t('policies.title')} text={t('policies.text')} actions={add}>
      <RecountNotice />
      <div className={styles.columns}>
        {isPending ? <Panel><Skeleton active paragraph={{ rows: 8 }} /></Panel>
          : !data ? <Panel><ErrorState error={error} onRetry={() => void refetch()} /></Panel>
          : data.items.length === 0 ? <Panel><EmptyState title={t('policies.none')} text={t('policies.noneText')} action={add} /></Panel>
          : <PolicyList policies={data.items} version={data.version} onOpen={setEditing} />}
        <ExplainPanel />
      </div>
      <Suspense>
        {editing !== null && <PolicyDrawer key={editing === 'new' ? 'new' : editing.id} policy={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      </Suspense>
    </PageFrame>
  );
}
