/** A month that was closed: its figure as it was then, and by how much it was corrected since. */

import { shown, type Figure } from './figure.ts';
import type { Metric } from './metric.ts';
import { addDays, type Period } from './period.ts';

/** `2025-08` of exactly that month; null of anything else. */
export function monthOfPeriod({ from, to }: Period): string | null {
  const month = from.slice(0, 7);
  return from.endsWith('-01') && to.endsWith('-01') && addDays(to, -1).slice(0, 7) === month ? month : null;
}

/** The difference of what people see: a correction that the rounding hides is none. */
export function frozenFigure({ decimals, version }: Pick<Metric, 'decimals' | 'version'>, kept: Figure & { readonly version: number }, live: Pick<Figure, 'value' | 'n'>) {
  const { value, n, median, p90 } = kept;
  const corrected = value === null || live.value === null ? null : shown(shown(live.value, decimals) - shown(value, decimals), decimals);
  return { value, n, median, p90, correction: corrected, casesCorrected: live.n - n, redefined: kept.version !== version };
}
