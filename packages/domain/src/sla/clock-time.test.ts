import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWorkingTime, isOpen, workingTime } from '../calendar/working-time.ts';
import { hour, minute } from '../kernel/instant.ts';
import type { Segment } from './clock.ts';
import { momentsAhead, reachesAt, usedUntil } from './clock-time.ts';
import { begin } from './run-clock.ts';
import { always, at, standard } from './testing/rules-for-tests.ts';

const start = at('2025-09-26 16:00');
const anyCalendar = fc.constantFrom(standard, always);
/** Whole minutes, over a weekend with a make-up Sunday; a pause begins and ends often. */
const anySegments = fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 6 }).map((lengths): readonly Segment[] => {
  let from = start;
  return [0, ...lengths].map((length, index) => ({ from: (from += length * minute), pausedFor: index % 2 === 0 ? null : 'customer' }));
});

/** Walks the wall clock minute by minute. Slow, and knows nothing of sums. */
function walk(segments: readonly Segment[], calendar: typeof standard, until: number, visit: (open: boolean, running: boolean, next: number) => boolean): void {
  for (let now = segments[0]!.from; now < until; now += minute) {
    const running = segments.findLast(({ from }) => from <= now)!.pausedFor === null;
    if (visit(isOpen(calendar, now), running, now + minute)) return;
  }
}

test('what has run and what was paused are what a walk by the minute counts', () => {
  fc.assert(
    fc.property(anySegments, anyCalendar, fc.integer({ min: 0, max: 4_000 }), (segments, calendar, after) => {
      const until = start + after * minute;
      let [ran, paused] = [0, 0];
      walk(segments, calendar, until, (open, running) => {
        if (open && running) ran += minute;
        if (open && !running) paused += minute;
        return false;
      });
      const used = usedUntil(segments, calendar, until);
      expect(used).toEqual({ elapsedMs: ran, pausedMs: paused });
      expect(used.elapsedMs + used.pausedMs).toBe(workingTime(calendar, start, until));
    }),
    { numRuns: 200 },
  );
});

test('it is due at the end of the minute in which a walk has counted the target', () => {
  fc.assert(
    fc.property(anySegments, anyCalendar, fc.integer({ min: 1, max: 900 }), (segments, calendar, target) => {
      let [left, due]: [number, number | null] = [target, null];
      walk(segments, calendar, start + 14 * 24 * hour, (open, running, next) => {
        if (open && running && --left === 0) due = next;
        return left === 0;
      });
      expect(reachesAt(segments, calendar, target * minute)).toBe(due);
    }),
    { numRuns: 200 },
  );
});

test('a paused clock is not due, however long ago its target would have been used up', () => {
  expect(reachesAt([{ from: start, pausedFor: null }, { from: start + minute, pausedFor: 'customer' }], always, hour)).toBeNull();
});

const clockWith = (since: number, targetMs: number, warnAt: readonly number[] = [50, 75, 90]) =>
  begin({ seq: 1, kind: 'resolution', ref: null, since, terms: { policyId: null, why: [], targetMs, calendarId: 'standard', pauseWhile: [], warnAt, ladderId: null } });

test('R-A8: a warning is given in open hours, never at night or at a weekend', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 14 * 24 * 60 }), fc.integer({ min: 1, max: 2_000 }), (late, target) => {
      for (const { actAt, dueAt } of momentsAhead(clockWith(start + late * minute, target * minute), standard, null)) {
        expect(isOpen(standard, actAt)).toBe(true);
        expect(workingTime(standard, dueAt, actAt)).toBe(0);
      }
    }),
  );
});

test('what is due when the day closes is broken then, and told when the next one opens', () => {
  const closing = at('2025-08-12 18:00');
  const breach = momentsAhead(clockWith(at('2025-08-12 16:00'), 2 * hour), standard, null).find(({ what }) => what === 'breach')!;
  expect(breach.dueAt).toBe(closing + 1);
  expect(breach.actAt).toBe(at('2025-08-13 09:00'));
  expect(addWorkingTime(standard, at('2025-08-12 16:00'), 2 * hour)).toBe(closing);
});

test('rungs after a breach count working time, unless they are for round the clock', () => {
  const tell = { holder: true, supervisors: false, roles: [], personIds: [] };
  const rung = (always: boolean) => ({ at: { afterMs: 2 * hour }, always, tell, handTo: null, escalate: false });
  const clock = clockWith(at('2025-08-12 16:00'), hour);
  const whenOf = (always: boolean) => momentsAhead(clock, standard, { id: 'l', name: { zh: 'l', en: 'l' }, rungs: [rung(always)] }).find(({ what }) => what.startsWith('rung'))!.actAt;
  expect(whenOf(false)).toBe(at('2025-08-13 10:00') + 1);
  expect(whenOf(true)).toBe(at('2025-08-12 19:00') + 1);
});

test('further away than calendars are compiled it has no due instant, rather than a wrong one', () => {
  expect(reachesAt([{ from: start, pausedFor: null }], standard, 100_000 * hour)).toBeNull();
});
