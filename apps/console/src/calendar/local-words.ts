/** Dates and moments as the calendar's own wall shows them, whatever zone the reader sits in. */

import i18next from 'i18next';
import { locale } from '../ui/time.ts';

/** 2026年2月24日 周二 */
export function dateWords(on: string, withYear = true): string {
  const moment = new Date(`${on}T12:00:00Z`);
  return new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', ...(withYear ? { year: 'numeric' } : {}), month: i18next.language === 'en' ? 'short' : 'long', day: 'numeric', weekday: 'short' }).format(moment);
}

/** 2月24日 */
export function shortDateWords(on: string): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', month: i18next.language === 'en' ? 'short' : 'long', day: 'numeric' }).format(new Date(`${on}T12:00:00Z`));
}

export function monthWords(month: number): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', month: 'long' }).format(new Date(Date.UTC(2026, month - 1, 1)));
}

/** A moment in a zone: 2026年2月24日周二 10:00 */
export function momentIn(timeZone: string, at: string): string {
  return new Intl.DateTimeFormat(locale(), { timeZone, year: 'numeric', month: i18next.language === 'en' ? 'short' : 'long', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** 18:00 today, else with its date. */
export function shortMomentIn(timeZone: string, at: string, now = Date.now()): string {
  const day = (moment: number) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
  const clock = new Intl.DateTimeFormat(locale(), { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
  if (day(Date.parse(at)) === day(now)) return clock;
  return `${shortDateWords(day(Date.parse(at)))} ${clock}`;
}

/** Today's date on the calendar's wall. */
export function todayIn(timeZone: string, now = Date.now()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now);
}
