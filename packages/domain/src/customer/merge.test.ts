import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followersOf, merge, type Standing, unmerge } from './merge.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const acts = fc.array(fc.record({ act: fc.constantFrom('merge', 'merge', 'unmerge'), from: fc.constantFrom(...names), into: fc.constantFrom(...names) }), { maxLength: 25 });

/** What a store does with the decisions. */
function apply(all: Map<string, Standing>, { act, from, into }: { act: string; from: string; into: string }): void {
  if (act === 'merge') {
    const decision = merge(all.get(from)!, all.get(into)!);
    if (!decision.ok) return;
    const { survivorId } = decision.value;
    for (const standing of all.values()) {
      if (standing.survivorId === from) all.set(standing.id, { ...standing, survivorId, mergedInto: standing.id === from ? survivorId : standing.mergedInto });
    }
    return;
  }
  const decision = unmerge(all.get(from)!);
  if (!decision.ok) return;
  for (const id of followersOf(from, [...all.values()])) {
    const standing = all.get(id)!;
    all.set(id, { ...standing, survivorId: from, mergedInto: id === from ? null : standing.mergedInto });
  }
}

/** By walking, which the code under test never does. */
function endOfChain(all: Map<string, Standing>, id: string): string {
  const seen = new Set<string>();
  for (let at = id; ; at = all.get(at)!.mergedInto!) {
    if (seen.has(at)) throw new Error('a circle');
    seen.add(at);
    if (all.get(at)!.mergedInto === null) return at;
  }
}

const fresh = () => new Map(names.map((id) => [id, { id, mergedInto: null, survivorId: id } as Standing]));

describe('merge and unmerge', () => {
  test('whatever is merged and taken back, every chain ends, and where survivorId says', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const all = fresh();
        for (const step of list) apply(all, step);
        for (const { id, survivorId } of all.values()) expect(survivorId).toBe(endOfChain(all, id));
      }),
      { numRuns: 1000 },
    );
  });

  test('taking a merge back at once restores everything', () => {
    fc.assert(
      fc.property(acts, fc.constantFrom(...names), fc.constantFrom(...names), (list, from, into) => {
        const all = fresh();
        for (const step of list) apply(all, step);
        const before = new Map(all);
        fc.pre(merge(all.get(from)!, all.get(into)!).ok);
        apply(all, { act: 'merge', from, into });
        apply(all, { act: 'unmerge', from, into });
        expect(all).toEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  test('refuses itself, a second merge and a circle', () => {
    const a: Standing = { id: 'a', mergedInto: null, survivorId: 'a' };
    const b: Standing = { id: 'b', mergedInto: 'a', survivorId: 'a' };
    const c: Standing = { id: 'c', mergedInto: null, survivorId: 'c' };
    expect(merge(a, a)).toMatchObject({ code: 'customer.merge_into_itself' });
    expect(merge(b, c)).toMatchObject({ code: 'customer.merged', facts: { into: 'a' } });
    expect(merge(a, b)).toMatchObject({ code: 'customer.merge_cycle' });
    expect(merge(c, b)).toEqual({ ok: true, value: { survivorId: 'a' } });
    expect(unmerge(a)).toMatchObject({ code: 'customer.not_merged' });
  });
});
