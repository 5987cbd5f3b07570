/** Who serves which role in which team: asked for whenever a ticket changes hands, kept for a second. */

import type { Shell } from '../platform/shell.ts';
import { readRoster, type Roster } from './roster.store.ts';

const keptForMs = 1_000;
const kept = new WeakMap<object, { readonly until: number; readonly roster: Promise<Roster> }>();

export function rosterOf({ db, pool }: Pick<Shell, 'db' | 'pool'>): Promise<Roster> {
  const entry = kept.get(pool);
  if (entry && entry.until > performance.now()) return entry.roster;
  const roster = readRoster(db);
  kept.set(pool, { until: performance.now() + keptForMs, roster });
  roster.catch(() => kept.delete(pool));
  return roster;
}
