/** Logs who took or was given more than they have room for, by hand: allowed, since people know best, but never unseen (R-B3). */

import { loadOf } from '@huiyin/domain/dispatch/load.ts';
import { recordAudit } from '../identity/index.ts';
import type { LoggedEvent, Subscription } from '../platform/domain.ts';
import type { Shell } from '../platform/shell.ts';
import { dispatchRoomOf } from './dispatch-room.ts';
import { readProfiles } from './profile.store.ts';
import { readHoldings } from './work.store.ts';

const byHand = new Set(['taken', 'assigned', 'handed_over']);

/** Catches up: the load is that of now, a moment after the act. */
export function overCapacity(shell: Shell): Subscription {
  return {
    name: 'dispatch.over_capacity',
    async handle(tx, events) {
      // A log that is read from its beginning tells of loads that are long gone.
      const fresh = events.filter((event) => isByHand(event) && event.at > shell.clock.now() - 600_000);
      if (fresh.length === 0) return;
      const { settings, teams } = await dispatchRoomOf(shell);
      const given = fresh.filter(({ facts }) => teams.get(facts.teamId as string)?.rules.strategy !== 'manual' && teams.has(facts.teamId as string));
      const ids = [...new Set(given.map(({ facts }) => facts.agentId as string))];
      const [profiles, holdings] = [await readProfiles(tx, { personIds: ids }), await readHoldings(tx, ids)];
      for (const event of given) {
        const agentId = event.facts.agentId as string;
        const capacity = profiles.find(({ id }) => id === agentId)?.capacity ?? settings.capacity;
        const load = loadOf(holdings.get(agentId) ?? [], settings);
        if (load <= capacity) continue;
        const actor = event.actorKind === 'person' || event.actorKind === 'key' ? { kind: event.actorKind, id: event.actorId! } as const : null;
        await recordAudit(tx, shell, { actor, action: 'ticket.over_capacity', target: `ticket:${event.ticketId}`, facts: { agentId, how: event.facts.how as string, load, capacity }, address: null, userAgent: null });
      }
    },
  };
}

function isByHand({ kind, facts }: LoggedEvent): boolean {
  return kind === 'assigned' && typeof facts.agentId === 'string' && typeof facts.teamId === 'string' && byHand.has(facts.how as string);
}
