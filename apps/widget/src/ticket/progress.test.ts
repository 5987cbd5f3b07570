import { describe, expect, test } from 'vitest';
import { minutesToUrge, stepsOf } from './progress.ts';

const at = '2026-08-15T01:00:00.000Z';
const reached = (['consult', 'accept', 'process', 'feedback', 'follow_up'] as const).map((stage, index) => ({ stage, at: index < 4 ? at : null }));

describe('stepsOf', () => {
  test('shows what is done, where we are, and what is to come', () => {
    expect(stepsOf({ stage: 'process', state: 'open', reached }).map(({ state }) => state)).toEqual(['done', 'done', 'now', 'later', 'later']);
  });
  test('a stage that lies ahead again shows no old time', () => expect(stepsOf({ stage: 'process', state: 'open', reached })[3]).toEqual({ stage: 'feedback', state: 'later', at: null }));
  test('all is done once archived', () => expect(stepsOf({ stage: 'follow_up', state: 'archived', reached }).every(({ state }) => state === 'done')).toBe(true));
});

describe('minutesToUrge', () => {
  const urged = Date.parse(at);
  test.each([[0, 10], [1, 10], [60_000, 9], [599_000, 1], [600_000, 0], [-5_000, 10]])('%i ms after urging: %i minutes', (later, minutes) => expect(minutesToUrge(at, urged + later)).toBe(minutes));
  test('none when never urged', () => expect(minutesToUrge(null, urged)).toBe(0));
});
