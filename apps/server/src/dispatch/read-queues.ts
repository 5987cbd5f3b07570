/** How queues stand, and what a waiting customer is told. */

import { estimateWait } from '@huiyin/domain/dispatch/estimate-wait.ts';
import type { QueueView } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { hour, second, type Instant, type Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import type { Shell } from '../platform/shell.ts';
import { dispatchRoomOf } from './dispatch-room.ts';
import { readTeamsOnDuty } from './duty.store.ts';
import { readPlace, readQueueFigures, readTaken } from './queue-figures.store.ts';

/** The rate of a queue is that of the last hour: long enough for five, short enough to be of today. */
const takenOver = hour;
const farthest = 1_000;

export async function readQueues(shell: Shell, reach: Reach): Promise<QueueView[]> {
  const at = shell.clock.now();
  const { settings, teams } = await dispatchRoomOf(shell);
  const figures = await readQueueFigures(shell.db, reach, { takenSince: at - takenOver, today: startOfDay(at) });
  const duty = await readTeamsOnDuty(shell.db, [...teams.keys()], at - settings.graceSeconds * second);
  return figures.map(({ teamId, waiting, longestSince, taken, abandonedToday }) => ({
    teamId,
    waiting,
    longestWaitMs: longestSince === null ? null : Math.max(0, at - longestSince),
    expectedWaitMs: waiting === 0 && (duty.available.get(teamId)?.length ?? 0) > 0 ? 0 : estimateWait({ position: waiting + 1, taken, over: takenOver }),
    abandonedToday,
    onDuty: duty.present.get(teamId)?.length ?? 0,
    available: duty.available.get(teamId)?.length ?? 0,
  }));
}

export interface WaitingCustomer {
  /** 1: next. */
  readonly position: number;
  /** Null: too little was seen to say, so nothing is said. */
  readonly estimateMs: Milliseconds | null;
}

type Asking = Pick<Shell, 'db' | 'pool' | 'clock'>;

/** Null when the ticket waits for nobody: it is held, paused, ended, or with the machine. */
export async function readWaiting(shell: Asking, ticketId: Id, takenOf: typeof countTaken = countTaken): Promise<WaitingCustomer | null> {
  const place = await readPlace(shell.db, ticketId, { cap: farthest });
  return place && { position: place.position, estimateMs: estimateWait({ position: place.position, taken: await takenOf(shell, place.teamId), over: takenOver }) };
}

function countTaken({ db, clock }: Asking, teamId: Id): Promise<number> {
  return readTaken(db, teamId, clock.now() - takenOver);
}

const keptForMs = 5_000;
const counted = new WeakMap<object, Map<Id, { readonly at: Instant; readonly taken: Promise<number> }>>();

/** For the many who wait and ask: the rate of an hour is not counted anew for each of them. */
export function takenLately(shell: Asking, teamId: Id): Promise<number> {
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

/** Today in the centre's own zone: days of a Chinese centre begin at midnight in Shanghai. */
function startOfDay(at: Instant): Instant {
  const shifted = at + 8 * hour;
  return shifted - (shifted % (24 * hour)) - 8 * hour;
}
