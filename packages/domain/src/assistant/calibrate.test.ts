import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitTemperature, fitThreshold, probabilitiesOf, thresholdForShare, type HeldOut } from './calibrate.ts';

/** Rows whose first label is right as often as a softmax of this temperature says. */
function rowsAt(temperature: number): HeldOut[] {
  return [0.1, 0.3, 0.6, 1, 1.5].flatMap((margin) => {
    const right = Math.round(probabilitiesOf([margin, 0], temperature)[0]! * 200);
    return Array.from({ length: 200 }, (_, index) => ({ decisions: [margin, 0], label: index < right ? 0 : 1 }));
  });
}

describe('calibration', () => {
  test.each([0.2, 0.5, 1])('finds the temperature %f that the rows were made at', (temperature) => {
    expect(fitTemperature(rowsAt(temperature))).toBeCloseTo(temperature, 1);
  });

  test('makes probabilities that add up and keep the order of the margins', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 2, maxLength: 9 }), fc.double({ min: 0.05, max: 5, noNaN: true }), (decisions, temperature) => {
        const probabilities = probabilitiesOf(decisions, temperature);
        expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
        expect(probabilities.indexOf(Math.max(...probabilities))).toBe(decisions.findIndex((decision) => probabilities[decisions.indexOf(decision)] === Math.max(...probabilities)));
      }),
    );
  });

  test('asks for more where more must be right', () => {
    const rows = rowsAt(0.5);
    const low = fitThreshold(rows, 0.5, 0.75);
    const high = fitThreshold(rows, 0.5, 0.9);
    expect(high).toBeGreaterThan(low);
    const said = rows.filter(({ decisions }) => probabilitiesOf(decisions, 0.5)[0]! >= high);
    expect(said.filter(({ label }) => label === 0).length / said.length).toBeGreaterThanOrEqual(0.9);
  });

  test('answers the share that it is told to', () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ decisions: [index / 50, 0], label: 0 }));
    const threshold = thresholdForShare(rows, 1, 0.9);
    expect(rows.filter(({ decisions }) => Math.max(...probabilitiesOf(decisions, 1)) >= threshold)).toHaveLength(90);
  });
});
