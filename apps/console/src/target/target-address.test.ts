import { expect, test } from 'vitest';
import { readTargetsAddress } from './target-address.ts';

const draft = { title: '首次响应时间达到 2.7 分钟', axis: 'efficiency', metric: 'frt', where: '', from: '2025-08-01', to: '2025-09-01', goal: 2.7, dueOn: '2025-09-30' };

test('a whole proposal is taken as it is', () => {
  expect(readTargetsAddress({ draft })).toEqual({ draft });
});

test.each([
  ['no proposal', {}],
  ['a word', { draft: 'frt' }],
  ['an axis that is none', { draft: { ...draft, axis: 'fun' } }],
  ['a day that is none', { draft: { ...draft, to: '2025-09-31' } }],
  ['a goal in words', { draft: { ...draft, goal: '2.7' } }],
  ['more dimensions than the form has', { draft: { ...draft, where: 'medium:phone;hour:10' } }],
])('%s opens no form', (_, search) => {
  expect(readTargetsAddress(search)).toEqual({});
});
