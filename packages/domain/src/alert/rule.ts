/** What a rule of alerts says: which figure, of which tickets, is out of order when, for how long, and whose concern that is. */

import type { Id } from '../kernel/id.ts';
import { day, hour, minute, type Instant, type Milliseconds } from '../kernel/instant.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';

/**
 * `threshold`: the figure itself, in its own unit. `change`: against what it was: the window before, or (`season`) the same weekday
 * and hour of the weeks before. `deviations`: robust standard deviations of those weeks.
 */
export type Condition =
  | { readonly kind: 'threshold'; readonly side: 'above' | 'below'; readonly limit: number }
  | { readonly kind: 'change'; readonly side: 'above' | 'below'; readonly against: 'before' | 'season'; readonly by: number; readonly measuredIn: 'percent' | 'unit' | 'deviations' };

export interface AlertRule {
  readonly name: string;
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

export const longestWindow: Milliseconds = 31 * day;
export const longestDwell: Milliseconds = day;
export const mostWeeks = 12;
/** A median of fewer weeks is an anecdote. */
export const fewestWeeks = 3;

export interface Surroundings {
  readonly metrics: ReadonlySet<string>;
  readonly dimensions: ReadonlySet<string>;
  readonly personIds: ReadonlySet<Id>;
}

/** Names every field that cannot be meant. */
export function checkRule(rule: AlertRule, { metrics, dimensions, personIds }: Surroundings): Result<AlertRule, 'alert_rule.invalid'> {
  const { condition } = rule;
  const size = condition.kind === 'threshold' ? condition.limit : condition.by;
  const wrong = {
    name: rule.name.trim() === '',
    metric: !metrics.has(rule.metric),
    ...Object.fromEntries(Object.entries(rule.slice).map(([dimension, group]) => [`slice.${dimension}`, !dimensions.has(dimension) || group === ''])),
    'condition.limit': condition.kind === 'threshold' && !Number.isFinite(size),
    // A fall by more than everything never comes.
    'condition.by': condition.kind === 'change' && !(size > 0 && Number.isFinite(size) && (condition.side === 'above' || condition.measuredIn !== 'percent' || size <= 100)),
    'condition.measuredIn': condition.kind === 'change' && condition.measuredIn === 'deviations' && condition.against !== 'season',
    windowMs: !(rule.windowMs >= hour && rule.windowMs <= longestWindow && rule.windowMs % hour === 0),
    minimumN: !(Number.isInteger(rule.minimumN) && rule.minimumN >= 1),
    dwellMs: !(rule.dwellMs >= 0 && rule.dwellMs <= longestDwell && rule.dwellMs % minute === 0),
    hysteresis: !(rule.hysteresis >= 0 && Number.isFinite(rule.hysteresis)) || (condition.kind === 'change' && rule.hysteresis > size),
    weeks: !(Number.isInteger(rule.weeks) && rule.weeks >= fewestWeeks && rule.weeks <= mostWeeks),
    ownerId: rule.ownerId === null || !personIds.has(rule.ownerId),
  };
  const fields = Object.entries(wrong).flatMap(([field, is]) => (is ? [field] : []));
  return fields.length === 0 ? accept(rule) : refuse('alert_rule.invalid', { fields });
}
