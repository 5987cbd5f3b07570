import { expect, test } from 'vitest';
import { kindOf, wordMarks } from './named-things.ts';

test('marks of what was masked are told in words, and nothing else in brackets is touched', () => {
  const word = (kind: string) => `<${kind}>`;
  expect(wordMarks('订单 [order] 没到，电话 [phone]，见 [1] 和 [附件] [b]', word)).toBe('订单 [<order>] 没到，电话 [<phone>]，见 [1] 和 [附件] [b]');
});

test('a kind that this page does not know is a fact like any other', () => {
  expect(kindOf('order')).toBe('order');
  expect(kindOf('licence_plate')).toBe('other');
});
