import { expect, test } from 'vitest';
import { Disagreements, type GivenAnswer } from './find-disagreements.ts';

const answer = (key: string, question: string, text: string): GivenAnswer => ({ key, language: 'zh', question, text, at: 0, terms: question.split(' ') });
const pairs = (answers: readonly GivenAnswer[]) => { const found = new Disagreements(answers); return answers.flatMap((_, index) => found.of(index)); };

test('two answers to one question that contradict each other are a pair, once', () => {
  const found = pairs([answer('m1', 'refund how long', '3天到账'), answer('m2', 'refund how long', '15天到账'), answer('m3', 'invoice where', '7天内开')]);
  expect(found).toEqual([expect.objectContaining({ key: 'm1|m2', differences: [{ kind: 'duration', a: '3天', b: '15天' }] })]);
});

test('answers to other questions, and the same answer twice, are none', () => {
  expect(pairs([answer('m1', 'refund how long', '3天到账'), answer('m2', 'invoice where open', '15天'), answer('m3', 'refund how long', '三天到账')])).toEqual([]);
});
