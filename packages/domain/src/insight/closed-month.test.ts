import { expect, test } from 'vitest';
import { frozenFigure, monthOfPeriod } from './closed-month.ts';

test.each([
  ['2025-08-01', '2025-09-01', '2025-08'],
  ['2025-12-01', '2026-01-01', '2025-12'],
  ['2025-08-01', '2025-10-01', null],
  ['2025-08-02', '2025-09-02', null],
  ['2025-08-01', '2025-08-31', null],
])('%s to %s is the month %s', (from, to, month) => {
  expect(monthOfPeriod({ from, to })).toBe(month);
});

const kept = { value: 3.24, n: 9_000, median: 2, p90: 8, version: 1 };
test('a correction is what people see of it, and the cases that came to it', () => {
  expect(frozenFigure({ decimals: 1, version: 1 }, kept, { value: 3.31, n: 9_004 })).toEqual({ value: 3.24, n: 9_000, median: 2, p90: 8, correction: 0.1, casesCorrected: 4, redefined: false });
  expect(frozenFigure({ decimals: 1, version: 1 }, kept, { value: 3.22, n: 9_000 }).correction).toBe(0);
  expect(frozenFigure({ decimals: 1, version: 2 }, kept, { value: null, n: 0 })).toMatchObject({ correction: null, redefined: true });
});
