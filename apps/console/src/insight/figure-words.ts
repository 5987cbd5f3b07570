/** Figures in words: with their unit, in the reader's language. */

import type { Turn } from '@huiyin/domain/insight/figure.ts';
import type { Good, Unit } from '@huiyin/domain/insight/metric.ts';
import { addDays, daysOf, type Every, everyFor, type Period } from '@huiyin/domain/insight/period.ts';
import { currentLanguage, type Language } from '../platform/i18n.ts';
import { numberWords, plainNumber, signed } from '../ui/number.ts';

export interface Told {
  readonly unit: Unit;
  readonly decimals: number;
}

const units: Readonly<Record<Language, { readonly minutes: string; readonly hours: string; readonly days: string; readonly points: string; readonly percentPoints: string; readonly milliseconds: string; readonly seconds: string }>> = {
  zh: { minutes: ' 分钟', hours: ' 小时', days: ' 天', points: ' 分', percentPoints: ' 个百分点', milliseconds: ' 毫秒', seconds: ' 秒' },
  en: { minutes: ' min', hours: ' h', days: ' d', points: ' pts', percentPoints: ' pp', milliseconds: ' ms', seconds: ' s' },
};

/** Minutes from an hour on are hours, from two days on days. */
export function figureParts(value: number, { unit, decimals }: Told, language: Language = currentLanguage()): readonly [number: string, unit: string] {
  const words = units[language];
  switch (unit) {
    case 'count':
    case 'ratio':
      return [numberWords(value, decimals, language), ''];
    case 'percent':
      return [plainNumber(value, decimals, language), '%'];
    case 'points':
      return [plainNumber(value, decimals, language), words.points];
    case 'milliseconds':
      return Math.abs(value) >= 1000 ? [plainNumber(value / 1000, 1, language), words.seconds] : [plainNumber(value, 0, language), words.milliseconds];
    case 'minutes': {
      const size = Math.abs(value);
      if (size >= 2 * 24 * 60) return [plainNumber(value / (24 * 60), decimals, language), words.days];
      if (size >= 60) return [plainNumber(value / 60, decimals, language), words.hours];
      return [plainNumber(value, decimals, language), words.minutes];
    }
  }
}

export function figureWords(value: number, told: Told, language: Language = currentLanguage()): string {
  return figureParts(value, told, language).join('');
}

/** Counts change by a share of what they were, shares by percentage points, anything else by its own unit. */
export function changeWords({ unit, decimals, change, changePercent }: Told & { readonly change: number; readonly changePercent: number | null }, language: Language = currentLanguage()): string {
  if (unit === 'count') return changePercent === null ? signed(change, (size) => numberWords(size, 0, language)) : signed(changePercent, (size) => `${plainNumber(size, 1, language)}%`);
  if (unit === 'percent') return signed(change, (size) => `${plainNumber(size, decimals, language)}${units[language].percentPoints}`);
  return signed(change, (size) => figureWords(size, { unit, decimals }, language));
}

/** Of two figures that stand side by side. */
export function turnBetween(good: Good, decimals: number, now: number, before: number): Turn {
  const scale = 10 ** decimals;
  const change = Math.round(now * scale) - Math.round(before * scale);
  if (change === 0) return 'flat';
  return good === 'neither' ? 'changed' : change > 0 === (good === 'up') ? 'better' : 'worse';
}

/** 2025年8月 · 2025年8月4日至12日 · Aug 2025 · 4 Aug – 12 Aug 2025 */
export function periodWords({ from, to }: Period, language: Language = currentLanguage()): string {
  const last = addDays(to, -1);
  const words = (on: string, parts: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { ...parts, timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
  const long = { year: 'numeric', month: language === 'en' ? 'short' : 'long' } as const;
  const isMonth = from.endsWith('-01') && to.endsWith('-01');
  if (isMonth && from.slice(0, 7) === last.slice(0, 7)) return words(from, long);
  const edge = (on: string) => words(on, isMonth ? long : { ...long, day: 'numeric' });
  return from === last ? edge(from) : `${edge(from)}${language === 'en' ? ' – ' : '至'}${edge(last)}`;
}

/** A point of a series on an axis. */
export function pointWords(at: string, every: Every, language: Language = currentLanguage()): string {
  if (every === 'hour') return `${Number(at.slice(8, 10))}${language === 'en' ? '' : '日'} ${at.slice(11, 13)}:00`;
  const [, month, day] = at.split('-').map(Number);
  if (every === 'month') return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${at}T00:00:00Z`));
  return language === 'en' ? new Intl.DateTimeFormat('en-GB', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${at}T00:00:00Z`)) : `${month}/${day}`;
}

/** The days that a point stands for. */
export function daysOfPoint(at: string, every: Every): Period {
  const on = at.slice(0, 10);
  if (every === 'week') return { from: on, to: addDays(on, 7) };
  return every === 'month' ? { from: on, to: `${addDays(on, 31).slice(0, 7)}-01` } : { from: on, to: addDays(on, 1) };
}

/** What rises and falls is seen by weeks, where there are enough of them: weekends would hide it. */
export function trendEvery(period: Period): Every {
  const days = daysOf(period);
  return days >= 21 && days <= 400 ? 'week' : everyFor(period);
}

export function within(part: Period, whole: Period): Period {
  return { from: part.from < whole.from ? whole.from : part.from, to: part.to > whole.to ? whole.to : part.to };
}

/** The share of a whole is named after one part where it stands alone; by groups it is each one's. */
export function nameByGroups({ key, name }: { readonly key: string; readonly name: { readonly zh: string; readonly en: string } }, share: string): string {
  return key === 'channel_share' ? share : name[currentLanguage()];
}

/** What a figure is taken over: cases, or minutes that people were there, read in hours. */
export function casesWords(n: number, { rows }: { readonly rows: readonly string[] }, language: Language = currentLanguage()): string {
  return rows.includes('presence') ? `${plainNumber(n / 60, 0, language)}${language === 'en' ? ' h' : ' 小时'}` : plainNumber(n, 0, language);
}
