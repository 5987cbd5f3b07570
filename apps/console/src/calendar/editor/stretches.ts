/** Edits of a day's stretches as a person means them: two clocks, the second the next day's when it is not after the first. */

import type { Hours } from '@huiyin/domain/calendar/calendar.ts';
import { minutesOfEnd, toClock } from '../hours-words.ts';

const dayMinutes = 24 * 60;

/** `to` as a clock shows it, 00:00 to 23:59. */
export function withEnd({ from }: Pick<Hours, 'from'>, to: string): Hours {
  const end = minutesOfEnd(to) % dayMinutes;
  return { from, to: toClock(end > minutesOfEnd(from) ? end : end + dayMinutes) };
}

/** The end stays where the clock shows it. */
export function withStart({ to }: Hours, from: string): Hours {
  return withEnd({ from }, toClock(minutesOfEnd(to) % dayMinutes));
}

/** After the last one, as a lunch break would have it; the usual day when there is none. */
export function nextStretch(hours: readonly Hours[]): Hours {
  const end = Math.max(0, ...hours.map(({ to }) => minutesOfEnd(to)));
  if (hours.length === 0) return { from: '09:00', to: '18:00' };
  const from = end + 60;
  return from < dayMinutes ? { from: toClock(from), to: toClock(Math.min(from + 240, dayMinutes)) } : { from: '00:00', to: '01:00' };
}
