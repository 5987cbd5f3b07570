/** HTTP for working calendars and official days. */

import * as contract from '@huiyin/domain/calendar/calendar.contract.ts';
import { readDays } from '@huiyin/domain/calendar/read-days.ts';
import { traceDue } from '@huiyin/domain/calendar/trace-due.ts';
import { BeyondCalendar } from '@huiyin/domain/calendar/working-time.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, minute, toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import type { CalendarPorts } from './calendar.ports.ts';
import { readCalendar, readCalendarVersions } from './calendar.store.ts';
import { viewCalendar, viewCalendars, viewDays, viewOfficialYears } from './calendar.view.ts';
import { calendarsOf } from './calendars.ts';
import { chooseTeams, createCalendar, findingsOf, renameCalendar, restoreCalendar, retireCalendar, saveCalendarVersion } from './keep-calendars.ts';
import { enterOfficialYear, withdrawOfficialYear } from './keep-official-years.ts';
import { readOfficialYears } from './official-years.ts';

export const calendarRoutes =
  (ports: CalendarPorts) =>
  (shell: Shell): Routes =>
  (serve) => {
    const { db } = shell;
    const view = async <Code extends string>(id: Id, done: Result<undefined, Code>) => (done.ok ? viewCalendar(shell, ports, id) : done);

    serve(contract.listCalendars, async () => accept({ items: await viewCalendars(shell) }));
    serve(contract.readCalendar, ({ params }) => viewCalendar(shell, ports, params.calendarId));

    serve(contract.readCalendarDays, async ({ params, query }) => {
      if (!(await readCalendar(db, params.calendarId))) return refuse('calendar.unknown');
      const days = viewDays(await readCalendarVersions(db, params.calendarId), await readOfficialYears(db), query.from, query.to);
      return days.ok ? accept({ items: days.value }) : days;
    });

    serve(contract.readDue, async ({ params, query }) => {
      const calendars = await calendarsOf(shell);
      if (!calendars.all.some(({ id }) => id === params.calendarId)) return refuse('calendar.unknown');
      const from = Date.parse(query.from);
      // Asked by anybody: compiling centuries for one question would be theirs to cause.
      const away = (from - shell.clock.now()) / (366 * day);
      if (away < -30 || away > 10) return refuse('calendar.out_of_reach');
      try {
        const compiled = calendars.compiled(params.calendarId, { from, to: from + 5 * 366 * day });
        const { dueAt, provisional, days, cut } = traceDue(await readCalendarVersions(db, params.calendarId), await readOfficialYears(db), compiled, from, query.minutes * minute);
        return accept({ dueAt: toWire(dueAt), provisional, cut, days: days.map((traced) => ({ ...traced, hours: [...traced.hours] })) });
      } catch (thrown) {
        if (thrown instanceof BeyondCalendar) return refuse('calendar.out_of_reach');
        throw thrown;
      }
    });

    serve(contract.createCalendar, async (call) => {
      const created = await createCalendar(shell, ports, { ...call, ...call.body });
      return created.ok ? madeNow(await viewCalendar(shell, ports, created.value)) : created;
    });
    serve(contract.renameCalendar, async (call) => view(call.params.calendarId, await renameCalendar(shell, ports, { ...call, calendarId: call.params.calendarId, name: call.body.name })));
    serve(contract.saveCalendarVersion, async (call) => {
      const { document, validFromOn, note } = call.body;
      return view(call.params.calendarId, await saveCalendarVersion(shell, ports, { ...call, calendarId: call.params.calendarId, document, validFromOn, note: note ?? '' }));
    });
    serve(contract.retireCalendar, async (call) => view(call.params.calendarId, await retireCalendar(shell, ports, { ...call, calendarId: call.params.calendarId })));
    serve(contract.chooseTeams, async ({ params, body, version, ...by }) => view(params.calendarId, await chooseTeams(shell, ports, { ...by, calendarId: params.calendarId, version, teamIds: body.teamIds })));
    serve(contract.restoreCalendar, async (call) => view(call.params.calendarId, await restoreCalendar(shell, ports, { ...call, calendarId: call.params.calendarId })));

    serve(contract.previewCalendar, async ({ body }) => {
      const findings = [...(await findingsOf(db, shell, body.document, null))];
      if (findings.length > 0) return accept({ findings, days: [] });
      const days = viewDays([{ number: 1, validFromOn: null, document: body.document }], await readOfficialYears(db), body.from, body.to);
      return days.ok ? accept({ findings, days: days.value }) : days;
    });

    serve(contract.readDayFile, async ({ body }) => {
      const read = readDays(body.text, body.timeZone);
      return read.ok ? accept({ days: [...read.value.days], problems: [...read.value.problems] }) : read;
    });

    serve(contract.listOfficialYears, async ({ query }) => accept(await viewOfficialYears(db, ports, shell.clock.now(), query.from ?? 0)));
    serve(contract.enterOfficialYear, async (call) => {
      const entered = await enterOfficialYear(shell, ports, { ...call, ...call.body });
      if (!entered.ok) return entered;
      const { items } = await viewOfficialYears(db, ports, shell.clock.now(), call.body.year);
      return accept(items.find(({ year }) => year === call.body.year)!);
    });
    serve(contract.withdrawOfficialYear, (call) => withdrawOfficialYear(shell, ports, { ...call, year: call.params.year }));
  };

/** What this call made cannot be unknown to it. */
function madeNow<Value>(found: Result<Value, 'calendar.unknown'>): Result<Value> {
  if (!found.ok) throw new Error('a calendar vanished after it was made');
  return found;
}
