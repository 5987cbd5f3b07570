/** Lets a person into a team and out again, within the transaction of whoever has a reason of their own; what they may do is read anew after it. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { afterCommit } from '../platform/after-commit.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { actorCacheOf } from './actor-cache.ts';
import { addMember, removeMember } from './team.store.ts';

/** False: they are in it already. */
export async function joinTeam(tx: Tx, shell: Shell, teamId: Id, personId: Id): Promise<boolean> {
  const joined = await addMember(tx, teamId, personId);
  if (joined) await rereadRights(tx, shell, personId);
  return joined;
}

export async function leaveTeam(tx: Tx, shell: Shell, teamId: Id, personId: Id): Promise<void> {
  await removeMember(tx, teamId, personId);
  await rereadRights(tx, shell, personId);
}

/** Their open browsers too: the teams whose notices they hear have changed. */
async function rereadRights(tx: Tx, shell: Shell, personId: Id): Promise<void> {
  await afterCommit(tx, () => {
    actorCacheOf(shell.db).forget();
    shell.live.notify({ topic: 'session', id: personId, version: 0, rooms: [`person:${personId}`] });
  });
}
