/** A rule as its form holds it, and back: what the form does not show for a kind of condition is not lost on the way. */

import type { AlertRuleView } from '@huiyin/domain/alert/alert.contract.ts';
import type { DimensionKey } from '@huiyin/domain/insight/dimension.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { PreviewWish } from './alert.queries.ts';
import type { SlicePart } from './slice-fields.tsx';

const usualWeeks = 4;

type Kind = 'threshold' | 'season' | 'before';

export interface RuleValues {
  readonly name: BilingualText;
  readonly metric: string;
  readonly slices?: readonly SlicePart[];
  readonly kind: Kind;
  readonly side: 'above' | 'below';
  readonly size: number;
  readonly measuredIn: 'percent' | 'unit' | 'deviations';
  readonly windowHours: number;
  readonly minimumN: number;
  readonly dwellMinutes: number;
  readonly hysteresis: number;
  /** Only asked for where weeks are compared. */
  readonly weeks?: number;
  readonly ownerId: string;
  readonly outletIds?: string[];
  readonly active: boolean;
}

export const freshRule: Partial<RuleValues> = { kind: 'threshold', side: 'above', measuredIn: 'percent', windowHours: 1, minimumN: 20, dwellMinutes: 10, hysteresis: 0, weeks: usualWeeks, slices: [], outletIds: [], active: true };

export function valuesOf({ slice, condition, windowMinutes, ownerId, ...rule }: AlertRuleView): Partial<RuleValues> {
  return {
    ...rule, windowHours: windowMinutes / 60, slices: Object.entries(slice).map(([dimension, group]) => ({ dimension: dimension as DimensionKey, group })), ...(ownerId === null ? {} : { ownerId }),
    kind: condition.kind === 'threshold' ? 'threshold' : condition.against, side: condition.side, size: condition.kind === 'threshold' ? condition.limit : condition.by, measuredIn: condition.kind === 'threshold' ? 'percent' : condition.measuredIn,
  };
}

/** `weeks` of the rule as it was: kept by those that do not compare weeks now. */
export function factsOf({ name, metric, slices = [], kind, side, size, measuredIn, windowHours, minimumN, dwellMinutes, hysteresis, weeks }: RuleValues, before: number = usualWeeks): PreviewWish {
  const condition = kind === 'threshold' ? { kind, side, limit: size } : { kind: 'change' as const, side, against: kind, by: size, measuredIn };
  return { name, metric, slice: Object.fromEntries(slices.flatMap((part) => (part?.dimension && part.group ? [[part.dimension, part.group]] : []))), condition, windowMinutes: windowHours * 60, minimumN, dwellMinutes, hysteresis, weeks: weeks ?? before };
}
