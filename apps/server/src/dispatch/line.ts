/** A team's queue as those who stand in it see it: each behind those who wait for the same people. */

import type { Duty } from '@huiyin/domain/dispatch/duty.ts';
import { placesIn, type Place } from '@huiyin/domain/dispatch/place-in-line.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { second } from '@huiyin/domain/kernel/instant.ts';
import type { Shell } from '../platform/shell.ts';
import { taxonomyOf } from '../ticket/index.ts';
import { dispatchRoomOf } from './dispatch-room.ts';
import { readDuty } from './duty.ts';
import { needOf } from './ticket-need.ts';
import { readWaitingOf } from './waiting.store.ts';

export interface Line {
  readonly places: ReadonlyMap<Id, Place>;
  readonly duty: Duty;
}

/** Whoever stands further back is told no place of their own. */
export const farthest = 1_000;

type Asking = Pick<Shell, 'db' | 'pool' | 'clock'>;

async function readLine(shell: Asking, teamId: Id): Promise<Line> {
  const [room, taxonomy, at] = [await dispatchRoomOf(shell), await taxonomyOf(shell.db), shell.clock.now()];
  const [waiting, duty] = [await readWaitingOf(shell.db, teamId, { after: null, limit: farthest, servedSince: null }), await readDuty(shell.db, room, [teamId], at)];
  return { places: placesIn(waiting.map((ticket) => needOf(ticket, room, taxonomy, at)), duty.present(teamId), duty.of(teamId)), duty };
}

const keptForMs = 2 * second;
const longFrom = 50;
const kept = new WeakMap<object, Map<Id, { readonly until: number; readonly line: Promise<Line> }>>();

/** For the many who wait and ask: a long line is reckoned once in two seconds for all of them, and moves by little meanwhile. */
export async function lineOf(shell: Asking, teamId: Id): Promise<Line> {
  const ofTeams = kept.get(shell.pool) ?? new Map();
  kept.set(shell.pool, ofTeams);
  const known = ofTeams.get(teamId);
  if (known && performance.now() < known.until) return known.line;
  const line = readLine(shell, teamId);
  const fresh = { until: performance.now() + keptForMs, line };
  // Whoever asks in the same moment waits for the same answer; a short line is read again by whoever asks next.
  ofTeams.set(teamId, fresh);
  const drop = () => ofTeams.get(teamId) === fresh && ofTeams.delete(teamId);
  line.then(({ places }) => places.size < longFrom && drop(), drop);
  return line;
}
