import { describe, expect, test } from 'vitest';
import { weigh, type WeighWish } from './prioritise.ts';
import type { Ticket } from './ticket.ts';

const ticket = { urgency: null, impact: null, priority: 'normal' } as Ticket;
const wish: WeighWish = { urgency: null, tier: 'standard', security: false, at: 1, by: { kind: 'assistant', id: null } };

describe('weigh', () => {
  test('says nothing of an ordinary matter', () => {
    expect(weigh(ticket, wish)).toEqual([]);
    expect(weigh(ticket, { ...wish, urgency: 3 })).toEqual([]);
  });

  test('puts account security first, whatever else is said, also over a person’s grade', () => {
    expect(weigh(ticket, { ...wish, security: true })).toMatchObject([{ kind: 'prioritised', priority: 'urgent', reason: 'account_security' }]);
    expect(weigh({ ...ticket, urgency: 4, impact: 4, priority: 'low' }, { ...wish, security: true })).toMatchObject([{ priority: 'urgent' }]);
  });

  test('raises what sounds urgent, but not over a person’s own judgement', () => {
    expect(weigh(ticket, { ...wish, urgency: 1 })).toMatchObject([{ urgency: 1, impact: 3, priority: 'high' }]);
    expect(weigh({ ...ticket, urgency: 3, impact: 3 }, { ...wish, urgency: 1 })).toEqual([]);
  });

  test('does not say again what is so already', () => {
    expect(weigh({ ...ticket, priority: 'urgent' }, { ...wish, security: true })).toEqual([]);
  });
});
