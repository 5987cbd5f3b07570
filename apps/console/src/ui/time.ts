/** Moments and spans in words, in the reader's language and time zone. */

import i18next from 'i18next';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const locale = () => (i18next.language === 'en' ? 'en-GB' : 'zh-CN');

/** 14:05 today, 昨天 14:05, 8月3日 14:05, and with the year when it is another one. */
export function shortMoment(at: string | number, now = Date.now()): string {
  const moment = new Date(at);
  const clock = clockTime(moment);
  if (isSameDay(moment, new Date(now))) return clock;
  return `${dayName(moment, now)} ${clock}`;
}

export function clockTime(at: string | number | Date): string {
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

export function dayName(at: string | number | Date, now = Date.now()): string {
  const moment = new Date(at);
  const today = new Date(now);
  if (isSameDay(moment, today)) return i18next.t('ui:today');
  if (isSameDay(moment, new Date(now - day))) return i18next.t('ui:yesterday');
  const sameYear = moment.getFullYear() === today.getFullYear();
  return new Intl.DateTimeFormat(locale(), { ...(sameYear ? {} : { year: 'numeric' }), month: i18next.language === 'en' ? 'short' : 'long', day: 'numeric' }).format(moment);
}

/** A date alone, never "today". */
export function dateWords(at: string | number): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(new Date(at));
}

/** 8/3, on the axis of a picture; `on` is 2025-08-03. */
export function axisDay(on: string): string {
  return new Intl.DateTimeFormat(locale(), { month: i18next.language === 'en' ? 'short' : 'numeric', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
}

/** The whole moment, for tooltips and tables. */
export function fullMoment(at: string | number): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(new Date(at));
}

/** A span in at most two units: 2小时5分, 3d 4h. */
export function spanWords(ms: number): string {
  const unit = (key: 'minute' | 'hour' | 'day', n: number) => i18next.t(`ui:unit.${key}`, { n });
  const span = Math.max(0, ms);
  if (span < minute) return i18next.t('ui:unit.underMinute');
  if (span < hour) return unit('minute', Math.floor(span / minute));
  if (span < day) {
    const h = Math.floor(span / hour);
    const m = Math.floor((span % hour) / minute);
    return m === 0 ? unit('hour', h) : i18next.t('ui:unit.hourMinute', { h, m });
  }
  const d = Math.floor(span / day);
  const h = Math.floor((span % day) / hour);
  return h === 0 ? unit('day', d) : i18next.t('ui:unit.dayHour', { d, h });
}

export function isSameDay(a: Date, b: Date): boolean {
  return a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() && a.getDate() === b.getDate();
}
