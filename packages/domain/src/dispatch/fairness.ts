/** How evenly work falls on people (R-B5). */

/**
 * Gini coefficient, 0 (all alike) to 1 − 1/n (one has it all): mean absolute difference over twice the mean.
 * Corrado Gini, Variabilità e mutabilità, 1912. Null without at least two people or without any work.
 */
export function gini(values: readonly number[]): number | null {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (values.length < 2 || total <= 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const weighted = sorted.reduce((sum, value, index) => sum + (2 * (index + 1) - sorted.length - 1) * value, 0);
  return weighted / (sorted.length * total);
}

/** The most over the least; null when somebody has none, since that is no ratio. */
export function maxMinRatio(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const least = Math.min(...values);
  return least > 0 ? Math.max(...values) / least : null;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How long the first spans last without the second ones: time ready for work, and none there. */
export function timeWithout(spans: readonly Span[], busy: readonly Span[]): number {
  const merged = union(busy);
  return union(spans).reduce((sum, span) => sum + span.to - span.from - merged.reduce((taken, other) => taken + Math.max(0, Math.min(span.to, other.to) - Math.max(span.from, other.from)), 0), 0);
}

export function union(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
}
