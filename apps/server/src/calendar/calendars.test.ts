import { addWorkingTime, BeyondCalendar, isProvisional, workingTime } from '@huiyin/domain/calendar/working-time.ts';
import { hour } from '@huiyin/domain/kernel/instant.ts';
import { expect, test } from 'vitest';
import { testShell } from '../platform/testing/test-shell.ts';
import { insertCalendarVersion, saveCalendar } from './calendar.store.ts';
import { forgetCalendars } from './calendars.ts';
import { calendarsOf, seedCalendars } from './index.ts';

const shell = await testShell();
await shell.db.transaction().execute((tx) => seedCalendars(tx, shell));
const at = (local: string) => Date.parse(`${local.replace(' ', 'T')}+08:00`);

test('the shipped calendars are there once, however often a centre starts', async () => {
  await shell.db.transaction().execute((tx) => seedCalendars(tx, shell));
  expect((await calendarsOf(shell)).all.map(({ key }) => key)).toEqual(['standard', 'always', 'calls']);
});

test('make-up Sunday 2025-09-28 is worked, National Day week is not, and 2027 is provisional', async () => {
  const calendars = await calendarsOf(shell);
  const standard = calendars.compiled(calendars.idOf('standard'));
  expect(workingTime(standard, at('2025-09-28 00:00'), at('2025-09-29 00:00'))).toBe(9 * hour);
  expect(workingTime(standard, at('2025-10-01 00:00'), at('2025-10-09 00:00'))).toBe(0);
  expect(workingTime(standard, at('2025-10-11 00:00'), at('2025-10-12 00:00'))).toBe(9 * hour);
  expect(isProvisional(standard, addWorkingTime(standard, at('2026-12-31 17:30'), hour))).toBe(true);
  const always = calendars.compiled(calendars.idOf('always'));
  expect(addWorkingTime(always, at('2025-10-01 23:30'), hour)).toBe(at('2025-10-02 00:30'));
});

test('what lies far back is compiled when it is asked for, and refused else', async () => {
  const calendars = await calendarsOf(shell);
  const id = calendars.idOf('standard');
  const from = at('2010-03-01 00:00');
  expect(() => workingTime(calendars.compiled(id), from, from + 24 * hour)).toThrow(BeyondCalendar);
  expect(workingTime(calendars.compiled(id, { from }), from, from + 24 * hour)).toBe(9 * hour);
  // Once compiled, it stays.
  expect(workingTime(calendars.compiled(id), from, from + 24 * hour)).toBe(9 * hour);
});

test('what did not change is not compiled again; a change made here is seen at its commit', async () => {
  const before = await calendarsOf(shell);
  const id = before.idOf('standard');
  const compiled = before.compiled(id);
  await shell.db.transaction().execute((tx) => forgetCalendars(tx, shell));
  const again = await calendarsOf(shell);
  expect(again).not.toBe(before);
  expect(again.compiled(id)).toBe(compiled);

  await shell.db.transaction().execute(async (tx) => {
    const standard = again.all.find((each) => each.id === id)!;
    const document = { timeZone: 'Asia/Shanghai', weekly: { mon: [], tue: [{ from: '10:00', to: '11:00' }], wed: [], thu: [], fri: [], sat: [], sun: [] }, holidays: null, makeUpHours: null, overrides: [] };
    await insertCalendarVersion(tx, { calendarId: id, number: 2, validFromOn: '2025-08-13', document, note: '', createdBy: null, createdAt: shell.clock.now() });
    await saveCalendar(tx, standard);
    await forgetCalendars(tx, shell);
    expect((await calendarsOf(shell)).versionOf(id)).toBe(1);
  });
  const after = await calendarsOf(shell);
  expect(after.versionOf(id)).toBe(2);
  // Tuesday the 12th as it was, Tuesday the 19th as it is now.
  expect(workingTime(after.compiled(id), at('2025-08-12 00:00'), at('2025-08-13 00:00'))).toBe(9 * hour);
  expect(workingTime(after.compiled(id), at('2025-08-19 00:00'), at('2025-08-20 00:00'))).toBe(hour);
});

test('an unknown calendar is a fault, not a guess', async () => {
  const calendars = await calendarsOf(shell);
  expect(() => calendars.compiled('01900000-0000-7000-8000-000000000000')).toThrow('no calendar');
  expect(() => calendars.idOf('none')).toThrow('no calendar');
});
