/** Makes, changes and removes teams. */

import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { administer, type By } from './administer.ts';
import { readNames } from './person.store.ts';
import { readRoleKeys } from './role.store.ts';
import { insertTeam, lockTeam, readTeam, removeTeam, saveMembers, saveTeam, type Team } from './team.store.ts';

interface TeamWish {
  readonly name: { readonly zh: string; readonly en: string };
  readonly roles: readonly string[];
  readonly memberIds?: readonly Id[];
}

export function createTeam(shell: Shell, by: By, wish: TeamWish & { readonly key: string }): Promise<Result<Team, 'team.key_taken' | 'role.unknown' | 'person.unknown'>> {
  return administer(shell, by, async (tx) => {
    const known = await checkKnown(tx, wish);
    if (!known.ok) return known;
    const id = shell.ids.next();
    if (!(await insertTeam(tx, { id, key: wish.key, name: wish.name, roles: wish.roles }, shell.clock.now()))) return refuse('team.key_taken');
    await saveMembers(tx, id, wish.memberIds ?? []);
    return accept({ value: (await readTeam(tx, id))!, action: 'team.created', target: `team:${id}`, facts: { key: wish.key, roles: wish.roles } });
  });
}

export function changeTeam(shell: Shell, by: By, teamId: Id, wish: Partial<TeamWish>): Promise<Result<Team, 'team.unknown' | 'role.unknown' | 'person.unknown'>> {
  return administer(shell, by, async (tx) => {
    const team = await lockTeam(tx, teamId);
    if (!team) return refuse('team.unknown');
    const known = await checkKnown(tx, wish);
    if (!known.ok) return known;
    await saveTeam(tx, teamId, wish);
    if (wish.memberIds) await saveMembers(tx, teamId, wish.memberIds);
    const joined = wish.memberIds?.filter((id) => !team.memberIds.includes(id)) ?? [];
    const left = wish.memberIds ? team.memberIds.filter((id) => !wish.memberIds!.includes(id)) : [];
    return accept({ value: (await readTeam(tx, teamId))!, action: 'team.changed', target: `team:${teamId}`, facts: { fields: Object.keys(wish), joined, left } });
  });
}

export async function dissolveTeam(shell: Shell, by: By, teamId: Id): Promise<Result<undefined, 'team.unknown' | 'team.in_use'>> {
  try {
    return await administer(shell, by, async (tx) => {
      const team = await lockTeam(tx, teamId);
      if (!team) return refuse('team.unknown');
      if (team.memberIds.length > 0) return refuse('team.in_use', { members: team.memberIds.length });
      await removeTeam(tx, teamId);
      return accept({ value: undefined, action: 'team.removed', target: `team:${teamId}`, facts: { key: team.key } });
    });
  } catch (thrown) {
    // Tickets and macros name teams by foreign keys; identity lies below them and cannot ask.
    if ((thrown as { code?: unknown }).code === '23503') return refuse('team.in_use');
    throw thrown;
  }
}

async function checkKnown(tx: Tx, wish: Partial<TeamWish>): Promise<Result<void, 'role.unknown' | 'person.unknown'>> {
  if (wish.roles && (await readRoleKeys(tx, wish.roles)).length < wish.roles.length) return refuse('role.unknown');
  if (wish.memberIds && (await readNames(tx, wish.memberIds)).size < wish.memberIds.length) return refuse('person.unknown');
  return accept(undefined);
}
