/** Merging customers: one lives on in another, and can be taken back, because two people do share a phone. */

import type { Id } from '../kernel/id.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';

/** A customer as merges see it. */
export interface Standing {
  readonly id: Id;
  /** The customer it was merged into, by hand; null while it stands for itself. */
  readonly mergedInto: Id | null;
  /** Where its chain of merges ends; itself while it stands for itself. */
  readonly survivorId: Id;
}

/** Everything below `from` follows it. The survivor is named by whoever merges, never guessed. */
export function merge(from: Standing, into: Standing): Result<{ readonly survivorId: Id }, 'customer.merge_into_itself' | 'customer.merge_cycle' | 'customer.merged'> {
  if (from.id === into.id) return refuse('customer.merge_into_itself');
  if (from.mergedInto !== null) return refuse('customer.merged', { into: from.survivorId });
  // `into` may itself live on elsewhere; a chain that leads back to `from` would leave neither of them standing.
  if (into.survivorId === from.id) return refuse('customer.merge_cycle', { through: into.id });
  return accept({ survivorId: into.survivorId });
}

/** Returns the customer it is taken out of. */
export function unmerge(from: Standing): Result<{ readonly outOf: Id }, 'customer.not_merged'> {
  return from.mergedInto === null ? refuse('customer.not_merged') : accept({ outOf: from.survivorId });
}

/** Who lives on where, after `from` stands for itself again: whoever was merged into it before goes with it. */
export function followersOf(root: Id, all: readonly Standing[]): Id[] {
  const followers = new Set([root]);
  // Each round adds one generation; `followers` only grows, so that even a broken chain ends.
  for (let grown = true; grown; ) {
    grown = false;
    for (const { id, mergedInto } of all) {
      if (mergedInto !== null && followers.has(mergedInto) && !followers.has(id)) {
        followers.add(id);
        grown = true;
      }
    }
  }
  return [...followers];
}
