import type { WaitingView } from '@huiyin/domain/dispatch/waiting.contract.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundedMinutes, sayWaiting, turnOf } from './waiting-words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const view: WaitingView = { state: 'waiting', position: 3, estimateSeconds: 170, peopleOnDuty: true, opensAt: null, mayLeave: true, callBack: null, callBackOffer: null };
const now = new Date(2026, 2, 4, 20).getTime();
const tomorrow = new Date(2026, 2, 5, 9).toISOString();

describe('sayWaiting', () => {
  test.each<[string, Partial<WaitingView>, string, string]>([
    ['place and time', {}, '您前面还有 2 位，预计约 3 分钟。', '2 people ahead of you, about 3 minutes.'],
    ['the next one', { position: 1, estimateSeconds: 40 }, '下一位就是您，预计不到 1 分钟。', 'You are next, less than a minute.'],
    ['too little to measure by', { estimateSeconds: null }, '正在为您安排客服，您前面还有 2 位。', 'Finding someone for you, 2 people ahead of you.'],
    ['no queue yet', { position: null, estimateSeconds: null }, '正在为您安排客服。', 'Finding someone for you.'],
    ['a very long queue', { position: 1001, estimateSeconds: 9000 }, '您前面还有 1000 多位，预计要一小时以上。', 'More than 1000 people ahead of you, more than an hour.'],
    ['nobody, until tomorrow', { peopleOnDuty: false, opensAt: tomorrow, estimateSeconds: null }, '现在没有客服在线，明天 09:00 上班后按顺序回复您。您前面还有 2 位。', 'Nobody is here right now. We are back tomorrow 09:00 and answer in order. 2 people ahead of you.'],
    ['nobody, though somebody should be', { peopleOnDuty: false, position: 1, estimateSeconds: null }, '客服暂时都不在，回来后按顺序回复您。', 'Nobody is here right now. We answer in order once we are back.'],
  ])('says %s', (_, facts, chinese, english) => {
    expect(sayWaiting({ ...view, ...facts }, zh, 'zh', now)).toBe(chinese);
    expect(sayWaiting({ ...view, ...facts }, en, 'en', now)).toBe(english);
  });
});

test('a time is never promised shorter than it was measured', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7200 }), (seconds) => {
      const minutes = roundedMinutes(seconds);
      if (minutes === null) return void expect(seconds).toBeGreaterThan(3600);
      if (minutes === 0) return void expect(seconds).toBeLessThan(60);
      expect(minutes * 60).toBeGreaterThanOrEqual(seconds);
      return void expect(minutes * 60 - seconds).toBeLessThan(300);
    }),
  );
});

test('whoever listens is not told of each step far back in the queue, but of each at its head and of every turn', () => {
  const turns = (positions: readonly number[]) => new Set(positions.map((position) => turnOf({ ...view, position }))).size;
  expect(turns([60, 59, 58, 57, 56, 55, 54, 53, 52, 51])).toBe(1);
  expect(turns([4, 3, 2, 1])).toBe(4);
  expect(turnOf({ ...view, peopleOnDuty: false })).not.toBe(turnOf(view));
  expect(turnOf({ ...view, state: 'left' })).not.toBe(turnOf(view));
});
