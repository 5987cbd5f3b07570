import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hour, minute } from '../kernel/instant.ts';
import type { Clock } from './clock.ts';
import { lookAt } from './fire-clock.ts';
import { begin, settle } from './run-clock.ts';
import { at, ladders, rulesWith, standard } from './testing/rules-for-tests.ts';

const rules = rulesWith();
const start = at('2025-08-12 10:00');
const ladder = ladders.find(({ id }) => id === 'to_product')!;
const fresh = (): Clock =>
  settle(begin({ seq: 1, kind: 'step', ref: 'specialist', since: start, terms: { policyId: 'p', why: [], targetMs: 2 * hour, calendarId: 'standard', pauseWhile: [], warnAt: [50, 75], ladderId: ladder.id } }), rules);
const look = (clock: Clock, now: number) => lookAt(clock, standard, ladder, now);

test('whenever one looks, and however often, each thing is done once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 240 }), { maxLength: 12 }), (minutes) => {
      let clock = fresh();
      const done: string[] = [];
      for (const after of minutes.toSorted((a, b) => a - b)) {
        const seen = look(clock, start + after * minute);
        done.push(...seen.clock.fired.slice(clock.fired.length).map(({ what }) => what));
        clock = seen.clock;
      }
      expect(new Set(done).size).toBe(done.length);
      const last = Math.max(-1, ...minutes);
      const reached = [[60, 'warning:50'], [90, 'warning:75'], [90, 'rung:75%'], [120, 'rung:100%'], [121, 'breach']] as const;
      expect(new Set(done)).toEqual(new Set(reached.filter(([minute]) => minute <= last).map(([, what]) => what)));
    }),
  );
});

test('R-A10: after an outage the latest counts: a broken promise is not warned of', () => {
  const seen = look(fresh(), start + 5 * hour);
  expect(seen.warning).toBeNull();
  expect(seen.breach?.dueAt).toBe(start + 2 * hour + 1);
  expect(seen.clock.breachedAt).toBe(start + 2 * hour);
  expect(seen.rungs.map(({ escalate }) => escalate)).toEqual([false, true]);
  expect(seen.clock.fired.every(({ at }) => at === start + 5 * hour)).toBe(true);
  expect(seen.clock.nextAt).toBeNull();
});

test('of several warnings that were missed the last one is given', () => {
  const seen = look(fresh(), start + 100 * minute);
  expect(seen.warning?.what).toBe('warning:75');
  expect(seen.clock.fired.map(({ what }) => what)).toEqual(['warning:50', 'warning:75', 'rung:75%']);
});

test('looks again when the next thing is due', () => {
  const clock = fresh();
  expect(clock.nextAt).toBe(start + hour);
  expect(look(clock, start + hour).clock.nextAt).toBe(start + 90 * minute);
});
