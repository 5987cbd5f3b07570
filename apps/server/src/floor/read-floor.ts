/** The supervisor's page as one answer, and one for all who ask at once: ten supervisors who hear the same notice cost what two do. */

import { estimateWait } from '@huiyin/domain/dispatch/estimate-wait.ts';
import { loadOf } from '@huiyin/domain/dispatch/load.ts';
import { availabilityOf, isPresent } from '@huiyin/domain/dispatch/presence.ts';
import type { FloorAgent, FloorView } from '@huiyin/domain/floor/floor.contract.ts';
import { usualShare } from '@huiyin/domain/floor/staff.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import { toWire, toWireOrNull, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { dispatchRoomOf, shiftIdOf, type DispatchRoom } from '../dispatch/index.ts';
import { joined } from '../platform/joined.ts';
import type { Shell } from '../platform/shell.ts';
import { listSetbacks } from '../ticket/index.ts';
import { readBoard, readLevels, takenOver, type AgentRow } from './board.store.ts';
import { readLimbo } from './landing.store.ts';
import { readLoans } from './loan.store.ts';
import { viewLoan } from './loan.view.ts';
import { localDays } from './local-days.ts';

const windows = [15, 60];
const mostLeftAside = 20;

const line = joined<FloorView>();

export function readFloor(shell: Shell, reach: Reach): Promise<FloorView> {
  // Two leaders of one team do not see the same: what each holds of other teams is their own.
  const key = reach.scope === 'all' ? 'all' : reach.personId;
  return line.of(shell, key, () => compose(shell, reach, shell.clock.now()));
}

async function compose(shell: Shell, reach: Reach, at: Instant): Promise<FloorView> {
  const { db } = shell;
  const [today] = await localDays(shell, at, 0);
  const [board, levels, loans, limbo, setbacks, room] = await Promise.all([
    readBoard(db, reach, { at, midnight: today!.from }),
    readLevels(db, reach, at, windows),
    readLoans(db, reach),
    readLimbo(db, reach, at),
    listSetbacks(db, reach, mostLeftAside),
    dispatchRoomOf(shell),
  ]);
  const { settings } = room;
  const agents = board.agents.map((agent) => viewAgent(agent, room, at));
  const loadedAgents = agents.map(({ view, holdings, ownCapacity, presence }) => ({
    ...view,
    availability: availabilityOf(presence, at, settings),
    reason: settings.awayReasons.find(({ key }) => key === presence?.reason)?.name ?? null,
    load: loadOf(holdings, settings),
    capacity: ownCapacity ?? settings.capacity,
  }));

  return {
    at: toWire(at),
    whole: reach.scope === 'all',
    goalShare: usualShare,
    queues: board.queues.map(({ waitingSince, taken, ...queue }) => {
      const people = loadedAgents.filter(({ teamIds }) => teamIds.includes(queue.team.id));
      return {
        ...queue,
        longestWaitMs: waitingSince === null ? null : Math.max(0, at - waitingSince),
        expectedWaitMs: queue.waiting === 0 && people.some(({ availability }) => availability === 'available') ? 0 : estimateWait({ position: queue.waiting + 1, taken, over: takenOver }),
        onDuty: people.filter(({ availability }) => isPresent(availability)).length,
        available: people.filter(({ availability }) => availability === 'available').length,
      };
    }),
    agents: loadedAgents,
    levels: [...new Set(levels.map(({ channelKind }) => channelKind))].map((channelKind) => ({
      channelKind,
      windows: windows.map((minutes) => {
        const { met = 0, missed = 0, pending = 0 } = levels.find((level) => level.channelKind === channelKind && level.minutes === minutes) ?? {};
        return { minutes, met, missed, pending };
      }),
    })),
    soon: board.soon.map(({ dueAt, ...promise }) => ({ ...promise, dueAt: toWire(dueAt) })),
    loans: loans.map(viewLoan),
    inLimbo: limbo.length,
    leftAside: [...new Map(setbacks.map((setback) => [setback.ticketId, setback])).values()].map(({ ticketId, number, since }) => ({ ticketId, number, since: toWire(since) })),
  };
}

function viewAgent({ presence, holdings, capacity, shiftId, ...agent }: AgentRow, room: DispatchRoom, at: Instant) {
  const shift = room.shiftNow(shiftIdOf(room, { shiftId, teamIds: agent.teamIds }), at);
  const view: Omit<FloorAgent, 'availability' | 'reason' | 'load' | 'capacity'> = {
    ...agent,
    teamIds: [...agent.teamIds],
    roles: [...agent.roles],
    since: toWireOrNull(presence?.since ?? null),
    shift: shift?.now ?? null,
    breakAt: toWireOrNull(shift !== null && shift.now === 'on' ? shift.breakFrom : null),
  };
  return { view, holdings, ownCapacity: capacity, presence: presence && { personId: agent.id, ...presence } };
}
