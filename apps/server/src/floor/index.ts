/** The public face of the floor. */

import { reachOf, type Actor } from '@huiyin/domain/identity/actor.ts';
import { minute } from '@huiyin/domain/kernel/instant.ts';
import { floorRoomOf, wholeFloorRoom } from '../dispatch/index.ts';
import type { Domain } from '../platform/domain.ts';
import { floorRoutes } from './floor.routes.ts';
import { floorSubscriptions } from './floor.subscriptions.ts';
import { readLimbo } from './landing.store.ts';
import { endDueLoans } from './lend-person.ts';

export const floor: Domain = {
  name: 'floor',
  routes: floorRoutes,
  subscriptions: floorSubscriptions,
  sweeps: (shell) => [{ name: 'floor.loans', everyMs: minute / 4, run: () => endDueLoans(shell) }],
  checks: (shell) => [
    {
      name: 'tickets in limbo',
      async run() {
        const found = await readLimbo(shell.db, { scope: 'all' }, shell.clock.now());
        if (found.length === 0) return { well: true, says: 'every ticket is with somebody, in a queue that is watched, or paused with an end' };
        return { well: false, says: `${found.length} tickets are nowhere, the first are ${found.slice(0, 3).map(({ number }) => number).join(', ')}: assign them by hand` };
      },
    },
  ],
};

/** Where notices of the floor reach whoever may watch it. */
export function floorRooms(actor: Actor): readonly string[] {
  const reach = reachOf(actor, 'floor.read');
  if (reach === null || reach.scope === 'own') return [];
  return reach.scope === 'all' ? [wholeFloorRoom] : reach.teamIds.map(floorRoomOf);
}
