import { expect, test } from 'vitest';
import { insertBlock, wrapSelection } from './edit-text.ts';

test('words are made bold, and plain again', () => {
  const bold = wrapSelection('退款三天到账', 2, 4, '**');
  expect(bold).toEqual({ text: '退款**三天**到账', from: 4, to: 6 });
  expect(wrapSelection(bold.text, bold.from, bold.to, '**')).toEqual({ text: '退款三天到账', from: 2, to: 4 });
});

test.each([
  ['', 0, '![图](file:1)', '![图](file:1)'],
  ['上文', 2, '![图](file:1)', '上文\n\n![图](file:1)'],
  ['上文\n', 3, '![图](file:1)', '上文\n\n![图](file:1)'],
  ['上文下文', 2, '![图](file:1)', '上文\n\n![图](file:1)\n\n下文'],
  ['上文', 2, '### ', '上文\n\n### '],
])('into %j at %i, %j stands on a line of its own', (text, at, block, expected) => {
  expect(insertBlock(text, at, at, block).text).toBe(expected);
});
