/** The days of a trial, with those that are alike told in one line. */

import type { readDue } from '@huiyin/domain/calendar/calendar.contract.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';

export type TracedDay = ReplyOf<typeof readDue>['days'][number];

export interface TraceLine {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly kind: TracedDay['kind'];
  readonly name: string | null;
  readonly countedMs: number;
  readonly provisional: boolean;
}

export function traceLines(days: readonly TracedDay[]): TraceLine[] {
  const lines: TraceLine[] = [];
  for (const { on, kind, name, countedMs, provisional } of days) {
    const last = lines.at(-1);
    if (last && last.kind === kind && last.name === name && last.countedMs === countedMs && last.provisional === provisional) lines[lines.length - 1] = { ...last, to: on, days: last.days + 1 };
    else lines.push({ from: on, to: on, days: 1, kind, name, countedMs, provisional });
  }
  return lines;
}
