/** How queues stand, and what a waiting customer is told. */

import { estimateWait } from '@huiyin/domain/dispatch/estimate-wait.ts';
import type { QueueView } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { hour, second, type Instant, type Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import { centreZone } from '../calendar/index.ts';
import type { Shell } from '../platform/shell.ts';
import { dispatchRoomOf } from './dispatch-room.ts';
import { countPresent } from './duty.store.ts';
import { farthest, lineOf } from './line.ts';
import { readQueueFigures, readQueueOf, readTakenBy } from './queue-figures.store.ts';

/** The rate of a queue is that of the last hour: long enough for five, short enough to be of today. */
const takenOver = hour;

export async function readQueues(shell: Shell, reach: Reach): Promise<QueueView[]> {
  const at = shell.clock.now();
  const [{ settings, teams }, zone] = await Promise.all([dispatchRoomOf(shell), centreZone(shell.db)]);
  const figures = await readQueueFigures(shell.db, reach, { takenSince: at - takenOver, today: zone.instantOf(zone.dayOf(at), 0) });
  const present = await countPresent(shell.db, [...teams.keys()], at - settings.graceSeconds * second);
  return figures.map(({ teamId, waiting, longestSince, taken, abandonedToday }) => ({
    teamId,
    waiting,
    longestWaitMs: longestSince === null ? null : Math.max(0, at - longestSince),
    expectedWaitMs: waiting === 0 && (present.get(teamId)?.available ?? 0) > 0 ? 0 : estimateWait({ position: waiting + 1, taken, over: takenOver }),
    abandonedToday,
    onDuty: present.get(teamId)?.present ?? 0,
    available: present.get(teamId)?.available ?? 0,
  }));
}

export interface WaitingCustomer {
  /** 1: next. Of those who wait for the same people. */
  readonly position: number;
  /** Null: too little was seen to say, so nothing is said. */
  readonly estimateMs: Milliseconds | null;
}

type Asking = Pick<Shell, 'db' | 'pool' | 'clock'>;

/** Null when the ticket waits for nobody: it is held, paused, ended, or with the machine. */
export async function readWaiting(shell: Asking, ticketId: Id, takenOf: typeof countTaken = countTaken): Promise<WaitingCustomer | null> {
  const teamId = await readQueueOf(shell.db, ticketId);
  if (teamId === null) return null;
  const { places } = await lineOf(shell, teamId);
  const { position, ableIds } = places.get(ticketId) ?? { position: farthest + 1, ableIds: [] };
  const takenBy = await takenOf(shell, teamId);
  const taken = ableIds.reduce((sum, id) => sum + (takenBy.get(id) ?? 0), 0);
  return { position, estimateMs: estimateWait({ position, taken, over: takenOver }) };
}

function countTaken({ db, clock }: Asking, teamId: Id): Promise<ReadonlyMap<Id, number>> {
  return readTakenBy(db, teamId, clock.now() - takenOver);
}

const keptForMs = 5_000;
const counted = new WeakMap<object, Map<Id, { readonly at: Instant; readonly taken: Promise<ReadonlyMap<Id, number>> }>>();

/** For the many who wait and ask: the rate of an hour is not counted anew for each of them. */
export function takenLately(shell: Asking, teamId: Id): Promise<ReadonlyMap<Id, number>> {
  const ofTeams = counted.get(shell.pool) ?? new Map();
  counted.set(shell.pool, ofTeams);
  const at = shell.clock.now();
  const known = ofTeams.get(teamId);
  if (known && at >= known.at && at < known.at + keptForMs) return known.taken;
  const taken = countTaken(shell, teamId);
  ofTeams.set(teamId, { at, taken });
  taken.catch(() => ofTeams.delete(teamId));
  return taken;
}
