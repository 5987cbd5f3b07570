/** Tells the supervisors, once, of whatever nobody has held for too long: nothing can sit in limbo (R-B7). */

import { shippedRules } from '@huiyin/domain/dispatch/shipped.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { minute, toWire } from '@huiyin/domain/kernel/instant.ts';
import { readOverseers } from '../identity/index.ts';
import { remind } from '../reminder/index.ts';
import type { Shell } from '../platform/shell.ts';
import { dispatchRoomOf } from './dispatch-room.ts';
import { readUntold } from './waiting.store.ts';
import { saveAlerted } from './work.store.ts';

const batch = 200;

/** Of every team, also where people take for themselves; and of what stands in no queue at all. */
export async function alertUnassigned(shell: Shell): Promise<number> {
  const room = await dispatchRoomOf(shell);
  const patience: readonly (readonly [Id | null, number])[] = [...[...room.teams.values()].map(({ id, rules }) => [id, rules.alertAfterMinutes] as const), [null, shippedRules.alertAfterMinutes]];
  let told = 0;
  for (const [teamId, minutes] of patience) told += await alertTeam(shell, teamId, minutes);
  return told;
}

async function alertTeam(shell: Shell, teamId: Id | null, minutes: number): Promise<number> {
  const at = shell.clock.now();
  const overdue = await readUntold(shell.db, teamId, at - minutes * minute, batch);
  if (overdue.length === 0) return 0;
  return shell.db.transaction().execute(async (tx) => {
    const fresh = await saveAlerted(tx, overdue, at);
    const personIds = (await readOverseers(tx, teamId === null ? [] : [teamId])).of(teamId);
    const untold = overdue.filter(({ id }) => fresh.has(id));
    await remind(tx, shell, ...untold.map(({ id, since, stepEnteredAt }) => ({ kind: 'unassigned_too_long', personIds, ticketId: id, facts: { since: toWire(since) }, at, key: `unassigned:${id}:${stepEnteredAt}` }) as const));
    return untold.length;
  });
}
