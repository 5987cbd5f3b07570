import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metricOf } from '../insight/registry.ts';
import { addDays } from '../insight/period.ts';
import { effectOf, verdictOf } from './effect.ts';
import { type DatedValue, fewestPoints, forecastOn, lineThrough } from './forecast.ts';
import { draftTarget, partsOf, type Surroundings, type TargetWish } from './smart.ts';
import { judge, lookAhead, standOf } from './standing.ts';
import { standings } from './target.ts';
import { anyCourse, dayOfCourse } from './target.arbitrary.ts';
import { changeOf, elapsedOn, plannedOn, progressOf } from './trajectory.ts';

const anywhere = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
const rank = (standing: string) => ['off_track', 'at_risk', 'on_track', 'ahead'].indexOf(standing);

describe('the planned line', () => {
  test('runs from the baseline to the goal, and never leaves what lies between', () => {
    fc.assert(
      fc.property(anyCourse, dayOfCourse, (course, on) => {
        const planned = plannedOn(course, on);
        expect(plannedOn(course, course.startOn)).toBe(course.baseline.value);
        expect(plannedOn(course, course.deadlineOn)).toBeCloseTo(course.goal.value, 10);
        expect(planned).toBeGreaterThanOrEqual(Math.min(course.baseline.value, course.goal.value) - 1e-9);
        expect(planned).toBeLessThanOrEqual(Math.max(course.baseline.value, course.goal.value) + 1e-9);
        expect(progressOf(course, planned)).toBeCloseTo(elapsedOn(course, on), 9);
      }),
    );
  });

  test('tells 15 → 10 minutes as five minutes less and a third less', () => {
    const { change, changePercent } = changeOf({ baseline: { value: 15, n: null, from: '', to: '', metricVersion: null, source: '' }, goal: { how: 'to', amount: 10, value: 10 } });
    expect(change).toBe(-5);
    expect(changePercent).toBeCloseTo(-33.33, 2);
  });
});

const anyPoints = fc.array(fc.record<DatedValue>({ day: fc.integer({ min: 0, max: 20 }), value: fc.integer({ min: 0, max: 30 }) }), { minLength: 1, maxLength: 14 });
const daysOnce = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: fewestPoints, maxLength: 20 });

describe('the forecast', () => {
  test('of a line without noise is that line, and its interval is the line too', () => {
    fc.assert(
      fc.property(daysOnce, fc.integer({ min: -5, max: 5 }), fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 400 }), (days, slope, height, at) => {
        const line = lineThrough(days.map((day) => ({ day, value: height + slope * day })))!;
        const { value, low, high } = forecastOn(line, at, anywhere);
        for (const told of [value, low, high]) expect(told).toBeCloseTo(height + slope * at, 6);
      }),
    );
  });

  test('does not depend on the order of the points', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer(), (points, seed) => {
        const other = points.toSorted((a, b) => ((a.day * 7919 + a.value * 104729 + seed) % 13) - ((b.day * 7919 + b.value * 104729 + seed) % 13));
        expect(lineThrough(other)).toEqual(lineThrough(points));
      }),
    );
  });

  test('says nothing of fewer days than a trend takes', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        expect(lineThrough(points) === null).toBe(new Set(points.map(({ day }) => day)).size < fewestPoints);
      }),
    );
  });

  test('lies within its interval, which widens with the distance and keeps to what is possible', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 20, max: 60 }), (points, at) => {
        const line = lineThrough(points);
        fc.pre(line !== null);
        const [near, far, bounded] = [forecastOn(line, at, anywhere), forecastOn(line, at + 50, anywhere), forecastOn(line, at, { least: 5, most: 10 })];
        expect(near.low).toBeLessThanOrEqual(near.value);
        expect(near.value).toBeLessThanOrEqual(near.high);
        expect(far.high - far.low).toBeGreaterThanOrEqual(near.high - near.low - 1e-9);
        expect(Math.min(bounded.low, bounded.value, bounded.high)).toBeGreaterThanOrEqual(5);
        expect(Math.max(bounded.low, bounded.value, bounded.high)).toBeLessThanOrEqual(10);
      }),
    );
  });

  test('is not moved by one wild week in ten', () => {
    const line = lineThrough(Array.from({ length: 10 }, (_, week) => ({ day: 7 * week, value: week === 6 ? 900 : 20 - week })))!;
    expect(forecastOn(line, 91, anywhere).value).toBeCloseTo(7, 6);
  });

  test('holds what really comes about eight times of ten', () => {
    // A line with the noise of weeks, a thousand times: where the thirteenth week lands is the oracle.
    const chance = mulberry(7);
    for (const weeks of [6, 8, 12]) {
      let held = 0;
      for (let time = 0; time < 1_000; time++) {
        const real = (week: number) => 65 + 0.8 * week + 3 * normal(chance);
        const line = lineThrough(Array.from({ length: weeks }, (_, week) => ({ day: 7 * week, value: real(week) })))!;
        const { low, high } = forecastOn(line, 7 * (weeks + 3), anywhere);
        const came = real(weeks + 3);
        if (came >= low && came <= high) held += 1;
      }
      expect(held).toBeGreaterThan(740);
      expect(held).toBeLessThan(960);
    }
  });
});

describe('the standing', () => {
  const forecasts = fc.record({ middle: fc.integer({ min: 0, max: 100 }), half: fc.integer({ min: 0, max: 10 }) }).map(({ middle, half }) => ({ value: middle, low: middle - half, high: middle + half }));

  test('of a better value, and of a better forecast, is never worse', () => {
    fc.assert(
      fc.property(anyCourse, dayOfCourse, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.option(forecasts), fc.integer({ min: 0, max: 20 }), (course, on, one, other, forecast, shift) => {
        const sign = course.scale.good === 'up' ? 1 : -1;
        const [worse, better] = sign * one <= sign * other ? [one, other] : [other, one];
        const lifted = forecast === null ? null : { value: forecast.value + sign * shift, low: forecast.low + sign * shift, high: forecast.high + sign * shift };
        expect(rank(standOf(course, { on, value: better }, lifted))).toBeGreaterThanOrEqual(rank(standOf(course, { on, value: worse }, forecast)));
      }),
    );
  });

  test('on the planned line is on track when nothing else is known', () => {
    fc.assert(fc.property(anyCourse, dayOfCourse, (course, on) => void expect(standOf(course, { on, value: plannedOn(course, on) }, null)).toBe('on_track')));
  });

  test('of a figure that cannot arrive is at risk at best, and nobody knows one that was not measured', () => {
    fc.assert(
      fc.property(anyCourse, dayOfCourse, (course, on) => {
        const short = course.baseline.value;
        expect(['at_risk', 'off_track']).toContain(standOf(course, { on, value: course.goal.value }, { value: short, low: short, high: short }));
        expect(standOf(course, null, null)).toBe('unmeasured');
      }),
    );
  });

  test('at the end is what people see', () => {
    const course = { ...fc.sample(anyCourse, 1)[0]!, scale: { unit: 'minutes', decimals: 1, good: 'down' } as const, goal: { how: 'to', amount: 10, value: 10 } as const };
    expect([judge(course, 10.04), judge(course, 10.06), judge(course, 9), judge(course, null)]).toEqual(['reached', 'missed', 'reached', 'unmeasured']);
    expect(standings).toEqual(expect.arrayContaining(['reached', 'missed', 'unmeasured']));
  });

  test('looks ahead by whole weeks since the start that hold enough tickets', () => {
    const course = { ...fc.sample(anyCourse, 1)[0]!, followed: { kind: 'metric', key: 'fcr', where: '' } as const };
    const weeks = Array.from({ length: 8 }, (_, week) => ({ on: addDays(course.startOn, 7 * (week - 2)), value: 50 + week, n: 40 }));
    expect(lookAhead(course, weeks, 'week')?.line.points).toBe(5);
    expect(lookAhead(course, weeks.map((week) => ({ ...week, n: 4 })), 'week')).toBeNull();
  });
});

describe('the effect of a measure', () => {
  const side = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 9 });
  const pointsOf = (before: readonly number[], after: readonly number[]) => [
    ...before.map((value, index) => ({ on: addDays('2025-09-01', -7 * index), value, n: 50 })),
    ...after.map((value, index) => ({ on: addDays('2025-09-01', 7 * (index + 1)), value, n: 50 })),
  ];
  const measure = { fromOn: '2025-09-01', toOn: null };

  test('of the same figures moved by so much is that much, inside its interval', () => {
    fc.assert(
      fc.property(side, fc.integer({ min: -9, max: 9 }), (before, moved) => {
        const effect = effectOf(pointsOf(before, before.map((value) => value + moved)), measure)!;
        expect(effect.shift).toBe(moved);
        expect(effect.low).toBeLessThanOrEqual(moved);
        expect(effect.high).toBeGreaterThanOrEqual(moved);
      }),
    );
  });

  test('of nothing is told better or worse hardly more often than one in twenty times', () => {
    const chance = mulberry(11);
    let told = 0;
    for (let time = 0; time < 1_000; time++) {
      const some = () => Array.from({ length: 8 }, () => 20 + 4 * normal(chance));
      const { low, high } = effectOf(pointsOf(some(), some()), measure)!;
      if (verdictOf({ low, high }, 'up') !== 'unclear') told += 1;
    }
    expect(told).toBeLessThan(70);
    expect(told).toBeGreaterThan(10);
  });

  test('needs weeks on both sides, and says when the figure moved already', () => {
    expect(effectOf(pointsOf([1, 2, 3], [4, 5, 6, 7]), measure)).toBeNull();
    expect(effectOf(pointsOf([1, 2, 3, 4], [5, 6, 7]), measure)).toBeNull();
    expect(effectOf(pointsOf([30, 25, 20, 15, 10, 5], [35, 35, 35, 35]), measure)?.movedBefore).toBe(true);
    expect(effectOf(pointsOf([20, 22, 19, 21, 20, 21], [35, 35, 35, 35]), measure)?.movedBefore).toBe(false);
  });
});

describe('SMART or refused', () => {
  const wish: TargetWish = {
    title: '一次性解决率提升到 80%', why: null, axis: 'experience', ownerId: 'p', followed: { kind: 'metric', key: 'fcr', where: '' }, baseline: { from: '2025-08-01', to: '2025-09-01' },
    goal: { how: 'to', amount: 80 }, startOn: null, deadlineOn: '2026-03-01', windowDays: 28,
  };
  const around: Surroundings = { today: '2025-09-01', metric: metricOf('fcr')!, whereInvalid: false, reading: { value: 65, n: 900 }, ownerKnown: true };
  const lacks = (part: Partial<TargetWish>, more: Partial<Surroundings> = {}) => partsOf({ ...wish, ...part }, { ...around, ...more }).lacks.map(({ field, reason }) => `${field} ${reason}`);

  test('a whole wish makes a target whose baseline is what the data said', () => {
    expect(draftTarget(wish, around)).toEqual({
      ok: true,
      value: expect.objectContaining({ baseline: { value: 65, n: 900, from: '2025-08-01', to: '2025-09-01', metricVersion: 1, source: null }, goal: { how: 'to', amount: 80, value: 80 }, startOn: '2025-09-01', scale: { unit: 'percent', decimals: 1, good: 'up' } }),
    });
  });

  test.each<[string, Partial<TargetWish>, Partial<Surroundings>]>([
    ['title missing', { title: ' ' }, {}],
    ['followed missing', { followed: null }, {}],
    ['followed unknown', {}, { metric: null }],
    ['followed no_direction', {}, { metric: metricOf('volume')! }],
    ['followed a_count', {}, { metric: metricOf('complaints')! }],
    ['where invalid', {}, { whereInvalid: true }],
    ['baseline missing', { baseline: null }, {}],
    ['baseline invalid', { baseline: { from: '2025-09-01', to: '2025-08-01' } }, {}],
    ['baseline not_over', { baseline: { from: '2025-08-10', to: '2025-09-10' } }, {}],
    ['baseline too_short', { baseline: { from: '2025-08-28', to: '2025-09-01' } }, {}],
    ['baseline no_data', {}, { reading: null }],
    ['baseline too_few', {}, { reading: { value: 65, n: 29 } }],
    ['goal missing', { goal: null }, {}],
    ['goal impossible', { goal: { how: 'to', amount: 101 } }, {}],
    ['goal wrong_way', { goal: { how: 'to', amount: 60 } }, {}],
    ['goal no_change', { goal: { how: 'by', amount: 0 } }, {}],
    ['startOn before_baseline', { startOn: '2025-08-15' }, {}],
    ['startOn invalid', { startOn: '2025-02-30' }, {}],
    ['deadlineOn missing', { deadlineOn: null }, {}],
    ['deadlineOn invalid', { deadlineOn: '2026-13-01' }, {}],
    ['deadlineOn past', { deadlineOn: '2025-09-01' }, {}],
    ['deadlineOn too_soon', { deadlineOn: '2025-09-10' }, {}],
    ['deadlineOn too_far', { deadlineOn: '2028-09-10' }, {}],
    ['owner missing', { ownerId: null }, {}],
    ['owner unknown', {}, { ownerKnown: false }],
    ['axis missing', { axis: null }, {}],
  ])('%s', (told, part, more) => {
    expect(lacks(part, more)).toContain(told);
    const drafted = draftTarget({ ...wish, ...part }, { ...around, ...more });
    expect([drafted.ok, !drafted.ok && drafted.code]).toEqual([false, 'target.not_smart']);
  });

  test('nothing at all lacks every part at once', () => {
    const nothing: TargetWish = { title: null, why: null, axis: null, ownerId: null, followed: null, baseline: null, goal: null, startOn: null, deadlineOn: null, windowDays: 28 };
    const told = partsOf(nothing, { ...around, metric: null, reading: null, ownerKnown: false }).lacks;
    expect(told.map(({ field, reason }) => `${field} ${reason}`)).toEqual(['title missing', 'followed missing', 'baseline missing', 'goal missing', 'deadlineOn missing', 'owner missing', 'axis missing']);
  });

  test('“plus 15” may be points or per cent, and both are kept', () => {
    const csat = { metric: metricOf('csat')!, reading: { value: 80, n: 500 } };
    const valueOf = (how: 'by' | 'by_percent') => partsOf({ ...wish, goal: { how, amount: 15 } }, { ...around, ...csat }).goal;
    expect([valueOf('by'), valueOf('by_percent')]).toEqual([{ how: 'by', amount: 15, value: 95 }, { how: 'by_percent', amount: 15, value: 92 }]);
  });

  test('a figure kept by hand needs its value and where it comes from', () => {
    const hand = { followed: { kind: 'hand', name: '新员工培训周期', unit: 'days', decimals: 0, good: 'down' } as const, goal: { how: 'to', amount: 20 } as const };
    const none = { metric: null, reading: null };
    expect(lacks({ ...hand, baseline: { from: '2025-08-01', to: '2025-09-01', value: 30 } }, none)).toEqual(['baseline no_source']);
    expect(lacks({ ...hand, baseline: { from: '2025-08-01', to: '2025-09-01', source: '人事台账' } }, none)).toEqual(['baseline missing']);
    expect(lacks({ ...hand, followed: { kind: 'hand', name: '新员工培训周期' }, baseline: { from: '2025-08-01', to: '2025-09-01', value: 30, source: '人事台账' } }, none)).toEqual(['scale missing']);
    expect(lacks({ ...hand, baseline: { from: '2025-08-01', to: '2025-09-01', value: 30, source: '人事台账' } }, none)).toEqual([]);
  });
});

/** A small generator with a seed; chance must be the same each time. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}
