/** What is known better now than when the month was frozen. */

import { shown } from '../insight/figure.ts';
import { computedAspects, type ReviewDocument, type ReviewNumber } from './document.schema.ts';
import type { Reading } from './figures.ts';
import { aspectOf } from './writer.ts';

export interface Correction {
  /** Place among the document's numbers. */
  readonly n: number;
  readonly frozen: number;
  /** Null: no data any more. */
  readonly live: number | null;
}

/** `read`: the live answer to the query that the number names; undefined where it was not asked. Only what readers would see counts. */
export function correctionsOf({ numbers }: Pick<ReviewDocument, 'numbers'>, read: (number: ReviewNumber) => Reading | undefined): readonly Correction[] {
  return numbers.flatMap((number, n): readonly Correction[] => {
    const reading = read(number);
    if (reading === undefined || isComputed(number)) return [];
    const live = liveValue(number, reading);
    return live !== null && shown(live, number.decimals) === shown(number.value, number.decimals) ? [] : [{ n, frozen: number.value, live }];
  });
}

/** Changes follow from values, goals from people. */
function isComputed({ source }: ReviewNumber): boolean {
  return computedAspects.has(source.of);
}

function liveValue({ source }: ReviewNumber, reading: Reading): number | null {
  if (source.at !== null) {
    const point = reading.series.find(({ at }) => at === source.at);
    return point?.[source.of === 'n' ? 'n' : 'value'] ?? null;
  }
  if (source.group === null) return aspectOf({ reading, group: null }, source.of);
  const group = reading.groups.find(({ key }) => key === source.group);
  return group === undefined ? null : aspectOf({ reading, group }, source.of);
}
