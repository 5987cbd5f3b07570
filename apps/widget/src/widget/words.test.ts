import { expect, test } from 'vitest';
import { en as ticketEn } from '../ticket/words.en.ts';
import { zh as ticketZh } from '../ticket/words.zh.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** Every leaf, functions called with something that shows in the result. */
function leaves(value: unknown): string[] {
  if (typeof value === 'function') return leaves((value as (...facts: unknown[]) => unknown)(3, 'X'));
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap((inner) => leaves(inner));
  return [String(value)];
}

test.each([['widget', zh, en], ['ticket', ticketZh, ticketEn]])('the words of the %s are whole in both languages', (_, chinese, english) => {
  expect(leaves(english).length).toBe(leaves(chinese).length);
  for (const said of leaves(chinese)) expect(said).not.toMatch(/[\u4e00-\u9fff][,;!?:]/);
  for (const said of leaves(english).filter((text) => text !== '中文')) expect(said).not.toMatch(/[\u4e00-\u9fff，。]/);
});
