import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { anyCells, cellsOf, type Plan } from './change.arbitrary.ts';
import { type Explanation, explainCount, explainMean } from './explain-change.ts';
import { changeWithin, split, wholeOf } from './part.ts';
import { toolSlowed } from './tool-speed.ts';

const dimensions = { topic: ['refund', 'app', 'delivery', 'account'], channel: ['phone', 'wechat', 'web'], region: ['north', 'south'], team: ['one', 'two'], agent: ['a', 'b', 'c', 'd'] };
const keys = Object.keys(dimensions);
type Groups = Readonly<Record<string, string>>;

/** 4 minutes, 2 on the phone, and people who differ. */
const usualMean = (groups: Groups) => 4 + (groups.channel === 'phone' ? -2 : 0) + (groups.agent === 'd' ? 1 : 0);
const usual: Plan = { dimensions, cases: () => 12, mean: usualMean, deviation: 1 };
const explain = (cells: readonly Cell[], minimumN = 30) => explainMean({ cells, dimensions: keys, minimumN });
const people = ['team', 'agent', 'tenure'];
const namedIn = ({ causes }: Explanation) => causes.flatMap(({ dimension, groups }) => groups.map(({ group }) => `${dimension}=${group}`));
const meanOver = (cells: readonly Cell[], when: 'now' | 'before') => cells.reduce((all, cell) => all + cell[when].total, 0) / cells.reduce((all, cell) => all + cell[when].n, 0);

describe('taking apart', () => {
  test('leaves no remainder, whichever dimensions follow each other', () => {
    fc.assert(
      fc.property(anyCells, fc.shuffledSubarray(['topic', 'channel', 'team', 'agent']), (cells, order) => {
        const whole = wholeOf(cells);
        fc.pre(whole.now.n > 0 && whole.before.n > 0);
        let [parts, mixed] = [[whole] as ReturnType<typeof split>['parts'], 0];
        for (const dimension of order) {
          const made = split(parts, dimension);
          parts = made.parts;
          mixed += [...made.mix.values()].reduce((a, b) => a + b, 0);
        }
        const within = parts.reduce((all, part) => all + changeWithin(part), 0);
        expect(mixed + within).toBeCloseTo(meanOver(cells, 'now') - meanOver(cells, 'before'), 9);
      }),
    );
  });

  test('causes and the unexplained add up to the change, and every cause lies in its own interval', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const { change, causes, unexplained, low, high } = explain(cells, 5);
        if (change === null) return void expect(causes).toEqual([]);
        expect(change).toBeCloseTo(meanOver(cells, 'now') - meanOver(cells, 'before'), 9);
        expect(causes.reduce((all, { size }) => all + size, unexplained!)).toBeCloseTo(change, 9);
        for (const each of [{ size: change, low: low!, high: high! }, ...causes]) {
          expect(each.low).toBeLessThanOrEqual(each.size);
          expect(each.high).toBeGreaterThanOrEqual(each.size);
        }
      }),
    );
  });

  test('the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(
        anyCells.chain((cells) => fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length, maxLength: cells.length }))),
        ([cells, shuffled]) => {
          expect(explain(shuffled, 5)).toEqual(explain(cells, 5));
          expect(explainCount({ cells: shuffled, dimensions: keys, minimumN: 5, scale: 0.5 })).toEqual(explainCount({ cells, dimensions: keys, minimumN: 5, scale: 0.5 }));
        },
      ),
    );
  });
});

describe('planted causes', () => {
  const anyGroup = fc.constantFrom(...keys.flatMap((dimension) => dimensions[dimension as keyof typeof dimensions].map((group) => ({ dimension, group }))));

  test('one group that became slower is named first, with what it did, and nothing else is', () => {
    fc.assert(
      fc.property(anyGroup, fc.integer({ min: 2, max: 8 }), ({ dimension, group }, more) => {
        const cells = cellsOf({ ...usual, mean: (groups, when) => usualMean(groups) + (when === 1 && groups[dimension] === group ? more : 0) });
        const { answer, causes, change, unexplained } = explain(cells);
        const share = 1 / dimensions[dimension as keyof typeof dimensions].length;
        expect(answer).toBe('explained');
        expect(causes.map((cause) => [cause.how, cause.dimension, cause.groups[0]!.group])).toEqual([['within', dimension, group]]);
        expect(causes[0]!.size).toBeCloseTo(more * share, 9);
        expect(change).toBeCloseTo(more * share, 9);
        expect(unexplained).toBeCloseTo(0, 9);
        expect(causes[0]!.confidence).toBe('strong');
      }),
    );
  });

  test('two causes are ranked by what they did, and the same cases are not counted for both', () => {
    const cells = cellsOf({ ...usual, mean: (groups, when) => usualMean(groups) + (when === 0 ? 0 : groups.topic === 'app' ? 6 : groups.agent === 'b' ? 3 : 0) });
    const { causes, change, unexplained } = explain(cells);
    expect(causes.map(({ dimension, groups }) => [dimension, groups[0]!.group])).toEqual([['topic', 'app'], ['agent', 'b']]);
    expect(causes.map(({ size }) => size)).toEqual([expect.closeTo(6 / 4, 9), expect.closeTo((3 / 4) * (3 / 4), 9)]);
    expect(change).toBeCloseTo(6 / 4 + 9 / 16, 9);
    expect(unexplained).toBeCloseTo(0, 9);
  });

  test('a moved share is told apart from a moved figure, and both are told', () => {
    const cells = cellsOf({
      ...usual,
      cases: (groups, when) => (when === 1 && groups.channel === 'phone' ? 4 : 12),
      mean: (groups, when) => usualMean(groups) + (when === 1 && groups.topic === 'app' ? 5 : 0),
    });
    const { causes, change, unexplained } = explain(cells);
    expect(causes.map(({ how, dimension }) => [how, dimension])).toEqual([['within', 'topic'], ['mix', 'channel']]);
    expect(causes[1]!.groups[0]).toMatchObject({ group: 'phone', share: expect.closeTo(1 / 7, 9), shareBefore: expect.closeTo(1 / 3, 9) });
    expect(causes.reduce((all, { size }) => all + size, 0)).toBeCloseTo(change!, 9);
    expect(unexplained).toBeCloseTo(0, 9);
  });

  test('what hit everybody alike is named for nobody', () => {
    const { answer, causes, unexplained, change } = explain(cellsOf({ ...usual, mean: (groups, when) => usualMean(groups) + 3 * when }));
    expect({ answer, causes }).toEqual({ answer: 'unexplained', causes: [] });
    expect(unexplained).toBe(change);
  });

  test('where a team does one topic only, the topic is named and not the team', () => {
    const cells = cellsOf({ ...usual, cases: ({ topic, team }) => ((topic === 'app') === (team === 'two') ? 12 : 0), mean: (groups, when) => usualMean(groups) + (when === 1 && groups.topic === 'app' ? 5 : 0) });
    expect(namedIn(explain(cells))).toEqual(['topic=app']);
  });
});

describe('a pure mix shift', () => {
  // People differ in their figures and in what they do; only the shares of circumstances move.
  const moved = fc.record({
    topic: fc.constantFrom(...dimensions.topic),
    channel: fc.constantFrom(...dimensions.channel),
    factors: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    means: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 9, maxLength: 9 }),
    hands: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 12, maxLength: 12 }),
  });

  test('never names people, and leaves little unexplained', () => {
    fc.assert(
      fc.property(moved, ({ topic, channel, factors, means, hands }) => {
        // Who does what is as it was: within a topic and channel, everybody has the same part before and after.
        const part = ({ agent, topic: of }: Groups) => hands[dimensions.agent.indexOf(agent!) * 3 + (dimensions.topic.indexOf(of!) % 3)]!;
        const cells = cellsOf({
          dimensions,
          cases: (groups, when) => 200 * part(groups) * (when === 1 ? (groups.topic === topic ? factors[0] : 1) * (groups.channel === channel ? factors[1] : 1) : 1),
          mean: (groups) => means[dimensions.topic.indexOf(groups.topic!)]! + means[4 + dimensions.channel.indexOf(groups.channel!)]! + 3 * dimensions.agent.indexOf(groups.agent!),
          deviation: 1,
        });
        const { causes, change, unexplained, answer } = explain(cells);
        expect(causes.filter(({ dimension }) => people.includes(dimension))).toEqual([]);
        expect(causes.every(({ how }) => how === 'mix')).toBe(true);
        if (Math.abs(change!) > 0.5) expect([answer, Math.abs(unexplained!) < 0.3 * Math.abs(change!)]).toEqual(['explained', true]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the speed of our tool', () => {
  const speeds = { topic: dimensions.topic, tool: ['quick', 'slow'] };
  const ask = (cases: Plan['cases'], mean: Plan['mean']) => explainMean({ cells: cellsOf({ dimensions: speeds, cases, mean, deviation: 1 }), dimensions: ['topic', 'tool'], minimumN: 30 });

  test('is named where slow hours became more, and both kinds are known from before', () => {
    const { causes } = ask(({ tool }, when) => ((tool === 'slow') === (when === 1) ? 80 : 20), ({ tool }) => (tool === 'slow' ? 12 : 4));
    expect(causes.map(({ how, dimension }) => [how, dimension])).toEqual([['mix', 'tool']]);
  });

  test('is named for nothing where it was another throughout', () => {
    const { causes, answer } = ask(({ tool }, when) => ((tool === 'slow') === (when === 1) ? 100 : 0), (_, when) => 4 + 8 * when);
    expect({ causes, answer }).toEqual({ causes: [], answer: 'unexplained' });
  });
});

test('what has no value in a dimension is never named, and its part stays unexplained', () => {
  const cells = cellsOf({ dimensions: { campaign: ['-', 'autumn'], topic: dimensions.topic }, cases: ({ campaign }) => (campaign === '-' ? 60 : 40), mean: ({ campaign }, when) => 4 + (when === 1 && campaign === '-' ? 5 : 0), deviation: 1 });
  expect(explainMean({ cells, dimensions: ['topic', 'campaign'], minimumN: 30 })).toMatchObject({ answer: 'unexplained', causes: [] });
});

describe('circumstances of the work itself', () => {
  // Each topic has articles of its own, and agents work with all of them.
  const articles = { refund: ['a1', 'a2'], app: ['a3', 'a4'] } as const;
  const shelf = { topic: ['refund', 'app'], article: ['a1', 'a2', 'a3', 'a4'], tool: ['quick', 'slow'], agent: dimensions.agent };
  const fits = ({ topic, article }: Groups) => (articles[topic as keyof typeof articles] as readonly string[]).includes(article!);
  const ask = (slow: readonly [number, number], mean: Plan['mean']) =>
    explainMean({ cells: cellsOf({ dimensions: shelf, cases: (groups, when) => (fits(groups) ? Math.round(100 * (groups.tool === 'slow' ? slow[when] : 1 - slow[when])) : 0), mean, deviation: 1 }), dimensions: ['topic', 'article', 'tool', 'agent'], minimumN: 30 });

  test('an article whose answers take longer is named, and neither its topic nor whoever quotes it', () => {
    fc.assert(
      fc.property(fc.constantFrom('a1', 'a2', 'a3', 'a4'), fc.integer({ min: 2, max: 15 }), fc.double({ min: 0, max: 0.4, noNaN: true }), (article, more, slow) => {
        const { causes, unexplained, change } = ask([slow, slow], (groups, when) => 5 + (groups.tool === 'slow' ? 3 : 0) + (when === 1 && groups.article === article ? more : 0));
        expect(causes.map((cause) => [cause.how, cause.dimension, cause.groups[0]!.group])).toEqual([['within', 'article', article]]);
        expect(causes[0]!.size).toBeCloseTo(more / 4, 6);
        expect(Math.abs(unexplained!)).toBeLessThan(0.02 * Math.abs(change!) + 1e-9);
      }),
    );
  });

  test('a tool that was slow for part of the time is named with what it cost, and never people', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.25, max: 0.75, noNaN: true }), fc.double({ min: 0, max: 0.05, noNaN: true }), fc.integer({ min: 4, max: 15 }), (slow, before, costs) => {
        const { causes, change } = ask([before, slow], (groups) => 5 + (groups.tool === 'slow' ? costs : 0) + (groups.agent === 'd' ? 2 : 0));
        expect(causes.map(({ how, dimension }) => [how, dimension])).toEqual([['mix', 'tool']]);
        expect(causes[0]!.size).toBeCloseTo(change!, 6);
      }),
    );
  });

  test('a slow tool and a bad article at the same time are told apart', () => {
    const { causes } = ask([0, 0.5], (groups, when) => 5 + (groups.tool === 'slow' ? 6 : 0) + (when === 1 && groups.article === 'a3' ? 8 : 0));
    expect(causes.map(({ how, dimension }) => [how, dimension]).toSorted()).toEqual([['mix', 'tool'], ['within', 'article']]);
  });
});

test('a tool is called slow that took half as much again as before and long enough to wait for, of enough requests', () => {
  const sums = (requests: number, mean: number) => ({ requests, ms: requests * mean });
  expect(toolSlowed(sums(100, 1_200), sums(100, 200))).toEqual({ value: 1_200, valueBefore: 200 });
  expect(toolSlowed(sums(100, 290), sums(100, 100))).toBeNull();
  expect(toolSlowed(sums(100, 1_200), sums(100, 900))).toBeNull();
  expect(toolSlowed(sums(19, 1_200), sums(100, 200))).toBeNull();
  expect(toolSlowed(sums(100, 1_200), sums(0, 0))).toBeNull();
});

describe('too few', () => {
  test('below the minimum it says so, and names nothing', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const n = Math.min(cells.reduce((all, { now }) => all + now.n, 0), cells.reduce((all, { before }) => all + before.n, 0));
        const { answer, causes, change } = explain(cells, n + 1);
        expect({ answer, causes, change }).toEqual({ answer: 'too_few', causes: [], change: null });
      }),
    );
  });

  test('what chance may have done is called unchanged', () => {
    const { answer } = explain(cellsOf({ ...usual, cases: () => 1, deviation: 20, mean: (groups, when) => usualMean(groups) + when * 0.1 }));
    expect(answer).toBe('unchanged');
  });

  test('of scattered cases that all became slower alike, people are named no more often than chance allows', () => {
    const agents = Array.from({ length: 20 }, (_, index) => `agent ${index}`);
    const chance = fc.array(fc.tuple(fc.constantFrom(...agents), fc.integer({ min: 0, max: 20 }), fc.constantFrom(0, 1)), { minLength: 400, maxLength: 400 });
    let blamed = 0;
    fc.assert(
      fc.property(chance, (rows) => {
        const sums = (value: number, is: boolean) => (is ? { n: 1, total: value, squares: value ** 2 } : { n: 0, total: 0, squares: 0 });
        const cells = rows.map(([agent, value, when]) => ({ groups: { agent }, now: sums(value + 4, when === 1), before: sums(value, when === 0) }));
        if (explainMean({ cells, dimensions: ['agent'], minimumN: 30 }).causes.length > 0) blamed += 1;
      }),
      { numRuns: 200, seed: 20250820 },
    );
    expect(blamed).toBeLessThanOrEqual(10);
  });
});

describe('a surge', () => {
  test('is traced to the topic that brought it, with its part of all', () => {
    // One day against four of the same weekday: scale a quarter.
    const cells = cellsOf({ ...usual, cases: ({ topic }, when) => (when === 0 ? 40 : topic === 'app' ? 40 : 10) });
    const { answer, value, valueBefore, causes, unexplained } = explainCount({ cells, dimensions: keys, minimumN: 30, scale: 0.25 });
    expect({ answer, value, valueBefore }).toEqual({ answer: 'explained', value: 48 * 40 + 144 * 10, valueBefore: 1920 });
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({ how: 'volume', dimension: 'topic', power: 1 });
    expect(causes[0]!.groups[0]).toMatchObject({ group: 'app', value: 1920, valueBefore: 480, share: expect.closeTo(1920 / 3360, 9), shareBefore: 0.25 });
    expect(unexplained).toBe(0);
  });

  test('that comes from everywhere names nothing', () => {
    const cells = cellsOf({ ...usual, cases: (_, when) => (when === 0 ? 40 : 20) });
    expect(explainCount({ cells, dimensions: keys, minimumN: 30, scale: 0.25 })).toMatchObject({ answer: 'unexplained', causes: [] });
  });
});
