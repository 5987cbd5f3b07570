/** A metric in slots of time, whatever it is taken over: tickets by the minute, our own tool by the hour, work by the day. */

import { toDayNumber } from '@huiyin/domain/calendar/local-date.ts';
import type { Zone } from '@huiyin/domain/calendar/zone.ts';
import { measuresOf, populationOf, sourceOfFormula, type Sums } from '@huiyin/domain/insight/figure.ts';
import type { Formula } from '@huiyin/domain/insight/metric.ts';
import { addDays } from '@huiyin/domain/insight/period.ts';
import { hour, type Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import { centreZone } from '../calendar/index.ts';
import type { Db } from '../platform/db.ts';
import { readTicketSlots, readToolSlots, type SlotSums, type Span, type Watched } from './moment.store.ts';
import type { SumsRow } from './reading.store.ts';
import { readWork } from './work-reading.store.ts';

/** Spans must not overlap. */
export async function readSlots(db: Db, watched: Watched, spans: readonly Span[], slotMs: Milliseconds): Promise<readonly SlotSums[]> {
  const source = sourceOfFormula(watched.metric.formula);
  if (source === 'tickets') return readTicketSlots(db, watched, spans, slotMs);
  return source === 'tool' ? readToolSlots(db, watched, spans, slotMs) : readDaySlots(db, watched, spans, slotMs);
}

/**
 * A day counts when it is over, in its last slot. Of a level all days from the beginning do, and the running one as far as it has come:
 * how much stands there is known at any moment, how much was done in half a day is no figure of a day.
 */
async function readDaySlots(db: Db, { metric: { formula }, where }: Watched, spans: readonly Span[], slotMs: Milliseconds): Promise<readonly SlotSums[]> {
  const zone = await centreZone(db);
  const [from, to] = [Math.min(...spans.map((span) => span.from)), Math.max(...spans.map((span) => span.to))];
  const period = { from: zone.dateOf(from), to: addDays(zone.dateOf(to), 1) };
  const rows = await readWork(db, { measures: measuresOf(formula), by: null, where, period, points: 'day' }, formula.kind === 'level');
  return [...Map.groupBy(rows, (row) => row.on!)]
    .map(([on, same]) => ({ at: lastSlotOf(on, zone, slotMs), ...casesOf(formula, added(same)) }))
    .map((slot) => (formula.kind === 'level' ? { ...slot, at: Math.min(slot.at, to - slotMs) } : slot))
    .toSorted((a, b) => a.at - b.at);
}

function lastSlotOf(on: string, zone: Zone, slotMs: Milliseconds): number {
  return zone.instantOf(toDayNumber(on) + 1, 0) - slotMs;
}

function added(rows: readonly SumsRow[]): Sums {
  const sums: Record<string, number> = {};
  for (const row of rows) for (const [measure, value] of Object.entries(row.sums)) sums[measure] = (sums[measure] ?? 0) + (value ?? 0);
  return sums;
}

function casesOf(formula: Formula, sums: Sums): Pick<SlotSums, 'n' | 'total'> {
  const of = (measure: keyof Sums) => sums[measure] ?? 0;
  // People count hours, not milliseconds, that somebody was there.
  const per = populationOf(formula) === 'present_ms' ? hour : 1;
  switch (formula.kind) {
    case 'level':
      return { n: 1, total: of(formula.plus) - of(formula.minus) };
    case 'share':
      return { n: of(formula.among) / per, total: (100 * of(formula.of)) / per };
    case 'mean':
      return { n: of(formula.n), total: of(formula.total) / formula.per };
    default:
      throw new Error(`a ${formula.kind} is not taken over days of work`);
  }
}
