/** Whole-day events of an iCalendar text (RFC 5545) as days off and days worked. */

import { day } from '../kernel/instant.ts';
import { datesUntil, isLocalDate, toDayNumber, toLocalDate, type LocalDate } from './local-date.ts';
import type { Finds, Found, ReadProblem } from './read-days.ts';
import { zoneOf, type Zone } from './zone.ts';

/** The longest holiday has nine days; an event of months is no holiday but a mistake. */
const longestEvent = 31;
const mostEvents = 2000;

interface Property {
  readonly line: number;
  readonly name: string;
  readonly value: string;
}

export function readIcs(text: string, timeZone: string): Finds {
  const zone = zoneOf(timeZone);
  const finds: (Found | ReadProblem)[] = [];
  let event: Property[] | null = null;
  let events = 0;
  for (const property of propertiesOf(text)) {
    const component = property.value.trim().toUpperCase();
    if (property.name === 'BEGIN' && component === 'VEVENT') event = [property];
    else if (property.name === 'END' && component === 'VEVENT' && event) {
      finds.push(...readEvent(event, zone));
      event = null;
      events += 1;
      if (events >= mostEvents) break;
    } else event?.push(property);
  }
  return finds;
}

/** Long lines are folded: what goes on begins with a blank. Parameters are dropped, but for those that this reads from the value itself. */
function propertiesOf(text: string): Property[] {
  const unfolded: { line: number; text: string }[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const last = unfolded.at(-1);
    if (/^[ \t]/.test(line) && last) last.text += line.slice(1);
    else unfolded.push({ line: index + 1, text: line });
  }
  return unfolded.flatMap(({ line, text: content }) => {
    const colon = colonOf(content);
    if (colon < 0) return [];
    return [{ line, name: content.slice(0, colon).split(';')[0]!.trim().toUpperCase(), value: content.slice(colon + 1) }];
  });
}

/** A colon in a quoted parameter does not end the name. */
function colonOf(content: string): number {
  let quoted = false;
  for (let index = 0; index < content.length; index += 1) {
    if (content[index] === '"') quoted = !quoted;
    if (content[index] === ':' && !quoted) return index;
  }
  return -1;
}

function readEvent(event: readonly Property[], zone: Zone): Finds {
  const find = (name: string) => event.find((property) => property.name === name);
  const { line } = event[0]!;
  if (find('RRULE') || find('RDATE')) return [{ line, code: 'recurring' }];
  const start = find('DTSTART');
  const from = start && dateOf(start.value, zone, 'down');
  if (!from) return [{ line: start?.line ?? line, code: 'date' }];
  const end = find('DTEND');
  const until = end ? dateOf(end.value, zone, 'up') : lastedUntil(from, find('DURATION')?.value);
  if (!until || until < from) return [{ line: end?.line ?? line, code: 'date' }];
  const days = datesUntil(from, until === from ? next(from) : until);
  if (days.length > longestEvent) return [{ line, code: 'too_long' }];

  const summary = unescape(find('SUMMARY')?.value ?? '');
  const kind = kindOf(summary, find('X-APPLE-SPECIAL-DAY')?.value);
  const name = summary.replace(/[（(](?:休|班|假期|补班)[)）]\s*$/, '').trim();
  return days.map((on) => ({ line: start.line, on, kind, name }));
}

/** `20260101`, `20260101T090000`, `20260101T010000Z`. An end within a day takes the day with it. */
function dateOf(value: string, zone: Zone, rounding: 'down' | 'up'): LocalDate | null {
  const [, year, month, date, time, hours, minutes, seconds, utc] = /^(\d{4})(\d\d)(\d\d)(T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(value.trim()) ?? [];
  const written = `${year}-${month}-${date}`;
  if (year === undefined || !isLocalDate(written)) return null;
  if (time === undefined) return written;
  const clock = `${hours}:${minutes}:${seconds}`;
  if (Number.isNaN(Date.parse(`${written}T${clock}Z`))) return null;
  const local = utc === 'Z' ? Date.parse(`${written}T${clock}Z`) + zone.offsetAt(Date.parse(`${written}T${clock}Z`)) : Date.parse(`${written}T${clock}Z`);
  return toLocalDate(rounding === 'up' ? Math.ceil(local / day) : Math.floor(local / day));
}

function lastedUntil(from: LocalDate, duration: string | undefined): LocalDate | null {
  const [, weeks, days] = /^P(?:(\d{1,2})W|(\d{1,3})D)$/.exec(duration?.trim() ?? 'P1D') ?? [];
  const length = weeks === undefined ? Number(days) : Number(weeks) * 7;
  return Number.isInteger(length) ? toLocalDate(toDayNumber(from) + length) : null;
}

function next(date: LocalDate): LocalDate {
  return toLocalDate(toDayNumber(date) + 1);
}

/** Calendars of Chinese holidays mark the weekend days that are worked in one of these ways. */
function kindOf(summary: string, special: string | undefined): 'off' | 'work' {
  if (special !== undefined) return special.trim().toUpperCase() === 'ALTERNATE-WORKDAY' ? 'work' : 'off';
  return /[（(]班[)）]|补班|上班|make-?up (?:work)?day|workday/i.test(summary) ? 'work' : 'off';
}

function unescape(text: string): string {
  return text.replace(/\\([nN,;\\])/g, (_, letter: string) => (letter === 'n' || letter === 'N' ? ' ' : letter));
}
