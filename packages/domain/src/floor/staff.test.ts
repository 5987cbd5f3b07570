import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minute } from '../kernel/instant.ts';
import { fullest, reached, staffFor, type Stream } from './staff.ts';

const goal = { share: 0.8, withinMs: 20_000 };
const calls: Stream = { arrivalsPerHour: 200, handleMs: 3 * minute, concurrency: 1, goal };

const anyStream = fc.record<Stream>({
  arrivalsPerHour: fc.double({ min: 0, max: 400, noNaN: true }),
  handleMs: fc.integer({ min: 10_000, max: 20 * minute }),
  concurrency: fc.integer({ min: 1, max: 5 }),
  goal: fc.option(fc.record({ share: fc.double({ min: 0.1, max: 0.95, noNaN: true }), withinMs: fc.integer({ min: 0, max: 120_000 }) })),
});

test('200 calls an hour of three minutes each, 80 % within 20 s: fourteen at the phones, twenty scheduled', () => {
  expect(staffFor(calls)).toMatchObject({ needed: 14, scheduled: 20 });
});

test('three chats at a time need a third of the people, rounded up', () => {
  expect(staffFor({ ...calls, concurrency: 3 }).needed).toBe(Math.ceil(14 / 3));
});

test('letters need hands for the work and no more', () => {
  const letters = { ...calls, goal: null };
  const { needed, level, occupancy } = staffFor(letters);
  expect(needed).toBe(12);
  expect(level).toBeNull();
  expect(occupancy).toBeLessThanOrEqual(fullest);
});

test('the staff it names reaches the goal, one person fewer does not', () => {
  fc.assert(
    fc.property(anyStream, (stream) => {
      const staff = staffFor(stream);
      expect(staff.scheduled).toBeGreaterThanOrEqual(staff.needed);
      if (stream.goal === null || staff.needed === 0) return;
      expect(reached(stream, stream.goal, staff.needed).level).toBeGreaterThanOrEqual(stream.goal.share);
      expect(reached(stream, stream.goal, staff.needed - 1).level).toBeLessThan(stream.goal.share);
    }),
  );
});

test('more work never needs fewer people', () => {
  fc.assert(
    fc.property(anyStream, fc.double({ min: 1, max: 3, noNaN: true }), (stream, times) => {
      expect(staffFor({ ...stream, arrivalsPerHour: stream.arrivalsPerHour * times }).needed).toBeGreaterThanOrEqual(staffFor(stream).needed);
    }),
  );
});
