/** How each metric can be watched: by the minute, where it is taken over tickets by their opening; by the hour, of our own tool; by whole days, of work. */

import { measuresOf, sourceOfFormula } from '../insight/figure.ts';
import type { Metric } from '../insight/metric.ts';

/** Only of single cases can it be said which of them made the change. */
export function isOfCases({ formula }: Pick<Metric, 'formula'>): boolean {
  return sourceOfFormula(formula) === 'tickets';
}

/** What stands there is told as it stands, today too; of what was done, a day counts when it is over. */
export function isByDay({ formula }: Pick<Metric, 'formula'>): boolean {
  return sourceOfFormula(formula) === 'work' && formula.kind !== 'level';
}

/** A number of cases is its own population, and nought is a figure. */
export function isNumberOfCases({ formula }: Pick<Metric, 'formula'>): boolean {
  return formula.kind === 'count' || formula.kind === 'level';
}

/** Who is present is known by the person, and of no channel. */
export function knowsChannel({ formula }: Pick<Metric, 'formula'>): boolean {
  return !measuresOf(formula).includes('present_ms');
}
