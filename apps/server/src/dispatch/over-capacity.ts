/** Logs who took or was given more than they have room for, by hand: allowed, since people know best, but never unseen (R-B3). */

import { loadOf } from '@huiyin/domain/dispatch/load.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { minute } from '@huiyin/domain/kernel/instant.ts';
import { recordAudit } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { LoggedEvent, Subscription } from '../platform/domain.ts';
import type { Shell } from '../platform/shell.ts';
import { dispatchRoomOf, type DispatchRoom } from './dispatch-room.ts';
import { readUnloggedByHand } from './over-capacity.store.ts';
import { readProfiles } from './profile.store.ts';
import { readHoldings } from './work.store.ts';

/** A log that is read from its beginning tells of loads that are long gone. */
const freshMs = 10 * minute;
/** A hand and a dispatcher that did not see each other are not further apart. */
const togetherMs = minute;

/**
 * Catches up: the load is that of now, a moment after the act. What the dispatcher gave is looked at too: it exceeds nobody's capacity by what
 * it sees, so somebody who carries too much right after it took something by hand that it had not seen.
 */
export function overCapacity(shell: Shell): Subscription {
  return {
    name: 'dispatch.over_capacity',
    async handle(tx, events) {
      const room = await dispatchRoomOf(shell);
      const given = events.filter((event) => isGiven(event, room) && event.at > shell.clock.now() - freshMs);
      if (given.length === 0) return;
      const overloaded = await readOverloaded(tx, room, [...new Set(given.map(holderOf))]);
      if (overloaded.size === 0) return;
      const byHand = await readUnloggedByHand(tx, [...overloaded.keys()], Math.min(...given.map(({ at }) => at)) - togetherMs);
      for (const [agentId, { load, capacity }] of overloaded) {
        const own = byHand.filter((event) => event.agentId === agentId);
        const heard = own.filter(({ ticketId, version }) => given.some((event) => event.ticketId === ticketId && event.version === version));
        for (const { ticketId, how, actorKind, actorId } of heard.length > 0 ? heard : own.slice(-1)) {
          const actor = (actorKind === 'person' || actorKind === 'key') && actorId !== null ? { kind: actorKind, id: actorId } as const : null;
          await recordAudit(tx, shell, { actor, action: 'ticket.over_capacity', target: `ticket:${ticketId}`, facts: { agentId, how, load, capacity }, address: null, userAgent: null });
        }
      }
    },
  };
}

function isGiven({ kind, facts }: LoggedEvent, { teams }: DispatchRoom): boolean {
  const team = kind === 'assigned' && typeof facts.agentId === 'string' && typeof facts.teamId === 'string' ? teams.get(facts.teamId) : undefined;
  return team !== undefined && team.rules.strategy !== 'manual';
}

function holderOf({ facts }: LoggedEvent): Id {
  return facts.agentId as string;
}

async function readOverloaded(tx: Tx, { settings }: DispatchRoom, ids: readonly Id[]): Promise<Map<Id, { readonly load: number; readonly capacity: number }>> {
  const [profiles, holdings] = [await readProfiles(tx, { personIds: ids }), await readHoldings(tx, ids)];
  const capacityOf = new Map(profiles.map(({ id, capacity }) => [id, capacity ?? settings.capacity]));
  const loads = ids.map((id) => [id, { load: loadOf(holdings.get(id) ?? [], settings), capacity: capacityOf.get(id) ?? settings.capacity }] as const);
  return new Map(loads.filter(([, { load, capacity }]) => load > capacity));
}
