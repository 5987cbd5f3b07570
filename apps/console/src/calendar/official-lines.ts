/** A year's official days as a person writes them: one line a run of days. */

import type { OfficialYearView } from '@huiyin/domain/calendar/calendar.contract.ts';
import type { Override } from '@huiyin/domain/calendar/calendar.ts';
import { datesUntil, toDayNumber, toLocalDate } from '@huiyin/domain/calendar/local-date.ts';

export interface OfficialLine {
  readonly kind: 'off' | 'work';
  readonly name: string;
  /** Null: not chosen yet. */
  readonly from: string | null;
  readonly to: string | null;
}

type Days = OfficialYearView['off'];

/** Neighbouring days of one name and kind become one line; lines by date. */
export function linesOf(days: readonly Pick<Override, 'on' | 'kind' | 'name'>[]): OfficialLine[] {
  const lines: OfficialLine[] = [];
  for (const { on, kind, name } of days.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const last = lines.findLast((line) => line.kind === kind);
    if (last && last.name === name && last.to !== null && toDayNumber(last.to) + 1 === toDayNumber(on)) lines[lines.indexOf(last)] = { ...last, to: on };
    else lines.push({ kind, name, from: on, to: on });
  }
  return lines;
}

export function linesOfYear({ off, work }: { readonly off: Days; readonly work: Days }): OfficialLine[] {
  return linesOf([...off.map((day) => ({ ...day, kind: 'off' as const })), ...work.map((day) => ({ ...day, kind: 'work' as const }))]);
}

/** The days, and for each list which line a day came from, so that what is wrong with a day is said at its line. */
export function daysOf(lines: readonly OfficialLine[]): { readonly off: Days; readonly work: Days; readonly lineOf: { readonly off: readonly number[]; readonly work: readonly number[] } } {
  const off: Days = [];
  const work: Days = [];
  const lineOf = { off: [] as number[], work: [] as number[] };
  for (const [index, { kind, name, from, to }] of lines.entries()) {
    if (from === null || to === null) continue;
    for (const on of datesUntil(from, toLocalDate(toDayNumber(to) + 1))) {
      (kind === 'off' ? off : work).push({ on, name });
      lineOf[kind].push(index);
    }
  }
  return { off, work, lineOf };
}
