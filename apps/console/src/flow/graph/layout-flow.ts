/** Places the steps of a flow in five lanes, one a stage, and leads the ways out of them between the lanes to where they go. Pure, and quick enough to run at every stroke of an edit. */

import { archive, type FlowDocument, type Step } from '@huiyin/domain/flow/flow.ts';
import { type Stage, stageIndex, stages } from '@huiyin/domain/flow/stage.ts';

/** A step is a card: its facts above, a row for every way out below. */
export const card = { width: 208, facts: 78, row: 22, foot: 6 } as const;
export const archiveSize = { width: 76, height: 44 } as const;
const laneHead = 44;
const between = 26;
const edge = 20;
/** How far apart lines run beside each other. */
const track = 11;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Place extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Lane {
  readonly stage: Stage;
  readonly x: number;
  readonly width: number;
}

export interface Way {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'exit' | 'exception';
  /** Of the exit or the exception plan. */
  readonly key: string;
}

export interface Layout {
  readonly steps: readonly Step[];
  readonly places: ReadonlyMap<string, Place>;
  readonly lanes: readonly Lane[];
  readonly height: number;
  readonly ways: readonly (Way & { readonly points: readonly Point[] })[];
}

/** How a way runs: out at one side, along the gutters between the columns, in at a side. Gutter n lies left of column n. */
interface Course {
  readonly way: Way;
  readonly out: 'left' | 'right';
  readonly into: 'left' | 'right';
  readonly first: number;
  readonly last: number;
  /** Ways that pass columns by run above or below all cards. */
  readonly channel: 'above' | 'below' | null;
}

/** The upright part of a way in one gutter. */
interface Run {
  readonly course: Course;
  readonly gutter: number;
  readonly from: number;
  readonly to: number;
}

export function layoutFlow(document: FlowDocument, withExceptions: boolean): Layout {
  const steps = document.steps.filter((step, index) => document.steps.findIndex((other) => other.key === step.key) === index);
  const columns = new Map<string, number>([...steps.map((step) => [step.key, stageIndex(step.stage)] as const), [archive, stages.length]]);
  const ways = waysOf(steps, withExceptions).filter((way) => columns.has(way.to));
  const courses = ways.map((way) => courseOf(way, columns.get(way.from)!, columns.get(way.to)!));

  const above = courses.filter((course) => course.channel === 'above');
  const below = courses.filter((course) => course.channel === 'below');
  const top = laneHead + (above.length === 0 ? 12 : 18 + above.length * track);
  const spots = stack(steps, ways, top);
  const floor = Math.max(...[...spots.values()].map(({ y, height }) => y + height));
  const channelAt = (course: Course) => (course.channel === 'above' ? laneHead + 12 + above.indexOf(course) * track : floor + 18 + below.indexOf(course) * track);

  const leaves = new Map(courses.map((course) => [course, leaveAt(course.way, ways, spots)] as const));
  const enters = entries(courses, spots, (course) => (course.channel === null ? leaves.get(course)! : channelAt(course)));
  const runs = courses.flatMap((course): Run[] => {
    const [from, to] = [leaves.get(course)!, enters.get(course)!];
    if (course.channel === null) return [{ course, gutter: course.first, from, to }];
    return [{ course, gutter: course.first, from, to: channelAt(course) }, { course, gutter: course.last, from: channelAt(course), to }];
  });

  const gutters = Array.from({ length: stages.length + 1 }, (_, gutter) => inOrder(runs.filter((run) => run.gutter === gutter)));
  const widths = gutters.map((own, gutter) => (own.length === 0 && gutter === 0 ? edge : Math.max(44, 34 + own.length * track)));
  const columnX = widths.map((_, column) => column * card.width + sum(widths.slice(0, column + 1)));
  const runX = (course: Course, gutter: number) => {
    const own = gutters[gutter]!;
    const at = own.findIndex((run) => run.course === course);
    return columnX[gutter]! - widths[gutter]! / 2 + (at - (own.length - 1) / 2) * track;
  };

  const places = new Map([...spots].map(([key, spot]) => [key, { ...spot, x: columnX[columns.get(key)!]! }] as const));
  return {
    steps,
    places,
    lanes: stages.map((stage, column) => {
      const x = column === 0 ? 0 : columnX[column]! - widths[column]! / 2;
      return { stage, x, width: columnX[column + 1]! - widths[column + 1]! / 2 - x };
    }),
    height: floor + 24 + below.length * track,
    ways: courses.map((course) => {
      const [source, target] = [places.get(course.way.from)!, places.get(course.way.to)!];
      const [from, to] = [leaves.get(course)!, enters.get(course)!];
      const [x, lastX] = [runX(course, course.first), runX(course, course.last)];
      const middle = course.channel === null ? [{ x, y: to }] : [{ x, y: channelAt(course) }, { x: lastX, y: channelAt(course) }, { x: lastX, y: to }];
      return { ...course.way, points: [{ x: sideOf(source, course.out), y: from }, { x, y: from }, ...middle, { x: sideOf(target, course.into), y: to }] };
    }),
  };
}

function waysOf(steps: readonly Step[], withExceptions: boolean): readonly Way[] {
  return steps.flatMap((step) => [
    ...step.exits.map((exit, at): Way => ({ id: `${step.key}/exit/${exit.key}/${at}`, from: step.key, to: exit.to, kind: 'exit', key: exit.key })),
    ...(withExceptions ? step.exceptions.flatMap((plan, at): Way[] => (plan.to === null ? [] : [{ id: `${step.key}/exception/${plan.key}/${at}`, from: step.key, to: plan.to, kind: 'exception', key: plan.key }])) : []),
  ]);
}

function courseOf(way: Way, from: number, to: number): Course {
  if (to > from) return { way, out: 'right', into: 'left', first: from + 1, last: to, channel: to === from + 1 ? null : 'above' };
  if (to === from) return { way, out: 'right', into: 'right', first: from + 1, last: from + 1, channel: null };
  return { way, out: 'left', into: 'right', first: from, last: to + 1, channel: to === from - 1 ? null : 'below' };
}

/** The steps of a stage stand one below the other, as the document has them. */
function stack(steps: readonly Step[], ways: readonly Way[], top: number): ReadonlyMap<string, Omit<Place, 'x'>> {
  const next = new Map<Stage, number>();
  const spots = new Map<string, Omit<Place, 'x'>>();
  for (const step of steps) {
    const y = next.get(step.stage) ?? top;
    const rows = ways.filter((way) => way.from === step.key).length;
    const height = card.facts + (rows === 0 ? 0 : rows * card.row + card.foot);
    spots.set(step.key, { y, width: card.width, height });
    next.set(step.stage, y + height + between);
  }
  return spots.set(archive, { y: top, ...archiveSize });
}

function leaveAt(way: Way, ways: readonly Way[], spots: ReadonlyMap<string, Omit<Place, 'x'>>): number {
  const row = ways.filter((other) => other.from === way.from).indexOf(way);
  return spots.get(way.from)!.y + card.facts + (row + 0.5) * card.row;
}

/** Ways arrive beside the facts of a card, spread in the order of where they come from. */
function entries(courses: readonly Course[], spots: ReadonlyMap<string, Omit<Place, 'x'>>, comesFrom: (course: Course) => number): ReadonlyMap<Course, number> {
  return new Map(courses.map((course) => {
    const side = courses.filter((other) => other.way.to === course.way.to && other.into === course.into).toSorted((a, b) => comesFrom(a) - comesFrom(b));
    const { y, height } = spots.get(course.way.to)!;
    return [course, y + (Math.min(height, card.facts) * (side.indexOf(course) + 1)) / (side.length + 1)] as const;
  }));
}

/** From left to right, so that few cross: of ways that go down the topmost turns last, of those that go up the lowest. */
function inOrder(runs: readonly Run[]): readonly Run[] {
  const rank = ({ course, from, to }: Run) => (course.out === course.into ? 0 : course.out === 'right' ? 1 : 2) * 1e6 + ((to > from) === (course.out === 'right') ? -from : from);
  return runs.toSorted((a, b) => rank(a) - rank(b));
}

function sideOf({ x, width }: Place, side: 'left' | 'right'): number {
  return side === 'left' ? x : x + width;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
