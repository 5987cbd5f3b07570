/** The calendars that every centre starts with. Ordinary ones afterwards. */

import type { BilingualText } from '../kernel/text.ts';
import { weekdays, type CalendarDocument, type Hours, type Weekday, type Weekly } from './calendar.ts';

export interface ShippedCalendar {
  readonly key: string;
  readonly name: BilingualText;
  readonly document: CalendarDocument;
}

export function weekOf(hours: readonly Hours[], days: readonly Weekday[] = weekdays): Weekly {
  return Object.fromEntries(weekdays.map((weekday) => [weekday, days.includes(weekday) ? hours : []])) as unknown as Weekly;
}

export const shippedCalendars: readonly ShippedCalendar[] = [
  {
    key: 'standard',
    name: { zh: '标准工作日', en: 'Standard workdays' },
    document: { timeZone: 'Asia/Shanghai', weekly: weekOf([{ from: '09:00', to: '18:00' }], ['mon', 'tue', 'wed', 'thu', 'fri']), holidays: 'CN', makeUpHours: null, overrides: [] },
  },
  {
    key: 'always',
    name: { zh: '全天候', en: 'Round the clock' },
    document: { timeZone: 'Asia/Shanghai', weekly: weekOf([{ from: '00:00', to: '24:00' }]), holidays: null, makeUpHours: null, overrides: [] },
  },
  {
    // The usual hours of the trade in China; ours, not a law.
    key: 'calls',
    name: { zh: '可回电时段', en: 'Hours for calling customers' },
    document: { timeZone: 'Asia/Shanghai', weekly: weekOf([{ from: '08:00', to: '21:00' }]), holidays: null, makeUpHours: null, overrides: [] },
  },
];
