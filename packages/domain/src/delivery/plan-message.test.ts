import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noticeLevels } from './notice.ts';
import { type OutletKind, outletKinds } from './outlet.ts';
import { freeAt, type OutletTraffic, planMessage, type WaitingNotice } from './plan-message.ts';

/** What the providers themselves allow; written down again, not read from the rules under test. */
const allowed: Readonly<Record<Exclude<OutletKind, 'email'>, readonly (readonly [perMs: number, most: number])[]>> = {
  feishu: [[1_000, 5], [60_000, 100]],
  dingtalk: [[60_000, 20]],
  wecom: [[60_000, 20]],
};
const robots = ['feishu', 'dingtalk', 'wecom'] as const;

const start = Date.UTC(2026, 0, 5, 9, 0, 0);
const idle = (kind: OutletKind): OutletTraffic => ({ kind, begun: [], restUntil: null });
const waiting = (id: string, more: Partial<WaitingNotice> = {}): WaitingNotice => ({ id, level: 'info', at: start, dueAt: start, alone: false, ...more });

const anyArrivals = fc.array(fc.record({ afterMs: fc.oneof(fc.nat(50), fc.nat(2_000), fc.nat(40_000)), level: fc.constantFrom(...noticeLevels) }), { minLength: 1, maxLength: 400 });

interface Told {
  readonly at: number;
  readonly ids: readonly string[];
}

/** Lets time run: each notice arrives in its turn, and whatever the plan says is done at the moment it says so. */
function run(kind: OutletKind, arrivals: readonly { readonly afterMs: number; readonly level: WaitingNotice['level'] }[]): { readonly told: Told[]; readonly given: WaitingNotice[] } {
  let now = start;
  const given = arrivals.map(({ afterMs, level }, index) => {
    now += afterMs;
    return waiting(`n${String(index).padStart(4, '0')}`, { level, at: now, dueAt: now });
  });
  const told: Told[] = [];
  const pending = new Map(given.map((notice) => [notice.id, notice]));
  now = start;
  for (let steps = 0; pending.size > 0; steps++) {
    if (steps > 10_000) throw new Error('it never ends');
    const here = [...pending.values()].filter(({ at }) => at <= now);
    const next = planMessage({ kind, begun: told.map(({ at }) => at), restUntil: null }, here, now);
    if (next.do === 'send') {
      told.push({ at: now, ids: next.ids });
      for (const id of next.ids) pending.delete(id);
      continue;
    }
    const arriving = [...pending.values()].filter(({ at }) => at > now).map(({ at }) => at);
    const until = Math.min(...arriving, ...(next.do === 'wait' ? [next.until] : []));
    expect(until).toBeGreaterThan(now);
    now = until;
  }
  return { told, given };
}

describe('planMessage, whatever arrives whenever', () => {
  test.each(robots)('never says more to %s than it bears', (kind) => {
    fc.assert(
      fc.property(anyArrivals, (arrivals) => {
        const { told } = run(kind, arrivals);
        for (const [perMs, most] of allowed[kind]) {
          for (const { at } of told) expect(told.filter((other) => other.at >= at && other.at < at + perMs).length).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(outletKinds)('loses nothing and says nothing twice: %s', (kind) => {
    fc.assert(
      fc.property(anyArrivals, (arrivals) => {
        const { told, given } = run(kind, arrivals);
        expect(told.flatMap(({ ids }) => ids).toSorted()).toEqual(given.map(({ id }) => id));
      }),
      { numRuns: 40 },
    );
  });

  test.each(outletKinds)('lets nobody wait for longer than two minutes: %s', (kind) => {
    fc.assert(
      fc.property(anyArrivals, (arrivals) => {
        const { told, given } = run(kind, arrivals);
        const at = new Map(told.flatMap((message) => message.ids.map((id) => [id, message.at] as const)));
        for (const notice of given) expect(at.get(notice.id)! - notice.at).toBeLessThanOrEqual(120_000);
      }),
      { numRuns: 40 },
    );
  });
});

describe('planMessage', () => {
  const later = start + 10_000;

  test('tells one or two each by itself, and a burst in one message', () => {
    expect(planMessage(idle('wecom'), [waiting('a'), waiting('b')], later)).toEqual({ do: 'send', ids: ['a'] });
    expect(planMessage(idle('wecom'), [waiting('a'), waiting('b'), waiting('c')], later)).toEqual({ do: 'send', ids: ['a', 'b', 'c'] });
  });

  test('tells alarms first, then the longest waiting', () => {
    const burst = [waiting('new', { at: start + 5 }), waiting('old'), waiting('alarm', { level: 'alarm', at: start + 9 })];
    expect(planMessage(idle('dingtalk'), burst, later)).toEqual({ do: 'send', ids: ['alarm', 'old', 'new'] });
  });

  test('puts no more into one message than has room for its headline', () => {
    const burst = Array.from({ length: 30 }, (_, index) => waiting(`n${String(index).padStart(2, '0')}`));
    expect(planMessage(idle('wecom'), burst, later)).toMatchObject({ do: 'send', ids: { length: 10 } });
  });

  test('tells apart from the burst what was refused in company', () => {
    const burst = [waiting('a', { alone: true }), waiting('b'), waiting('c', { alone: true }), waiting('d'), waiting('e')];
    expect(planMessage(idle('wecom'), burst, later)).toEqual({ do: 'send', ids: ['a'] });
    expect(planMessage(idle('wecom'), burst.slice(1), later)).toEqual({ do: 'send', ids: ['b', 'd', 'e'] });
  });

  test('waits for the first that is due, and for nothing when there is nothing', () => {
    expect(planMessage(idle('wecom'), [waiting('a', { dueAt: later + 7 }), waiting('b', { dueAt: later + 3 })], later)).toEqual({ do: 'wait', until: later + 3 });
    expect(planMessage(idle('wecom'), [], later)).toEqual({ do: 'nothing' });
  });

  test('keeps the last places of a minute for alarms', () => {
    const begun = Array.from({ length: 15 }, (_, index) => start + index);
    const traffic = { kind: 'dingtalk', begun, restUntil: null } as const;
    expect(planMessage(traffic, [waiting('a')], later)).toEqual({ do: 'wait', until: start + 60_000 });
    expect(planMessage(traffic, [waiting('a', { level: 'alarm' })], later)).toEqual({ do: 'send', ids: ['a'] });
    expect(planMessage({ ...traffic, begun: [...begun, start + 15, start + 16, start + 17] }, [waiting('a', { level: 'alarm' })], later)).toEqual({ do: 'wait', until: start + 60_000 });
  });

  test('says nothing, not even an alarm, while it is asked to rest', () => {
    expect(freeAt({ kind: 'dingtalk', begun: [], restUntil: later + 600_000 }, 'alarm', later)).toBe(later + 600_000);
  });

  test('keeps away from Feishu while every programme talks to it', () => {
    expect(freeAt(idle('feishu'), 'alarm', start + 1_000)).toBe(start + 5_000);
    expect(freeAt(idle('feishu'), 'alarm', start + 30 * 60_000)).toBe(start + 30 * 60_000 + 5_000);
    expect(freeAt(idle('feishu'), 'alarm', start + 29 * 60_000)).toBe(start + 29 * 60_000);
    expect(freeAt(idle('wecom'), 'alarm', start)).toBe(start);
  });
});
