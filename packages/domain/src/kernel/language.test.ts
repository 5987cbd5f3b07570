import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  ['我要退款', 'zh'],
  ['App 闪退', 'zh'],
  ['where is my order?', 'en'],
  ['', 'en'],
] as const)('%j is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
