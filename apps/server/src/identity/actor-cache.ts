/** Remembers actors for a moment, so that a page's ten calls ask the database once. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import type { Db } from '../platform/db.ts';

/** How long another node may still act on what this one took away. On the node that took it, at once. */
const lifetimeMs = 2_000;
const capacity = 20_000;

export interface Known {
  readonly actor: Actor;
  /** Null for API keys. */
  readonly sessionId: string | null;
}

class ActorCache {
  readonly #entries = new Map<string, { readonly known: Known; readonly until: number }>();
  #generation = 0;

  async find(credential: string, load: () => Promise<Known | null>): Promise<Known | null> {
    const entry = this.#entries.get(credential);
    if (entry && entry.until > performance.now()) return entry.known;
    const generation = this.#generation;
    const known = await load();
    // What was read before somebody called `forget` may be what they took away.
    if (known && generation === this.#generation) {
      if (this.#entries.size >= capacity) this.#entries.clear();
      this.#entries.set(credential, { known, until: performance.now() + lifetimeMs });
    }
    return known;
  }

  /** After every commit that changes who may do what. Cheap to be generous: everybody is read again once. */
  forget(): void {
    this.#generation += 1;
    this.#entries.clear();
  }
}

const caches = new WeakMap<Db, ActorCache>();

/** One per database handle, hence one per process (and one per test). */
export function actorCacheOf(db: Db): ActorCache {
  let cache = caches.get(db);
  if (!cache) caches.set(db, (cache = new ActorCache()));
  return cache;
}
