/** Axes whose steps are whole in the unit that people read: 5 hours and not 300 minutes, and never more than all of it. */

import type { Unit } from '@huiyin/domain/insight/metric.ts';
import { currentLanguage } from '../../platform/i18n.ts';
import { ink } from '../../ui/chart.tsx';
import { plainNumber } from '../../ui/number.ts';
import { figureParts, figureWords } from '../figure-words.ts';

const steps = [1, 2, 3, 5, 10] as const;
const [hour, day] = [60, 24 * 60];

/** `ticks`: about as many. Empty: the picture's own choice is good enough. */
export function axisSteps(unit: Unit, most: number, ticks: number): { readonly interval?: number; readonly max?: number } {
  if ((unit === 'percent' || unit === 'points') && most > 60 && most <= 100) return { max: 100, interval: ticks < 4 ? 50 : 25 };
  if (unit !== 'minutes' || most < hour) return {};
  const whole = most >= 2 * day ? day : hour;
  const rough = most / whole / ticks;
  const scale = 10 ** Math.floor(Math.log10(rough));
  const interval = Math.max(1, scale * steps.find((step) => step * scale >= rough)!) * whole;
  return { interval, max: Math.ceil(most / interval) * interval };
}

export function valueAxis(told: { readonly unit: Unit; readonly decimals: number }, values: readonly (number | null)[], ticks: number) {
  const most = values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0);
  return {
    type: 'value', splitNumber: ticks, splitLine: { lineStyle: { color: ink.line } },
    axisLabel: { color: ink.faint, hideOverlap: true, formatter: (value: number) => axisWords(told, most, value) },
    ...axisSteps(told.unit, most, ticks),
  };
}

/** One unit along the whole axis: the one that its longest is read in. */
export function axisWords({ unit, decimals }: { readonly unit: Unit; readonly decimals: number }, most: number, value: number, language = currentLanguage()): string {
  if (unit !== 'minutes' || most < hour) return figureWords(value, { unit, decimals: Number.isInteger(value) ? 0 : decimals }, language);
  const short = value / (most >= 2 * day ? day : hour);
  return `${plainNumber(short, Number.isInteger(short) ? 0 : decimals, language)}${figureParts(most, { unit, decimals }, language)[1]}`;
}

/** What a letter takes in a picture's letters, wide ones (Chinese) and others. */
const [wide, slim] = [12, 6.6];

export function widthOf(words: string): number {
  return Array.from(words).reduce((sum, letter) => sum + (letter > '\u2e7f' ? wide : slim), 0);
}

/** Mark, gaps and margin round a legend's words; the room that a half-wide card and a phone give it. */
const [besideWords, room] = [46, { card: 500, phone: 300 }];

/** How far down a legend reaches that wraps. */
export function legendHeight(names: readonly string[], narrow: boolean): number {
  const most = narrow ? room.phone : room.card;
  let [lines, used] = [1, 0];
  for (const name of names) {
    const width = widthOf(name) + besideWords;
    if (used > 0 && used + width > most) [lines, used] = [lines + 1, 0];
    used += width;
  }
  return 10 + lines * 20;
}
