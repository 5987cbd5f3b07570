/**
 * Lets waiting customers know that the queue has moved: those at its head, at most once a second for each queue. Whoever stands
 * further back asks from time to time; a thousand pages that all ask whenever one customer is served would serve nobody.
 */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Shell } from '../platform/shell.ts';
import { lineOf } from './line.ts';
import { readFronts } from './waiting-chat.store.ts';

const depth = 20;

/** Remembers what this worker told last; of several workers each tells, and to hear it twice is to look twice. */
export function waitingTeller(shell: Shell): () => Promise<number> {
  let told = new Map<Id, string>();
  return async () => {
    const now: typeof told = new Map();
    const moved: Id[] = [];
    for (const { teamId, chats } of await readFronts(shell.db, depth)) {
      const { places, duty } = await lineOf(shell, teamId);
      for (const { ticketId, visitorId, role } of chats) {
        const stands = `${places.get(ticketId)?.position} ${duty.present(teamId, role).length > 0}`;
        now.set(visitorId, stands);
        if (told.get(visitorId) !== stands) moved.push(visitorId);
      }
    }
    if (moved.length > 0) shell.live.notify({ topic: 'waiting', id: 'queue', version: 0, rooms: moved.map((id) => `chat:${id}`) });
    told = now;
    // Nothing was handled: what is told changes nothing.
    return 0;
  };
}
