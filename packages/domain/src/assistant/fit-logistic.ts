/** Fits a logistic regression: what turns scores into probabilities. Small on purpose: a handful of features, thousands of rows. */

export interface Logistic {
  readonly intercept: number;
  readonly weights: readonly number[];
}

export interface Observation {
  readonly features: readonly number[];
  readonly holds: boolean;
  /** How much it counts; 1 unless said. */
  readonly weight?: number;
}

export function probabilityOf({ intercept, weights }: Logistic, features: readonly number[]): number {
  return sigmoid(weights.reduce((sum, weight, index) => sum + weight * features[index]!, intercept));
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Newton's steps with a penalty on the weights, not on the intercept: deterministic, and finite even where the rows can be told apart without fault. */
export function fitLogistic(rows: readonly Observation[], penalty = 1): Logistic {
  const size = (rows[0]?.features.length ?? 0) + 1;
  let beta = Array<number>(size).fill(0);
  for (let step = 0; step < 50; step++) {
    const gradient = beta.map((value, index) => (index === 0 ? 0 : -penalty * value));
    const hessian = Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => (row === column ? (row === 0 ? 1e-9 : penalty) : 0)));
    for (const { features, holds, weight = 1 } of rows) {
      const x = [1, ...features];
      const p = sigmoid(x.reduce((sum, value, index) => sum + value * beta[index]!, 0));
      const slope = weight * Math.max(p * (1 - p), 1e-9);
      for (let row = 0; row < size; row++) {
        gradient[row]! += weight * ((holds ? 1 : 0) - p) * x[row]!;
        for (let column = 0; column < size; column++) hessian[row]![column]! += slope * x[row]! * x[column]!;
      }
    }
    const change = solve(hessian, gradient);
    // A step of more than a few units is one that overshot.
    const largest = Math.max(...change.map(Math.abs));
    const scale = largest > 4 ? 4 / largest : 1;
    beta = beta.map((value, index) => value + scale * change[index]!);
    if (largest < 1e-8) break;
  }
  return { intercept: beta[0]!, weights: beta.slice(1) };
}

/** Gauss with pivots. */
function solve(matrix: readonly (readonly number[])[], values: readonly number[]): number[] {
  const size = values.length;
  const rows = matrix.map((row, index) => [...row, values[index]!]);
  for (let column = 0; column < size; column++) {
    const pivot = rows.reduce((best, row, index) => (index >= column && Math.abs(row[column]!) > Math.abs(rows[best]![column]!) ? index : best), column);
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = column + 1; row < size; row++) {
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let index = column; index <= size; index++) rows[row]![index]! -= factor * rows[column]![index]!;
    }
  }
  const solution = Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    const rest = solution.reduce((sum, value, index) => (index > row ? sum + rows[row]![index]! * value : sum), 0);
    solution[row] = (rows[row]![size]! - rest) / rows[row]![row]!;
  }
  return solution;
}
