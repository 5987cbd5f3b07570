/** Whether somebody is on duty on a channel. */

import type { Instant } from '../kernel/instant.ts';
import type { DutyHours } from './channel.contract.ts';

/** Throws a RangeError for a time zone that nobody knows; `isTimeZone` asks beforehand. */
export function isOnDuty(hours: DutyHours | undefined, at: Instant): boolean {
  if (!hours) return true;
  const { weekday, minuteOfDay } = localMoment(hours.timeZone, at);
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  const isDay = (day: number) => hours.weekdays.includes(day);
  if (from < to) return isDay(weekday) && minuteOfDay >= from && minuteOfDay < to;
  // Through the night: what is past midnight belongs to the evening before. Equal times: round the clock.
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (isDay(weekday) && minuteOfDay >= from) || (isDay(yesterday) && minuteOfDay < to);
}

export function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en-GB', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function localMoment(timeZone: string, at: Instant): { weekday: number; minuteOfDay: number } {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)!.value;
  return { weekday: weekdays.indexOf(part('weekday')) + 1, minuteOfDay: Number(part('hour')) * 60 + Number(part('minute')) };
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
