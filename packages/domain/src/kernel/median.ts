/** What lies in the middle, and how far from it the rest lies: neither is moved by a few wild values. */

/** Of normally distributed values, the standard deviation is this many times the median absolute deviation (Rousseeuw & Croux 1993). */
export const deviationsPerMad = 1.4826;

/** Of at least one value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
