/** Times as people say them, in the reader's own time zone. */

import { type Language, localeOf } from './language.ts';

const dayMs = 86_400_000;

/** `14:05` today, `昨天 14:05` yesterday, `7月3日 14:05` this year, with the year before that. */
export function sayMoment(wire: string, language: Language, now: number): string {
  const at = new Date(wire);
  const time = new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  const today = new Date(now);
  if (isSameDay(at, today)) return time;
  if (isSameDay(at, new Date(now - dayMs))) return `${language === 'zh' ? '昨天' : 'Yesterday'} ${time}`;
  const year = at.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  const date = new Intl.DateTimeFormat(localeOf(language), { ...year, month: language === 'zh' ? 'long' : 'short', day: 'numeric' }).format(at);
  return `${date} ${time}`;
}

function isSameDay(a: Date, b: Date): boolean {
  return a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() && a.getDate() === b.getDate();
}
