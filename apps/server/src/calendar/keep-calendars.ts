/** Makes, renames, changes, retires and restores calendars. What was saved is never overwritten: a change is a version that holds from a day on. */

import type { CalendarDocument } from '@huiyin/domain/calendar/calendar.ts';
import { isLocalDate, toDayNumber, type LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import { validateCalendar } from '@huiyin/domain/calendar/validate-calendar.ts';
import { finding, type Finding } from '@huiyin/domain/calendar/finding.ts';
import { personOf } from '@huiyin/domain/identity/actor.ts';
import { day } from '@huiyin/domain/kernel/instant.ts';
import type { Json } from '@huiyin/domain/kernel/json.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { type By, type CalendarPorts, tellListeners, usesOf } from './calendar.ports.ts';
import { type Calendar, insertCalendar, insertCalendarVersion, lockCalendar, readCalendarVersions, saveCalendar } from './calendar.store.ts';
import { forgetCalendars } from './calendars.ts';
import { readOfficialYears } from './official-years.ts';
import { replaceTeamsOf } from './team-calendar.store.ts';

/** A version per edit, and people edit by the day. */
const mostVersions = 1_000;

type Keeping = By & { readonly calendarId: Id; readonly version: number | null };

export function createCalendar(
  shell: Shell,
  ports: CalendarPorts,
  wish: By & { readonly key: string; readonly name: BilingualText; readonly document: CalendarDocument },
): Promise<Result<Id, 'calendar.key_taken' | 'calendar.invalid'>> {
  return ports.audited(shell, wish, async (tx) => {
    const findings = await findingsOf(tx, shell, wish.document, null);
    if (findings.length > 0) return invalid(findings);
    const id = shell.ids.next();
    const at = shell.clock.now();
    if (!(await insertCalendar(tx, { id, key: wish.key, name: wish.name }, at))) return refuse('calendar.key_taken');
    await insertCalendarVersion(tx, { calendarId: id, number: 1, validFromOn: null, document: tidy(wish.document), note: '', createdBy: personOf(wish.actor), createdAt: at });
    await forgetCalendars(tx, shell);
    return accept({ value: id, action: 'calendar.created', target: `calendar:${id}`, facts: { key: wish.key } });
  });
}

export function saveCalendarVersion(
  shell: Shell,
  ports: CalendarPorts,
  wish: Keeping & { readonly document: CalendarDocument; readonly validFromOn: LocalDate | null; readonly note: string },
): Promise<Result<undefined, 'calendar.unknown' | 'calendar.changed' | 'calendar.retired' | 'calendar.invalid'>> {
  return change(shell, ports, wish, async (tx, calendar) => {
    if (calendar.retiredAt !== null) return refuse('calendar.retired');
    const findings = await findingsOf(tx, shell, wish.document, wish.validFromOn);
    if (findings.length > 0) return invalid(findings);
    const number = (await readCalendarVersions(tx, calendar.id)).at(-1)!.number + 1;
    if (number > mostVersions) throw new Error(`calendar ${calendar.id} has ${mostVersions} versions`);
    await insertCalendarVersion(tx, { calendarId: calendar.id, number, validFromOn: wish.validFromOn, document: tidy(wish.document), note: wish.note, createdBy: personOf(wish.actor), createdAt: shell.clock.now() });
    await saveCalendar(tx, calendar);
    await tellListeners(tx, shell, [calendar.id]);
    return accept({ action: 'calendar.version_saved', facts: { key: calendar.key, number, validFromOn: wish.validFromOn } });
  });
}

export function renameCalendar(shell: Shell, ports: CalendarPorts, wish: Keeping & { readonly name: BilingualText }): Promise<Result<undefined, 'calendar.unknown' | 'calendar.changed'>> {
  return change(shell, ports, wish, async (tx, calendar) => {
    await saveCalendar(tx, { ...calendar, name: wish.name });
    return accept({ action: 'calendar.renamed', facts: { key: calendar.key } });
  });
}

/** Tickets under way keep it; nothing new may choose it. */
export function retireCalendar(shell: Shell, ports: CalendarPorts, wish: Keeping): Promise<Result<undefined, 'calendar.unknown' | 'calendar.changed' | 'calendar.retired' | 'calendar.in_use'>> {
  return change(shell, ports, wish, async (tx, calendar) => {
    if (calendar.retiredAt !== null) return refuse('calendar.retired');
    const uses = (await usesOf(tx, [calendar.id])).get(calendar.id) ?? [];
    if (uses.length > 0) return refuse('calendar.in_use', { uses: uses.map(({ what, count }) => ({ what, count })) });
    await saveCalendar(tx, { ...calendar, retiredAt: shell.clock.now() });
    return accept({ action: 'calendar.retired', facts: { key: calendar.key } });
  });
}

/** What was promised by the hours of these teams' channels is worked out anew. */
export function chooseTeams(shell: Shell, ports: CalendarPorts, wish: Keeping & { readonly teamIds: readonly Id[] }): Promise<Result<undefined, 'calendar.unknown' | 'calendar.changed' | 'calendar.retired' | 'team.unknown'>> {
  return change(shell, ports, wish, async (tx, calendar) => {
    if (calendar.retiredAt !== null) return refuse('calendar.retired');
    if (!(await replaceTeamsOf(tx, calendar.id, wish.teamIds))) return refuse('team.unknown');
    await saveCalendar(tx, calendar);
    await tellListeners(tx, shell, [calendar.id]);
    return accept({ action: 'calendar.teams_chosen', facts: { key: calendar.key, teams: wish.teamIds.length } });
  });
}

export function restoreCalendar(shell: Shell, ports: CalendarPorts, wish: Keeping): Promise<Result<undefined, 'calendar.unknown' | 'calendar.changed'>> {
  return change(shell, ports, wish, async (tx, calendar) => {
    await saveCalendar(tx, { ...calendar, retiredAt: null });
    return accept({ action: 'calendar.restored', facts: { key: calendar.key } });
  });
}

/** What is wrong with a document that shall hold from this day on. */
export async function findingsOf(db: Db, shell: Pick<Shell, 'clock'>, document: CalendarDocument, validFromOn: LocalDate | null): Promise<readonly Finding[]> {
  if (validFromOn !== null && !isLocalDate(validFromOn)) return [finding('version.date', '/validFromOn', '没有这一天', 'No such day')];
  return validateCalendar(document, await readOfficialYears(db), Math.max(shell.clock.now(), validFromOn === null ? 0 : toDayNumber(validFromOn) * day));
}

async function change<Code extends string>(
  shell: Shell,
  ports: CalendarPorts,
  wish: Keeping,
  act: (tx: Tx, calendar: Calendar) => Promise<Result<{ readonly action: string; readonly facts: { readonly [fact: string]: Json } }, Code>>,
): Promise<Result<undefined, Code | 'calendar.unknown' | 'calendar.changed'>> {
  return ports.audited<undefined, Code | 'calendar.unknown' | 'calendar.changed'>(shell, wish, async (tx) => {
    const calendar = await lockCalendar(tx, wish.calendarId);
    if (!calendar) return refuse('calendar.unknown');
    if (wish.version !== null && wish.version !== calendar.version) return refuse('calendar.changed', { version: calendar.version });
    const acted = await act(tx, calendar);
    if (!acted.ok) return acted;
    await forgetCalendars(tx, shell);
    return accept({ value: undefined, target: `calendar:${calendar.id}`, ...acted.value });
  });
}

function invalid(findings: readonly Finding[]) {
  return refuse('calendar.invalid', { findings: findings as unknown as Json });
}

/** Hours by the clock, days by date: what people compare reads alike. */
function tidy(document: CalendarDocument): CalendarDocument {
  const byClock = <Hours extends { readonly from: string }>(hours: readonly Hours[]) => hours.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return {
    ...document,
    weekly: Object.fromEntries(Object.entries(document.weekly).map(([weekday, hours]) => [weekday, byClock(hours)])) as unknown as CalendarDocument['weekly'],
    makeUpHours: document.makeUpHours && byClock(document.makeUpHours),
    overrides: document.overrides.map((override) => ({ ...override, name: override.name.trim() })).toSorted((a, b) => (a.on < b.on ? -1 : 1)),
  };
}
