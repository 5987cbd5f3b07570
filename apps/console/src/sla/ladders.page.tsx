/** What happens, rung by rung, when promises are about to be broken or are. */

import { PlusOutlined } from '@ant-design/icons';
import type { LadderView } from '@huiyin/domain/sla/sla.contract.ts';
import { Button, type TableColumnsType } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useRungWords } from './rung-words.ts';
import { useLadders } from './sla.queries.ts';
import styles from './sla.module.css';

const LadderDrawer = lazy(async () => ({ default: (await import('./ladder-drawer.tsx')).LadderDrawer }));

export function LaddersPage() {
  const { t } = useTranslation('sla');
  const { can } = useSession();
  const ladders = useLadders();
  const rungWords = useRungWords();
  const [editing, setEditing] = useState<LadderView | 'new' | null>(null);
  const add = can('policy.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('ladders.add')}</Button>;
  const columns: TableColumnsType<LadderView> = [
    { key: 'name', title: t('ladders.name'), render: (_, { name }) => <b style={{ fontWeight: 500 }}>{inWords(name)}</b> },
    { key: 'rungs', title: t('ladders.rungs'), render: (_, { rungs }) => <ol className={styles.rungs}>{rungs.map((rung, index) => <li key={index}>{rungWords(rung)}</li>)}</ol> },
    { key: 'uses', title: t('policies.title'), render: (_, { uses }) => (uses === 0 ? t('ladders.unused') : t('ladders.uses', { n: uses })) },
  ];
  return (
    <PageFrame title={t('ladders.title')} text={t('ladders.text')} actions={add}>
      <ListTable query={ladders} rows={ladders.data?.items} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={t('ladders.none')} text={t('ladders.noneText')} action={add} />} {...(can('policy.manage') ? { onOpen: setEditing } : {})} />
      <Suspense>
        {editing !== null && <LadderDrawer key={editing === 'new' ? 'new' : editing.id} ladder={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      </Suspense>
    </PageFrame>
  );
}
