import { expect, test } from 'vitest';
import { markedParts, stillThere } from './marked-parts.ts';

test('a text is cut at its marks and loses no letter', () => {
  const parts = markedParts('亲，不归我管哦', [{ from: 2, to: 6, severity: 'blocked' }]);
  expect(parts).toEqual([{ text: '亲，', severity: null }, { text: '不归我管', severity: 'blocked' }, { text: '哦', severity: null }]);
});

test('where marks overlap the gravest is shown', () => {
  expect(markedParts('abcd', [{ from: 0, to: 3, severity: 'hint' }, { from: 1, to: 2, severity: 'blocked' }]).map(({ severity }) => severity)).toEqual(['hint', 'blocked', 'hint', null]);
});

test('what moved or was changed since is not marked any more', () => {
  const found = { from: 2, to: 6, found: '不归我管' };
  expect(stillThere('亲，不归我管吗', [found])).toEqual([found]);
  expect(stillThere('亲亲，不归我管吗', [found])).toEqual([]);
});
