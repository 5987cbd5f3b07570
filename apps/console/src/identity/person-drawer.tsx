/** A person new or known: name, e-mail, roles and teams. */

import type { PersonView } from '@huiyin/domain/identity/identity.contract.ts';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { useChangePerson, useCreatePerson, useRoles, useTeams } from './people.queries.ts';

interface Values {
  readonly name: string;
  readonly email: string;
  readonly language: 'zh' | 'en';
  readonly password?: string;
  readonly roleIds: string[];
  readonly teamIds: string[];
}

interface PersonDrawerProps {
  readonly open: boolean;
  /** Null: somebody new. */
  readonly person: PersonView | null;
  readonly onClose: () => void;
  readonly onCreated: (name: string, password: string | null) => void;
}

const places: Record<string, string> = { 'person.email_taken': 'email', 'person.password_weak': 'password', 'role.unknown': 'roleIds', 'role.beyond_own': 'roleIds', 'person.last_administrator': 'roleIds', 'team.unknown': 'teamIds' };

export function PersonDrawer({ open, person, onClose, onCreated }: PersonDrawerProps) {
  const { t } = useTranslation(['identity', 'ui']);
  const roles = useRoles();
  const teams = useTeams();
  const create = useCreatePerson();
  const change = useChangePerson();
  const save = async ({ password, ...values }: Values) => {
    if (person) return change({ params: { personId: person.id }, body: values });
    const made = await create({ body: { ...values, ...(password ? { password } : {}) } });
    onCreated(made.person.name, made.password);
  };
  return (
    <FormDrawer<Values>
      open={open}
      title={person ? t('people.editTitle', { name: person.name }) : t('people.new')}
      initial={person ? { name: person.name, email: person.email, language: person.language, roleIds: person.roles.map((role) => role.id), teamIds: person.teams.map((team) => team.id) } : { language: 'zh', roleIds: [], teamIds: [] }}
      onClose={onClose}
      onSave={save}
      fieldOf={(refusal) => places[refusal.code] ?? null}
    >
      <Form.Item name="name" label={t('people.name')} rules={[{ required: true, whitespace: true, message: t('ui:required', { label: t('people.name') }) }]}><Input maxLength={100} autoComplete="off" /></Form.Item>
      <Form.Item name="email" label={t('people.email')} rules={[{ required: true, type: 'email', message: t('people.emailWrong') }]}><Input maxLength={200} autoComplete="off" /></Form.Item>
      {!person && <Form.Item name="password" label={t('people.password')} extra={t('people.passwordHint')}><Input.Password maxLength={256} autoComplete="new-password" /></Form.Item>}
      <Form.Item name="roleIds" label={t('people.roles')}>
        <Select mode="multiple" loading={roles.isPending} showSearch={{ optionFilterProp: 'label' }} options={roles.data?.items.map((role) => ({ value: role.id, label: inWords(role.name) })) ?? []} />
      </Form.Item>
      <Form.Item name="teamIds" label={t('people.teams')}>
        <Select mode="multiple" loading={teams.isPending} showSearch={{ optionFilterProp: 'label' }} options={teams.data?.items.map((team) => ({ value: team.id, label: inWords(team.name) })) ?? []} />
      </Form.Item>
      <Form.Item name="language" label={t('people.language')}><Select options={[{ value: 'zh', label: '简体中文' }, { value: 'en', label: 'English' }]} /></Form.Item>
    </FormDrawer>
  );
}
