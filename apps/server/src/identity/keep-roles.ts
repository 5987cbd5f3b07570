/** Makes, changes and removes roles. */

import { checkGrants, checkWithinOwn, type Grant } from '@huiyin/domain/identity/grant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Shell } from '../platform/shell.ts';
import { administer, type By } from './administer.ts';
import { keepingAdministrators } from './keep-administrators.ts';
import { insertRole, lockRole, readRole, removeRole, saveGrants, saveRoleName, type Role } from './role.store.ts';
import { readTeamsServing } from './team.store.ts';

type Text = { readonly zh: string; readonly en: string };

export function createRole(
  shell: Shell,
  by: By,
  wish: { readonly key: string; readonly name: Text; readonly grants: readonly Grant[] },
): Promise<Result<Role, 'role.key_taken' | 'role.permission_unknown' | 'role.beyond_own'>> {
  return administer(shell, by, async (tx) => {
    const sound = checkSound(by, wish.grants);
    if (!sound.ok) return sound;
    const id = shell.ids.next();
    if (!(await insertRole(tx, { id, key: wish.key, name: wish.name }, shell.clock.now()))) return refuse('role.key_taken');
    await saveGrants(tx, id, wish.grants);
    return accept({ value: (await readRole(tx, id))!, action: 'role.created', target: `role:${id}`, facts: { key: wish.key, grants: sayGrants(wish.grants) } });
  });
}

/** What the role allows already must be within one's own as well: else one could take from those above. */
export function changeRole(
  shell: Shell,
  by: By,
  roleId: Id,
  wish: { readonly name?: Text; readonly grants?: readonly Grant[] },
): Promise<Result<Role, 'role.unknown' | 'role.permission_unknown' | 'role.beyond_own' | 'person.last_administrator'>> {
  return administer(shell, by, (tx) =>
    keepingAdministrators(tx, async () => {
      const role = await lockRole(tx, roleId);
      if (!role) return refuse('role.unknown');
      const sound = wish.grants ? checkSound(by, wish.grants) : accept(undefined);
      if (!sound.ok) return sound;
      const within = checkWithinOwn(by.actor, role.grants);
      if (!within.ok) return within;
      if (wish.name) await saveRoleName(tx, roleId, wish.name);
      if (wish.grants) await saveGrants(tx, roleId, wish.grants);
      const facts = { key: role.key, fields: Object.keys(wish), ...(wish.grants && { grantsBefore: sayGrants(role.grants), grants: sayGrants(wish.grants) }) };
      return accept({ value: (await readRole(tx, roleId))!, action: 'role.changed', target: `role:${roleId}`, facts });
    }),
  );
}

export function dropRole(shell: Shell, by: By, roleId: Id): Promise<Result<undefined, 'role.unknown' | 'role.in_use' | 'role.beyond_own'>> {
  return administer(shell, by, async (tx) => {
    const role = await lockRole(tx, roleId);
    if (!role) return refuse('role.unknown');
    const within = checkWithinOwn(by.actor, role.grants);
    if (!within.ok) return within;
    const teams = await readTeamsServing(tx, role.key);
    if (role.holders > 0 || teams.length > 0) return refuse('role.in_use', { people: role.holders, teams: teams.length });
    await removeRole(tx, roleId);
    return accept({ value: undefined, action: 'role.removed', target: `role:${roleId}`, facts: { key: role.key } });
  });
}

function checkSound(by: By, grants: readonly Grant[]): Result<void, 'role.permission_unknown' | 'role.beyond_own'> {
  const known = checkGrants(grants);
  return known.ok ? checkWithinOwn(by.actor, grants) : known;
}

function sayGrants(grants: readonly Grant[]): Record<string, string> {
  return Object.fromEntries(grants.map((grant) => [grant.permission, grant.scope]));
}
