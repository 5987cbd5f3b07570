/** Keys for programs. A key's secret is shown once. */

import { PlusOutlined } from '@ant-design/icons';
import type { ApiKeyView } from '@huiyin/domain/identity/access.contract.ts';
import { Button, DatePicker, Form, Input, Select, type TableColumnsType, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { fullMoment, shortMoment } from '../ui/time.ts';
import { useApiKeys, useCreateApiKey, useRevokeApiKey } from './access.queries.ts';
import { type Grant, GrantMatrix } from './grant-matrix.tsx';
import { useTeams } from './people.queries.ts';
import { useShowSecret } from './use-show-secret.tsx';

interface Values {
  readonly name: string;
  readonly grants: Grant[];
  readonly teamIds?: string[];
  readonly expiresAt: Dayjs | null;
}

export function ApiKeysPage() {
  const { t } = useTranslation(['identity', 'ui']);
  const { me } = useSession();
  const keys = useApiKeys();
  const { data: teams } = useTeams();
  const create = useCreateApiKey();
  const revoke = useRevokeApiKey();
  const showSecret = useShowSecret();
  const [making, setMaking] = useState(false);

  const columns: TableColumnsType<ApiKeyView> = [
    { key: 'name', title: t('apiKeys.name'), render: (_, key) => <><b style={{ fontWeight: 500 }}>{key.name}</b><br /><code style={{ color: 'var(--text-3)' }}>{key.prefix}…</code></> },
    { key: 'state', title: t('people.state'), render: (_, key) => <KeyState apiKey={key} /> },
    { key: 'grants', title: t('roles.grants'), responsive: ['md'], render: (_, key) => t('roles.grantCount', { n: key.grants.length }) },
    { key: 'owner', title: t('apiKeys.owner'), responsive: ['md'], render: (_, key) => key.owner.name },
    { key: 'used', title: t('apiKeys.lastUsed'), responsive: ['lg'], render: (_, key) => (key.lastUsedAt ? shortMoment(key.lastUsedAt) : t('people.never')) },
    { key: 'acts', title: '', width: 90, render: (_, key) => key.revokedAt === null && <ConfirmButton danger type="text" question={t('apiKeys.revokeQuestion', { name: key.name })} text={t('apiKeys.revokeText')} confirmLabel={t('apiKeys.revoke')} onConfirm={() => revoke({ params: { apiKeyId: key.id } })}>{t('apiKeys.revoke')}</ConfirmButton> },
  ];

  return (
    <PageFrame title={t('apiKeys.title')} text={<>{t('apiKeys.text')} <a href="/api/docs" target="_blank" rel="noreferrer">{t('apiKeys.docs')}</a></>} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('apiKeys.new')}</Button>}>
      <ListTable query={keys} rows={keys.data?.items} columns={columns} rowKey={(key) => key.id} empty={<EmptyState title={t('apiKeys.none')} text={t('apiKeys.noneText')} />} />
      <FormDrawer<Values>
        open={making}
        width={560}
        title={t('apiKeys.new')}
        initial={{ grants: [], expiresAt: dayjs().add(90, 'day') }}
        onClose={() => setMaking(false)}
        onSave={async ({ name, grants, teamIds, expiresAt }) => {
          const made = await create({ body: { name, grants, expiresAt: expiresAt ? expiresAt.endOf('day').toISOString() : null, ...(teamIds && teamIds.length > 0 ? { teamIds } : {}) } });
          showSecret(t('apiKeys.made', { name }), t('apiKeys.once'), made.secret);
        }}
        fieldOf={(refusal) => ({ 'api_key.expired': 'expiresAt', 'role.permission_unknown': 'grants', 'role.beyond_own': 'grants', 'team.unknown': 'teamIds' })[refusal.code as string] ?? null}
      >
        {(form) => (
          <>
            <Form.Item name="name" label={t('apiKeys.name')} extra={t('apiKeys.nameHint')} rules={[{ required: true, whitespace: true, message: t('ui:required', { label: t('apiKeys.name') }) }]}><Input maxLength={100} /></Form.Item>
            <Form.Item name="expiresAt" label={t('apiKeys.expires')} extra={t('apiKeys.expiresHint')}><DatePicker style={{ width: '100%' }} disabledDate={(day) => day.isBefore(dayjs().startOf('day'))} /></Form.Item>
            <Form.Item name="grants" label={t('roles.grants')} rules={[{ validator: (_, value: Grant[]) => (value.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('apiKeys.grantsMissing')))) }]}><GrantMatrix within={me.grants} /></Form.Item>
            <Form.Item noStyle shouldUpdate>
              {() => ((form.getFieldValue('grants') as Grant[] | undefined) ?? []).some((grant) => grant.scope === 'team') && (
                <Form.Item name="teamIds" label={t('apiKeys.teams')} extra={t('apiKeys.teamsHint')}><Select mode="multiple" options={teams?.items.map((team) => ({ value: team.id, label: inWords(team.name) })) ?? []} /></Form.Item>
              )}
            </Form.Item>
          </>
        )}
      </FormDrawer>
    </PageFrame>
  );
}

function KeyState({ apiKey }: { readonly apiKey: ApiKeyView }) {
  const { t } = useTranslation('identity');
  if (apiKey.revokedAt !== null) return <Tag variant="filled">{t('apiKeys.revoked')}</Tag>;
  if (apiKey.expiresAt === null) return <Tag variant="filled" color="green">{t('apiKeys.forever')}</Tag>;
  if (Date.parse(apiKey.expiresAt) < Date.now()) return <Tag variant="filled" color="red">{t('apiKeys.expired')}</Tag>;
  return <Tag variant="filled" color="green">{t('apiKeys.until', { when: fullMoment(apiKey.expiresAt) })}</Tag>;
}
