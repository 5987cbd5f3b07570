import { expect, test } from 'vitest';
import { boardTeller, restMs } from './tell-boards.ts';

function stage() {
  const told: string[] = [];
  let at = 0;
  let waiting: { readonly work: () => void; readonly at: number }[] = [];
  const tell = boardTeller({ notify: ({ rooms }) => told.push(...rooms.map((room) => `${at} ${room}`)) }, { now: () => at, later: (work, ms) => void waiting.push({ work, at: at + ms }) });
  const runTo = (end: number) => {
    for (at += 1; at <= end; at += 1) {
      const due = waiting.filter((each) => each.at <= at);
      waiting = waiting.filter((each) => each.at > at);
      for (const { work } of due) work();
    }
    at = end;
  };
  return { told, tell, runTo };
}

test('tells a change at once, and a thousand more of the same second once', () => {
  const { told, tell, runTo } = stage();
  for (let n = 0; n < 1_000; n += 1) tell(['a']);
  expect(told).toEqual(['0 floor:all', '0 floor:a']);
  runTo(restMs);
  expect(told.slice(2)).toEqual(['1000 floor:all', '1000 floor:a']);
  runTo(10 * restMs);
  expect(told).toHaveLength(4);
});

test('forgets nobody: who watches everything hears also of the team that moved right after another', () => {
  const { told, tell, runTo } = stage();
  tell(['a']);
  runTo(500);
  tell(['b']);
  expect(told.slice(2)).toEqual(['500 floor:b']);
  runTo(2 * restMs);
  expect(told.slice(3)).toEqual([expect.stringMatching(/ floor:all$/)]);
});
