/** Everybody whom the centre serves. */

import { PlusOutlined } from '@ant-design/icons';
import type { CustomerRow, Tier } from '@huiyin/domain/customer/customer.contract.ts';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select, Space, type TableColumnsType, Tag } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import { useSession } from '../platform/session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import { useCustomers } from './customer.queries.ts';
import { NewCustomer } from './new-customer.tsx';
import { TierTag } from './tier-tag.tsx';

type Row = Static<typeof CustomerRow>;

const tiers = ['standard', 'silver', 'gold', 'vip'] as const;

export function CustomersPage() {
  const { t } = useTranslation(['customer', 'ticket']);
  const { can } = useSession();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [tier, setTier] = useState<Tier>();
  const [region, setRegion] = useState('');
  const [tag, setTag] = useState('');
  const [making, setMaking] = useState(false);
  const sought = useDeferredValue({ q: q.trim(), region: region.trim(), tag: tag.trim() });
  const customers = useCustomers({ ...(sought.q ? { q: sought.q } : {}), ...(tier ? { tier } : {}), ...(sought.region ? { region: sought.region } : {}), ...(sought.tag ? { tag: sought.tag } : {}) });
  const open = (id: string) => void navigate({ to: '/customers/$customerId', params: { customerId: id } });

  const columns: TableColumnsType<Row> = [
    { key: 'name', title: t('name'), render: (_, row) => <Space><Avatar name={row.name} size={28} /><b style={{ fontWeight: 500 }}>{row.name ?? t('ticket:unnamed')}</b><TierTag tier={row.tier} /></Space> },
    { key: 'contact', title: t('contact'), render: (_, row) => <span className="numbers">{row.contact ?? '—'}</span> },
    { key: 'region', title: t('region'), responsive: ['md'], render: (_, row) => row.region ?? '—' },
    { key: 'tags', title: t('tags'), responsive: ['md'], render: (_, row) => row.tags.map((each) => <Tag key={each} variant="filled">{each}</Tag>) },
    { key: 'since', title: t('since'), responsive: ['lg'], render: (_, row) => <time dateTime={row.createdAt}>{fullMoment(row.createdAt)}</time> },
  ];

  return (
    <PageFrame
      title={t('title')}
      text={t('text')}
      actions={can('customer.edit') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('new')}</Button>}
      bar={
        <>
          <Input.Search allowClear placeholder={t('search')} aria-label={t('search')} style={{ width: 260 }} value={q} onChange={({ target }) => setQ(target.value)} />
          <Select allowClear placeholder={t('anyTier')} aria-label={t('tier')} style={{ width: 130 }} value={tier ?? null} onChange={(value) => setTier(value ?? undefined)} options={tiers.map((value) => ({ value, label: t(`ticket:tier.${value}`) }))} />
          <Input allowClear placeholder={t('region')} aria-label={t('region')} style={{ width: 130 }} value={region} onChange={({ target }) => setRegion(target.value)} />
          <Input allowClear placeholder={t('tag')} aria-label={t('tag')} style={{ width: 130 }} value={tag} onChange={({ target }) => setTag(target.value)} />
        </>
      }
    >
      <DataTable query={customers} columns={columns} rowKey={(row) => row.id} onOpen={(row) => open(row.id)} empty={<EmptyState title={t('none')} text={t('noneText')} />} />
      <NewCustomer open={making} onClose={() => setMaking(false)} onMade={open} />
    </PageFrame>
  );
}
