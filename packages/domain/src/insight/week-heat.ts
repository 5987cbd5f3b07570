/** From a series by the hour to a week of hours: how it is on a Monday at ten. */

import type { Formula } from './metric.ts';

export interface HourPoint {
  /** `2025-08-20T10`, local. */
  readonly at: string;
  readonly value: number | null;
  readonly n: number;
}

export interface HeatCell {
  /** 0: Monday. */
  readonly weekday: number;
  readonly hour: number;
  /** A count: on an ordinary such day. Anything else: over all its tickets. */
  readonly value: number | null;
  readonly n: number;
}

/** Means and shares are weighed by what they were taken over, so that a cell is what its tickets give together; counts are divided by how often the weekday came. */
export function weekHeat(points: readonly HourPoint[], kind: Formula['kind']): readonly HeatCell[] {
  const cells = Array.from({ length: 7 * 24 }, () => ({ sum: 0, n: 0, times: 0 }));
  for (const { at, value, n } of points) {
    const cell = cells[weekdayOf(at) * 24 + Number(at.slice(11, 13))];
    if (cell === undefined) continue;
    cell.times += 1;
    cell.n += n;
    if (value !== null) cell.sum += kind === 'count' ? value : value * n;
  }
  return cells.map(({ sum, n, times }, index) => {
    const among = kind === 'count' ? times : n;
    return { weekday: Math.floor(index / 24), hour: index % 24, value: among === 0 ? null : sum / among, n };
  });
}

function weekdayOf(at: string): number {
  return (new Date(`${at.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;
}
