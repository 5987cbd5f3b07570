/** What a question that is cut by a filter may be told of figures from before Huiyin: files told of the whole or of one group, never of some tickets of it. */

import type { Where } from './card.ts';
import type { DimensionKey } from './dimension.ts';

export type EarlierCut =
  | { readonly of: 'whole' }
  /** The filter leaves exactly one group, which files may have told of. */
  | { readonly of: 'group'; readonly dimension: DimensionKey; readonly key: string }
  /** Each group of the card by itself. */
  | { readonly of: 'groups'; readonly dimension: DimensionKey }
  | { readonly of: 'nothing' };

export function earlierCut(by: DimensionKey | null, where: Where): EarlierCut {
  const [first, ...more] = Object.entries(where) as [DimensionKey, readonly string[]][];
  if (first === undefined) return by === null ? { of: 'whole' } : { of: 'groups', dimension: by };
  const [dimension, [key, ...others]] = first;
  if (more.length > 0) return { of: 'nothing' };
  // A filter by what the card tells apart leaves fewer groups, each of them whole.
  if (by !== null) return dimension === by ? { of: 'groups', dimension } : { of: 'nothing' };
  return key === undefined || others.length > 0 ? { of: 'nothing' } : { of: 'group', dimension, key };
}

/** There are figures that the card shows when nothing is filtered, and this filter cuts through them. */
export function cutsThrough(figures: readonly { readonly dimension: string; readonly group: string }[], by: DimensionKey | null, cut: EarlierCut, names: readonly string[]): boolean {
  if (cut.of === 'whole' || cut.of === 'groups') return false;
  return figures.some(({ dimension }) => dimension === (by ?? '')) && !(cut.of === 'group' && figures.some(({ dimension, group }) => dimension === cut.dimension && names.includes(group)));
}
