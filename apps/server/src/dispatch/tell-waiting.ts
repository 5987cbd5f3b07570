/**
 * Lets waiting customers know that the queue has moved: those at its head, at most once a second for each queue. Whoever stands
 * further back asks from time to time; a thousand pages that all ask whenever one customer is served would serve nobody.
 */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { second } from '@huiyin/domain/kernel/instant.ts';
import type { Shell } from '../platform/shell.ts';
import { dispatchRoomOf } from './dispatch-room.ts';
import { readTeamsOnDuty } from './duty.store.ts';
import { readFronts } from './waiting-chat.store.ts';

const depth = 20;

/** Remembers what this worker told last; of several workers each tells, and to hear it twice is to look twice. */
export function waitingTeller(shell: Shell): () => Promise<number> {
  let told = new Map<Id, { readonly places: ReadonlyMap<Id, number>; readonly attended: boolean }>();
  return async () => {
    const fronts = await readFronts(shell.db, depth);
    if (fronts.length === 0) {
      told.clear();
      return 0;
    }
    const { settings } = await dispatchRoomOf(shell);
    const { present } = await readTeamsOnDuty(shell.db, fronts.map(({ teamId }) => teamId), shell.clock.now() - settings.graceSeconds * second);
    const now: typeof told = new Map();
    for (const { teamId, visitors } of fronts) {
      const attended = (present.get(teamId)?.length ?? 0) > 0;
      const before = told.get(teamId);
      now.set(teamId, { places: new Map(visitors.map(({ id, place }) => [id, place])), attended });
      const moved = visitors.filter(({ id, place }) => before?.places.get(id) !== place || before.attended !== attended);
      if (moved.length > 0) shell.live.notify({ topic: 'waiting', id: 'queue', version: 0, rooms: moved.map(({ id }) => `chat:${id}`) });
    }
    told = now;
    // Nothing was handled: what is told changes nothing.
    return 0;
  };
}
