/** Says of a person whether they take work: by their own word, by a sign of life, or by the lack of one. */

import { checkPresence, type PresenceWish } from '@huiyin/domain/dispatch/presence.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { second } from '@huiyin/domain/kernel/instant.ts';
import { accept, type Result } from '@huiyin/domain/kernel/result.ts';
import { afterCommit } from '../platform/after-commit.ts';
import { nudge } from '../platform/nudge.ts';
import type { Shell } from '../platform/shell.ts';
import { dispatchRoomOf } from './dispatch-room.ts';
import { floorRoomOf, wholeFloorRoom } from './floor-rooms.ts';
import { lockPresence, saveLost, savePresence, saveSeen, saveWrapUpOver } from './presence.store.ts';
import { readProfiles } from './profile.store.ts';

const batch = 200;

export async function changePresence(shell: Shell, wish: PresenceWish & { readonly personId: Id; readonly teamIds: readonly Id[]; readonly wrapUpOver?: boolean }): Promise<Result<void, 'presence.reason_missing' | 'presence.reason_unknown'>> {
  const { settings } = await dispatchRoomOf(shell);
  const checked = checkPresence(wish, settings);
  if (!checked.ok) return checked;
  const next = checked.value;
  await shell.db.transaction().execute(async (tx) => {
    const at = shell.clock.now();
    const before = await lockPresence(tx, wish.personId, at);
    if (before.state === next.state && before.reason === next.reason) {
      await saveSeen(tx, [wish.personId], at);
      if (wish.wrapUpOver) await saveWrapUpOver(tx, wish.personId);
      return;
    }
    await savePresence(tx, wish.personId, next, at);
    await afterCommit(tx, () => notifyPresence(shell, [{ id: wish.personId, teamIds: wish.teamIds }]));
  });
  nudge();
  return accept(undefined);
}

/** People who are connected; asked every few seconds by the live channel. */
export async function beat(shell: Shell, personIds: readonly Id[]): Promise<void> {
  if (personIds.length > 0) await shell.db.transaction().execute((tx) => saveSeen(tx, personIds, shell.clock.now()));
}

/** Whoever was not heard of for longer than the grace period has gone. */
export async function noticeLost(shell: Shell): Promise<number> {
  const { settings } = await dispatchRoomOf(shell);
  const lost = await shell.db.transaction().execute((tx) => saveLost(tx, shell.clock.now() - settings.graceSeconds * second, batch));
  if (lost.length === 0) return 0;
  notifyPresence(shell, await readProfiles(shell.db, { personIds: lost }));
  return lost.length;
}

/** Whoever watches the floor looks for who is free; they hear once of many. */
function notifyPresence({ live }: Shell, people: readonly { readonly id: Id; readonly teamIds: readonly Id[] }[]): void {
  for (const { id, teamIds } of people) live.notify({ topic: 'presence', id, version: 0, rooms: [`person:${id}`, ...teamIds.map((teamId) => `team:${teamId}`)] });
  const teamIds = new Set(people.flatMap((person) => person.teamIds));
  live.notify({ topic: 'floor', id: 'presence', version: 0, rooms: [wholeFloorRoom, ...[...teamIds].map(floorRoomOf)] });
}
