/**
 * Work that came back to its former holder by itself, because it was opened again or its flow returned to their role: kept there
 * while they are at work and have room, else back to the queue with everything known about it (R-B6). As long as nobody else
 * could take it either, it stays: a queue that nobody serves is no better place than a desk.
 */

import { availabilityOf, isPresent } from '@huiyin/domain/dispatch/presence.ts';
import { loadOf } from '@huiyin/domain/dispatch/load.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { changeMany, lockTickets, overTickets, roomOf, type Room } from '../ticket/index.ts';
import { dispatchRoomOf, type DispatchRoom } from './dispatch-room.ts';
import { readPresences } from './presence.store.ts';
import { readProfiles } from './profile.store.ts';
import { readDuty } from './duty.ts';
import { lockRechecks, readHoldings, saveRechecked, type Returner } from './work.store.ts';

const batch = 100;

export async function recheckWork(shell: Shell): Promise<number> {
  const [room, ticketRoom] = [await dispatchRoomOf(shell), await roomOf(shell)];
  return overTickets(shell, 'dispatch.recheck', (scope) =>
    shell.db.transaction().execute(async (tx) => {
      const at = shell.clock.now();
      const returners = await lockRechecks(tx, scope, batch);
      return returners.length === 0 ? 0 : look(tx, shell, room, ticketRoom, returners, at);
    }),
  );
}

async function look(tx: Tx, shell: Shell, room: DispatchRoom, ticketRoom: Room, returners: readonly Returner[], at: Instant): Promise<number> {
  const agentIds = [...new Set(returners.flatMap(({ agentId }) => agentId ?? []))];
  const [presences, profiles, holdings, duty] = [
    await readPresences(tx, agentIds), await readProfiles(tx, { personIds: agentIds }), await readHoldings(tx, agentIds),
    await readDuty(tx, room, [...new Set(returners.flatMap(({ teamId }) => teamId ?? []))], at),
  ];
  const capacityOf = new Map(profiles.map(({ id, capacity }) => [id, capacity ?? room.settings.capacity]));

  const verdictOn = ({ agentId, teamId, role, state }: Returner): 'settled' | 'back' | 'later' => {
    const team = teamId === null ? undefined : room.teams.get(teamId);
    if (agentId === null || team === undefined || team.rules.strategy === 'manual' || state !== 'open') return 'settled';
    const here = isPresent(availabilityOf(presences.get(agentId) ?? null, at, room.settings));
    if (here && loadOf(holdings.get(agentId) ?? [], room.settings) <= (capacityOf.get(agentId) ?? room.settings.capacity)) return 'settled';
    return duty.available(team.id, role).some(({ id }) => id !== agentId) ? 'back' : 'later';
  };
  const verdicts = new Map(returners.map((one) => [one.ticketId, verdictOn(one)]));
  const idsOf = (verdict: string): Id[] => returners.map(({ ticketId }) => ticketId).filter((id) => verdicts.get(id) === verdict);

  const locked = await lockTickets(tx, idsOf('back'));
  const holder = new Map(returners.map(({ ticketId, agentId }) => [ticketId, agentId]));
  const changes = await changeMany(tx, shell, ticketRoom, locked, system, ({ ticket }) =>
    ticket.state === 'open' && ticket.agentId === holder.get(ticket.id) ? [{ kind: 'assigned', agentId: null, teamId: ticket.teamId, how: 'returned', at, by: system }] : [],
  );
  const settled = [...idsOf('settled'), ...locked.map(({ ticket }) => ticket.id)];
  await saveRechecked(tx, settled);
  return changes.length;
}
