import { expect, test } from 'vitest';
import { outletState } from './outlet-state.ts';

const fresh = { enabled: true, restUntil: null, lastSentAt: null, lastFailedAt: null };
const [early, late] = ['2026-01-05T09:00:00.000Z', '2026-01-05T10:00:00.000Z'];

test.each([
  [{}, 'untried'],
  [{ lastSentAt: early }, 'working'],
  [{ lastSentAt: late, lastFailedAt: early }, 'working'],
  [{ lastSentAt: early, lastFailedAt: late }, 'failing'],
  [{ lastFailedAt: early }, 'failing'],
  [{ lastSentAt: late, restUntil: late }, 'resting'],
  [{ lastSentAt: late, restUntil: late, enabled: false }, 'disabled'],
] as const)('%j: %s', (facts, state) => {
  expect(outletState({ ...fresh, ...facts })).toBe(state);
});
