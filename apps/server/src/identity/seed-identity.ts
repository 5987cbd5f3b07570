/** What a new centre starts with: the eight roles always, people and teams only in the demo. Safe to repeat. */

import { shippedRoles } from '@huiyin/domain/identity/shipped-roles.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { actorCacheOf } from './actor-cache.ts';
import { demoPassword, demoPeople, demoTeams } from './demo-people.ts';
import { hashPassword } from './password-hash.ts';
import { insertPerson, saveRolesOf } from './person.store.ts';
import { insertRole, readRoles, saveGrants } from './role.store.ts';
import { savePasswordHash } from './session.store.ts';
import { insertTeam, readTeams, saveTeamsOf } from './team.store.ts';

/** The eight roles, in a database that has none; a centre that removed or renamed some keeps its choice. */
export async function seedIdentity(tx: Tx, shell: Pick<Shell, 'clock' | 'ids'>): Promise<void> {
  if ((await readRoles(tx)).length > 0) return;
  const at = shell.clock.now();
  for (const role of shippedRoles) {
    const id = shell.ids.next();
    // Another node may be seeding at this moment.
    if (await insertRole(tx, { id, key: role.key, name: role.name }, at)) await saveGrants(tx, id, role.grants);
  }
}

/** All share one password, hashed once: they are public, and only demo mode on loopback makes them. */
export async function seedDemoPeople(shell: Shell): Promise<void> {
  const hash = await hashPassword(demoPassword);
  await shell.db.transaction().execute(async (tx) => {
    await seedIdentity(tx, shell);
    const at = shell.clock.now();
    const roleIds = new Map((await readRoles(tx)).map((role) => [role.key, role.id]));
    for (const team of demoTeams) await insertTeam(tx, { id: shell.ids.next(), key: team.key, name: team.name, roles: team.roles }, at);
    const teamIds = new Map((await readTeams(tx)).map((team) => [team.key, team.id]));
    for (const person of demoPeople()) {
      const id = shell.ids.next();
      const isNew = await insertPerson(tx, { id, name: person.name, email: `${person.account}@demo.huiyin`, language: 'zh' }, at);
      if (!isNew) continue;
      await savePasswordHash(tx, { id: shell.ids.next(), personId: id, hash }, at);
      await saveRolesOf(tx, id, present([person.role, ...(person.also ?? [])].map((key) => roleIds.get(key))));
      await saveTeamsOf(tx, id, present(person.teams.map((key) => teamIds.get(key))));
    }
  });
  actorCacheOf(shell.db).forget();
}

function present<Value>(values: readonly (Value | undefined)[]): Value[] {
  return values.filter((value) => value !== undefined);
}
