/** Roles and their names. */

import { listRoles } from '@huiyin/domain/identity/role.contract.ts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../platform/api.ts';

export const rolesQuery = queryOptions({ queryKey: ['roles'], queryFn: ({ signal }) => call(listRoles, { signal }), staleTime: 5 * 60_000 });
