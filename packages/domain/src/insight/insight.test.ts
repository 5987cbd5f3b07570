import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureOf, measuresOf, turnOf } from './figure.ts';
import { sourceOf, ticketMeasures, toolMeasures, workMeasures } from './measure.ts';
import { addDays, daysOf, everyFor, periodBefore, pointsOf, readPeriod } from './period.ts';
import { metrics } from './registry.ts';
import { accuracy, addSpreads, bucketOf, quantile, type Spread } from './sketch.ts';

const spreadOf = (values: readonly number[]): Spread => {
  const spread = new Map<number, number>();
  for (const value of values) spread.set(bucketOf(value), (spread.get(bucketOf(value)) ?? 0) + 1);
  return spread;
};

describe('spreads', () => {
  const durations = fc.array(fc.oneof(fc.integer({ min: 1_000, max: 5_000 }), fc.integer({ min: 1_000, max: 90 * 86_400_000 })), { minLength: 1, maxLength: 80 });

  test('a quantile is within the promised share of the true one', () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(0, 0.5, 0.9, 1), (values, q) => {
        const true_ = values.toSorted((a, b) => a - b)[Math.floor(q * (values.length - 1))]!;
        expect(Math.abs(quantile(spreadOf(values), q)! - true_) / true_).toBeLessThanOrEqual(accuracy + 1e-9);
      }),
    );
  });

  test('parts add up to the whole', () => {
    fc.assert(
      fc.property(durations, durations, (a, b) => {
        expect([...addSpreads([spreadOf(a), spreadOf(b)])].toSorted()).toEqual([...spreadOf([...a, ...b])].toSorted());
      }),
    );
  });

  test('of nothing there is none', () => expect(quantile(new Map([[3, 0]]), 0.5)).toBeNull());
});

describe('figures', () => {
  test('no data is not nought', () => {
    for (const metric of metrics) expect(figureOf(metric, {}, new Map())).toMatchObject({ value: metric.formula.kind === 'count' || metric.formula.kind === 'level' ? 0 : null, n: 0, median: null });
  });

  test('the wording follows the direction of good, and changes too small to be seen are none', () => {
    const frt = metrics.find(({ key }) => key === 'frt')!;
    expect([turnOf(frt, 3.2, 2.7), turnOf(frt, 2.7, 3.2), turnOf(frt, 3.21, 3.19)]).toEqual(['worse', 'better', 'flat']);
  });

  test('a share is taken of sums, never of percentages', () => {
    const rate = metrics.find(({ key }) => key === 'complaint_rate')!;
    const of = (complaints: number, opened: number) => figureOf(rate, { complaints, opened }, null).value;
    expect([of(1, 10), of(50, 100), of(51, 110)]).toEqual([10, 50, 46.3636]);
  });
});

describe('the registry', () => {
  test('names each metric once, in both languages, with formulas over measures that exist', () => {
    expect(new Set(metrics.map(({ key }) => key)).size).toBe(metrics.length);
    for (const { name, words, population, formula, source } of metrics) {
      for (const said of [name, words, population]) expect(said.zh).not.toBe(said.en);
      expect(measuresOf(formula).filter((measure) => ![...ticketMeasures, ...workMeasures, ...toolMeasures].includes(measure))).toEqual([]);
      expect(source).not.toBe('');
      expect(new Set(measuresOf(formula).map(sourceOf)).size).toBe(1);
    }
  });
});

describe('periods', () => {
  const anyPeriod = fc.tuple(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 1, max: 500 })).map(([start, days]) => ({ from: addDays('2020-01-01', start), to: addDays('2020-01-01', start + days) }));

  test('the period before ends where this one begins', () => {
    fc.assert(fc.property(anyPeriod, (period) => {
      const before = periodBefore(period);
      expect(before.to).toBe(period.from);
      if (!(period.from.endsWith('-01') && period.to.endsWith('-01'))) expect(daysOf(before)).toBe(daysOf(period));
    }));
  });

  test('August is compared with July, a quarter with a quarter', () => {
    expect(periodBefore({ from: '2025-08-01', to: '2025-09-01' })).toEqual({ from: '2025-07-01', to: '2025-08-01' });
    expect(periodBefore({ from: '2025-01-01', to: '2025-04-01' })).toEqual({ from: '2024-10-01', to: '2025-01-01' });
  });

  test('points are in order, none twice, and cover every day', () => {
    fc.assert(fc.property(anyPeriod, fc.constantFrom('day' as const, 'week' as const, 'month' as const), (period, every) => {
      const points = pointsOf(period, every);
      expect(points).toEqual([...new Set(points)].toSorted());
      expect(points[0]! <= period.from).toBe(true);
      if (every === 'week') for (const point of points) expect(new Date(`${point}T00:00:00Z`).getUTCDay()).toBe(1);
    }));
    expect(pointsOf({ from: '2025-08-01', to: '2025-08-02' }, 'hour')).toHaveLength(24);
    expect(everyFor({ from: '2025-08-01', to: '2025-09-01' })).toBe('day');
  });

  test('what is no day, or the wrong way round, is refused', () => {
    for (const [from, to] of [['2025-02-30', '2025-03-01'], ['2025-03-01', '2025-03-01'], ['2025-03-02', '2025-03-01'], ['2020-01-01', '2025-01-01'], ['x', '2025-01-01']] as const) expect(readPeriod(from, to)).toBeNull();
  });
});
