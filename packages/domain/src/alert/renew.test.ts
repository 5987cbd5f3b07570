import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hour, minute } from '../kernel/instant.ts';
import type { Analysis } from './analysis.schema.ts';
import { saysOtherwise, wantsAnotherLook } from './renew.ts';

test('an alert is looked into again every hour, and of a long window every quarter of it', () => {
  const last = { at: 0, value: 10 };
  expect([59, 60].map((minutes) => wantsAnotherLook(last, { at: minutes * minute, value: 10 }, hour))).toEqual([false, true]);
  expect([5, 6].map((hours) => wantsAnotherLook(last, { at: hours * hour, value: 10 }, 24 * hour))).toEqual([false, true]);
});

test('sooner where the figure moved much, but not at every look', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1_000, noNaN: true }), fc.double({ min: -0.9, max: 3, noNaN: true }), fc.integer({ min: 0, max: 59 }), (value, moved, minutes) => {
      fc.pre(Math.abs(Math.abs(moved) - 0.2) > 1e-9);
      expect(wantsAnotherLook({ at: 0, value }, { at: minutes * minute, value: value * (1 + moved) }, hour)).toBe(minutes >= 15 && Math.abs(moved) > 0.2);
    }),
  );
});

const found: Analysis = {
  answer: 'explained', value: 12, valueBefore: 4, n: 100, nBefore: 400, change: 8, low: 7, high: 9, unexplained: 0, from: '', to: '', against: 'season', weeks: 4, dimensions: ['topic'], events: [], tool: null,
  causes: [{ how: 'within', dimension: 'topic', groups: [{ group: 'app', name: { zh: '功能', en: 'App' }, size: 8, share: 0.5, shareBefore: 0.5, value: 20, valueBefore: 4 }], size: 8, power: 1, low: 7, high: 9, confidence: 'strong', causeClass: 'process', action: 'article' }],
};

test('the same causes with other sizes say nothing else; another cause, no cause or a slow tool does', () => {
  const [cause] = found.causes;
  expect(saysOtherwise(found, { ...found, value: 13, causes: [{ ...cause!, size: 9 }] })).toBe(false);
  expect(saysOtherwise(found, { ...found, causes: [{ ...cause!, dimension: 'article' }] })).toBe(true);
  expect(saysOtherwise(found, { ...found, answer: 'unexplained', causes: [] })).toBe(true);
  expect(saysOtherwise(found, { ...found, tool: { value: 1_200, valueBefore: 200 } })).toBe(true);
});
