import { describe, expect, test } from 'vitest';
import { toneHints } from './tone.ts';

const kinds = (text: string, occasion: Partial<Parameters<typeof toneHints>[1]> = {}) => toneHints(text, { upset: false, first: false, ...occasion }).map(({ kind }) => kind);

describe('toneHints', () => {
  test.each([
    ['shouting', 'PLEASE READ THE MANUAL'],
    ['exclamations', '已经发货了！！！'],
    ['blame', '是您自己没看清说明'],
    ['blame', '您怎么不早说呢'],
    ['blame', 'You should have checked the size.'],
  ])('notices %s', (kind, text) => {
    expect(kinds(text)).toContain(kind);
  });

  test('shows where', () => {
    const text = '好的，是您自己选错了尺码。';
    const [hint] = toneHints(text, { upset: false, first: false });
    expect(text.slice(hint!.at!.from, hint!.at!.to)).toBe('是您自己选');
  });

  test('takes names and numbers for no shouting, one exclamation for friendliness', () => {
    expect(kinds('Your VIP order SF-1234567 was sent with EMS.')).toEqual([]);
    expect(kinds('好的，马上为您处理！')).toEqual([]);
  });

  test('misses a greeting in the first answer only', () => {
    expect(kinds('订单已经在路上，明天送到。', { first: true })).toEqual(['no_greeting']);
    expect(kinds('您好，订单已经在路上。', { first: true })).toEqual([]);
    expect(kinds('王女士，订单已经在路上。', { first: true })).toEqual([]);
    expect(kinds('Hi Anna, it is on its way.', { first: true })).toEqual([]);
    expect(kinds('订单已经在路上，明天送到。')).toEqual([]);
  });

  test('misses a word of regret when the customer is upset', () => {
    expect(kinds('订单已经在路上，明天送到。', { upset: true })).toEqual(['no_apology']);
    expect(kinds('让您久等了，订单已经在路上。', { upset: true })).toEqual([]);
    expect(kinds('I understand how annoying this is; it arrives tomorrow.', { upset: true })).toEqual([]);
  });

  test('wants neither of a yes', () => {
    expect(kinds('好的', { upset: true, first: true })).toEqual([]);
  });
});
