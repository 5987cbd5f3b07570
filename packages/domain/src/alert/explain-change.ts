/** Why a figure changed: what explains most, how sure that is, and what stays unexplained. Nothing is counted twice: causes and the unexplained add up to the change. */

import { type Cell, groupBy, inOrder, meanOf, sum, type Sums, varianceOf } from './cell.ts';
import { chooseGroups, type GroupEffect, leastPower, surenessAmong } from './choose-groups.ts';
import { isOfPeople } from './dimension.ts';
import { changeWithin, type Part, rest, split, sumsOf, varianceWithin, wholeOf } from './part.ts';

export interface GroupMove {
  readonly group: string;
  /** What it adds to the change, in the metric's unit. */
  readonly size: number;
  /** Its part of the cases, 0…1. */
  readonly share: number;
  readonly shareBefore: number;
  /** The metric of its cases; null of none. Of a count, how many. */
  readonly value: number | null;
  readonly valueBefore: number | null;
}

/** `mix`: the groups' shares moved. `within`: one group's own figure moved. `volume`: one group has more or fewer cases. */
export interface Cause {
  readonly how: 'mix' | 'within' | 'volume';
  readonly dimension: string;
  /** One, except of a mix: there those that moved it most, first. */
  readonly groups: readonly GroupMove[];
  readonly size: number;
  /** Of the whole change; negative when it worked against it. */
  readonly power: number;
  /** Nineteen times in twenty the true size lies between (delta method). */
  readonly low: number;
  readonly high: number;
  readonly confidence: 'strong' | 'fair';
}

/** `unchanged`: chance alone may have moved it so far. `unexplained`: it changed, and alike everywhere. */
export type Answer = 'explained' | 'unexplained' | 'unchanged' | 'too_few';

export interface Explanation {
  readonly answer: Answer;
  readonly value: number | null;
  readonly valueBefore: number | null;
  readonly n: number;
  readonly nBefore: number;
  readonly change: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The greatest first. */
  readonly causes: readonly Cause[];
  readonly unexplained: number | null;
}

export interface Question {
  readonly cells: readonly Cell[];
  /** Those that every cell names; the plainer first, as they win ties. */
  readonly dimensions: readonly string[];
  readonly minimumN: number;
}

const sure = 1.96;
/** From here on chance would do it once in two thousand times. */
const verySure = 3.5;
const mostRounds = 3;
const mostMoves = 4;

/** Of a metric that averages over cases. Durations in, durations out: the unit is that of the cells' totals. */
export function explainMean({ cells, dimensions, minimumN }: Question): Explanation {
  const whole = wholeOf(inOrder(cells, dimensions));
  const { now, before } = whole;
  const [value, valueBefore] = [meanOf(now), meanOf(before)];
  const shown = { value, valueBefore, n: now.n, nBefore: before.n };
  if (value === null || valueBefore === null || Math.min(now.n, before.n) < minimumN) return { ...shown, ...silence('too_few') };

  const change = value - valueBefore;
  const spread = Math.max(varianceOf(now) ?? 0, varianceOf(before) ?? 0);
  const deviation = Math.sqrt(varianceWithin(whole, spread));
  const range = { change, low: change - sure * deviation, high: change + sure * deviation };
  if (Math.abs(change) <= sure * deviation || change === 0) return { ...shown, ...range, answer: 'unchanged', causes: [], unexplained: change };

  const { causes: mixes, parts } = findMixes(whole, dimensions.filter((dimension) => !isOfPeople(dimension) && (dimension !== 'tool' || overlap(whole, dimension) >= leastOverlap)), change);
  return { ...shown, ...range, ...conclude(change, [...mixes, ...findGroups(meanView(parts, whole, spread), dimensions, change)]) };
}

/** Of a number of cases. `scale`: how much longer the window is than what it is compared with (a quarter: one week against four). */
export function explainCount({ cells, dimensions, minimumN, scale }: Question & { readonly scale: number }): Explanation {
  const ordered = inOrder(cells, dimensions);
  const { now, before } = sumsOf(ordered);
  const [value, valueBefore] = [now.n, before.n * scale];
  const shown = { value, valueBefore, n: now.n, nBefore: before.n };
  if (Math.max(now.n, before.n) < minimumN) return { ...shown, ...silence('too_few') };

  const change = value - valueBefore;
  const deviation = Math.sqrt(now.n + scale ** 2 * before.n);
  const range = { change, low: change - sure * deviation, high: change + sure * deviation };
  if (Math.abs(change) <= sure * deviation) return { ...shown, ...range, answer: 'unchanged', causes: [], unexplained: change };
  // Neither who works nor how fast our tool is can make customers come.
  const circumstances = dimensions.filter((dimension) => !isOfPeople(dimension) && dimension !== 'tool');
  return { ...shown, ...range, ...conclude(change, findGroups(countView(ordered, scale, { now: now.n, before: before.n }), circumstances, change)) };
}

function silence(answer: 'too_few') {
  return { answer, change: null, low: null, high: null, causes: [], unexplained: null };
}

function conclude(change: number, causes: readonly Cause[]) {
  const unexplained = change - causes.reduce((all, { size }) => all + size, 0);
  return { answer: causes.length === 0 ? ('unexplained' as const) : ('explained' as const), causes: causes.toSorted((a, b) => Math.abs(b.size) - Math.abs(a.size)), unexplained };
}

function causeOf(how: Cause['how'], dimension: string, groups: readonly GroupMove[], size: number, variance: number, change: number): Cause {
  const deviation = Math.sqrt(variance);
  return { how, dimension, groups, size, power: size / change, low: size - sure * deviation, high: size + sure * deviation, confidence: Math.abs(size) >= verySure * deviation ? 'strong' : 'fair' };
}

/**
 * Takes out what moved shares did, the greatest first, each like for like in those before it; what remains lies within the parts.
 * Where shares moved to no effect on the whole they still part like from unlike, so that nobody is charged with them.
 */
function findMixes(whole: Part, dimensions: readonly string[], change: number): { readonly causes: readonly Cause[]; readonly parts: readonly Part[] } {
  const causes: Cause[] = [];
  let parts: readonly Part[] = [whole];
  let open = dimensions;
  for (;;) {
    const splits = open.map((dimension) => ({ dimension, ...split(parts, dimension) })).map((each) => ({ ...each, size: [...each.mix.values()].reduce((all, size) => all + size, 0) }));
    const weighs = ({ size }: (typeof splits)[number]) => Math.abs(size) >= (leastPower / 2) * Math.abs(change);
    const isClear = (each: (typeof splits)[number]) => weighs(each) && Math.abs(each.size) >= surenessAmong(dimensions.length) * Math.sqrt(each.mixVariance);
    const next = splits.filter(isClear).toSorted((a, b) => Math.abs(b.size) - Math.abs(a.size))[0] ?? splits.filter(({ moved, freedom }) => freedom > 0 && moved > freedom + 3 * Math.sqrt(2 * freedom)).toSorted((a, b) => b.moved / b.freedom - a.moved / a.freedom)[0];
    if (!next) return { causes, parts };
    if (weighs(next)) causes.push(causeOf('mix', next.dimension, movesOf(whole, next.dimension, next.mix), next.size, next.mixVariance, change));
    parts = next.parts;
    open = open.filter((dimension) => dimension !== next.dimension);
  }
}

/** The speed of our tool is the same for all who come in the same hour: where it was another throughout, it cannot be told apart from the time itself. */
const leastOverlap = 0.2;

function overlap({ cells, now, before }: Part, dimension: string): number {
  return [...groupBy(cells, dimension).values()].map(sumsOf).reduce((all, group) => all + Math.min(group.now.n / now.n, group.before.n / before.n), 0);
}

function movesOf(whole: Part, dimension: string, mix: ReadonlyMap<string, number>): readonly GroupMove[] {
  const sums = new Map([...groupBy(whole.cells, dimension)].map(([group, cells]) => [group, sumsOf(cells)]));
  return [...mix]
    .filter(([group]) => group !== rest)
    .toSorted(([a, size], [b, other]) => Math.abs(other) - Math.abs(size) || (a < b ? -1 : 1))
    .slice(0, mostMoves)
    .map(([group, size]) => {
      const { now, before } = sums.get(group)!;
      return { group, size, share: now.n / whole.now.n, shareBefore: before.n / whole.before.n, value: meanOf(now), valueBefore: meanOf(before) };
    });
}

/** What is still to be explained, and how each dimension tells it. */
interface View {
  readonly how: 'within' | 'volume';
  readonly left: number;
  effectsBy(dimension: string): readonly GroupEffect[];
  /** The same without these groups. */
  without(dimension: string, groups: ReadonlySet<string>): View;
  moveOf(effect: GroupEffect): GroupMove;
}

/** Names the groups that carry what is left, one dimension a round; what one round named is out of the next. */
function findGroups(view: View, dimensions: readonly string[], change: number, round = 1): readonly Cause[] {
  if (round > mostRounds || Math.abs(view.left) < leastPower * Math.abs(change)) return [];
  const choice = chooseGroups(view.left, change, dimensions.map((dimension) => ({ dimension, effects: view.effectsBy(dimension) })));
  if (choice === null) return [];
  const causes = choice.groups.map((effect) => causeOf(view.how, choice.dimension, [view.moveOf(effect)], effect.size, effect.variance, change));
  return [...causes, ...findGroups(view.without(choice.dimension, new Set(choice.groups.map(({ group }) => group))), dimensions, change, round + 1)];
}

function meanView(parts: readonly Part[], whole: Part, spread: number): View {
  return {
    how: 'within',
    left: parts.reduce((all, part) => all + changeWithin(part), 0),
    effectsBy: (dimension) => {
      const children = new Map<string, Part[]>();
      for (const part of split(parts, dimension).parts) {
        const group = part.groups[dimension];
        if (group !== undefined) children.set(group, [...(children.get(group) ?? []), part]);
      }
      return [...children].map(([group, same]) => ({
        group,
        size: same.reduce((all, part) => all + changeWithin(part), 0),
        variance: same.reduce((all, part) => all + varianceWithin(part, spread), 0),
        weight: same.reduce((all, { weight }) => all + weight, 0),
        now: sum(same.map(({ now }) => now)),
        before: sum(same.map(({ before }) => before)),
      }));
    },
    without: (dimension, groups) => meanView(split(parts, dimension).parts.filter((part) => !groups.has(part.groups[dimension] ?? rest)), whole, spread),
    moveOf: ({ group, size, now, before }) => ({ group, size, share: now.n / whole.now.n, shareBefore: before.n / whole.before.n, value: meanOf(now), valueBefore: meanOf(before) }),
  };
}

function countView(cells: readonly Cell[], scale: number, whole: { readonly now: number; readonly before: number }): View {
  const { now, before } = sumsOf(cells);
  const shareOf = (n: number, of: number) => (of === 0 ? 0 : n / of);
  return {
    how: 'volume',
    left: now.n - scale * before.n,
    effectsBy: (dimension) =>
      [...groupBy(cells, dimension)].map(([group, same]) => {
        const sums: { readonly now: Sums; readonly before: Sums } = sumsOf(same);
        return { group, size: sums.now.n - scale * sums.before.n, variance: sums.now.n + scale ** 2 * sums.before.n, weight: shareOf(sums.before.n, before.n), now: sums.now, before: sums.before };
      }),
    without: (dimension, groups) => countView(cells.filter((cell) => !groups.has(cell.groups[dimension]!)), scale, whole),
    moveOf: (effect) => ({ group: effect.group, size: effect.size, share: shareOf(effect.now.n, whole.now), shareBefore: shareOf(effect.before.n, whole.before), value: effect.now.n, valueBefore: effect.before.n * scale }),
  };
}
