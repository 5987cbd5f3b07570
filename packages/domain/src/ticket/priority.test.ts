import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priorityOf, type PriorityInput } from './priority.ts';
import { type Grade, priorities, type Priority } from './ticket.ts';

const grade = fc.constantFrom<Grade>(1, 2, 3, 4);
const anyInput = fc.record<PriorityInput>({ urgency: grade, impact: grade, tier: fc.constantFrom('standard', 'silver', 'gold', 'vip'), security: fc.boolean() });
const rank = (priority: Priority) => priorities.indexOf(priority);

describe('priorityOf', () => {
  test('never puts a matter later because it became more urgent, wider, or a more important customer’s', () => {
    fc.assert(
      fc.property(anyInput, grade, grade, (input, urgency, impact) => {
        const stronger = { ...input, urgency: Math.min(input.urgency, urgency) as Grade, impact: Math.min(input.impact, impact) as Grade };
        expect(rank(priorityOf(stronger).priority)).toBeLessThanOrEqual(rank(priorityOf(input).priority));
        expect(rank(priorityOf({ ...input, tier: 'vip' }).priority)).toBeLessThanOrEqual(rank(priorityOf({ ...input, tier: 'standard' }).priority));
      }),
    );
  });

  test('puts account security before everything', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(priorityOf({ ...input, security: true })).toEqual({ priority: 'urgent', reason: 'account_security' });
      }),
    );
  });

  test.each<[Grade, Grade, string, Priority]>([
    [3, 3, 'standard', 'normal'],
    [3, 3, 'vip', 'high'],
    [1, 1, 'standard', 'urgent'],
    [4, 4, 'standard', 'low'],
    [1, 4, 'vip', 'urgent'],
  ])('urgency %i × impact %i for a %s customer is %s', (urgency, impact, tier, priority) => {
    expect(priorityOf({ urgency, impact, tier, security: false }).priority).toBe(priority);
  });
});
