/** Which metrics a rule can watch: those taken over tickets by their opening, which can be read by the minute and taken apart case by case. */

import { sourceOfFormula } from '../insight/figure.ts';
import type { Metric } from '../insight/metric.ts';
import { metrics } from '../insight/registry.ts';

export function isWatchable({ formula }: Pick<Metric, 'formula'>): boolean {
  return formula.kind !== 'level' && sourceOfFormula(formula) === 'tickets';
}

export const watchableKeys: ReadonlySet<string> = new Set(metrics.filter(isWatchable).map(({ key }) => key));
