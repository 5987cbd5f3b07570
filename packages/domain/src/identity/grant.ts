/** Grants: which permissions, how far. Who may hand out which is decided here. */

import { accept, refuse, type Result } from '../kernel/result.ts';
import { type Actor, type Scope, widerScope } from './actor.ts';
import { isPermission, permissions } from './permission.ts';

/** The role that may hand out what it does not hold, and that may never be left without an active holder. */
export const administratorRole = 'admin';

export interface Grant {
  readonly permission: string;
  readonly scope: Scope;
}

/** Several roles add up: the wider scope of each permission holds. */
export function combineGrants(grants: Iterable<Grant>): Map<string, Scope> {
  const combined = new Map<string, Scope>();
  for (const { permission, scope } of grants) {
    const held = combined.get(permission);
    combined.set(permission, held === undefined ? scope : widerScope(held, scope));
  }
  return combined;
}

/** Whether `held` reaches at least as far as `grant`. */
export function covers(held: ReadonlyMap<string, Scope>, grant: Grant): boolean {
  const scope = held.get(grant.permission);
  return scope !== undefined && widerScope(scope, grant.scope) === scope;
}

/** Every permission exists, and is asked for with a scope it knows. */
export function checkGrants(grants: readonly Grant[]): Result<void, 'role.permission_unknown'> {
  const unknown = grants.filter(({ permission, scope }) => !isPermission(permission) || !permissions[permission].scopes.includes(scope));
  if (unknown.length > 0) return refuse('role.permission_unknown', { grants: unknown.map(({ permission, scope }) => ({ permission, scope })) });
  return accept(undefined);
}

/**
 * Nobody hands out more than they hold; otherwise the right to edit people or roles would be every right.
 * An administrator may, or a permission that was taken from every role could never be given again.
 */
export function checkWithinOwn(actor: Pick<Actor, 'kind' | 'roles' | 'grants'>, grants: readonly Grant[]): Result<void, 'role.beyond_own'> {
  if (actor.kind === 'person' && actor.roles.includes(administratorRole) && actor.grants.has('role.manage')) return accept(undefined);
  const beyond = grants.filter((grant) => !covers(actor.grants, grant));
  if (beyond.length > 0) return refuse('role.beyond_own', { permissions: beyond.map((grant) => grant.permission) });
  return accept(undefined);
}

/** What both sides allow: an API key never reaches further than its maker does today. */
export function narrowGrants(wanted: readonly Grant[], held: ReadonlyMap<string, Scope>): Map<string, Scope> {
  const narrowed = new Map<string, Scope>();
  for (const { permission, scope } of wanted) {
    const limit = held.get(permission);
    if (limit !== undefined) narrowed.set(permission, widerScope(limit, scope) === limit ? scope : limit);
  }
  return narrowed;
}
