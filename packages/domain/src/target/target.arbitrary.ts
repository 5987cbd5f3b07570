/** Targets of any size and direction, on small ranges so that ties are common. */

import fc from 'fast-check';
import { addDays } from '../insight/period.ts';
import type { Course } from './trajectory.ts';

const start = '2025-09-01';

export const anyCourse: fc.Arbitrary<Course> = fc
  .record({ base: fc.integer({ min: 10, max: 90 }), step: fc.integer({ min: 1, max: 9 }), good: fc.constantFrom('up' as const, 'down' as const), days: fc.integer({ min: 28, max: 200 }) })
  .map(({ base, step, good, days }) => {
    const value = good === 'up' ? base + step : base - step;
    return {
      baseline: { value: base, n: 100, from: '2025-08-01', to: start, metricVersion: 1, source: null },
      goal: { how: 'to', amount: value, value }, scale: { unit: 'percent', decimals: 1, good }, startOn: start, deadlineOn: addDays(start, days), windowDays: 28,
    };
  });

export const dayOfCourse = fc.integer({ min: -30, max: 230 }).map((day) => addDays(start, day));
