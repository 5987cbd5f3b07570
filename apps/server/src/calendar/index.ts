/**
 * Calendars' public face. `(await calendarsOf(shell)).compiled(calendarId)` is what `workingTime` and its like in
 * `@huiyin/domain/calendar/working-time.ts` take: the only clock arithmetic in the system. Levels above say what they use by
 * `onCalendarUse`, hold what they choose by `holdCalendar`, and compute anew when `onCalendarChanged` calls. What is counted by the day goes by `centreZone`.
 */

import { missingYears } from '@huiyin/domain/calendar/official-year.ts';
import type { Domain } from '../platform/domain.ts';
import { onCalendarUse, type CalendarPorts } from './calendar.ports.ts';
import { calendarRoutes } from './calendar.routes.ts';
import { readOfficialYears } from './official-years.ts';
import { countTeamsBy } from './team-calendar.store.ts';

onCalendarUse({ name: 'team', what: { zh: '客服组', en: 'Teams' }, count: countTeamsBy });

export const calendarDomain = (ports: CalendarPorts): Domain => ({
  name: 'calendar',
  routes: calendarRoutes(ports),
  checks: (shell) => [
    {
      name: 'official days',
      async run() {
        const years = await readOfficialYears(shell.db);
        const pressing = missingYears(years, shell.clock.now()).filter((missing) => missing.pressing);
        if (pressing.length === 0) return { well: true, says: `known up to ${years.at(-1)!.year}` };
        return { well: true, asks: true, says: `nobody has entered those of ${pressing.map(({ year }) => year).join(' and ')}: due dates there are provisional; update, or enter them under working calendars` };
      },
    },
  ],
});

export { onCalendarChanged, onCalendarUse, type CalendarChange } from './calendar.ports.ts';
export { holdCalendar } from './calendar.store.ts';
export { calendarsOf, type Calendars } from './calendars.ts';
export { type CentreZone, centreZone, changeCentreZone, todayOf } from './centre-day.ts';
export { readCentreZone } from './centre-zone.store.ts';
export { addCalendar, seedCalendars } from './seed-calendars.ts';
