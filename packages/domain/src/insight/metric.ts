/** What a metric is: a registered definition, so that a figure means the same wherever it stands (R-H1). */

import type { BilingualText } from '../kernel/text.ts';
import type { DimensionKey } from './dimension.ts';
import type { DurationKey, MeasureKey } from './measure.ts';

/** Durations are told in minutes, shares in percent (0…100), scores in points of 100. */
export type Unit = 'count' | 'percent' | 'minutes' | 'points' | 'ratio' | 'milliseconds';

/** What a higher figure means. The wording of every report comes from it (S3.3: “提升” of a response time is worse). */
export type Good = 'up' | 'down' | 'neither';

export type MetricGroup = 'volume' | 'response' | 'resolution' | 'satisfaction' | 'complaint' | 'process' | 'assistant' | 'people' | 'tool';

/**
 * How it is computed from measures summed over tickets. Numerator and denominator are kept apart, so groups never average percentages.
 * `mix`: the share of a group in the whole; without groups, of `part` in the whole.
 */
export type Formula =
  | { readonly kind: 'count'; readonly of: MeasureKey }
  | { readonly kind: 'share'; readonly of: MeasureKey; readonly among: MeasureKey }
  | { readonly kind: 'balance'; readonly plus: MeasureKey; readonly minus: MeasureKey; readonly among: MeasureKey }
  | { readonly kind: 'mean'; readonly total: MeasureKey; readonly n: MeasureKey; readonly per: number; readonly spread: DurationKey | null }
  /** What has come in less what has gone out, since the beginning; of a period, how it stood at its end. */
  | { readonly kind: 'level'; readonly plus: MeasureKey; readonly minus: MeasureKey }
  | { readonly kind: 'mix'; readonly of: MeasureKey; readonly by: DimensionKey; readonly part: string };

export interface Metric {
  readonly key: string;
  readonly name: BilingualText;
  readonly group: MetricGroup;
  /** In words: what is divided by what. */
  readonly words: BilingualText;
  /** Which tickets it is taken over. */
  readonly population: BilingualText;
  /** `calendar`: as time goes by; `working`: only open time of the channel; `none`: no time is measured. */
  readonly clock: 'calendar' | 'working' | 'none';
  /** Whose acts count. */
  readonly actors: 'human' | 'assistant' | 'both' | 'customer';
  /** To whom a ticket counts that went through several hands. */
  readonly attribution: 'first_answerer' | 'solver' | 'doer' | 'none';
  readonly unit: Unit;
  readonly decimals: number;
  readonly good: Good;
  readonly formula: Formula;
  readonly version: number;
  /** A standard, a seed, or common practice. */
  readonly source: string;
}
