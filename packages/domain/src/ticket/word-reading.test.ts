import { expect, test } from 'vitest';
import type { KeywordGuess } from './keyword-classifier.ts';
import { joinReadings, type LearntReading } from './word-reading.ts';

const listed = (part: Partial<KeywordGuess> = {}): KeywordGuess => ({ kind: null, categoryKey: null, urgency: 3, probability: 0, reasons: [], classifier: 'keywords-1', ...part });
const learnt = (part: Partial<LearntReading> = {}): LearntReading => ({ kind: { key: null, probability: 0 }, category: { key: null, probability: 0 }, urgency: null, mood: null, reasons: ['退款'], classifier: 'linear-3', ...part });

test('without a classifier the lists speak, as ever', () => {
  expect(joinReadings(listed({ kind: 'refund', probability: 0.8 }), null)).toEqual({ ...listed({ kind: 'refund', probability: 0.8 }), mood: null });
});

test('where the lists are silent the learnt one speaks, and says by which words', () => {
  expect(joinReadings(listed(), learnt({ category: { key: 'delivery-lost', probability: 0.7 } }))).toMatchObject({ categoryKey: 'delivery-lost', probability: 0.7, classifier: 'linear-3', reasons: ['退款'] });
});

test('where both speak and differ, the learnt one must be sure', () => {
  const [short, plain] = [listed({ kind: 'refund', probability: 0.8 }), (probability: number) => learnt({ kind: { key: 'question', probability } })];
  expect(joinReadings(short, plain(0.85))).toMatchObject({ kind: 'refund', classifier: 'keywords-1', probability: 0.8 });
  expect(joinReadings(short, plain(0.98))).toMatchObject({ kind: 'question', classifier: 'linear-3', probability: 0.98 });
});

test('one may know the kind and the other the category', () => {
  expect(joinReadings(listed({ kind: 'complaint', probability: 0.6, reasons: ['投诉'] }), learnt({ category: { key: 'service-manner', probability: 0.9 } }))).toMatchObject({ kind: 'complaint', categoryKey: 'service-manner', classifier: 'keywords-1+linear-3', probability: 0.6, reasons: ['退款', '投诉'] });
});

test('only the learnt one hears a mood', () => {
  expect(joinReadings(listed({ kind: 'refund', probability: 0.8 }), learnt({ mood: 'negative' })).mood).toBe('negative');
});

test('when nobody knows, nothing is said', () => {
  expect(joinReadings(listed(), learnt())).toMatchObject({ kind: null, categoryKey: null, probability: 0, urgency: 3 });
});
