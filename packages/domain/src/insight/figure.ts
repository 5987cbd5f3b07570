/** From sums to a figure: one place, so that a metric is the same on every page (R-H2). */

import { minute } from '../kernel/instant.ts';
import { sourceOf, type MeasureKey, type Source } from './measure.ts';
import type { Formula, Metric } from './metric.ts';
import { quantile, type Spread } from './sketch.ts';

export type Sums = Readonly<Partial<Record<MeasureKey, number>>>;

/** `value` is null where there is nothing to speak of: no data is not nought (R-H3). */
export interface Figure {
  readonly value: number | null;
  /** How many it is taken over. */
  readonly n: number;
  /** Of what `n` counts; for durations only. */
  readonly median: number | null;
  readonly p90: number | null;
}

/** Every measure that the formula needs. */
export function measuresOf(formula: Formula): readonly MeasureKey[] {
  switch (formula.kind) {
    case 'count':
    case 'mix':
      return [formula.of];
    case 'share':
      return [formula.of, formula.among];
    case 'balance':
      return [formula.plus, formula.minus, formula.among];
    case 'level':
      return [formula.plus, formula.minus];
    case 'mean':
      return [formula.total, formula.n];
  }
}

export function sourceOfFormula(formula: Formula): Source {
  return sourceOf(measuresOf(formula)[0]!);
}

/** Which of the measures counts the tickets (or turns, or promises) that a figure is taken over. */
export function populationOf(formula: Formula): MeasureKey {
  return formula.kind === 'mean' ? formula.n : formula.kind === 'share' || formula.kind === 'balance' ? formula.among : formula.kind === 'level' ? formula.plus : formula.of;
}

/** `whole`: the sums of all groups together, which a share in the whole is taken of. */
export function figureOf({ formula }: Pick<Metric, 'formula'>, sums: Sums, spread: Spread | null, whole: Sums = sums): Figure {
  const of = (measure: MeasureKey) => sums[measure] ?? 0;
  const population = of(populationOf(formula));
  // As the spells behind it are told: in minutes that somebody was there.
  const n = populationOf(formula) === 'present_ms' ? Math.ceil(population / minute) : population;
  const spreads = { median: spreadValue(formula, spread, 0.5), p90: spreadValue(formula, spread, 0.9) };
  switch (formula.kind) {
    case 'count':
      return { value: n, n, ...spreads };
    case 'level': {
      const level = of(formula.plus) - of(formula.minus);
      return { value: level, n: level, ...spreads };
    }
    case 'mix':
      return { value: ratio(100 * n, whole[formula.of] ?? 0), n, ...spreads };
    case 'share':
      return { value: ratio(100 * of(formula.of), population), n, ...spreads };
    case 'balance':
      return { value: ratio(100 * (of(formula.plus) - of(formula.minus)), n), n, ...spreads };
    case 'mean':
      return { value: ratio(of(formula.total) / formula.per, n), n, ...spreads };
  }
}

function spreadValue(formula: Formula, spread: Spread | null, q: number): number | null {
  if (formula.kind !== 'mean' || spread === null) return null;
  const at = quantile(spread, q);
  return at === null ? null : rounded(at / formula.per);
}

function ratio(of: number, among: number): number | null {
  return among === 0 ? null : rounded(of / among);
}

/** Enough digits for any screen; what is left would be the dust of floating point. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** How a figure changed: for better, for worse, or neither; `flat` when the rounding shown does not tell them apart. */
export type Turn = 'better' | 'worse' | 'changed' | 'flat';

export function turnOf({ good, decimals }: Pick<Metric, 'good' | 'decimals'>, now: number, before: number): Turn {
  const change = shown(now, decimals) - shown(before, decimals);
  if (change === 0) return 'flat';
  if (good === 'neither') return 'changed';
  return change > 0 === (good === 'up') ? 'better' : 'worse';
}

/** As people see it. */
export function shown(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
