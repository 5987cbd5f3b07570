/** Spans of whole days in the centre's time zone, and what they are compared with. */

/** `YYYY-MM-DD`; `to` is not counted in. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export type Every = 'hour' | 'day' | 'week' | 'month';

export const longestPeriodDays = 800;

function dayNumber(on: string): number {
  return Date.parse(`${on}T00:00:00Z`) / 86_400_000;
}

function onDay(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

export function daysOf({ from, to }: Period): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(on: string, days: number): string {
  return onDay(dayNumber(on) + days);
}

function addMonths(on: string, months: number): string {
  const [year, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** Whole months are compared with as many whole months before; anything else with as many days before. */
export function periodBefore({ from, to }: Period): Period {
  if (from.endsWith('-01') && to.endsWith('-01')) {
    const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
    return { from: addMonths(from, -months), to: from };
  }
  return { from: addDays(from, -daysOf({ from, to })), to: from };
}

/** Null: no dates, the wrong way round, or longer than `longestPeriodDays`. */
export function readPeriod(from: string, to: string): Period | null {
  const real = [from, to].every((on) => /^\d{4}-\d\d-\d\d$/.test(on) && !Number.isNaN(dayNumber(on)) && onDay(dayNumber(on)) === on);
  return real && daysOf({ from, to }) > 0 && daysOf({ from, to }) <= longestPeriodDays ? { from, to } : null;
}

/** As many points as a picture shows well. */
export function everyFor(period: Period): Every {
  const days = daysOf(period);
  return days <= 2 ? 'hour' : days <= 100 ? 'day' : days <= 400 ? 'week' : 'month';
}

/** Where each point of a series begins: `YYYY-MM-DD`, or `YYYY-MM-DDTHH` by the hour. Weeks begin on Monday. */
export function pointsOf(period: Period, every: Every): readonly string[] {
  const points = new Set<string>();
  for (let on = period.from; on < period.to; on = addDays(on, 1)) {
    if (every === 'hour') for (let hour = 0; hour < 24; hour++) points.add(`${on}T${String(hour).padStart(2, '0')}`);
    else points.add(pointOf(on, every));
  }
  return [...points];
}

export function pointOf(on: string, every: Exclude<Every, 'hour'>): string {
  if (every === 'day') return on;
  if (every === 'month') return `${on.slice(0, 7)}-01`;
  return addDays(on, -((dayNumber(on) + 3) % 7));
}
