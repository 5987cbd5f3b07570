/** Periods that people name instead of dates. */

import { addDays, type Period, periodBefore } from './period.ts';

export const presets = ['today', 'yesterday', 'this_week', 'last_week', 'this_month', 'last_month', 'three_months'] as const;
export type Preset = (typeof presets)[number];

/** Weeks begin on Monday; what has not ended goes up to and with today; `three_months` are the last three that ended. */
export function presetPeriod(preset: Preset, today: string): Period {
  const tomorrow = addDays(today, 1);
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  const first = `${today.slice(0, 7)}-01`;
  const month = (back: number): Period => (back === 0 ? monthOf(today) : periodBefore(month(back - 1)));
  switch (preset) {
    case 'today':
      return { from: today, to: tomorrow };
    case 'yesterday':
      return { from: addDays(today, -1), to: today };
    case 'this_week':
      return { from: monday, to: tomorrow };
    case 'last_week':
      return { from: addDays(monday, -7), to: monday };
    case 'this_month':
      return { from: first, to: tomorrow };
    case 'last_month':
      return month(1);
    case 'three_months':
      return { from: month(3).from, to: first };
  }
}

/** The whole month that the day is of. */
export function monthOf(on: string): Period {
  const first = `${on.slice(0, 7)}-01`;
  return { from: first, to: `${addDays(first, 31).slice(0, 7)}-01` };
}
