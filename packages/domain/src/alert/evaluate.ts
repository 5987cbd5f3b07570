/** Whether a rule is broken: one step of its state for each look at the figure. */

import { day, minute, type Instant } from '../kernel/instant.ts';
import type { Baseline } from './baseline.ts';
import type { AlertRule, Condition } from './rule.ts';

/** `pending`: broken, but not for long enough. `recovering`: back in order, but not for long enough. */
export type Phase = 'quiet' | 'pending' | 'firing' | 'recovering';

export interface Reading {
  readonly at: Instant;
  /** In the metric's unit; null: no cases. */
  readonly value: number | null;
  /** Cases behind the value; of a count that is watched for falling, those behind the baseline. Null: the number of cases is the value. */
  readonly n: number | null;
  /** For change rules; null: not known. */
  readonly baseline: Baseline | null;
}

/** `too_few`: below the rule's minimum. `no_baseline`: nothing to compare with. Such a look neither begins nor ends an alert. */
export type Verdict = 'in_order' | 'in_between' | 'broken' | 'too_few' | 'no_baseline';

export interface Standing {
  readonly phase: Phase;
  /** Since when it is in this phase. */
  readonly since: Instant;
  /** When it was looked at last. */
  readonly at: Instant;
  readonly verdict: Verdict;
  /** Since when every look found too little to judge by; null: the last one did not. */
  readonly silentSince: Instant | null;
  /** Its firing was told to somebody. */
  readonly told: boolean;
}

export interface Step {
  readonly standing: Standing;
  /** What became of the alert, told or not. */
  readonly turn: 'began' | 'ended' | null;
  /** What people are to hear of now. */
  readonly tell: 'began' | 'ended' | null;
}

/** Dwell counts only what was watched: after a longer gap it begins anew. */
export const longestGap = 30 * minute;
/** An alert whose figure nobody could judge for so long is over: a slice may have ended, and a night must not. */
const longestSilence = day;

export function atRest(at: Instant): Standing {
  return { phase: 'quiet', since: at, at, verdict: 'in_order', silentSince: null, told: false };
}

export function evaluate(rule: AlertRule, before: Standing, reading: Reading): Step {
  const verdict = judge(rule, reading);
  const silentSince = verdict === 'too_few' || verdict === 'no_baseline' ? (before.silentSince ?? reading.at) : null;
  const isLost = silentSince !== null && reading.at - silentSince >= longestSilence;
  const phase = isLost ? 'quiet' : nextPhase(rule, before, reading.at, verdict);
  const isNew = phase !== before.phase;
  const watchedSince = reading.at - before.at > longestGap && (phase === 'pending' || phase === 'recovering') ? reading.at : before.since;
  const fires = isFiring(phase);
  const turn = fires === isFiring(before.phase) ? null : fires ? 'began' : 'ended';
  const muted = rule.mutedUntil !== null && rule.mutedUntil > reading.at;
  // What began unheard is told when the muting ends and it still goes on.
  const tell = muted ? null : fires && !before.told ? 'began' : !fires && before.told ? 'ended' : null;
  const told = fires && (before.told || tell === 'began');
  return { standing: { phase, since: isNew ? reading.at : watchedSince, at: reading.at, verdict, silentSince, told }, turn, tell };
}

function isFiring(phase: Phase): boolean {
  return phase === 'firing' || phase === 'recovering';
}

function nextPhase({ dwellMs }: AlertRule, { phase, since, at }: Standing, now: Instant, verdict: Verdict): Phase {
  const lasted = now - at <= longestGap && now - since >= dwellMs;
  switch (phase) {
    case 'quiet':
      return verdict !== 'broken' ? 'quiet' : dwellMs === 0 ? 'firing' : 'pending';
    case 'pending':
      return verdict !== 'broken' ? 'quiet' : lasted ? 'firing' : 'pending';
    case 'firing':
      return verdict !== 'in_order' ? 'firing' : dwellMs === 0 ? 'quiet' : 'recovering';
    case 'recovering':
      if (verdict === 'broken' || verdict === 'in_between') return 'firing';
      return verdict === 'in_order' && lasted ? 'quiet' : 'recovering';
  }
}

/** `broken`: strictly beyond the limit. `in_order`: behind it by the hysteresis. Between the two nothing changes. */
export function judge({ condition, minimumN, hysteresis }: AlertRule, reading: Reading): Verdict {
  const size = sizeOf(condition, reading);
  if (reading.value === null || (reading.n !== null && reading.n < minimumN)) return 'too_few';
  if (size === null) return 'no_baseline';
  const beyond = condition.side === 'above' ? size - limitOf(condition) : limitOf(condition) - size;
  return beyond > 0 ? 'broken' : beyond <= -hysteresis ? 'in_order' : 'in_between';
}

/** What the limit is held against: the value, or its change from the baseline. */
export function sizeOf(condition: Condition, { value, baseline }: Reading): number | null {
  if (value === null) return null;
  if (condition.kind === 'threshold') return value;
  if (baseline === null) return null;
  const change = value - baseline.value;
  switch (condition.measuredIn) {
    case 'unit':
      return change;
    case 'percent':
      return baseline.value === 0 ? null : (100 * change) / Math.abs(baseline.value);
    case 'deviations':
      return baseline.spread === null || baseline.spread === 0 ? null : change / baseline.spread;
  }
}

export function limitOf(condition: Condition): number {
  return condition.kind === 'threshold' ? condition.limit : condition.side === 'above' ? condition.by : -condition.by;
}
