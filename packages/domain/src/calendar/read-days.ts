/**
 * Reads the days of a holiday file: an iCalendar text (RFC 5545), a list of ours in JSON, or the JSON of a year as `chinese-days` writes it.
 * Whoever wrote the file is a stranger: what is not understood is named with its line, never guessed.
 */

import { accept, refuse, type Result } from '../kernel/result.ts';
import type { Hours, Override } from './calendar.ts';
import { minutesOf } from './hours.ts';
import { isLocalDate, type LocalDate } from './local-date.ts';
import { readIcs } from './read-ics.ts';
import { isTimeZone } from './zone.ts';

export const mostDays = 2000;
const mostProblems = 50;

export interface ReadProblem {
  /** Of the text, from 1; in JSON the position in the list. */
  readonly line: number;
  readonly code: 'date' | 'too_long' | 'recurring' | 'kind' | 'hours' | 'twice';
}

export interface ReadDays {
  readonly days: readonly Override[];
  readonly problems: readonly ReadProblem[];
}

export interface Found {
  readonly line: number;
  readonly on: LocalDate;
  readonly kind: 'off' | 'work';
  readonly name: string;
  readonly hours?: readonly Hours[] | null;
}

export type Finds = readonly (Found | ReadProblem)[];

/** `timeZone`: of the calendar, for events given in UTC. */
export function readDays(text: string, timeZone: string): Result<ReadDays, 'calendar.file_unreadable'> {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  const finds = /^BEGIN:VCALENDAR/i.test(trimmed) ? readIcs(trimmed, isTimeZone(timeZone) ? timeZone : 'UTC') : readJson(trimmed);
  if (finds === null) return refuse('calendar.file_unreadable');

  const days = new Map<LocalDate, Override>();
  const problems: ReadProblem[] = [];
  for (const find of finds) {
    if ('code' in find) problems.push(find);
    else if (days.has(find.on)) problems.push({ line: find.line, code: 'twice' });
    else days.set(find.on, toOverride(find));
  }
  if (days.size > mostDays) return refuse('calendar.file_unreadable', { days: days.size, most: mostDays });
  if (days.size === 0 && problems.length === 0) return refuse('calendar.file_unreadable');
  return accept({ days: [...days.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1)), problems: problems.slice(0, mostProblems) });
}

function toOverride({ on, kind, name, hours }: Found): Override {
  const clean = [...name.replace(/[\p{Cc}\p{Cf}]/gu, ' ').trim().replace(/\s+/g, ' ')].slice(0, 60).join('');
  return kind === 'off' ? { on, kind, name: clean } : { on, kind, name: clean, hours: hours ?? null };
}

/** Null when it is no JSON, or none of the forms. */
function readJson(text: string): Finds | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (Array.isArray(value)) return value.slice(0, mostDays + 1).map((item, index) => readItem(item, index + 1));
  if (!isRecord(value)) return null;
  if (Array.isArray(value['overrides'])) return value['overrides'].slice(0, mostDays + 1).map((item, index) => readItem(item, index + 1));
  if (Array.isArray(value['off']) || Array.isArray(value['work'])) return [...readList(value['off'], 'off'), ...readList(value['work'], 'work')];
  if (isRecord(value['holidays'])) return [...readNames(value['holidays'], 'off'), ...readNames(value['workdays'], 'work')];
  return null;
}

function readItem(item: unknown, line: number, fallback?: 'off' | 'work'): Found | ReadProblem {
  if (!isRecord(item)) return { line, code: 'date' };
  const on = item['on'] ?? item['date'];
  if (typeof on !== 'string' || !isLocalDate(on)) return { line, code: 'date' };
  const kind = item['kind'] ?? item['type'] ?? fallback;
  if (kind !== 'off' && kind !== 'work') return { line, code: 'kind' };
  const hours = item['hours'] ?? null;
  if (hours !== null && !isHours(hours)) return { line, code: 'hours' };
  return { line, on, kind, name: typeof item['name'] === 'string' ? item['name'] : '', hours };
}

function readList(list: unknown, kind: 'off' | 'work'): Finds {
  return Array.isArray(list) ? list.slice(0, mostDays + 1).map((item, index) => readItem(item, index + 1, kind)) : [];
}

/** Date to English name, Chinese name and length, with commas between. */
function readNames(named: unknown, kind: 'off' | 'work'): Finds {
  if (!isRecord(named)) return [];
  return Object.entries(named)
    .slice(0, mostDays + 1)
    .map(([on, name], index) => (isLocalDate(on) && typeof name === 'string' ? { line: index + 1, on, kind, name: name.split(',')[1] ?? name } : { line: index + 1, code: 'date' }));
}

function isHours(value: unknown): value is readonly Hours[] {
  const isTime = (time: unknown) => typeof time === 'string' && minutesOf(time) !== null;
  return Array.isArray(value) && value.length <= 12 && value.every((hours) => isRecord(hours) && Object.keys(hours).length === 2 && isTime(hours['from']) && isTime(hours['to']));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
