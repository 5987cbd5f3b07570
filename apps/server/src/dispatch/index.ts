/** The public face of dispatch. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { shippedSettings } from '@huiyin/domain/dispatch/shipped.ts';
import { second } from '@huiyin/domain/kernel/instant.ts';
import type { Domain } from '../platform/domain.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { onTicketChange } from '../ticket/index.ts';
import { abandonSilent } from './abandon-silent.ts';
import { alertUnassigned } from './alert-unassigned.ts';
import { beat, noticeLost } from './change-presence.ts';
import { absenceReaction, recheckReaction, wrapUpReaction } from './dispatch.reactions.ts';
import { dispatchRoutes } from './dispatch.routes.ts';
import { giveOutWork } from './give-out-work.ts';
import { hearOfVisitors } from './hear-of-visitors.ts';
import { seedDispatch as seedSettings } from './keep-settings.ts';
import { overCapacity } from './over-capacity.ts';
import { overflowWork } from './overflow-work.ts';
import { presenceRoutes } from './presence.routes.ts';
import { recheckWork } from './recheck-work.ts';
import { returnWork } from './return-work.ts';
import { waitingTeller } from './tell-waiting.ts';
import { waitingRoutes } from './waiting.routes.ts';

onTicketChange(wrapUpReaction);
onTicketChange(absenceReaction);
onTicketChange(recheckReaction);

export const dispatch: Domain = {
  name: 'dispatch',
  routes: (shell) => (serve) => {
    presenceRoutes(shell)(serve);
    dispatchRoutes(shell)(serve);
    waitingRoutes(shell)(serve);
  },
  subscriptions: (shell) => [overCapacity(shell)],
  sweeps: (shell) => [
    { name: 'dispatch.recheck', everyMs: second, run: () => recheckWork(shell) },
    { name: 'dispatch.give_out', everyMs: second, nudged: true, run: () => giveOutWork(shell) },
    { name: 'dispatch.lost', everyMs: 5 * second, run: () => noticeLost(shell) },
    { name: 'dispatch.return', everyMs: 5 * second, run: () => returnWork(shell) },
    { name: 'dispatch.overflow', everyMs: 5 * second, run: () => overflowWork(shell) },
    { name: 'dispatch.alert', everyMs: 15 * second, run: () => alertUnassigned(shell) },
    { name: 'dispatch.silent_chats', everyMs: 15 * second, run: () => abandonSilent(shell) },
    { name: 'dispatch.tell_waiting', everyMs: second, run: waitingTeller(shell) },
  ],
};

/** The live channel tells who is connected. */
export function dispatchDoors(shell: Shell) {
  return { hearOf: (personIds: readonly Id[]) => beat(shell, personIds), hearOfVisitors: (isHere: (visitorId: Id) => boolean) => hearOfVisitors(shell, isHere) };
}

export function seedDispatch(tx: Tx): Promise<void> {
  return seedSettings(tx, shippedSettings);
}

export { setUpDispatch, type DispatchSetUp } from './set-up.ts';
export { dispatchRoomOf, forgetDispatchRoom, shiftIdOf, type DispatchRoom } from './dispatch-room.ts';
export { recordSpells, type SpellRecord } from './presence.store.ts';
export { readWaiting } from './read-queues.ts';
export { readExpectation } from './read-expectation.ts';
export { floorRoomOf, wholeFloorRoom } from './floor-rooms.ts';
export { abandonSilent } from './abandon-silent.ts';
export { hearOfVisitors } from './hear-of-visitors.ts';
export { waitingTeller } from './tell-waiting.ts';
export { alertUnassigned } from './alert-unassigned.ts';
export { changePresence, beat, noticeLost } from './change-presence.ts';
export { giveOutWork } from './give-out-work.ts';
export { overflowWork } from './overflow-work.ts';
export { recheckWork } from './recheck-work.ts';
export { returnWork } from './return-work.ts';
