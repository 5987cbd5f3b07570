/** A role's name by its key. Shipped roles are known by heart; those a centre made itself are called what it called them. */

import { shippedRoles } from '@huiyin/domain/identity/shipped-roles.ts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useSession } from '../platform/session.ts';
import { rolesQuery } from './roles.queries.ts';

export function useRoleName(): (key: string) => string {
  const { t } = useTranslation('app');
  const { me, can } = useSession();
  const { data: roles } = useQuery({ ...rolesQuery, enabled: can('person.read') });
  return (key) => {
    // Steps that the machine works name a role that nobody holds.
    if (key === 'assistant') return t('assistantRole');
    const named = roles?.items.find((role) => role.key === key) ?? me.roles.find((role) => role.key === key) ?? shippedRoles.find((role) => role.key === key);
    return named ? inWords(named.name) : key;
  };
}
