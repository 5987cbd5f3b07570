import type { ArticleContentBody } from '@huiyin/domain/knowledge/article.schema.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareContent, piecesOf } from './compare-content.ts';

const content: ArticleContentBody = { question: '多久到账？', variants: ['几天到', '什么时候到'], body: '原路退回。\n\n微信 3 个工作日。', categoryKey: 'refund', products: [], channels: ['web'], audience: 'public', validFrom: null, validUntil: null, flowSteps: [{ flow: 'general', step: 'handle' }] };

test('what is the same is no change', () => {
  expect(compareContent(content, structuredClone(content))).toEqual([]);
});

test('each field says what came and what went', () => {
  const after: ArticleContentBody = { ...content, variants: ['几天到', '到账时间'], audience: 'internal', validUntil: '2027-01-01T00:00:00Z', flowSteps: [] };
  expect(compareContent(content, after)).toEqual([
    { field: 'variants', added: ['到账时间'], removed: ['什么时候到'] },
    { field: 'audience', before: 'public', after: 'internal' },
    { field: 'validUntil', before: null, after: '2027-01-01T00:00:00Z' },
    { field: 'flowSteps', added: [], removed: ['general/handle'] },
  ]);
});

test('in a Chinese sentence the changed number alone stands out', () => {
  const pieces = piecesOf('微信 3 个工作日到账。', '微信 5 个工作日到账。');
  expect(pieces.filter(({ removed }) => removed).map(({ text }) => text.trim())).toEqual(['3']);
  expect(pieces.filter(({ added }) => added).map(({ text }) => text.trim())).toEqual(['5']);
});

test('both sides can be put together again from the pieces', () => {
  const text = fc.array(fc.constantFrom('退款', '三天', '到账', '。', '\n', ' ', 'A', '5'), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = piecesOf(before, after);
      const side = (skip: 'added' | 'removed') => pieces.filter((piece) => !piece[skip]).map((piece) => piece.text).join('').replace(/\n$/, '');
      expect(side('removed')).toBe(after.replace(/\n$/, ''));
      expect(side('added')).toBe(before.replace(/\n$/, ''));
    }),
  );
});
