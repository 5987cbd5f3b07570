/**
 * A change of a mean, taken apart without remainder: by how much the groups' shares moved (mix), and by how much each group's own mean moved
 * (within). After Kitagawa (JASA 1955), symmetric in the two periods, and nested: what moved within a part is taken apart again inside it.
 */

import { type Cell, groupBy, meanOf, sum, type Sums, varianceOf } from './cell.ts';

export interface Part {
  /** Group by dimension that it was split off by. */
  readonly groups: Readonly<Record<string, string>>;
  /** By how much a change of its mean changes the whole's. */
  readonly weight: number;
  readonly cells: readonly Cell[];
  readonly now: Sums;
  readonly before: Sums;
}

export interface Split {
  readonly parts: readonly Part[];
  /** What each group's moved share adds. These and the parts' own changes add up to the change of what was split. */
  readonly mix: ReadonlyMap<string, number>;
  /** Of the sum of the mix. */
  readonly mixVariance: number;
  /** How far the shares themselves moved, whatever that did (χ²), and by how many it may have been by chance. */
  readonly moved: number;
  readonly freedom: number;
}

/** Groups of fewer cases in both periods together are put together: they have no mean worth speaking of. */
const fewestCases = 10;
export const rest = '…';

export function wholeOf(cells: readonly Cell[]): Part {
  return { groups: {}, weight: 1, ...sumsOf(cells) };
}

/** By how much the part's own mean changes the whole's. What exists in one period only has no change of its own: it is all mix. */
export function changeWithin({ weight, now, before }: Pick<Part, 'weight' | 'now' | 'before'>): number {
  const [mean, meanBefore] = [meanOf(now), meanOf(before)];
  return mean === null || meanBefore === null ? 0 : weight * (mean - meanBefore);
}

/** `spread`: the variance of a case, where a part is too small to tell its own. */
export function varianceWithin({ weight, now, before }: Part, spread: number): number {
  if (now.n === 0 || before.n === 0) return 0;
  return weight ** 2 * ((varianceOf(now) ?? spread) / now.n + (varianceOf(before) ?? spread) / before.n);
}

/** Splits every part by one dimension. */
export function split(parts: readonly Part[], dimension: string): Split {
  const mix = new Map<string, number>();
  let [mixVariance, moved, freedom] = [0, 0, 0];
  const children = parts.flatMap((part) => {
    // Its change is none, so there is nothing to take apart.
    if (part.now.n === 0 || part.before.n === 0) return [part];
    const one = splitOne(part, dimension);
    for (const [group, size] of one.mix) mix.set(group, (mix.get(group) ?? 0) + size);
    mixVariance += one.mixVariance;
    moved += one.moved;
    freedom += one.freedom;
    return one.parts;
  });
  return { parts: children, mix, mixVariance, moved, freedom };
}

function splitOne(part: Part, dimension: string): Split {
  const middle = (meanOf(part.now)! + meanOf(part.before)!) / 2;
  const groups = groupsOf(part, dimension).map((each) => {
    const [mean, meanBefore] = [meanOf(each.now), meanOf(each.before)];
    const share = each.now.n / part.now.n;
    const shareBefore = each.before.n / part.before.n;
    return { ...each, share, shareBefore, distance: ((mean ?? meanBefore!) + (meanBefore ?? mean!)) / 2 - middle };
  });
  // Shares of n cases scatter as a multinomial: what they weigh has the variance of one case's weight, over n.
  const scatter = (shareOf: (group: (typeof groups)[number]) => number) =>
    groups.reduce((all, group) => all + shareOf(group) * group.distance ** 2, 0) - groups.reduce((all, group) => all + shareOf(group) * group.distance, 0) ** 2;
  return {
    parts: groups.map(({ group, cells, now, before, share, shareBefore }) => ({ groups: { ...part.groups, [dimension]: group }, weight: (part.weight * (share + shareBefore)) / 2, cells, now, before })),
    mix: new Map(groups.map(({ group, share, shareBefore, distance }) => [group, part.weight * (share - shareBefore) * distance])),
    mixVariance: part.weight ** 2 * (scatter(({ share }) => share) / part.now.n + scatter(({ shareBefore }) => shareBefore) / part.before.n),
    moved: groups.reduce((all, { now, before, share, shareBefore }) => all + (share - shareBefore) ** 2 / (((now.n + before.n) / (part.now.n + part.before.n)) * (1 / part.now.n + 1 / part.before.n)), 0),
    freedom: groups.length - 1,
  };
}

function groupsOf(part: Part, dimension: string) {
  const all = [...groupBy(part.cells, dimension)].map(([group, cells]) => ({ group, ...sumsOf(cells) }));
  const thin = all.filter(({ now, before }) => now.n + before.n < fewestCases);
  return thin.length < 2 ? all : [...all.filter((each) => !thin.includes(each)), { group: rest, ...sumsOf(thin.flatMap(({ cells }) => cells)) }];
}

export function sumsOf(cells: readonly Cell[]) {
  return { cells, now: sum(cells.map(({ now }) => now)), before: sum(cells.map(({ before }) => before)) };
}
