/** What the floor learns from the event log: half-hour counts, and which teams' boards have become old. */

import type { Subscription } from '../platform/domain.ts';
import type { Shell } from '../platform/shell.ts';
import { addToSlots, forgetSlots } from './slot.store.ts';
import { boardTeller } from './tell-boards.ts';
import { readTeamsOfTickets } from './board.store.ts';
import { afterCommit } from '../platform/after-commit.ts';

export function floorSubscriptions(shell: Shell): readonly Subscription[] {
  const tell = boardTeller(shell.live);
  return [
    { name: 'floor.slots', derived: true, handle: addToSlots, forget: forgetSlots },
    {
      name: 'floor.boards',
      derived: true,
      async handle(tx, events) {
        const teamIds = await readTeamsOfTickets(tx, [...new Set(events.map(({ ticketId }) => ticketId))]);
        await afterCommit(tx, () => tell(teamIds));
      },
    },
  ];
}
