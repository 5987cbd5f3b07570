/** A responsible role: those that exist, and the assistant. */

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { inWords } from '../../platform/i18n.ts';
import { rolesQuery } from '../../identity/roles.queries.ts';
import { useRoleName } from '../../identity/use-role-name.ts';

export function RoleSelect({ value, onChange, label }: { readonly value: string; readonly onChange: (role: string) => void; readonly label: string }) {
  const { data } = useQuery(rolesQuery);
  const nameOf = useRoleName();
  const roles = data?.items.map((role) => ({ value: role.key, label: inWords(role.name) })) ?? [];
  return <Select {...(value === '' ? {} : { value })} aria-label={label} showSearch={{ optionFilterProp: 'label' }} options={[...roles, { value: 'assistant', label: nameOf('assistant') }]} onChange={onChange} />;
}
