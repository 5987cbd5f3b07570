/** A role's name by its key. Shipped roles are known by heart; those a centre made itself are called what it called them. */

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { rolesQuery } from './roles.queries.ts';


const shipped = ['agent', 'specialist', 'supervisor', 'assistant', 'inspector', 'trainer', 'owner', 'knowledge', 'admin'] as const;

export function useRoleName(): (key: string) => string {
  const { t } = useTranslation('ticket');
  const { me, can } = useSession();
  const { data: roles } = useQuery({ ...rolesQuery, enabled: can('person.read') });
  return (key) => {
    const named = roles?.items.find((role) => role.key === key) ?? me.roles.find((role) => role.key === key);
    if (named) return inWords(named.name);
    const known = shipped.find((role) => role === key);
    return known ? t(`role.${known}`) : key;
  };
}
