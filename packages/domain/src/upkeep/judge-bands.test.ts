import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curveOf, judgeBands, type ReplayedQuestion } from './judge-bands.ts';

const question = (over: Partial<ReplayedQuestion>): ReplayedQuestion => ({ confidence: 0.5, wants: 'article', fits: true, isOffered: true, quotesWell: true, ...over });
const anyQuestion = fc.record<ReplayedQuestion>({ confidence: fc.integer({ min: 0, max: 20 }).map((n) => n / 20), wants: fc.constantFrom('article', 'people', 'unknown'), fits: fc.constantFrom(true, false, null), isOffered: fc.boolean(), quotesWell: fc.boolean() });
const anyQuestions = fc.array(anyQuestion, { maxLength: 30 });
const anyBands = fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => ({ answerAbove: Math.max(a, b) / 20, clarifyAbove: Math.min(a, b) / 20 }));

describe('judgeBands', () => {
  test('answers from the upper band on, asks back between, hands on below', () => {
    const verdict = judgeBands([question({ confidence: 0.6 }), question({ confidence: 0.59 }), question({ confidence: 0.3 }), question({ confidence: 0.29 })], { answerAbove: 0.6, clarifyAbove: 0.3 });
    expect(verdict).toMatchObject({ questions: 4, answered: 1, clarified: 2, handedOn: 1 });
  });

  test('counts an answer to what people must answer as wrong, and handing it on as right', () => {
    const forPeople = question({ wants: 'people', fits: false, isOffered: false });
    expect(judgeBands([forPeople], { answerAbove: 0.4, clarifyAbove: 0.2 })).toMatchObject({ wrong: 1, citable: 0 });
    expect(judgeBands([forPeople], { answerAbove: 0.9, clarifyAbove: 0.8 })).toMatchObject({ handedOnKnown: 1, handedOnWell: 1 });
  });

  test('says that handing on was wrong where the right answer was at hand', () => {
    expect(judgeBands([question({})], { answerAbove: 0.9, clarifyAbove: 0.8 })).toMatchObject({ handedOnKnown: 1, handedOnWell: 0 });
  });

  test('judges no answer that nobody knows of', () => {
    expect(judgeBands([question({ wants: 'unknown', fits: null })], { answerAbove: 0, clarifyAbove: 0 })).toMatchObject({ answered: 1, right: 0, wrong: 0, citable: 0 });
  });

  test('never answers where nothing was found', () => {
    expect(judgeBands([question({ confidence: 0 })], { answerAbove: 0, clarifyAbove: 0 })).toMatchObject({ answered: 0, clarified: 0, handedOn: 1 });
  });

  test('does one thing with every question', () => {
    fc.assert(fc.property(anyQuestions, anyBands, (questions, bands) => {
      const { answered, clarified, handedOn, right, wrong } = judgeBands(questions, bands);
      expect(answered + clarified + handedOn).toBe(questions.length);
      expect(right + wrong).toBeLessThanOrEqual(answered);
    }));
  });

  test('answers less the higher the threshold, and the curve says the same', () => {
    fc.assert(fc.property(anyQuestions, (questions) => {
      const curve = curveOf(questions, 20);
      for (const [index, point] of curve.entries()) {
        if (index > 0) expect(point.answered).toBeLessThanOrEqual(curve[index - 1]!.answered);
        const { answered } = judgeBands(questions, { answerAbove: point.answerAbove, clarifyAbove: 0 });
        expect(point.answered * questions.length).toBeCloseTo(answered);
      }
    }));
  });
});
