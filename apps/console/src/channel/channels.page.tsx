/** The ways by which customers reach the centre. */

import { PlusOutlined } from '@ant-design/icons';
import type { ChannelKind, ChannelView } from '@huiyin/domain/channel/channel.contract.ts';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Select, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTeams } from '../identity/people.queries.ts';
import { inWords } from '../platform/i18n.ts';
import { BilingualInput, bothLanguages, type TwoTexts } from '../ui/bilingual-input.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useChannels, useCreateChannel } from './channel.queries.ts';

const kinds = ['web', 'phone', 'wechat', 'email', 'api', 'import'] as const satisfies readonly ChannelKind[];

interface Values {
  readonly key: string;
  readonly kind: ChannelKind;
  readonly name: TwoTexts;
  readonly teamId?: string;
}

export function ChannelsPage() {
  const { t } = useTranslation(['channel', 'ui']);
  const navigate = useNavigate();
  const channels = useChannels();
  const { data: teams } = useTeams();
  const create = useCreateChannel();
  const [making, setMaking] = useState(false);
  const open = (channel: { readonly id: string }) => navigate({ to: '/admin/channels/$channelId', params: { channelId: channel.id } });
  const teamName = (id: string | null) => {
    const team = teams?.items.find((each) => each.id === id);
    return team ? inWords(team.name) : t('noTeam');
  };

  const columns: TableColumnsType<ChannelView> = [
    { key: 'name', title: t('name'), render: (_, channel) => <><b style={{ fontWeight: 500 }}>{inWords(channel.name)}</b> <span style={{ color: 'var(--text-3)' }}>{channel.key}</span></> },
    { key: 'kind', title: t('kind'), render: (_, channel) => t(`kinds.${channel.kind}`) },
    { key: 'team', title: t('team'), responsive: ['md'], render: (_, channel) => teamName(channel.teamId) },
    { key: 'active', title: t('state'), render: (_, channel) => <Tag variant="filled" color={channel.active ? 'green' : 'default'}>{channel.active ? t('open') : t('closed')}</Tag> },
  ];

  return (
    <PageFrame title={t('title')} text={t('text')} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('new')}</Button>}>
      <ListTable query={channels} rows={channels.data?.items} columns={columns} rowKey={(channel) => channel.id} onOpen={(channel) => void open(channel)} empty={<EmptyState title={t('none')} />} />
      <FormDrawer<Values>
        open={making}
        title={t('new')}
        initial={{ kind: 'web' }}
        onClose={() => setMaking(false)}
        onSave={async ({ teamId, ...values }) => {
          await open(await create({ body: { ...values, teamId: teamId ?? null, settings: {}, active: true } }));
        }}
        fieldOf={(refusal) => ({ 'channel.key_taken': 'key', 'team.unknown': 'teamId' })[refusal.code as string] ?? null}
      >
        <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}><Select options={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))} /></Form.Item>
        <Form.Item name="name" label={t('name')} required rules={[bothLanguages()]}><BilingualInput label={t('name')} /></Form.Item>
        <Form.Item name="key" label={t('key')} extra={t('keyHint')} rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{1,40}$/, message: t('keyWrong') }]}><Input maxLength={41} /></Form.Item>
        <Form.Item name="teamId" label={t('team')} extra={t('teamHint')}><Select allowClear options={teams?.items.map((team) => ({ value: team.id, label: inWords(team.name) })) ?? []} /></Form.Item>
      </FormDrawer>
    </PageFrame>
  );
}
