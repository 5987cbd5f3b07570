/** When the causes of an alert that goes on are looked for again, and whether that found anything else: what was said before stays readable. */

import { hour, minute, type Instant, type Milliseconds } from '../kernel/instant.ts';
import type { Analysis } from './analysis.schema.ts';

export interface Looked {
  readonly at: Instant;
  readonly value: number;
}

/** Sooner than this, hardly another case has come. */
const soonest: Milliseconds = 15 * minute;
/** Of the figure: so much is another situation. */
const muchMoved = 0.2;

/** When the figure moved much, or from time to time: every hour, of long windows every quarter of them. */
export function wantsAnotherLook(last: Looked, now: Looked, windowMs: Milliseconds): boolean {
  const since = now.at - last.at;
  return since >= Math.max(hour, windowMs / 4) || (since >= soonest && hasMoved(last, now));
}

export function hasMoved(last: Pick<Looked, 'value'>, now: Pick<Looked, 'value'>): boolean {
  return Math.abs(now.value - last.value) > muchMoved * Math.abs(last.value);
}

/** Other causes, another order, another business change: what people would read differently. */
export function saysOtherwise(before: Analysis, now: Analysis): boolean {
  return gist(before) !== gist(now);
}

function gist({ answer, causes, events, tool }: Analysis): string {
  return JSON.stringify([answer, causes.map(({ how, dimension, groups }) => [how, dimension, groups[0]?.group ?? null]), events[0]?.id ?? null, tool !== null]);
}
