import { expect, test } from 'vitest';
import { fitLogistic, probabilityOf } from './fit-logistic.ts';

test('finds the odds that the rows were made by', () => {
  const rows = [-2, -1, 0, 1, 2].flatMap((x) => {
    const p = 1 / (1 + Math.exp(-(0.5 + 1.5 * x)));
    return [{ features: [x], holds: true, weight: p * 1000 }, { features: [x], holds: false, weight: (1 - p) * 1000 }];
  });
  const fitted = fitLogistic(rows, 1e-6);
  expect(fitted.intercept).toBeCloseTo(0.5, 4);
  expect(fitted.weights[0]).toBeCloseTo(1.5, 4);
});

test('stays finite where the rows can be told apart without fault, or are none', () => {
  const fitted = fitLogistic([{ features: [0], holds: false }, { features: [1], holds: true }]);
  expect(probabilityOf(fitted, [1])).toBeGreaterThan(0.5);
  expect(probabilityOf(fitLogistic([]), [])).toBeCloseTo(0.5);
});
