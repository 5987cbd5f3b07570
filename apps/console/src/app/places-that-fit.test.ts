import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesThatFit } from './places-that-fit.ts';

test('shows every place where there is room, and never more spots than there is room for', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.integer({ min: 1, max: 20 }), (places, room) => {
      const shown = placesThatFit(places, room);
      const spots = shown < places ? shown + 1 : shown;
      expect(spots).toBe(Math.min(places, room));
    }),
  );
});
