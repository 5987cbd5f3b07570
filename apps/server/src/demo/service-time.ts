/** The demo centre's hours: every day from 8 to 22 in Shanghai, which keeps one time all year. Also a calendar of the centre, so that clocks and history agree. */

import type { CompiledCalendar } from '@huiyin/domain/calendar/calendar.ts';
import { compileCalendar } from '@huiyin/domain/calendar/compile-calendar.ts';
import { type ShippedCalendar, weekOf } from '@huiyin/domain/calendar/shipped.ts';
import { addWorkingTime, nextOpening } from '@huiyin/domain/calendar/working-time.ts';
import { day, hour, second } from '@huiyin/domain/kernel/instant.ts';

const zone = 8 * hour;
export const opensAt = 8 * hour;

export const demoCalendar: ShippedCalendar = {
  key: 'demo-centre',
  name: { zh: '演示中心服务时间', en: 'Hours of the demo centre' },
  document: { timeZone: 'Asia/Shanghai', weekly: weekOf([{ from: '08:00', to: '22:00' }]), holidays: null, makeUpHours: null, overrides: [] },
};

/** Midnight in Shanghai of the day that the instant lies in. */
export function dayOf(at: number): number {
  return Math.floor((at + zone) / day) * day - zone;
}

/** Midnight in Shanghai that begins a calendar day. `month` counts from 1. */
export function midnight(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) - zone;
}

export function hourOf(at: number): number {
  return Math.floor((at - dayOf(at)) / hour);
}

/** 0 is Sunday. */
export function weekdayOf(at: number): number {
  return new Date(at + zone).getUTCDay();
}

/** `2025-08-20`. */
export function dateOf(at: number): string {
  return new Date(at + zone).toISOString().slice(0, 10);
}

/** `ms` of open time later, to the second; in open time again, should it be over when the centre closes. */
export function addOpenTime(at: number, ms: number): number {
  const calendar = calendarAround(at);
  return nextOpening(calendar, addWorkingTime(calendar, at, Math.round(ms / second) * second));
}

const compiled = new Map<number, CompiledCalendar>();

/** From the year before to the year after; nothing in the demo takes longer. */
function calendarAround(at: number): CompiledCalendar {
  const year = new Date(at).getUTCFullYear();
  const known = compiled.get(year) ?? compileCalendar(demoCalendar.document, [], { from: midnight(year - 1, 1, 1), to: midnight(year + 2, 1, 1) });
  compiled.set(year, known);
  return known;
}
