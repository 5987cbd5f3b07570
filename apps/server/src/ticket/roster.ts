/** Who serves which role in which team: asked for whenever a ticket changes hands, kept for a second. */

import { second } from '@huiyin/domain/kernel/instant.ts';
import { keptFor } from '../platform/kept.ts';
import type { Shell } from '../platform/shell.ts';
import { readRoster, type Roster } from './roster.store.ts';

const kept = keptFor<Roster>(second);

export function rosterOf({ db, pool }: Pick<Shell, 'db' | 'pool'>): Promise<Roster> {
  return kept.of(pool, () => readRoster(db));
}
