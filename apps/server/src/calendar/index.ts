/**
 * Calendars' public face. `(await calendarsOf(shell)).compiled(calendarId)` is what `workingTime` and its like in
 * `@huiyin/domain/calendar/working-time.ts` take: the only clock arithmetic in the system.
 */

import type { Domain } from '../platform/domain.ts';

export const calendar: Domain = { name: 'calendar' };

export { calendarsOf, type Calendars } from './calendars.ts';
export { addCalendar, seedCalendars } from './seed-calendars.ts';
