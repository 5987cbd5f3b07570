import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hour, minute } from '../kernel/instant.ts';
import { atRest, evaluate, judge, type Reading, type Standing, type Step } from './evaluate.ts';
import { type AlertRule, flawsOf } from './rule.ts';
import { refuseRule } from './rule-flaws.ts';

const personId = '01900000-0000-7000-8000-000000000001';
const rule: AlertRule = {
  name: { zh: '首次响应超过 12 分钟', en: 'First response over 12 minutes' }, metric: 'frt', slice: {}, condition: { kind: 'threshold', side: 'above', limit: 12 },
  windowMs: hour, minimumN: 10, dwellMs: 10 * minute, hysteresis: 2, weeks: 4, mutedUntil: null, ownerId: personId, active: true,
};
const tick = 5 * minute;
/** One look every five minutes. */
function walk(readings: readonly (Partial<Reading> | number | null)[], of: AlertRule = rule): Step[] {
  const steps: Step[] = [];
  let standing: Standing = atRest(0);
  readings.forEach((given, index) => {
    const reading: Reading = { at: index * tick, n: 50, baseline: null, ...(typeof given === 'object' && given !== null ? { value: null, ...given } : { value: given }) };
    const step = evaluate(of, standing, reading);
    steps.push(step);
    standing = step.standing;
  });
  return steps;
}
const phases = (steps: readonly Step[]) => steps.map(({ standing }) => standing.phase);
const tells = (steps: readonly Step[]) => steps.flatMap(({ tell }, index) => (tell === null ? [] : [`${index}:${tell}`]));
// Around limit and band on purpose: 10 and 12 are the edges.
const values = fc.array(fc.option(fc.constantFrom(5, 10, 10.5, 11, 12, 12.5, 20), { nil: null }), { maxLength: 60 });

describe('a rule', () => {
  test('fires when the breach has lasted, and ends when order has', () => {
    const steps = walk([11, 13, 13, 13, 11, 9, 9, 9]);
    expect(phases(steps)).toEqual(['quiet', 'pending', 'pending', 'firing', 'firing', 'recovering', 'recovering', 'quiet']);
    expect(tells(steps)).toEqual(['3:began', '7:ended']);
  });

  test('“over” means strictly over', () => {
    expect(judge(rule, { at: 0, value: 12, n: 50, baseline: null })).toBe('in_between');
    expect(judge(rule, { at: 0, value: 12.001, n: 50, baseline: null })).toBe('broken');
  });

  test('does not flap inside the band, whatever happens there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(10.1, 11, 12), { minLength: 1, maxLength: 30 }), (band) => {
        expect(tells(walk([13, 13, 13, ...band]))).toEqual(['2:began']);
        expect(tells(walk([9, 9, 9, ...band]))).toEqual([]);
      }),
    );
  });

  test('turns only after the dwell of unbroken looks on one side', () => {
    fc.assert(
      fc.property(values, (given) => {
        const steps = walk(given);
        steps.forEach(({ turn }, index) => {
          if (turn === null) return;
          const back = given.slice(Math.max(0, index - 2), index + 1);
          expect(back).toHaveLength(3);
          if (turn === 'began') expect(back.every((value) => value !== null && value > 12)).toBe(true);
          else expect(given[index] !== null && given[index]! <= 10).toBe(true);
        });
        const turns = steps.flatMap(({ turn }) => turn ?? []);
        expect(turns).toEqual(turns.map((_, index) => (index % 2 === 0 ? 'began' : 'ended')));
      }),
    );
  });

  test('says of too few cases that they are too few, and neither begins nor ends anything by them', () => {
    fc.assert(
      fc.property(values, fc.nat(9), (given, n) => {
        for (const { standing, turn } of walk(given.map((value) => ({ value, n })))) expect([standing.verdict, standing.phase, turn]).toEqual(['too_few', 'quiet', null]);
        const lit = walk([13, 13, 13, ...given.map((value) => ({ value, n }))]);
        expect(lit.at(-1)!.standing.phase).toBe('firing');
      }),
    );
  });

  test('holds through a night without cases, and ends after a day without any', () => {
    const night = walk([13, 13, 13, ...Array.from({ length: 287 }, () => null), 13]);
    expect(tells(night)).toEqual(['2:began']);
    expect(tells(walk([13, 13, 13, ...Array.from({ length: 400 }, () => null)]))).toEqual(['2:began', `${3 + 288}:ended`]);
  });

  test('muted it tells nobody, and stands as it would otherwise', () => {
    fc.assert(
      fc.property(values, (given) => {
        const muted = walk(given, { ...rule, mutedUntil: 1_000 * hour });
        expect(tells(muted)).toEqual([]);
        expect(phases(muted)).toEqual(phases(walk(given)));
      }),
    );
  });

  test('what began while it was muted is told when the muting ends', () => {
    expect(tells(walk([13, 13, 13, 13, 13, 13], { ...rule, mutedUntil: 4 * tick }))).toEqual(['4:began']);
  });

  test('does not count as lasting what nobody looked at', () => {
    const pending: Standing = { phase: 'pending', since: 0, at: 0, verdict: 'broken', silentSince: null, told: false };
    const after = evaluate(rule, pending, { at: 3 * hour, value: 20, n: 50, baseline: null });
    expect(after.standing).toMatchObject({ phase: 'pending', since: 3 * hour });
    expect(evaluate(rule, after.standing, { at: 3 * hour + 10 * minute, value: 20, n: 50, baseline: null }).turn).toBe('began');
  });

  test.each([
    ['percent', { value: 13, spread: 1 }, 'broken'],
    ['percent', { value: 20, spread: 1 }, 'in_order'],
    ['percent', { value: 0, spread: 1 }, 'no_baseline'],
    ['percent', null, 'no_baseline'],
    ['unit', { value: 6, spread: 1 }, 'in_order'],
    ['deviations', { value: 13, spread: 0.2 }, 'broken'],
    ['deviations', { value: 13, spread: null }, 'no_baseline'],
  ] as const)('measures a change in %s against %j: %s', (measuredIn, baseline, verdict) => {
    const change: AlertRule = { ...rule, hysteresis: 0, condition: { kind: 'change', side: 'above', against: 'season', by: 20, measuredIn } };
    expect(judge(change, { at: 0, value: 20, n: 50, baseline })).toBe(verdict);
  });

  test('a fall is the mirror of a rise', () => {
    const fall: AlertRule = { ...rule, condition: { kind: 'threshold', side: 'below', limit: 80 } };
    expect([79.9, 80, 81, 82].map((value) => judge(fall, { at: 0, value, n: 50, baseline: null }))).toEqual(['broken', 'in_between', 'in_between', 'in_order']);
  });
});

describe('checking a rule', () => {
  const metrics = new Map([['frt', { dimensions: new Set(['channel', 'topic']), byDay: false }], ['throughput', { dimensions: new Set(['channel']), byDay: true }]]);
  const around = { metrics, dimensions: new Set(['channel', 'topic']), personIds: new Set([personId]) };

  test('finds nothing wrong with what can be meant', () => {
    expect(flawsOf({ ...rule, slice: { channel: 'x', topic: 'y' } }, around)).toEqual([]);
    expect(flawsOf({ ...rule, metric: 'throughput', slice: { channel: 'x' }, windowMs: 7 * day }, around)).toEqual([]);
  });

  test('of what is counted by the day wants whole days, and no dimension that it does not know', () => {
    expect(flawsOf({ ...rule, metric: 'throughput', slice: { topic: 'x' } }, around)).toEqual([{ field: 'slice.topic', why: 'not_told_by' }, { field: 'windowMs', why: 'whole_days' }]);
  });

  test('puts each flaw in words where it was sent', () => {
    const { facts } = refuseRule([{ field: 'slice.topic', why: 'not_told_by' }, { field: 'windowMs', why: 'whole_days' }]);
    expect(facts['fields']).toEqual(['slice.topic', 'windowMs']);
    expect(facts['findings']).toMatchObject([{ path: '/slice/topic', message: { en: expect.stringContaining('told apart') } }, { path: '/windowMinutes', message: { zh: expect.stringContaining('整天') } }]);
  });

  test.each<[string, Partial<AlertRule>]>([
    ['name', { name: { zh: '  ', en: 'x' } }],
    ['name', { name: { zh: '名', en: '' } }],
    ['metric', { metric: 'nothing' }],
    ['slice.planet', { slice: { planet: 'mars' } }],
    ['slice.channel', { slice: { channel: '' } }],
    ['condition.limit', { condition: { kind: 'threshold', side: 'above', limit: Number.NaN } }],
    ['condition.by', { hysteresis: 0, condition: { kind: 'change', side: 'above', against: 'before', by: 0, measuredIn: 'percent' } }],
    ['condition.by', { condition: { kind: 'change', side: 'below', against: 'before', by: 101, measuredIn: 'percent' } }],
    ['condition.measuredIn', { condition: { kind: 'change', side: 'above', against: 'before', by: 3, measuredIn: 'deviations' } }],
    ['windowMs', { windowMs: 90 * minute }],
    ['windowMs', { windowMs: 0 }],
    ['minimumN', { minimumN: 0 }],
    ['dwellMs', { dwellMs: -minute }],
    ['hysteresis', { hysteresis: -1 }],
    ['hysteresis', { hysteresis: 30, condition: { kind: 'change', side: 'above', against: 'before', by: 20, measuredIn: 'percent' } }],
    ['weeks', { weeks: 2 }],
    ['ownerId', { ownerId: '01900000-0000-7000-8000-000000000002' }],
  ])('names the field %s of %j', (field, flaw) => {
    expect(flawsOf({ ...rule, ...flaw }, around).map((found) => found.field)).toEqual([field]);
  });
});
