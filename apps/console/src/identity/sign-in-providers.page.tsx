/** Single sign-on: OpenID Connect providers. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { SignInProviderView } from '@huiyin/domain/identity/access.contract.ts';
import { App, Button, Form, Input, Select, Switch, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { BilingualInput, bothLanguages, type TwoTexts } from '../ui/bilingual-input.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useChangeProvider, useCreateProvider, useProviders, useRemoveProvider } from './access.queries.ts';

interface Values {
  readonly key: string;
  readonly name: TwoTexts;
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly scopes: string[];
}

export function SignInProvidersPage() {
  const { t } = useTranslation(['identity', 'ui']);
  const { message } = App.useApp();
  const providers = useProviders();
  const create = useCreateProvider();
  const change = useChangeProvider();
  const remove = useRemoveProvider();
  const [editing, setEditing] = useState<SignInProviderView | 'new' | null>(null);
  const known = editing === 'new' ? null : editing;

  const columns: TableColumnsType<SignInProviderView> = [
    { key: 'name', title: t('providers.name'), render: (_, each) => <><b style={{ fontWeight: 500 }}>{inWords(each.name)}</b> <span style={{ color: 'var(--text-3)' }}>{each.key}</span></> },
    { key: 'url', title: t('providers.discoveryUrl'), responsive: ['lg'], render: (_, each) => each.discoveryUrl },
    { key: 'active', title: t('ui:active'), width: 80, render: (_, each) => <Switch size="small" checked={each.active} aria-label={t('ui:active')} onClick={(_on, event) => event.stopPropagation()} onChange={(active) => void change({ params: { providerId: each.id }, body: { active } }).catch((error: unknown) => void message.error(wordsOf(error)))} /> },
    { key: 'acts', title: '', width: 56, render: (_, each) => <span onClick={(event) => event.stopPropagation()}><ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('providers.removeQuestion', { name: inWords(each.name) })} text={t('providers.removeText')} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { providerId: each.id } })} /></span> },
  ];

  return (
    <PageFrame title={t('providers.title')} text={t('providers.text')} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('providers.new')}</Button>}>
      <ListTable query={providers} rows={providers.data?.items} columns={columns} rowKey={(each) => each.id} onOpen={setEditing} empty={<EmptyState title={t('providers.none')} text={t('providers.noneText')} />} />
      <FormDrawer<Values>
        key={editing === 'new' ? 'new' : editing?.id}
        open={editing !== null}
        width={520}
        title={known ? inWords(known.name) : t('providers.new')}
        initial={known ? { key: known.key, name: known.name, discoveryUrl: known.discoveryUrl, clientId: known.clientId, scopes: known.scopes } : { scopes: ['openid', 'email', 'profile'] }}
        onClose={() => setEditing(null)}
        onSave={({ key, clientSecret, ...values }) =>
          known ? change({ params: { providerId: known.id }, body: { ...values, ...(clientSecret ? { clientSecret } : {}) } }) : create({ body: { key, ...values, clientSecret: clientSecret ?? '' } })
        }
        fieldOf={(refusal) => (refusal.code === 'sign_in_provider.key_taken' ? 'key' : null)}
      >
        <Form.Item name="name" label={t('providers.name')} required rules={[bothLanguages()]}><BilingualInput label={t('providers.name')} /></Form.Item>
        <Form.Item name="key" label={t('key')} extra={t('providers.keyHint')} rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{1,39}$/, message: t('providers.keyWrong') }]}><Input maxLength={40} disabled={known !== null} /></Form.Item>
        <Form.Item name="discoveryUrl" label={t('providers.discoveryUrl')} rules={[{ required: true, pattern: /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])/, message: t('providers.urlWrong') }]}><Input maxLength={500} placeholder="https://id.example.com/.well-known/openid-configuration" /></Form.Item>
        <Form.Item name="clientId" label={t('providers.clientId')} rules={[{ required: true, message: t('ui:required', { label: t('providers.clientId') }) }]}><Input maxLength={300} autoComplete="off" /></Form.Item>
        <Form.Item name="clientSecret" label={t('providers.clientSecret')} extra={known ? t('providers.secretKept') : undefined} rules={known ? [] : [{ required: true, message: t('ui:required', { label: t('providers.clientSecret') }) }]}><Input.Password maxLength={500} autoComplete="new-password" /></Form.Item>
        <Form.Item name="scopes" label={t('providers.scopes')}><Select mode="tags" tokenSeparators={[' ', ',']} /></Form.Item>
        {known && <Form.Item label={t('providers.redirectUrl')}><CopyText text={known.redirectUrl} /></Form.Item>}
      </FormDrawer>
    </PageFrame>
  );
}
