/** Where figures from before Huiyin lie beside a course in time: some before its first point, some along it, never in it (S1.6). */

import type { EarlierFigure } from './earlier-figure.ts';
import { addDays, daysOf, type Every, type Period } from './period.ts';
import { monthOf } from './preset.ts';

type Kept = Pick<EarlierFigure, 'every' | 'on' | 'value' | 'n'>;

export interface EarlierCourse<Figure extends Kept> {
  /** Ended before the course begins, oldest first; `value` as a point of the course would have it. */
  readonly before: readonly { readonly figure: Figure; readonly value: number }[];
  /** For each point, of whichever figure's days it lies in. */
  readonly along: readonly ({ readonly figure: Figure; readonly value: number } | null)[];
}

/** As many as are asked of a new centre (S1.6); of days, two weeks. */
const [mostMonths, mostDays] = [3, 14];

/** `adds`: a count, which is more in a month than on a day and is told for as many days as a point of the course has; a mean or share is not. */
export function earlierCourse<Figure extends Kept>(figures: readonly Figure[], { points, every, period, adds }: { readonly points: readonly string[]; readonly every: Every; readonly period: Period; readonly adds: boolean }): EarlierCourse<Figure> {
  // What is told of a month says nothing of an hour.
  if (every === 'hour') return { before: [], along: points.map(() => null) };
  const spans = figures.map((figure) => ({ figure, span: spanOf(figure) })).toSorted((a, b) => (a.span.from < b.span.from ? -1 : 1));
  const told = ({ figure, span }: (typeof spans)[number], days: number) => ({ figure, value: adds ? (figure.value * days) / daysOf(span) : figure.value });
  const earlier = spans.filter(({ span }) => span.to <= period.from);
  const months = earlier.filter(({ figure }) => figure.every === 'month').slice(-mostMonths);
  const before = (months.length > 0 ? months : earlier.slice(-mostDays)).map((each) => told(each, { day: 1, week: 7, month: daysOf(each.span) }[every]));
  const along = points.map((at) => {
    const on = at < period.from ? period.from : at;
    const found = spans.find(({ span }) => span.from <= on && on < span.to);
    return found === undefined ? null : told(found, daysOfPoint(at, every, period));
  });
  return { before, along };
}

function spanOf({ every, on }: Kept): Period {
  return every === 'month' ? monthOf(on) : { from: on, to: addDays(on, 1) };
}

function daysOfPoint(at: string, every: Exclude<Every, 'hour'>, period: Period): number {
  const end = every === 'month' ? monthOf(at).to : addDays(at, every === 'week' ? 7 : 1);
  return daysOf({ from: at < period.from ? period.from : at, to: end > period.to ? period.to : end });
}
