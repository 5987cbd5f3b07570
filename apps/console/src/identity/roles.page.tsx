/** Roles: what each may do, and how far. */

import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { RoleView } from '@huiyin/domain/identity/role.contract.ts';
import { Button, Form, Input, Space, type TableColumnsType, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { BilingualInput, bothLanguages, type TwoTexts } from '../ui/bilingual-input.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { type Grant, GrantMatrix } from './grant-matrix.tsx';
import { useChangeRole, useCreateRole, useRemoveRole, useRoles } from './people.queries.ts';

interface Values {
  readonly key: string;
  readonly name: TwoTexts;
  readonly grants: Grant[];
}

/** `copyOf`: a new role that begins with what another allows. */
type Editing = { readonly role: RoleView } | { readonly copyOf: RoleView | null };

export function RolesPage() {
  const { t } = useTranslation(['identity', 'ui']);
  const { can } = useSession();
  const roles = useRoles();
  const create = useCreateRole();
  const change = useChangeRole();
  const remove = useRemoveRole();
  const [editing, setEditing] = useState<Editing | null>(null);
  const manages = can('role.manage');
  const known = editing && 'role' in editing ? editing.role : null;
  const pattern = editing && 'copyOf' in editing ? editing.copyOf : null;

  const columns: TableColumnsType<RoleView> = [
    { key: 'name', title: t('roles.name'), render: (_, role) => <><b style={{ fontWeight: 500 }}>{inWords(role.name)}</b> <span style={{ color: 'var(--text-3)' }}>{role.key}</span></> },
    { key: 'grants', title: t('roles.grants'), render: (_, role) => t('roles.grantCount', { n: role.grants.length }) },
    { key: 'holders', title: t('roles.holders'), responsive: ['sm'], render: (_, role) => t('teams.count', { n: role.holders }) },
    ...(manages ? [{
      key: 'acts', title: '', width: 96,
      render: (_: unknown, role: RoleView) => (
        <Space size={0} onClick={(event) => event.stopPropagation()}>
          <Tooltip title={t('roles.copy')}><Button type="text" icon={<CopyOutlined />} aria-label={t('roles.copy')} onClick={() => setEditing({ copyOf: role })} /></Tooltip>
          <ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('roles.removeQuestion', { name: inWords(role.name) })} text={t('roles.removeText')} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { roleId: role.id } })} />
        </Space>
      ),
    }] : []),
  ];

  return (
    <PageFrame title={t('roles.title')} text={t('roles.text')} actions={manages && <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({ copyOf: null })}>{t('roles.new')}</Button>}>
      <ListTable query={roles} rows={roles.data?.items} columns={columns} rowKey={(role) => role.id} onOpen={(role) => setEditing({ role })} />
      <FormDrawer<Values>
        key={known?.id ?? pattern?.id ?? 'new'}
        open={editing !== null}
        width={560}
        title={known ? inWords(known.name) : t('roles.new')}
        initial={known ? { key: known.key, name: known.name, grants: known.grants } : pattern ? { key: `${pattern.key}_copy`, name: { zh: t('roles.copyName', { name: pattern.name.zh }), en: `${pattern.name.en} (copy)` }, grants: pattern.grants } : { grants: [] }}
        onClose={() => setEditing(null)}
        onSave={({ key, ...values }) => (known ? change({ params: { roleId: known.id }, body: values }) : create({ body: { key, ...values } }))}
        fieldOf={(refusal) => ({ 'role.key_taken': 'key', 'role.permission_unknown': 'grants', 'role.beyond_own': 'grants', 'person.last_administrator': 'grants' })[refusal.code as string] ?? null}
      >
        <Form.Item name="name" label={t('roles.name')} required rules={[bothLanguages()]}><BilingualInput label={t('roles.name')} disabled={!manages} /></Form.Item>
        <Form.Item name="key" label={t('key')} extra={t('keyHint')} rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{1,39}$/, message: t('keyWrong') }]}><Input maxLength={40} disabled={known !== null} /></Form.Item>
        <Form.Item name="grants" label={t('roles.grants')} extra={t('roles.scopeHint')}><GrantMatrix disabled={!manages} /></Form.Item>
      </FormDrawer>
    </PageFrame>
  );
}
