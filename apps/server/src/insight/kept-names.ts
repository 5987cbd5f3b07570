/** The names of groups, kept for a moment: every card of a dashboard asks for the same ones. */

import { second } from '@huiyin/domain/kernel/instant.ts';
import type { Db } from '../platform/db.ts';
import { keptFor, type Kept } from '../platform/kept.ts';
import type { StoredDimension } from './measure.store.ts';
import { type NamedValue, readNames } from './name.store.ts';

type Names = ReadonlyMap<string, NamedValue>;

const kept = new Map<StoredDimension, Kept<Names>>();

export function namesOf(db: Db, dimension: StoredDimension): Promise<Names> {
  const names = kept.get(dimension) ?? keptFor<Names>(second);
  kept.set(dimension, names);
  return names.of(db, () => readNames(db, dimension));
}
