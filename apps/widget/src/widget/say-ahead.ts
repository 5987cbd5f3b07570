/** Times to come, as people say them, in the reader's own time zone. */

import { type Language, localeOf } from '../platform/language.ts';

const dayMs = 86_400_000;

/** `今天 15:00`, `明天 09:00`, `8月18日 周一 09:00`. */
export function sayAhead(wire: string, language: Language, now: number): string {
  return `${sayDay(wire, language, now)} ${sayTime(wire, language)}`;
}

/** `今天 15:00–18:00` */
export function sayWindow({ from, to }: { readonly from: string; readonly to: string }, language: Language, now: number): string {
  return `${sayAhead(from, language, now)}–${sayTime(to, language)}`;
}

function sayTime(wire: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(wire));
}

function sayDay(wire: string, language: Language, now: number): string {
  const at = new Date(wire);
  if (at.toDateString() === new Date(now).toDateString()) return language === 'zh' ? '今天' : 'today';
  if (at.toDateString() === new Date(now + dayMs).toDateString()) return language === 'zh' ? '明天' : 'tomorrow';
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(localeOf(language), options).format(at);
  return language === 'zh' ? `${part({ month: 'long', day: 'numeric' })} ${part({ weekday: 'short' })}` : part({ weekday: 'short', month: 'short', day: 'numeric' });
}
