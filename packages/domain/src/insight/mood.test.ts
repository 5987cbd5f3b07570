import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handOffReasons } from '../ticket/ticket.ts';
import { moodOf, moods } from './mood.ts';

const quiet = { complaint: false, objections: 0, visits: 0, goodVisits: 0, rating: null, handedOn: null, assistantAccepted: null };

describe('the mood of a ticket', () => {
  test('of which nothing was shown is neutral', () => {
    expect(moodOf(quiet, null)).toBe('neutral');
    expect(moodOf({ ...quiet, rating: { score: 3, scale: 5 }, handedOn: 'asked', assistantAccepted: 'left' }, 'neutral')).toBe('neutral');
  });

  test.each([
    ['a complaint', { complaint: true }, null],
    ['a solution refused', { objections: 1 }, null],
    ['a bad visit', { visits: 2, goodVisits: 1 }, null],
    ['two stars of five', { rating: { score: 2, scale: 5 } }, null],
    ['anger that the assistant saw', { handedOn: 'upset' as const }, null],
    ['the words', {}, 'negative' as const],
  ])('is displeasure by %s', (_, shown, sounded) => expect(moodOf({ ...quiet, ...shown }, sounded)).toBe('negative'));

  test.each([
    ['four stars of five', { rating: { score: 8, scale: 10 } }, null],
    ['a good visit', { visits: 1, goodVisits: 1 }, null],
    ['a thank-you to the assistant', { assistantAccepted: 'said' as const }, null],
    ['the words', {}, 'positive' as const],
  ])('is pleasure by %s', (_, shown, sounded) => expect(moodOf({ ...quiet, ...shown }, sounded)).toBe('positive'));

  test('stays displeasure, whatever pleases afterwards', () => {
    const anything = fc.record({
      complaint: fc.boolean(), objections: fc.nat(1), visits: fc.constant(1), goodVisits: fc.nat(1), rating: fc.option(fc.record({ score: fc.integer({ min: 1, max: 5 }), scale: fc.constant(5) })),
      handedOn: fc.option(fc.constantFrom(...handOffReasons)), assistantAccepted: fc.option(fc.constantFrom('said' as const, 'left' as const)),
    });
    fc.assert(fc.property(anything, fc.option(fc.constantFrom(...moods)), (shown, sounded) => {
      const before = moodOf(shown, sounded);
      const pleased = moodOf({ ...shown, rating: { score: 5, scale: 5 }, assistantAccepted: 'said' }, sounded);
      const isLowRating = before === 'negative' && moodOf({ ...shown, rating: null }, sounded) !== 'negative';
      expect(pleased).toBe(before === 'negative' && !isLowRating ? 'negative' : 'positive');
    }));
  });
});
