/** What kind of rows lies behind a metric, and what each row adds to it (R-H1). */

import { measuresOf, sourceOfFormula } from './figure.ts';
import type { Metric, Unit } from './metric.ts';

/** `presence`: spells in which people were there. `hours`: requests to this system, hour by hour. */
export const rowKinds = ['tickets', 'presence', 'hours'] as const;
export type RowKind = (typeof rowKinds)[number];

export function rowsBehind({ formula }: Pick<Metric, 'formula'>): readonly RowKind[] {
  if (sourceOfFormula(formula) === 'tool') return ['hours'];
  return measuresOf(formula).includes('present_ms') ? ['tickets', 'presence'] : ['tickets'];
}

/** In what a ticket's part is told. Null: it counts or it does not. */
export function rowUnitOf({ formula, unit }: Pick<Metric, 'formula' | 'unit'>): Unit | null {
  switch (formula.kind) {
    case 'count':
    case 'mix':
    case 'level':
      return null;
    case 'share':
      // Of work, how much of it was done on the ticket.
      return sourceOfFormula(formula) !== 'work' ? null : formula.of === 'worked_ms' ? 'minutes' : 'count';
    case 'balance':
      return unit;
    case 'mean':
      return unit === 'ratio' ? 'count' : unit;
  }
}
