/** Reads moments as other systems write them. What could be two moments is refused, not guessed. */

import { day, minute, type Instant } from '../kernel/instant.ts';
import type { ImportProblemCode } from './import-problem.ts';

export type DateOrder = 'YMD' | 'MDY' | 'DMY';

export interface DateReading {
  /** Of moments without an offset. */
  readonly timeZone: string;
  readonly dateOrder: DateOrder;
}

export type ReadMoment = { readonly ok: true; readonly at: Instant } | { readonly ok: false; readonly code: ImportProblemCode };

const yearFirst = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(.*)$/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:(?:T| )?(\d{2})(\d{2})(\d{2})?)?$/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/;
const clock = /^[T,\s]*(上午|下午|AM|PM)?\s*(\d{1,2})(?::|时|点)(\d{2})(?:(?::|分)(\d{2})(?:[.,](\d{1,9}))?秒?|分)?\s*(上午|下午|AM|PM)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;

export function readMoment(raw: string, reading: DateReading): ReadMoment {
  const text = raw.normalize('NFKC').trim();
  const packed = compact.exec(text);
  if (packed) return moment([packed[1]!, packed[2]!, packed[3]!], packed[4] === undefined ? '' : ` ${packed[4]}:${packed[5]}:${packed[6] ?? '00'}`, reading);
  const first = yearFirst.exec(text);
  if (first) return moment([first[1]!, first[2]!, first[3]!], first[4]!, reading);
  const last = yearLast.exec(text);
  if (!last) return { ok: false, code: 'date.malformed' };
  if (reading.dateOrder === 'YMD') return { ok: false, code: 'date.order_unknown' };
  const [month, dayOfMonth] = reading.dateOrder === 'MDY' ? [last[1]!, last[2]!] : [last[2]!, last[1]!];
  return moment([last[3]!, month, dayOfMonth], last[4]!, reading);
}

function moment([year, month, dayOfMonth]: readonly [string, string, string], rest: string, { timeZone }: DateReading): ReadMoment {
  const time = rest.trim() === '' ? midnight : timeOf(rest);
  if (time === null) return { ok: false, code: 'date.malformed' };
  const { hours, minutes, seconds, ms, offset } = time;
  if (hours > 23 || minutes > 59 || seconds > 59) return { ok: false, code: 'date.not_in_calendar' };
  const local = Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth), hours, minutes, seconds, ms);
  const back = new Date(local);
  if (back.getUTCMonth() !== Number(month) - 1 || back.getUTCDate() !== Number(dayOfMonth)) return { ok: false, code: 'date.not_in_calendar' };
  const at = offset === null ? fromLocal(local, timeZone) : local - offset;
  if (at === null) return { ok: false, code: 'date.skipped' };
  return at < 0 ? { ok: false, code: 'date.too_old' } : { ok: true, at };
}

const midnight = { hours: 0, minutes: 0, seconds: 0, ms: 0, offset: null };

function timeOf(text: string) {
  const parts = clock.exec(text);
  if (!parts) return null;
  const [, before, hour, minutes, seconds, fraction, after, zone] = parts;
  const half = (before ?? after)?.toUpperCase();
  let hours = Number(hour);
  // 下午 15:00 is written too; 13 PM is not.
  if (half === 'AM' || half === 'PM') {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half === 'PM' ? 12 : 0);
  } else if (half === '下午' && hours < 12) hours += 12;
  else if (half === '上午' && hours === 12) hours = 0;
  return { hours, minutes: Number(minutes), seconds: Number(seconds ?? 0), ms: Number((fraction ?? '').slice(0, 3).padEnd(3, '0')), offset: zone === undefined ? null : offsetOf(zone) };
}

function offsetOf(zone: string): number {
  const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!parts) return 0;
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3] ?? 0)) * minute;
}

/** An hour that the clocks show twice is taken the first time; one that they skip is null. */
function fromLocal(local: number, timeZone: string): Instant | null {
  const offsets = [...new Set([zoneOffset(local - day, timeZone), zoneOffset(local + day, timeZone)])];
  const fitting = offsets.map((offset) => local - offset).filter((at) => at + zoneOffset(at, timeZone) === local);
  return fitting.length === 0 ? null : Math.min(...fitting);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function zoneOffset(at: Instant, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
    formats.set(timeZone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
  return local - Math.floor(at / 1000) * 1000;
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Told by a number above twelve somewhere in the file; null when every date could be read both ways or none has this form. */
export function guessDateOrder(samples: Iterable<string>): DateOrder | null {
  let months = { first: true, second: true };
  let seen = false;
  for (const sample of samples) {
    const parts = yearLast.exec(sample.normalize('NFKC').trim());
    if (!parts) continue;
    seen = true;
    months = { first: months.first && Number(parts[1]) <= 12, second: months.second && Number(parts[2]) <= 12 };
  }
  if (!seen || months.first === months.second) return null;
  return months.first ? 'MDY' : 'DMY';
}
