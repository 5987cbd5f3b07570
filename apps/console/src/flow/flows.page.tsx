/** All flows with their versions. */

import { PlusOutlined } from '@ant-design/icons';
import type { FlowVersionSummary, FlowView } from '@huiyin/domain/flow/flow.contract.ts';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Select, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { BilingualInput, bothLanguages, type TwoTexts } from '../ui/bilingual-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import { useCreateFlow, useFlows, useFlowUsage } from './flow.queries.ts';
import { VersionTag } from './version-tag.tsx';

export function FlowsPage() {
  const { t } = useTranslation('flow');
  const { can } = useSession();
  const flows = useFlows();
  const [making, setMaking] = useState(false);
  return (
    <PageFrame
      title={t('title')}
      text={t('text')}
      actions={
        <>
          <Link to="/flows/rules"><Button>{t('rulesLink')}</Button></Link>
          {can('flow.edit') && <Button type="primary" icon={<PlusOutlined />} disabled={!flows.data} onClick={() => setMaking(true)}>{t('newFlow')}</Button>}
        </>
      }
    >
      {flows.isPending ? <Panel><Skeleton active paragraph={{ rows: 8 }} /></Panel>
        : !flows.data ? <Panel><ErrorState error={flows.error} onRetry={() => void flows.refetch()} /></Panel>
        : flows.data.items.length === 0 ? <Panel><EmptyState title={t('empty')} /></Panel>
        : flows.data.items.map((flow) => <FlowPanel key={flow.id} flow={flow} />)}
      {flows.data && <NewFlow open={making} flows={flows.data.items} onClose={() => setMaking(false)} />}
    </PageFrame>
  );
}

function FlowPanel({ flow }: { readonly flow: FlowView }) {
  const { t } = useTranslation('flow');
  const navigate = useNavigate();
  const { data: usage } = useFlowUsage();
  const current = flow.versions.find((version) => version.state === 'published');
  const columns: TableColumnsType<FlowVersionSummary> = [
    { key: 'number', title: t('rules.version'), width: 170, render: (_, version) => <Link to="/flows/versions/$versionId" params={{ versionId: version.id }}>{t('number', { n: version.number })}</Link> },
    { key: 'state', title: t('versionState'), width: 150, render: (_, version) => <><VersionTag state={version.state} /> {version.id === current?.id && t('newest')}</> },
    { key: 'live', title: t('live'), width: 110, align: 'right', render: (_, version) => (version.state === 'draft' || !usage ? '—' : <span className="numbers">{(usage.get(version.id) ?? 0).toLocaleString()}</span>) },
    { key: 'when', title: t('publishedAt'), width: 190, responsive: ['md'], render: (_, version) => (version.publishedAt ? <time>{fullMoment(version.publishedAt)}</time> : '—') },
    { key: 'by', title: t('by'), width: 140, responsive: ['md'], render: (_, version) => (version.createdBy === null ? t('shipped') : (version.createdBy.name ?? t('gone'))) },
    { key: 'note', title: t('versionNote'), responsive: ['lg'], render: (_, version) => version.note || '—' },
  ];
  return (
    <Panel flush title={<>{inWords(flow.name)} <span style={{ color: 'var(--text-3)', fontWeight: 400 }}>{flow.key}</span></>}>
      <p style={{ margin: '-6px 16px 10px', color: 'var(--text-2)' }}>{inWords(flow.purpose)}</p>
      <Table<FlowVersionSummary>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={flow.versions}
        pagination={flow.versions.length > 8 ? { pageSize: 8, size: 'small' } : false}
        onRow={(version) => ({ style: { cursor: 'pointer' }, onClick: () => void navigate({ to: '/flows/versions/$versionId', params: { versionId: version.id } }) })}
      />
    </Panel>
  );
}

interface NewFlowValues {
  readonly name: TwoTexts;
  readonly key: string;
  readonly from: string;
}

function NewFlow({ open, flows, onClose }: { readonly open: boolean; readonly flows: readonly FlowView[]; readonly onClose: () => void }) {
  const { t } = useTranslation(['flow', 'ui']);
  const navigate = useNavigate();
  const create = useCreateFlow();
  return (
    <FormDrawer<NewFlowValues>
      open={open}
      title={t('newFlow')}
      onClose={onClose}
      onSave={async (values) => {
        const made = await create({ body: values });
        await navigate({ to: '/flows/versions/$versionId', params: { versionId: made.id } });
      }}
      fieldOf={(refusal) => (refusal.code === 'flow.key_taken' ? 'key' : refusal.code === 'flow_version.unknown' ? 'from' : null)}
    >
      <p style={{ marginTop: 0, color: 'var(--text-2)' }}>{t('newFlowText')}</p>
      <Form.Item name="name" label={t('name')} required rules={[bothLanguages()]}><BilingualInput label={t('name')} /></Form.Item>
      <Form.Item name="key" label={t('key')} extra={t('keyHint')} rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{1,39}$/, message: t('keyWrong') }]}><Input maxLength={40} /></Form.Item>
      <Form.Item name="from" label={t('from')} rules={[{ required: true, message: t('ui:choose') }]}>
        <Select options={flows.map((flow) => ({ label: inWords(flow.name), options: flow.versions.map((version) => ({ value: version.id, label: `${inWords(flow.name)} · ${t('number', { n: version.number })} · ${t(`state.${version.state}`)}` })) }))} />
      </Form.Item>
    </FormDrawer>
  );
}
