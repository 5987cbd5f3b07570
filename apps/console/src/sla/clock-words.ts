/** What clocks are called, and spans of time in the words of promises. */

import i18next from 'i18next';
import type { ClockView } from '@huiyin/domain/ticket/clock.schema.ts';
import { clockKinds, type ClockKind } from '@huiyin/domain/sla/clock.ts';

const units = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1_000]] as const;

/** `2小时30分钟`: whole, because a promise is not rounded. Days are of 24 hours, and said only when nothing is left over. */
export function promiseWords(ms: number): string {
  const [day] = units;
  if (ms >= day[1] && ms % day[1] === 0) return withUnit(ms / day[1], 'day');
  const parts: string[] = [];
  let left = ms;
  for (const [unit, size] of units.slice(1)) {
    const n = Math.floor(left / size);
    if (n > 0) parts.push(withUnit(n, unit));
    left -= n * size;
  }
  return parts.length === 0 ? withUnit(0, 'second') : parts.join(i18next.language === 'en' ? ' ' : '');
}

function withUnit(n: number, unit: (typeof units)[number][0]): string {
  const word = i18next.t(`clock:unit.${unit}`);
  if (i18next.language !== 'en') return `${n}${word}`;
  return `${n} ${unit === 'day' && n === 1 ? 'day' : word}`;
}

/** A newer server may know a kind that this page does not. */
export function kindOf(clock: Pick<ClockView, 'kind'>): ClockKind | 'other' {
  return clockKinds.find((kind) => kind === clock.kind) ?? 'other';
}

export function isLive({ state }: Pick<ClockView, 'state'>): boolean {
  return state === 'running' || state === 'warned' || state === 'breached' || state === 'paused';
}

/** The promise that whoever has the ticket must keep next. */
export function nearestClock(clocks: readonly ClockView[]): ClockView | null {
  let nearest: ClockView | null = null;
  for (const clock of clocks) {
    if (!isLive(clock) || clock.dueAt === null || clock.kind === 'sub_task') continue;
    if (nearest === null || Date.parse(clock.dueAt) < Date.parse(nearest.dueAt!)) nearest = clock;
  }
  return nearest;
}
