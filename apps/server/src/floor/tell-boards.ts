/** Tells the supervisors' pages that their floor moved: at most once a second for each team, however much happens. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { floorRoomOf, wholeFloorRoom } from '../dispatch/index.ts';
import type { Live } from '../platform/shell.ts';

/** A board that is read every few seconds gains nothing from more. */
export const restMs = 1_000;

interface Timing {
  readonly now: () => number;
  /** Runs the work later; need not keep the process alive for it. */
  readonly later: (work: () => void, ms: number) => void;
}

const realTiming: Timing = { now: () => performance.now(), later: (work, ms) => void setTimeout(work, ms).unref() };

/** The first change is told at once; those of the next second are told together at its end. */
export function boardTeller(live: Live, { now, later }: Timing = realTiming): (teamIds: readonly Id[]) => void {
  /** Room → what its notice names. */
  const stale = new Map<string, string>();
  const toldAt = new Map<string, number>();
  let waiting = false;
  let version = 0;

  function flush(): void {
    // What is deleted on the way was passed already.
    for (const [room, id] of stale) {
      if (now() - (toldAt.get(room) ?? -Infinity) < restMs) continue;
      stale.delete(room);
      toldAt.set(room, now());
      live.notify({ topic: 'floor', id, version: (version += 1), rooms: [room] });
    }
    if (stale.size === 0 || waiting) return;
    waiting = true;
    later(() => {
      waiting = false;
      flush();
    }, restMs);
  }

  return (teamIds) => {
    if (teamIds.length === 0) return;
    stale.set(wholeFloorRoom, 'all');
    for (const teamId of teamIds) stale.set(floorRoomOf(teamId), teamId);
    flush();
  };
}
