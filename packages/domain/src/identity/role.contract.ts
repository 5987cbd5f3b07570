/** Roles and the permissions they are made of: endpoints and views. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { GrantView, Key, ScopeWord, ShortName } from './identity.contract.ts';

const Grants = Type.Array(GrantView, { maxItems: 200 });

export const RoleView = Type.Object({
  id: Id,
  key: Type.String(),
  name: ShortName,
  grants: Type.Array(GrantView),
  /** How many people hold it. */
  holders: Type.Integer(),
});
export type RoleView = Static<typeof RoleView>;

const RoleParams = Type.Object({ roleId: Id });

export const listRoles = endpoint({
  method: 'GET',
  path: '/roles',
  permission: 'person.read',
  summary: 'All roles with what they allow',
  reply: Type.Object({ items: Type.Array(RoleView) }),
  refusals: [],
});

export const createRole = endpoint({
  method: 'POST',
  path: '/roles',
  permission: 'role.manage',
  summary: 'A new role made of permissions',
  body: Type.Object({ key: Key, name: ShortName, grants: Grants }, { additionalProperties: false }),
  reply: RoleView,
  status: 201,
  refusals: ['role.key_taken', 'role.permission_unknown', 'role.beyond_own'],
});

export const changeRole = endpoint({
  method: 'PATCH',
  path: '/roles/:roleId',
  permission: 'role.manage',
  summary: 'Change a role’s name or what it allows',
  params: RoleParams,
  body: Type.Object({ name: Type.Optional(ShortName), grants: Type.Optional(Grants) }, { additionalProperties: false }),
  reply: RoleView,
  refusals: ['role.unknown', 'role.permission_unknown', 'role.beyond_own', 'person.last_administrator'],
});

export const removeRole = endpoint({
  method: 'DELETE',
  path: '/roles/:roleId',
  permission: 'role.manage',
  summary: 'Remove a role that nobody holds and no team serves',
  params: RoleParams,
  refusals: ['role.unknown', 'role.in_use', 'role.beyond_own'],
});

export const listPermissions = endpoint({
  method: 'GET',
  path: '/permissions',
  permission: 'person.read',
  summary: 'Every permission with its group and the scopes it knows',
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        key: Type.String(),
        group: Type.Object({ key: Type.String(), name: ShortName }),
        label: ShortName,
        scopes: Type.Array(ScopeWord),
      }),
    ),
  }),
  refusals: [],
});
