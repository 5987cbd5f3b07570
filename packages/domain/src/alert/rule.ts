/** What a rule of alerts says: which figure, of which tickets, is out of order when, for how long, and whose concern that is. */

import type { Id } from '../kernel/id.ts';
import { day, hour, minute, type Instant, type Milliseconds } from '../kernel/instant.ts';
import type { BilingualText } from '../kernel/text.ts';
import type { RuleFlaw } from './rule-flaws.ts';

/**
 * `threshold`: the figure itself, in its own unit. `change`: against what it was: the window before, or (`season`) the same weekday
 * and hour of the weeks before. `deviations`: robust standard deviations of those weeks.
 */
export type Condition =
  | { readonly kind: 'threshold'; readonly side: 'above' | 'below'; readonly limit: number }
  | { readonly kind: 'change'; readonly side: 'above' | 'below'; readonly against: 'before' | 'season'; readonly by: number; readonly measuredIn: 'percent' | 'unit' | 'deviations' };

export interface AlertRule {
  readonly name: BilingualText;
  /** Key of a registered metric. */
  readonly metric: string;
  /** Dimension → the group that is watched; empty: everything. */
  readonly slice: Readonly<Record<string, string>>;
  readonly condition: Condition;
  /** The figure is taken over this span up to now; whole hours. */
  readonly windowMs: Milliseconds;
  /** Under this many cases a figure says nothing. */
  readonly minimumN: number;
  /** A breach has to last this long before it is told, and an end as well. */
  readonly dwellMs: Milliseconds;
  /** How far back behind the limit the figure has to come before the alert ends; in the unit of the limit. */
  readonly hysteresis: number;
  /** For `season`: how many weeks back. */
  readonly weeks: number;
  readonly mutedUntil: Instant | null;
  /** Null: of a shipped rule that nobody took yet. */
  readonly ownerId: Id | null;
  readonly active: boolean;
}

const longestWindow: Milliseconds = 31 * day;
const longestDwell: Milliseconds = day;
const mostWeeks = 12;
/** A median of fewer weeks is an anecdote. */
export const fewestWeeks = 3;

export interface WatchedMetric {
  /** By what it can be narrowed. */
  readonly dimensions: ReadonlySet<string>;
  /** Counted by whole days: a part of one would be compared with a whole one. */
  readonly byDay: boolean;
}

export interface Surroundings {
  readonly metrics: ReadonlyMap<string, WatchedMetric>;
  /** All that there are. */
  readonly dimensions: ReadonlySet<string>;
  readonly personIds: ReadonlySet<Id>;
}

/** Names every field that cannot be meant, and why not. */
export function flawsOf(rule: AlertRule, { metrics, dimensions, personIds }: Surroundings): readonly RuleFlaw[] {
  const { condition } = rule;
  const size = condition.kind === 'threshold' ? condition.limit : condition.by;
  const metric = metrics.get(rule.metric);
  const flaws: readonly (RuleFlaw & { readonly is: boolean })[] = [
    { field: 'name', why: 'name', is: rule.name.zh.trim() === '' || rule.name.en.trim() === '' },
    { field: 'metric', why: 'metric', is: metric === undefined },
    ...Object.entries(rule.slice).map(([dimension, group]) => {
      const known = dimensions.has(dimension);
      return { field: `slice.${dimension}`, why: !known ? ('dimension' as const) : group === '' ? ('group' as const) : ('not_told_by' as const), is: !known || group === '' || (metric !== undefined && !metric.dimensions.has(dimension)) };
    }),
    { field: 'condition.limit', why: 'number', is: condition.kind === 'threshold' && !Number.isFinite(size) },
    // A fall by more than everything never comes.
    { field: 'condition.by', why: 'change', is: condition.kind === 'change' && !(size > 0 && Number.isFinite(size) && (condition.side === 'above' || condition.measuredIn !== 'percent' || size <= 100)) },
    { field: 'condition.measuredIn', why: 'deviations', is: condition.kind === 'change' && condition.measuredIn === 'deviations' && condition.against !== 'season' },
    { field: 'windowMs', why: 'window', is: !isWindow(rule.windowMs) },
    { field: 'windowMs', why: 'whole_days', is: isWindow(rule.windowMs) && metric !== undefined && metric.byDay && rule.windowMs % day !== 0 },
    { field: 'minimumN', why: 'minimum', is: !(Number.isInteger(rule.minimumN) && rule.minimumN >= 1) },
    { field: 'dwellMs', why: 'dwell', is: !(rule.dwellMs >= 0 && rule.dwellMs <= longestDwell && rule.dwellMs % minute === 0) },
    { field: 'hysteresis', why: 'hysteresis', is: !(rule.hysteresis >= 0 && Number.isFinite(rule.hysteresis)) || (condition.kind === 'change' && rule.hysteresis > size) },
    { field: 'weeks', why: 'weeks', is: !(Number.isInteger(rule.weeks) && rule.weeks >= fewestWeeks && rule.weeks <= mostWeeks) },
    { field: 'ownerId', why: 'owner', is: rule.ownerId === null || !personIds.has(rule.ownerId) },
  ];
  return flaws.flatMap(({ is, ...flaw }) => (is ? [flaw] : []));
}

function isWindow(windowMs: Milliseconds): boolean {
  return windowMs >= hour && windowMs <= longestWindow && windowMs % hour === 0;
}
