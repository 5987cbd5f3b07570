/** What figures know of a ticket agrees with the ticket, whatever is done to it. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolve } from '../ticket/evolve.ts';
import { anyCommands, anyOpening, flows, openingOf, play, type World } from '../ticket/ticket.arbitrary.ts';
import type { Ticket, TicketEvent } from '../ticket/ticket.ts';
import { factOf } from './ticket-fact.ts';
import { staysOf } from './ticket-steps.ts';
import { momentsOf } from './ticket-work.ts';

function everyEnd(check: (world: World) => void): void {
  fc.assert(fc.property(anyOpening, anyCommands, (start, commands) => check(play(start, commands).at(-1)?.after ?? start)), { numRuns: 600 });
}

/** Each event with the step and stage it left the ticket in, as the log has it. */
function placed(log: readonly TicketEvent[]) {
  let ticket: Ticket | null = null;
  return log.map((event) => {
    ticket = evolve(ticket, event, 't');
    return { ...event, step: ticket.step, stage: ticket.stage };
  });
}

describe('the fact of a ticket', () => {
  test('says of it what the ticket says', () => {
    everyEnd(({ ticket, log }) => {
      const fact = factOf(log);
      const person = log.find((event) => event.kind === 'answered' && (event.by.kind === 'person' || event.by.kind === 'key'));
      expect(fact).toMatchObject({
        openedAt: ticket.openedAt, kind: ticket.kind, categoryId: ticket.categoryId, complaint: ticket.complaint, priority: ticket.priority, flowVersionId: ticket.flowVersionId,
        customerId: ticket.customerId, archivedAt: ticket.archivedAt, reopenings: ticket.reopenings, urges: ticket.urges, counted: ticket.state !== 'merged', answeredAt: person?.at ?? null,
      });
      expect(fact.rating).toEqual(ticket.rating === null ? null : { score: ticket.rating.score, scale: ticket.rating.scale });
    });
  });

  test('tells no time before the opening, nor longer than the log', () => {
    everyEnd(({ log }) => {
      const fact = factOf(log);
      const whole = log.at(-1)!.at - log[0]!.at;
      for (const ms of [...fact.turnsMs, fact.customerWaitMs, (fact.answeredAt ?? fact.openedAt) - fact.openedAt, (fact.solvedAt ?? fact.openedAt) - fact.openedAt]) {
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThanOrEqual(whole);
      }
    });
  });

  test('counts as many further turns as there were questions that a person answered after the first answer', () => {
    everyEnd(({ log }) => {
      let [asked, answeredOnce, turns] = [false, false, 0];
      for (const { kind, by } of log) {
        if (kind === 'message_received' || kind === 'handed_to_person') asked = true;
        if (kind === 'answer_waived' || kind === 'assistant_answered') asked = false;
        if (kind === 'answered' && (by.kind === 'person' || by.kind === 'key')) {
          if (answeredOnce && asked) turns += 1;
          answeredOnce = true;
          asked = false;
        }
      }
      expect(factOf(log).turnsMs).toHaveLength(turns);
    });
  });
});

describe('what a rating says besides', () => {
  const [opened] = openingOf(flows[0]!).log;
  const at = opened!.at;
  const rated = (answers: object) => ({ kind: 'rated' as const, score: 5, scale: 5, comment: null, at, by: { kind: 'customer' as const, id: null }, ...answers });
  const written = { kind: 'fields_changed' as const, fields: { nps: 3, ces: 2 }, at, by: { kind: 'person' as const, id: 'p' } };

  test('counts as the customer answered it, the latest, before what somebody wrote down', () => {
    expect(factOf([opened!, rated({ recommend: 9, effort: 6 }), written, rated({ recommend: 10 })])).toMatchObject({ recommend: 10, effort: 6 });
    expect(factOf([opened!, written])).toMatchObject({ recommend: 3, effort: 2 });
    expect(factOf([opened!, rated({})])).toMatchObject({ recommend: null, effort: null });
  });
});

describe('work by moments', () => {
  test('leaves in the backlog what is open, and nothing else', () => {
    everyEnd(({ ticket, log }) => {
      const level = momentsOf(placed(log)).reduce((sum, { backlog }) => sum + backlog, 0);
      expect(level).toBe(ticket.state === 'open' || ticket.state === 'paused' ? 1 : 0);
    });
  });

  test('counts every act of a person once, and as much work as the fact', () => {
    everyEnd(({ log }) => {
      const moments = momentsOf(placed(log));
      expect(moments.filter(({ act }) => act)).toHaveLength(log.filter(({ by }) => by.kind === 'person' && by.id !== null).length);
      expect(moments.reduce((sum, { workedMs }) => sum + workedMs, 0)).toBe(factOf(log).handledMs);
    });
  });
});

describe('the way through the flow', () => {
  test('has no gap but while the ticket is closed, and ends where the ticket is', () => {
    everyEnd(({ ticket, log }) => {
      const stays = staysOf(placed(log));
      expect(stays[0]!.from).toBe(ticket.openedAt);
      expect(stays.at(-1)!.step).toBe(ticket.step);
      expect(stays.filter(({ to }) => to === null)).toHaveLength(ticket.state === 'open' || ticket.state === 'paused' ? 1 : 0);
      for (const [index, stay] of stays.entries()) {
        const next = stays[index + 1];
        if (next) expect(stay.to! <= next.from).toBe(true);
        expect(stay.waitedMs ?? 0).toBeGreaterThanOrEqual(0);
        expect(stay.pausedMs).toBeLessThanOrEqual((stay.to ?? log.at(-1)!.at) - stay.from);
        expect(stay.visit).toBe(stays.slice(0, index + 1).filter(({ step }) => step === stay.step).length);
      }
    });
  });
});
