import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastUnbroken, mergeMessages } from './merge-messages.ts';

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1 });

describe('mergeMessages', () => {
  test('shows each message once and in order, whatever comes twice, late or in pieces', () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 5 }), (batches) => {
        let shown: readonly { seq: number }[] = [];
        for (const batch of batches) shown = mergeMessages(shown, batch.map((seq) => ({ seq })));
        expect(shown.map((message) => message.seq)).toEqual([...new Set(batches.flat())].sort((a, b) => a - b));
      }),
    );
  });

  test('leaves the list itself alone when nothing is new, so that nothing is drawn again', () => {
    const known = [{ seq: 1 }];
    expect(mergeMessages(known, [])).toBe(known);
  });
});

describe('lastUnbroken', () => {
  test('stops before the first gap, so that asking since then brings back what was missed', () => {
    expect(lastUnbroken([])).toBe(0);
    expect(lastUnbroken([{ seq: 4 }, { seq: 5 }, { seq: 7 }])).toBe(5);
    expect(lastUnbroken([{ seq: 3 }])).toBe(3);
  });
});
