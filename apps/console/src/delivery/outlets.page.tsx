/** How the centre tells its own people things outside the console: group robots, mail, and what was sent. */

import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { outletKinds } from '@huiyin/domain/delivery/outlet.ts';
import { Button, Dropdown, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../ui/page-frame.tsx';
import { DeliveryList } from './delivery-list.tsx';
import { type Editing, OutletDrawer } from './outlet-drawer.tsx';
import { OutletList } from './outlet-list.tsx';
import { SmtpPanel } from './smtp-panel.tsx';
import { useTestNotice } from './use-test-notice.tsx';

const tabs = ['outlets', 'deliveries', 'smtp'] as const;

export function OutletsPage() {
  const { t } = useTranslation('delivery');
  const [tab, setTab] = useState<(typeof tabs)[number]>('outlets');
  const [editing, setEditing] = useState<Editing>(null);
  const { send } = useTestNotice();
  const add = (
    <Dropdown trigger={['click']} menu={{ items: outletKinds.map((kind) => ({ key: kind, label: t(`newOf.${kind}`), onClick: () => setEditing({ kind, outlet: null }) })) }}>
      <Button type="primary" icon={<PlusOutlined />}>{t('new')} <DownOutlined /></Button>
    </Dropdown>
  );
  return (
    <PageFrame title={t('title')} text={t('text')} actions={tab === 'outlets' && add} bar={<Segmented value={tab} onChange={setTab} options={tabs.map((value) => ({ value, label: t(`tabs.${value}`) }))} />}>
      {tab === 'outlets' && <OutletList onOpen={(outlet) => setEditing({ kind: outlet.kind, outlet })} action={add} />}
      {tab === 'deliveries' && <DeliveryList />}
      {tab === 'smtp' && <SmtpPanel />}
      {/* A new one is tried at once: whoever has just pasted an address wants to know. */}
      <OutletDrawer editing={editing} onClose={() => setEditing(null)} onSaved={(outlet) => void send(outlet)} />
    </PageFrame>
  );
}
