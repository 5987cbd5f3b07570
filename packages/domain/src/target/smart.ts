/** SMART or refused (S1.10): what a wish for a target still lacks, each with its field and why, or the target it makes. */

import { isLocalDate } from '../calendar/local-date.ts';
import { possible } from '../insight/benchmark.ts';
import type { Metric } from '../insight/metric.ts';
import { addDays, daysOf, readPeriod } from '../insight/period.ts';
import type { Id } from '../kernel/id.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import { type Axis, type Baseline, type Followed, type Goal, goalWays, type Scale, signOf, type Target, type TargetUnit } from './target.ts';

/** As asked for: anything may be missing still. */
export interface TargetWish {
  readonly title: string | null;
  readonly why: string | null;
  readonly axis: Axis | null;
  readonly ownerId: Id | null;
  readonly followed: ({ readonly kind: 'metric'; readonly key: string; readonly where: string } | ({ readonly kind: 'hand'; readonly name: string } & Partial<Scale>)) | null;
  /** Of a metric: the days that it is read over. By hand: the value and where it comes from, too. */
  readonly baseline: { readonly from: string; readonly to: string; readonly value?: number | null; readonly n?: number | null; readonly source?: string | null } | null;
  readonly goal: { readonly how: (typeof goalWays)[number]; readonly amount: number } | null;
  /** Null: today. */
  readonly startOn: string | null;
  readonly deadlineOn: string | null;
  readonly windowDays: number;
}

/** What had to be looked up for it. */
export interface Surroundings {
  readonly today: string;
  /** Null: there is none of that key. */
  readonly metric: Metric | null;
  /** The slice cannot be read. */
  readonly whereInvalid: boolean;
  /** Over the baseline's days; null: not read, or no data. */
  readonly reading: { readonly value: number; readonly n: number } | null;
  /** One who works here. */
  readonly ownerKnown: boolean;
}

export const smartFields = ['title', 'followed', 'where', 'scale', 'baseline', 'goal', 'startOn', 'deadlineOn', 'owner', 'axis'] as const;
export type SmartField = (typeof smartFields)[number];

/** Which letter of SMART a field belongs to; who answers for it is part of what it is. */
export const letterOf: Readonly<Record<SmartField, 'S' | 'M' | 'A' | 'R' | 'T'>> = { title: 'S', followed: 'S', where: 'S', owner: 'S', scale: 'M', baseline: 'M', goal: 'A', axis: 'R', startOn: 'T', deadlineOn: 'T' };

/** `a_count` depends on how long one counts: a rate does not. `wrong_way`: it would get worse. */
export const lackReasons = ['missing', 'unknown', 'a_count', 'no_direction', 'invalid', 'too_short', 'not_over', 'no_data', 'too_few', 'no_source', 'impossible', 'wrong_way', 'no_change', 'past', 'too_soon', 'too_far', 'before_baseline'] as const;
export type LackReason = (typeof lackReasons)[number];

export interface Lack {
  readonly field: SmartField;
  readonly reason: LackReason;
  /** What would do: the least and the most of a value, the first day … */
  readonly least?: number;
  readonly most?: number;
  readonly from?: string;
  readonly to?: string;
}

/** Over fewer tickets a baseline is chance. */
const fewestOfBaseline = 30;
const shortestBaselineDays = 7;
/** A figure needs time to move, and a target an end within sight. */
const shortestDays = 14;
const longestDays = 731;

export type TargetDraft = Omit<Target, 'id'>;

export function draftTarget(wish: TargetWish, surroundings: Surroundings): Result<TargetDraft, 'target.not_smart'> {
  const parts = partsOf(wish, surroundings);
  if (parts.lacks.length > 0) return refuse('target.not_smart', { lacks: parts.lacks.map((lack) => ({ ...lack })) });
  const { scale, baseline, goal } = parts;
  return accept({
    title: wish.title!.trim(), why: (wish.why ?? '').trim(), axis: wish.axis!, ownerId: wish.ownerId!, followed: followedOf(wish), scale: scale!, baseline: baseline!, goal: goal!,
    startOn: wish.startOn ?? surroundings.today, deadlineOn: wish.deadlineOn!, windowDays: wish.windowDays,
  });
}

export interface Parts {
  readonly scale: Scale | null;
  readonly baseline: Baseline | null;
  readonly goal: Goal | null;
  readonly lacks: readonly Lack[];
}

/** As far as the wish goes: a form shows what is there and what is not. */
export function partsOf(wish: TargetWish, surroundings: Surroundings): Parts {
  const lacks: Lack[] = [];
  const lack: Tell = (field, reason, more = {}) => {
    lacks.push({ field, reason, ...more });
    return null;
  };
  if (!isSaid(wish.title)) lack('title', 'missing');
  const scale = scaleOf(wish, surroundings, lack);
  const baseline = baselineOf(wish, surroundings, lack);
  const goal = goalOf(wish, scale, baseline, lack);
  checkDays(wish, surroundings.today, baseline, lack);
  if (wish.ownerId === null) lack('owner', 'missing');
  else if (!surroundings.ownerKnown) lack('owner', 'unknown');
  if (wish.axis === null) lack('axis', 'missing');
  return { scale, baseline, goal, lacks };
}

/** Returns what is there of the part: nothing. */
type Tell = (field: SmartField, reason: LackReason, more?: Omit<Lack, 'field' | 'reason'>) => null;

function scaleOf({ followed }: TargetWish, { metric, whereInvalid }: Surroundings, lack: Tell): Scale | null {
  if (followed === null) return lack('followed', 'missing');
  if (followed.kind === 'hand') {
    if (!isSaid(followed.name)) lack('followed', 'missing');
    const { unit, decimals, good } = followed;
    if (unit === undefined || decimals === undefined || good === undefined) return lack('scale', 'missing');
    return { unit, decimals, good };
  }
  if (metric === null) return lack('followed', 'unknown');
  if (whereInvalid) lack('where', 'invalid');
  if (metric.good === 'neither') return lack('followed', 'no_direction');
  if (metric.unit === 'count') return lack('followed', 'a_count');
  return { unit: metric.unit satisfies TargetUnit, decimals: metric.decimals, good: metric.good };
}

function baselineOf({ followed, baseline }: TargetWish, { today, metric, reading }: Surroundings, lack: Tell): Baseline | null {
  if (baseline === null) return lack('baseline', 'missing');
  const period = readPeriod(baseline.from, baseline.to);
  if (period === null) return lack('baseline', 'invalid');
  if (period.to > today) return lack('baseline', 'not_over', { to: today });
  if (followed?.kind === 'hand') {
    if (!isSaid(baseline.source)) lack('baseline', 'no_source');
    if (baseline.value === undefined || baseline.value === null) return lack('baseline', 'missing');
    return { ...period, value: baseline.value, n: baseline.n ?? null, metricVersion: null, source: (baseline.source ?? '').trim() };
  }
  if (daysOf(period) < shortestBaselineDays) return lack('baseline', 'too_short', { least: shortestBaselineDays });
  if (metric === null) return null;
  if (reading === null) return lack('baseline', 'no_data');
  if (reading.n < fewestOfBaseline) lack('baseline', 'too_few', { least: fewestOfBaseline });
  return { ...period, value: reading.value, n: reading.n, metricVersion: metric.version, source: null };
}

function goalOf({ goal, followed }: TargetWish, scale: Scale | null, baseline: Baseline | null, lack: Tell): Goal | null {
  if (goal === null) return lack('goal', 'missing');
  if (scale === null || baseline === null) return null;
  const value = valueOf(goal, baseline.value);
  const { least, most } = possible(scale.unit, followed?.kind === 'metric' ? followed.key : null);
  const step = signOf(scale) * (value - baseline.value);
  if (value < least || value > most) lack('goal', 'impossible', { least, ...(Number.isFinite(most) ? { most } : {}) });
  else if (Math.abs(step) < 10 ** -scale.decimals / 2) lack('goal', 'no_change');
  else if (step < 0) lack('goal', 'wrong_way');
  return { ...goal, value };
}

/** Four digits, as figures have them. */
function valueOf({ how, amount }: Pick<Goal, 'how' | 'amount'>, base: number): number {
  const value = how === 'to' ? amount : how === 'by' ? base + amount : base + (Math.abs(base) * amount) / 100;
  return Math.round(value * 10_000) / 10_000;
}

function checkDays({ startOn, deadlineOn, windowDays }: TargetWish, today: string, baseline: Baseline | null, lack: Tell): null {
  const start = startOn ?? today;
  if (!isLocalDate(start)) return lack('startOn', 'invalid');
  if (baseline !== null && start < baseline.to) lack('startOn', 'before_baseline', { from: baseline.to });
  if (deadlineOn === null) return lack('deadlineOn', 'missing');
  if (!isLocalDate(deadlineOn)) return lack('deadlineOn', 'invalid');
  // The deadline is one of its days.
  const days = daysOf({ from: start, to: deadlineOn }) + 1;
  const least = Math.max(shortestDays, windowDays);
  if (deadlineOn <= today) return lack('deadlineOn', 'past');
  if (days < least) return lack('deadlineOn', 'too_soon', { from: addDays(start, least - 1) });
  return days > longestDays ? lack('deadlineOn', 'too_far', { to: addDays(start, longestDays - 1) }) : null;
}

function followedOf({ followed }: TargetWish): Followed {
  return followed!.kind === 'metric' ? { kind: 'metric', key: followed!.key, where: followed!.where } : { kind: 'hand', name: followed!.name.trim() };
}

function isSaid(text: string | null | undefined): boolean {
  return typeof text === 'string' && text.trim() !== '';
}
