/** Teams: who is in them and which roles' work they take. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { TeamView } from '@huiyin/domain/identity/identity.contract.ts';
import { Button, Form, Input, Select, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { BilingualInput, bothLanguages, type TwoTexts } from '../ui/bilingual-input.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { ListTable } from '../ui/list-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { PeopleSelect } from './people-select.tsx';
import { useChangeTeam, useCreateTeam, useRemoveTeam, useRoles, useTeams } from './people.queries.ts';

interface Values {
  readonly key: string;
  readonly name: TwoTexts;
  readonly roles: string[];
  readonly memberIds: string[];
}

export function TeamsPage() {
  const { t } = useTranslation(['identity', 'ui']);
  const { can } = useSession();
  const teams = useTeams();
  const { data: roles } = useRoles();
  const create = useCreateTeam();
  const change = useChangeTeam();
  const remove = useRemoveTeam();
  const [editing, setEditing] = useState<TeamView | 'new' | null>(null);
  const manages = can('team.manage');
  const team = editing === 'new' ? null : editing;
  const roleName = (key: string) => {
    const role = roles?.items.find((each) => each.key === key);
    return role ? inWords(role.name) : key;
  };

  const columns: TableColumnsType<TeamView> = [
    { key: 'name', title: t('teams.name'), render: (_, each) => <><b style={{ fontWeight: 500 }}>{inWords(each.name)}</b> <span style={{ color: 'var(--text-3)' }}>{each.key}</span></> },
    { key: 'members', title: t('teams.members'), render: (_, each) => t('teams.count', { n: each.memberIds.length }) },
    { key: 'roles', title: t('teams.roles'), responsive: ['sm'], render: (_, each) => each.roles.map((key) => <Tag key={key} variant="filled">{roleName(key)}</Tag>) },
    ...(manages ? [{
      key: 'acts', title: '', width: 56,
      render: (_: unknown, each: TeamView) => (
        <span onClick={(event) => event.stopPropagation()}>
          <ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('teams.removeQuestion', { name: inWords(each.name) })} text={t('teams.removeText')} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { teamId: each.id } })} />
        </span>
      ),
    }] : []),
  ];

  return (
    <PageFrame title={t('teams.title')} text={t('teams.text')} actions={manages && <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('teams.new')}</Button>}>
      <ListTable query={teams} rows={teams.data?.items} columns={columns} rowKey={(each) => each.id} empty={<EmptyState title={t('teams.none')} />} {...(manages ? { onOpen: setEditing } : {})} />
      <FormDrawer<Values>
        key={editing === 'new' ? 'new' : editing?.id}
        open={editing !== null}
        title={team ? inWords(team.name) : t('teams.new')}
        initial={team ? { key: team.key, name: team.name, roles: team.roles, memberIds: team.memberIds } : { roles: [], memberIds: [] }}
        onClose={() => setEditing(null)}
        onSave={({ key, ...values }) => (team ? change({ params: { teamId: team.id }, body: values }) : create({ body: { key, ...values } }))}
        fieldOf={(refusal) => ({ 'team.key_taken': 'key', 'role.unknown': 'roles', 'person.unknown': 'memberIds' })[refusal.code as string] ?? null}
      >
        <Form.Item name="name" label={t('teams.name')} required rules={[bothLanguages()]}><BilingualInput label={t('teams.name')} /></Form.Item>
        <Form.Item name="key" label={t('key')} extra={t('keyHint')} rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{1,39}$/, message: t('keyWrong') }]}><Input maxLength={40} disabled={team !== null} /></Form.Item>
        <Form.Item name="roles" label={t('teams.roles')} extra={t('teams.rolesHint')}>
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={roles?.items.map((role) => ({ value: role.key, label: inWords(role.name) })) ?? []} />
        </Form.Item>
        <Form.Item name="memberIds" label={t('teams.members')}><PeopleSelect /></Form.Item>
      </FormDrawer>
    </PageFrame>
  );
}
