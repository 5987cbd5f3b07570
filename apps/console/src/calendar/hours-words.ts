/** Hours of a day and of a week as people say them. */

import { weekdays, type Hours, type Weekday, type Weekly } from '@huiyin/domain/calendar/calendar.ts';
import type { TFunction } from 'i18next';

type T = TFunction<['calendar', 'ui']>;

const dayMinutes = 24 * 60;

export function hoursWords(hours: readonly Hours[], t: T): string {
  if (hours.length === 0) return t('off');
  return hours.map(({ from, to }) => (from === '00:00' && to === '24:00' ? t('allDay') : `${from}–${endWords(to, t)}`)).join(t('separator'));
}

/** `30:00` is 06:00 the next day; the end of the day keeps its name. */
function endWords(to: string, t: T): string {
  const minutes = minutesOfEnd(to);
  if (minutes <= dayMinutes) return to;
  const clock = toClock(minutes - dayMinutes);
  return `${t('nextDay')} ${clock}`;
}

export function minutesOfEnd(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

export function toClock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `周一至周五 09:00–18:00；周六 10:00–12:00`; days off are left out. */
export function weekWords(weekly: Weekly, t: T): string {
  const groups: { days: Weekday[]; hours: string }[] = [];
  for (const day of weekdays) {
    if (weekly[day].length === 0) continue;
    const hours = hoursWords(weekly[day], t);
    const group = groups.find((each) => each.hours === hours);
    if (group) group.days.push(day);
    else groups.push({ days: [day], hours });
  }
  if (groups.length === 0) return t('never');
  return groups.map(({ days, hours }) => `${daysWords(days, t)} ${hours}`).join(t('semicolon'));
}

function daysWords(days: readonly Weekday[], t: T): string {
  if (days.length === 7) return t('every');
  const runs: Weekday[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && weekdays.indexOf(run.at(-1)!) + 1 === weekdays.indexOf(day)) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length > 2 ? t('range', { from: t(`days.${run[0]!}`), to: t(`days.${run.at(-1)!}`) }) : run.map((day) => t(`days.${day}`)).join(t('separator')))).join(t('separator'));
}
