import { expect, test } from 'vitest';
import { thinkOffline } from './offline-mind.ts';
import type { Evidence, Passage } from './thought.ts';

const question = { text: '退款多久到账', language: 'zh', earlier: [] } as const;
const bands = { answerAbove: 0.6, clarifyAbove: 0.3 };
const passage = (title: string, confidence: number, text = `${title}的答案。`): Passage => ({ articleId: title, version: 2, title, text, confidence });
const think = (evidence: Evidence) => thinkOffline(question, evidence, bands).decision;

test('with nothing found a person is asked for, however sure anybody is', () => {
  expect(think({ passages: [], confidence: 1 })).toEqual({ kind: 'hand_on', reason: 'no_evidence' });
});

test('sure enough, it quotes the best passage and marks it', () => {
  expect(think({ passages: [passage('退款', 0.9), passage('退货', 0.2)], confidence: 0.9 })).toMatchObject({ kind: 'answer', text: '退款的答案。 [1]', cited: [{ articleId: '退款', version: 2 }] });
});

test('half sure, it offers at most three questions, and none that is far behind', () => {
  const decision = think({ passages: [passage('a', 0.5), passage('b', 0.4), passage('c', 0.3), passage('d', 0.29)], confidence: 0.5 });
  expect(decision.kind === 'clarify' && decision.choices.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
  const lonely = think({ passages: [passage('a', 0.5), passage('b', 0.05)], confidence: 0.5 });
  expect(lonely.kind === 'clarify' && lonely.choices.map(({ title }) => title)).toEqual(['a']);
});

test('unsure, it hands on', () => {
  expect(think({ passages: [passage('a', 0.29)], confidence: 0.29 })).toEqual({ kind: 'hand_on', reason: 'no_evidence' });
});

test('a question too short to tell what is meant is asked back about, however unsure it is', () => {
  const decision = think({ passages: [passage('a', 0.1), passage('b', 0.1), passage('c', 0.08)], confidence: 0.1, isVague: true });
  expect(decision.kind === 'clarify' && decision.choices).toHaveLength(3);
});

test('the bands include their lower ends', () => {
  expect(think({ passages: [passage('a', 0.6)], confidence: 0.6 }).kind).toBe('answer');
  expect(think({ passages: [passage('a', 0.3)], confidence: 0.3 }).kind).toBe('clarify');
});

test('a long passage ends at a sentence', () => {
  const decision = think({ passages: [passage('a', 0.9, '这是一句话，说得比较长一些。'.repeat(80))], confidence: 0.9 });
  expect(decision.kind === 'answer' && decision.text.endsWith('。 [1]')).toBe(true);
  expect(decision.kind === 'answer' && decision.text.length).toBeLessThan(620);
});
