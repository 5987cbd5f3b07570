import { expect, test } from 'vitest';
import { insertCited, removeCited, stillCited } from './cite.ts';

const a = { articleId: 'a', version: 2, title: '退款多久到账' };
const b = { articleId: 'b', version: 1, title: '退款退到哪里' };

test('a passage comes on a line of its own, with its mark, where the caret is', () => {
  expect(insertCited({ body: '', citations: [] }, 0, 0, '1–5个工作日到账。', a)).toEqual({ body: '1–5个工作日到账。 [1]', citations: [a], caret: 14 });
  expect(insertCited({ body: '您好，\n谢谢', citations: [] }, 3, 3, '原路退回。', b).body).toBe('您好，\n原路退回。 [1]\n谢谢');
});

test('an article that is quoted twice has one number, a second article the next', () => {
  const first = insertCited({ body: '', citations: [] }, 0, 0, '到账。', a);
  const second = insertCited(first, first.caret, first.caret, '原路退回。', b);
  const third = insertCited(second, second.caret, second.caret, '节假日顺延。', a);
  expect(third.body).toBe('到账。 [1]\n原路退回。 [2]\n节假日顺延。 [1]');
  expect(third.citations).toEqual([a, b]);
});

test('taking a quotation away leaves the words, and the other marks name their own articles still', () => {
  expect(removeCited({ body: '到账。 [1]\n原路退回。 [2]\n共[3]件', citations: [a, b] }, 0)).toEqual({ body: '到账。\n原路退回。 [1]\n共[3]件', citations: [b] });
});

test('what was deleted with its words is not quoted any more', () => {
  expect(stillCited({ body: '原路退回。 [2]', citations: [a, b] })).toEqual({ body: '原路退回。 [1]', citations: [b] });
  expect(stillCited({ body: '到账。 [1]', citations: [a] })).toEqual({ body: '到账。 [1]', citations: [a] });
});
