/** What an analysis is made from: cases that are alike in everything, summed over the window and over what it is compared with. */

/** Sums over cases of what the metric averages: of a share, 1 for those that count and 0 for the others. */
export interface Sums {
  readonly n: number;
  readonly total: number;
  readonly squares: number;
}

export interface Cell {
  /** Dimension → group. Every cell names every dimension. */
  readonly groups: Readonly<Record<string, string>>;
  readonly now: Sums;
  readonly before: Sums;
}

export const nothing: Sums = { n: 0, total: 0, squares: 0 };

/** The same order from whatever order they came in: sums of squares are beyond whole numbers and would differ in their last digits. */
export function inOrder(cells: readonly Cell[], dimensions: readonly string[]): readonly Cell[] {
  const keyOf = ({ groups }: Cell) => dimensions.map((dimension) => groups[dimension]).join('\u0000');
  const keyed = cells.map((cell) => ({ cell, key: keyOf(cell) }));
  const sizeOf = ({ now, before }: Cell) => [now.n, now.total, now.squares, before.n, before.total, before.squares];
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : compare(sizeOf(a.cell), sizeOf(b.cell)))).map(({ cell }) => cell);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((value, index) => value !== b[index]);
  return differs === -1 ? 0 : a[differs]! - b[differs]!;
}

export function sum(all: readonly Sums[]): Sums {
  let [n, total, squares] = [0, 0, 0];
  for (const each of all) {
    n += each.n;
    total += each.total;
    squares += each.squares;
  }
  return { n, total, squares };
}

/** Null of nothing. */
export function meanOf({ n, total }: Sums): number | null {
  return n === 0 ? null : total / n;
}

/** Of one case; unbiased. Of fewer than two cases nothing is known: null. */
export function varianceOf({ n, total, squares }: Sums): number | null {
  return n < 2 ? null : Math.max(0, (squares - total ** 2 / n) / (n - 1));
}

export function groupBy(cells: readonly Cell[], dimension: string): ReadonlyMap<string, readonly Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const group = cell.groups[dimension]!;
    const known = groups.get(group);
    if (known) known.push(cell);
    else groups.set(group, [cell]);
  }
  return groups;
}
