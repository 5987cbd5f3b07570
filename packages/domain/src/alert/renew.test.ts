import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hour, minute } from '../kernel/instant.ts';
import type { Analysis } from './analysis.schema.ts';
import { isWorthKeeping, wantsAnotherLook } from './renew.ts';

const rising = { windowMs: hour, condition: { side: 'above' } } as const;

test('an alert is looked into again every hour, and of a long window every quarter of it', () => {
  const last = { at: 0, value: 10 };
  expect([59, 60].map((minutes) => wantsAnotherLook(last, { at: minutes * minute, value: 10 }, rising))).toEqual([false, true]);
  expect([5, 6].map((hours) => wantsAnotherLook(last, { at: hours * hour, value: 10 }, { ...rising, windowMs: 24 * hour }))).toEqual([false, true]);
});

test('sooner where the figure became much worse, but neither at every look nor where it gets better', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1_000, noNaN: true }), fc.double({ min: -0.9, max: 3, noNaN: true }), fc.integer({ min: 0, max: 59 }), fc.constantFrom('above' as const, 'below' as const), (value, moved, minutes, side) => {
      const worse = side === 'above' ? moved : -moved;
      fc.pre(Math.abs(worse - 0.5) > 1e-9);
      expect(wantsAnotherLook({ at: 0, value }, { at: minutes * minute, value: value * (1 + moved) }, { windowMs: hour, condition: { side } })).toBe(minutes >= 15 && worse > 0.5);
    }),
  );
});

const found: Analysis = {
  answer: 'explained', value: 12, valueBefore: 4, n: 100, nBefore: 400, change: 8, low: 7, high: 9, unexplained: 0, from: '', to: '', against: 'season', weeks: 4, dimensions: ['topic'], events: [], tool: null,
  causes: [{ how: 'within', dimension: 'topic', groups: [{ group: 'app', name: { zh: '功能', en: 'App' }, size: 8, share: 0.5, shareBefore: 0.5, value: 20, valueBefore: 4 }], size: 8, power: 1, low: 7, high: 9, confidence: 'strong', causeClass: 'process', action: 'article' }],
};

test('another main cause, no cause or a slow tool is kept; the same with other sizes is not, unless the figure is much worse', () => {
  const [cause] = found.causes;
  const kept = (now: Partial<Analysis>, value = 12) => isWorthKeeping({ value: 12, analysis: found }, { value, analysis: { ...found, ...now } }, 'above');
  expect(kept({ value: 13, causes: [{ ...cause!, size: 9 }] })).toBe(false);
  expect(kept({ causes: [cause!, { ...cause!, dimension: 'channel', size: 1 }] })).toBe(false);
  expect(kept({ causes: [{ ...cause!, dimension: 'article' }] })).toBe(true);
  expect(kept({ answer: 'unexplained', causes: [] })).toBe(true);
  expect(kept({ tool: { value: 1_200, valueBefore: 200 } })).toBe(true);
  expect([kept({}, 18), kept({}, 18.1), kept({}, 5)]).toEqual([false, true, false]);
});

test('what ebbs away never takes the place of what was found', () => {
  for (const answer of ['too_few', 'unchanged'] as const) {
    const nothing = { ...found, answer, causes: [] };
    expect(isWorthKeeping({ value: 12, analysis: found }, { value: 40, analysis: nothing }, 'above')).toBe(false);
    expect(isWorthKeeping({ value: 12, analysis: nothing }, { value: 12, analysis: found }, 'above')).toBe(true);
  }
});
