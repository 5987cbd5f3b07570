import { expect, test } from 'vitest';
import { identifies, strongerTrust } from './trust.ts';

test('a claim names nobody', () => {
  expect([identifies('claimed'), identifies('confirmed'), identifies('verified')]).toEqual([false, true, true]);
});

test('trust never sinks by being said again', () => {
  expect(strongerTrust('verified', 'claimed')).toBe('verified');
  expect(strongerTrust('claimed', 'confirmed')).toBe('confirmed');
});
