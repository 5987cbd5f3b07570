import { expect, test } from 'vitest';
import { fillPhrase } from './fill-phrase.ts';

const values = { customer: '王女士', number: '20250801-00042', agent: '小李' };

test('fills in customer, number and agent', () => {
  expect(fillPhrase('{{customer}}您好，我是客服{{ agent }}，工单号 {{number}}。', values)).toBe('王女士您好，我是客服小李，工单号 20250801-00042。');
});

test('shows a gap that nobody can fill instead of hiding it', () => {
  expect(fillPhrase('{{order}} {{constructor}}', values)).toBe('{{order}} {{constructor}}');
});

test('takes a name literally, whatever is in it', () => {
  expect(fillPhrase('{{customer}}', { ...values, customer: '$& {{agent}}' })).toBe('$& {{agent}}');
});
