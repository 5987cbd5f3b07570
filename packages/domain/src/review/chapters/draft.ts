/** A chapter on its way: what could be said is in it, what had no data is not. */

import type { Picture, Sentence, Table } from '../document.schema.ts';

export interface Draft {
  readonly sentences: readonly Sentence[];
  readonly pictures?: readonly Picture[];
  readonly tables?: readonly Table[];
}

export function present<Thing>(things: readonly (Thing | null | undefined)[]): readonly Thing[] {
  return things.filter((thing): thing is Thing => thing !== null && thing !== undefined);
}
