/** When the causes of an alert that goes on are looked for again, and whether what was found is worth keeping: what was said before stays readable. */

import { hour, minute, type Instant, type Milliseconds } from '../kernel/instant.ts';
import type { Analysis } from './analysis.schema.ts';
import type { Condition } from './rule.ts';

export interface Looked {
  readonly at: Instant;
  readonly value: number;
}

/** Sooner than this, hardly another case has come. */
const soonest: Milliseconds = 15 * minute;
/** Of the figure: so much worse is another situation. */
const muchWorse = 0.5;

/** When the figure became much worse, or from time to time: every hour, of long windows every quarter of them. */
export function wantsAnotherLook(last: Looked, now: Looked, { windowMs, condition }: { readonly windowMs: Milliseconds; readonly condition: Pick<Condition, 'side'> }): boolean {
  const since = now.at - last.at;
  return since >= Math.max(hour, windowMs / 4) || (since >= soonest && isMuchWorse(last, now, condition.side));
}

function isMuchWorse(last: Pick<Looked, 'value'>, now: Pick<Looked, 'value'>, side: Condition['side']): boolean {
  return (side === 'above' ? now.value - last.value : last.value - now.value) > muchWorse * Math.abs(last.value);
}

/** Another main cause, another business change, or the same of a figure that is much worse. What ebbs away tells less than what was found before, and takes no place. */
export function isWorthKeeping(before: Pick<Looked, 'value'> & { readonly analysis: Analysis }, now: Pick<Looked, 'value'> & { readonly analysis: Analysis }, side: Condition['side']): boolean {
  if (saysNothing(now.analysis)) return false;
  return saysNothing(before.analysis) || gist(before.analysis) !== gist(now.analysis) || isMuchWorse(before, now, side);
}

function saysNothing({ answer }: Analysis): boolean {
  return answer === 'too_few' || answer === 'unchanged';
}

function gist({ answer, causes: [first], events, tool }: Analysis): string {
  return JSON.stringify([answer, first && [first.how, first.dimension, first.groups[0]?.group ?? null], events[0]?.id ?? null, tool !== null]);
}
