import { expect, test } from 'vitest';
import { packConversation } from './packet.ts';

const passage = (title: string, confidence: number) => ({ articleId: title, version: 1, title, text: '', confidence });
const pack = (said: readonly { by: 'customer' | 'assistant'; text: string }[]) => packConversation({ said, entities: [], mood: 'neutral', passages: [] });

test('the problem is what the customer said most fully, not the wish for a person at the end', () => {
  expect(pack([{ by: 'customer', text: '你好' }, { by: 'customer', text: '昨天买的耳机左边没有声音，想换一副' }, { by: 'assistant', text: '请重新配对 [1]' }, { by: 'customer', text: '转人工' }]).problem).toBe('昨天买的耳机左边没有声音，想换一副');
});

test('what they added later stands behind it', () => {
  expect(pack([{ by: 'customer', text: '昨天买的耳机左边没有声音，想换一副' }, { by: 'customer', text: '已经重新配对过了' }]).problem).toBe('昨天买的耳机左边没有声音，想换一副 … 已经重新配对过了');
});

test('a conversation without words has an empty problem rather than none at all', () => {
  expect(pack([]).problem).toBe('');
  expect(pack([{ by: 'customer', text: '在吗' }]).problem).toBe('在吗');
});

test('named things stand once, and only the three nearest articles', () => {
  const packed = packConversation({ said: [], entities: [{ kind: 'order', text: 'A1' }, { kind: 'order', text: 'A1' }, { kind: 'amount', text: '88 元' }], mood: 'negative', passages: [passage('a', 0.9), passage('b', 0.5), passage('c', 0.4), passage('d', 0.1)] });
  expect(packed.entities).toEqual([{ kind: 'order', text: 'A1' }, { kind: 'amount', text: '88 元' }]);
  expect(packed.articles.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
});

test('long words are cut at whole characters', () => {
  const { problem } = pack([{ by: 'customer', text: '😀'.repeat(400) }]);
  expect([...problem]).toHaveLength(300);
  expect(problem.endsWith('…')).toBe(true);
});
