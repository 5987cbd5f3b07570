import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movedGroups } from './moved-groups.ts';

const months = { period: { from: '2025-03-01', to: '2025-04-01' }, before: { from: '2025-02-01', to: '2025-03-01' } };
const alike = { period: { from: '2025-08-01', to: '2025-09-01' }, before: { from: '2025-07-01', to: '2025-08-01' } };
const keys = (moved: readonly { readonly key: string }[]) => moved.map(({ key }) => key);

describe('groups that moved', () => {
  test('are told with the farthest first; new ones have nothing before', () => {
    const { rising, falling } = movedGroups([{ key: 'app', n: 900, previous: 300 }, { key: 'fresh', n: 60, previous: null }, { key: 'same', n: 100, previous: 98 }, { key: 'gone', n: 0, previous: 40 }, { key: 'less', n: 100, previous: 400 }], alike);
    expect(keys(rising)).toEqual(['app', 'fresh']);
    expect(rising[1]).toEqual({ key: 'fresh', now: 60, before: 0 });
    expect(keys(falling)).toEqual(['less', 'gone']);
  });

  test('are not those that chance alone may have moved', () => {
    expect(movedGroups([{ key: 'few', n: 3, previous: 0 }, { key: 'some', n: 110, previous: 95 }], alike)).toEqual({ rising: [], falling: [] });
  });

  test('of a longer month are compared day for day', () => {
    expect(movedGroups([{ key: 'steady', n: 31_000, previous: 28_000 }], months)).toEqual({ rising: [], falling: [] });
    expect(keys(movedGroups([{ key: 'down', n: 28_000, previous: 28_000 }], months).falling)).toEqual(['down']);
  });

  test('turn round when the periods do', () => {
    const counts = fc.array(fc.record({ key: fc.uuid(), n: fc.nat(2_000), previous: fc.nat(2_000) }), { maxLength: 12 });
    fc.assert(fc.property(counts, (groups) => {
      const turned = movedGroups(groups.map(({ key, n, previous }) => ({ key, n: previous, previous: n })), alike);
      const told = movedGroups(groups, alike);
      expect(keys(turned.falling)).toEqual(keys(told.rising));
      expect(keys(turned.rising)).toEqual(keys(told.falling));
    }));
  });
});
