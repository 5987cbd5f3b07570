/** Clocks over whole lives of tickets. The models beside the properties read the log; none of them knows a clock. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOpen } from '../calendar/working-time.ts';
import { shippedFlows } from '../flow/shipped/shipped-flows.ts';
import { hour, minute, type Instant } from '../kernel/instant.ts';
import { isSpeaking } from '../ticket/assistant-part.ts';
import { anyCommands, anyOpening, fold, openingOf, play, type World } from '../ticket/ticket.arbitrary.ts';
import type { Doer, Ticket, TicketEvent } from '../ticket/ticket.ts';
import { isLive, standingOf, startedAt, type Clock, type ClockKind } from './clock.ts';
import { momentsAhead, usedUntil } from './clock-time.ts';
import { followTicket, noClocks, recountTicket, type KeptClocks } from './follow-ticket.ts';
import type { Rules } from './rules.ts';
import { slotOf } from './run-clock.ts';
import { at, policy, rulesWith } from './testing/rules-for-tests.ts';

const documents = new Map(shippedFlows.map((flow) => [`version of ${flow.key}`, flow]));
const around = { categoryKeys: [], channelKind: 'web', tier: 'standard' };

/** Follows a log piece by piece, keeping between them what a database would hand back: met and cancelled clocks are not read again. */
function followInPieces(pieces: readonly (readonly TicketEvent[])[], rules: Rules, id = 'ticket-1'): Map<number, Clock> {
  const all = new Map<number, Clock>();
  let [before, kept]: [Ticket | null, KeptClocks] = [null, noClocks];
  for (const events of pieces) {
    if (events.length === 0) continue;
    const after = fold(before, events);
    const { changed } = followTicket({ before, after: { ...after, id }, events, around, documents }, kept, rules);
    for (const clock of changed) all.set(clock.seq, clock);
    kept = { count: Math.max(0, ...all.keys()), clocks: [...all.values()].filter(({ state }) => state === 'running' || state === 'paused' || state === 'missed') };
    before = after;
  }
  return all;
}

function piecesOf(start: World, played: ReturnType<typeof play>): (readonly TicketEvent[])[] {
  let seen = start.log.length;
  return [start.log, ...played.map(({ after }) => after.log.slice(seen, (seen = after.log.length)))];
}

function everyLife(check: (clocks: readonly Clock[], log: readonly TicketEvent[], ticket: Ticket, pieces: readonly (readonly TicketEvent[])[], rules: Rules) => void, numRuns = 300): void {
  fc.assert(
    fc.property(anyOpening, anyCommands, (start, commands) => {
      const played = play(start, commands);
      const { log, ticket } = played.at(-1)?.after ?? start;
      const rules = rulesWith();
      const pieces = piecesOf(start, played);
      check([...followInPieces(pieces, rules).values()], log, ticket, pieces, rules);
    }),
    { numRuns },
  );
}

describe('for every life of a ticket', () => {
  test('a whole history gives the clocks that its pieces give', () => {
    everyLife((clocks, log, _, __, rules) => expect(inOrder([...followInPieces([log], rules).values()])).toEqual(inOrder(clocks)));
  });

  test('no promise runs twice at once, and a stopped one has nothing ahead', () => {
    everyLife((clocks) => {
      const live = clocks.filter(isLive).map(slotOf);
      expect(new Set(live).size).toBe(live.length);
      for (const clock of clocks) {
        expect(clock.stoppedAt === null).toBe(isLive(clock));
        if (!isLive(clock)) expect(clock.nextAt).toBeNull();
      }
    });
  });

  test('segments begin one after the other, and alternate', () => {
    everyLife((clocks) => {
      for (const { segments, stoppedAt } of clocks) {
        for (const [index, segment] of segments.entries()) {
          const next = segments[index + 1];
          if (next) expect([next.from > segment.from, next.pausedFor === segment.pausedFor]).toEqual([true, false]);
        }
        if (stoppedAt !== null) expect(stoppedAt).toBeGreaterThanOrEqual(segments[0]!.from);
      }
    });
  });

  test('met means that no more than the target was used, missed that more was, whichever way one counts', () => {
    everyLife((clocks, _, __, ___, rules) => {
      for (const { state, segments, stoppedAt, terms, breachedAt } of clocks) {
        const { elapsedMs } = usedUntil(segments, rules.calendarOf(terms.calendarId), stoppedAt ?? Infinity);
        if (state === 'met' || state === 'cancelled') expect([elapsedMs <= terms.targetMs, breachedAt]).toEqual([true, null]);
        if (state === 'missed') expect([elapsedMs >= terms.targetMs, breachedAt !== null]).toEqual([true, true]);
      }
    });
  });

  test('R-A5: the first response is stopped by the first word of a person to the customer, and by nothing else', () => {
    everyLife((clocks, log) => {
      const answers = log.filter(({ kind, by }) => kind === 'answered' && (by.kind === 'person' || by.kind === 'key')).map((event) => event.at);
      const firsts = clocks.filter(({ kind }) => kind === 'first_response');
      for (const { state, stoppedAt } of firsts) if (state === 'met') expect(stoppedAt).toBe(answers[0]);
      if (answers.length === 0) expect(firsts.filter(({ state }) => state === 'met')).toEqual([]);
    });
  });

  test('an answer is owed exactly while the customer waits for a person', () => {
    everyLife((clocks, _, ticket) => {
      const owed = clocks.filter((clock) => isLive(clock) && (clock.kind === 'first_response' || clock.kind === 'next_response'));
      if (ticket.waitingSince === null || ticket.state === 'archived' || isSpeaking(ticket)) expect(owed).toEqual([]);
      else if (ticket.state !== 'merged' && ticket.abandonedAt === null) expect(owed.map(startedAt)).toHaveLength(1);
    });
  });

  test('an archived ticket keeps no promise running', () => {
    everyLife((clocks, _, ticket) => {
      if (ticket.state === 'archived') expect(clocks.filter(isLive)).toEqual([]);
    });
  });

  test('a promise that begins to hold late has run, and rested, as if it had held all along', () => {
    const promised = rulesWith([policy('p', {}, { clock: 'resolution', ms: 30 * hour, pauseWhile: ['third_party'] }, { clock: 'first_response', ms: hour }, { clock: 'next_response', ms: hour })]);
    const kinds: readonly ClockKind[] = ['resolution', 'first_response', 'next_response'];
    everyLife((_, log, ticket, pieces) => {
      const onTime = [...followInPieces(pieces, promised).values()].filter((clock) => isLive(clock) && kinds.includes(clock.kind));
      // What the other ticket had promised is not played here.
      fc.pre(ticket.state !== 'merged' && !log.some(({ kind }) => kind === 'absorbed'));
      const silent = [...followInPieces(pieces, rulesWith([])).values()];
      const late = recountTicket(ticket, around, documents.get(ticket.flowVersionId)!, { count: silent.length, clocks: silent }, promised, log.at(-1)!.at);
      const seen = (clocks: readonly Clock[]) => clocks.filter((clock) => isLive(clock) && kinds.includes(clock.kind)).map(({ kind, state, segments, dueAt }) => ({ kind, state, segments, dueAt })).toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
      expect(seen(late.changed)).toEqual(seen(onTime));
    });
  });

  test('R-A8: whatever lies ahead of it is acted on in the open hours of its calendar', () => {
    everyLife((clocks, _, __, ___, rules) => {
      for (const clock of clocks.filter(isLive)) {
        const calendar = rules.calendarOf(clock.terms.calendarId);
        for (const { actAt } of momentsAhead(clock, calendar, rules.ladders.get(clock.terms.ladderId ?? '') ?? null)) expect(isOpen(calendar, actAt)).toBe(true);
      }
    }, 100);
  });
});

const customer: Doer = { kind: 'customer', id: 'customer-1' };
const person: Doer = { kind: 'person', id: 'agent-1' };
const machine: Doer = { kind: 'system', id: null };
type Told = TicketEvent extends infer Event ? (Event extends TicketEvent ? Omit<Event, 'at' | 'by'> : never) : never;

/** A ticket of the general flow, opened by the customer at ten on a Tuesday, and what is told of it. */
function life(rules: Rules = rulesWith(), openedBy: Doer = customer) {
  const start = at('2025-08-12 10:00');
  const opening = openingOf(shippedFlows.find(({ key }) => key === 'general')!);
  const pieces: TicketEvent[][] = [opening.log.map((event) => ({ ...event, at: start, ...(event.kind === 'opened' ? { by: openedBy } : {}) }))];
  const clocks = () => [...followInPieces(pieces, rules).values()];
  return {
    later(local: string | Instant, by: Doer, ...events: Told[]) {
      pieces.push(events.map((event) => ({ ...event, at: typeof local === 'number' ? local : at(`2025-08-${local}`), by }) as TicketEvent));
      return this;
    },
    all: (kind: ClockKind) => clocks().filter((clock) => clock.kind === kind),
    the: (kind: ClockKind) => clocks().findLast((clock) => clock.kind === kind)!,
  };
}

const said = (seq: number): Told => ({ kind: 'answered', messageId: `m${seq}`, seq });
const heard = (seq: number): Told => ({ kind: 'message_received', messageId: `m${seq}`, seq });
const waits = (reason: 'customer' | 'third_party'): Told => ({ kind: 'paused', reason, until: null, note: null });
const moved = (step: string, stage: Ticket['stage'], role = 'agent'): Told => ({ kind: 'moved', from: 'x', exit: 'x', fields: {}, note: null, automatic: false, step, stage, role });
const weighs = (priority: Ticket['priority']): Told => ({ kind: 'prioritised', urgency: 1, impact: 1, priority, reason: 'x' });
const resolution = (ms: number, more = {}) => policy('p', {}, { clock: 'resolution', ms, ...more });

describe('R-A3: a clock is its segments', () => {
  test('a pause for the customer stops it where its policy says so, and going on moves what is due by what was paused', () => {
    const told = life(rulesWith([resolution(4 * hour)])).later('12 11:00', person, waits('customer')).later('12 13:00', person, { kind: 'resumed' });
    expect(told.the('resolution')).toMatchObject({ state: 'running', dueAt: at('2025-08-12 16:00') });
    expect(told.the('resolution').segments.map(({ pausedFor }) => pausedFor)).toEqual([null, 'customer', null]);
  });

  test('a pause of another kind does not', () => {
    const told = life(rulesWith([resolution(4 * hour)])).later('12 11:00', person, waits('third_party'));
    expect(told.the('resolution')).toMatchObject({ state: 'running', dueAt: at('2025-08-12 14:00') });
  });

  test('a pause over a night counts no more of it than was open', () => {
    const told = life(rulesWith([resolution(9 * hour)])).later('12 17:00', person, waits('customer')).later('13 10:00', person, { kind: 'resumed' });
    expect(told.the('resolution').dueAt).toBe(at('2025-08-13 12:00'));
  });
});

describe('R-A4: another priority, another policy', () => {
  const rules = rulesWith([policy('urgent', { priorities: ['urgent'] }, { clock: 'resolution', ms: hour }), resolution(4 * hour)]);

  test('keeps the start and what was paused, and takes the new target', () => {
    const told = life(rulesWith([policy('high', { priorities: ['high'] }, { clock: 'resolution', ms: 3 * hour }), resolution(4 * hour)]))
      .later('12 10:30', person, waits('customer')).later('12 11:00', person, { kind: 'resumed' }).later('12 11:30', person, weighs('high'));
    expect(told.the('resolution')).toMatchObject({ terms: { policyId: 'high' }, dueAt: at('2025-08-12 13:30') });
    expect(told.all('resolution')).toHaveLength(1);
  });

  test('may be broken at once', () => {
    const clock = life(rules).later('12 12:00', person, weighs('urgent')).the('resolution');
    expect(clock.dueAt).toBe(at('2025-08-12 11:00'));
    expect(standingOf(clock, at('2025-08-12 12:00'))).toBe('breached');
    expect(clock.nextAt).toBeLessThanOrEqual(at('2025-08-12 12:00'));
  });

  test('does not forgive what is broken already', () => {
    const told = life(rules).later('12 10:10', person, weighs('urgent')).later('12 12:00', person, weighs('normal'));
    expect(told.the('resolution')).toMatchObject({ breachedAt: at('2025-08-12 11:00'), terms: { policyId: 'urgent' } });
  });

  test('another team changes nothing where no policy asks for it', () => {
    const told = life(rules).later('12 11:00', person, { kind: 'assigned', agentId: null, teamId: 'team-2', how: 'assigned' });
    expect(told.the('resolution').dueAt).toBe(at('2025-08-12 14:00'));
  });
});

describe('R-A5: the first response', () => {
  const rules = rulesWith([policy('p', {}, { clock: 'first_response', ms: 15 * minute, pauseWhile: [] }, { clock: 'next_response', ms: 30 * minute, pauseWhile: [] })]);

  test('needs a word of a person to the customer: a machine, a note, a pause and a step do not count', () => {
    const told = life(rules)
      .later('12 10:01', machine, said(2)).later('12 10:02', { kind: 'assistant', id: null }, said(3))
      .later('12 10:03', person, { kind: 'noted', messageId: 'n', seq: 4, mentions: [] }).later('12 10:04', person, waits('customer')).later('12 10:05', person, { kind: 'resumed' }).later('12 10:06', person, moved('register', 'accept'));
    expect(told.the('first_response')).toMatchObject({ state: 'running', dueAt: at('2025-08-12 10:15') });
    expect(told.later('12 10:15', person, said(5)).the('first_response')).toMatchObject({ state: 'met', stoppedAt: at('2025-08-12 10:15') });
  });

  test('R-A6: met late stays missed, for everybody who asks', () => {
    const clock = life(rules).later(at('2025-08-12 10:15') + 1, person, said(2)).the('first_response');
    expect(clock).toMatchObject({ state: 'missed', breachedAt: at('2025-08-12 10:15') });
    expect(standingOf(clock, at('2026-01-01 00:00'))).toBe('missed');
  });

  test('is not owed to whom a person was talking to anyway', () => {
    const told = life(rules, person);
    expect(told.all('first_response')).toEqual([]);
    expect(told.later('12 11:00', customer, heard(2)).the('next_response').dueAt).toBe(at('2025-08-12 11:30'));
  });

  test('several words of the customer are one turn, and the answer to it is one promise', () => {
    const told = life(rules).later('12 10:05', person, said(2)).later('12 11:00', customer, heard(3)).later('12 11:10', customer, heard(4));
    expect(told.the('next_response')).toMatchObject({ dueAt: at('2025-08-12 11:30') });
    told.later('12 11:20', person, said(5)).later('12 12:00', customer, heard(6));
    expect(told.all('next_response').map(({ state }) => state)).toEqual(['met', 'running']);
  });

  test('who gave up waiting is owed nothing, until the next word', () => {
    const told = life(rules).later('12 10:05', customer, { kind: 'abandoned', waitedMs: 5 * minute });
    expect(told.the('first_response').state).toBe('cancelled');
    expect(told.later('12 11:00', customer, heard(2)).the('first_response')).toMatchObject({ state: 'running', dueAt: at('2025-08-12 11:15') });
  });

  test('a word at the closing moment belongs to the next day', () => {
    const told = life(rules).later('12 10:05', person, said(2)).later('12 18:00', customer, heard(3));
    expect(told.the('next_response').dueAt).toBe(at('2025-08-13 09:30'));
  });
});

describe('R-A7: the matter itself', () => {
  const rules = rulesWith([resolution(4 * hour), policy('q', {}, { clock: 'progress', ms: 2 * hour })]);
  const solved = () => life(rules).later('12 10:30', person, moved('handle', 'process')).later('12 11:00', person, moved('confirm', 'feedback'));

  test('rests while the customer looks at the solution', () => {
    expect(solved().the('resolution')).toMatchObject({ state: 'paused', dueAt: null });
  });

  test('goes on where it was when the customer objects: a solution that was none gains no time', () => {
    expect(solved().later('13 10:00', customer, moved('handle', 'process')).the('resolution')).toMatchObject({ state: 'running', dueAt: at('2025-08-13 13:00') });
  });

  test('reopened after the archive it is a new promise, and the old result stays', () => {
    const told = solved().later('13 10:00', customer, moved('visit', 'follow_up')).later('13 11:00', person, { kind: 'archived', from: 'visit', exit: 'x' });
    expect(told.the('resolution')).toMatchObject({ state: 'met', stoppedAt: at('2025-08-13 10:00') });
    told.later('14 10:00', customer, { kind: 'reopened', reason: 'x', step: 'handle', stage: 'process', role: 'agent' });
    expect(told.all('resolution').map(({ state, dueAt }) => [state, dueAt])).toEqual([['met', null], ['running', at('2025-08-14 14:00')]]);
  });

  test('each word to the customer is the notice, and promises the next', () => {
    const told = solved().later('12 12:00', customer, moved('handle', 'process')).later('12 13:00', person, said(2));
    expect(told.all('progress').map(({ state }) => state)).toEqual(['cancelled', 'met', 'running']);
    expect(told.the('progress').dueAt).toBe(at('2025-08-12 15:00'));
  });
});

describe('a promise that begins to hold late', () => {
  const gold = policy('gold', { priorities: ['urgent'] }, { clock: 'resolution', ms: 4 * hour }, { clock: 'first_response', ms: 15 * minute, pauseWhile: [] });

  test('counts from the opening, without the time in which the ticket rested', () => {
    const told = life(rulesWith([gold])).later('12 11:00', person, waits('customer')).later('12 13:00', person, { kind: 'resumed' }).later('12 13:30', person, weighs('urgent'));
    expect(told.the('resolution').segments).toEqual([{ from: at('2025-08-12 10:00'), pausedFor: null }, { from: at('2025-08-12 11:00'), pausedFor: 'customer' }, { from: at('2025-08-12 13:00'), pausedFor: null }]);
    expect(told.the('resolution').dueAt).toBe(at('2025-08-12 16:00'));
  });

  test('rests from its beginning when the ticket does', () => {
    const told = life(rulesWith([gold])).later('12 11:00', person, moved('confirm', 'feedback')).later('12 12:00', person, weighs('urgent'));
    expect(told.the('resolution')).toMatchObject({ state: 'paused', dueAt: null });
    expect(told.later('13 09:30', customer, moved('handle', 'process')).the('resolution').dueAt).toBe(at('2025-08-13 12:30'));
  });

  test('owes the first answer from the first word, but not to whom a person was talking to', () => {
    expect(life(rulesWith([gold])).later('12 10:20', person, weighs('urgent')).the('first_response')).toMatchObject({ dueAt: at('2025-08-12 10:15') });
    expect(life(rulesWith([gold]), person).later('12 10:20', person, weighs('urgent')).all('first_response')).toEqual([]);
  });

  test('owes whom had left an answer from when they spoke again', () => {
    const told = life(rulesWith([gold])).later('12 10:05', customer, { kind: 'abandoned', waitedMs: 5 * minute }).later('12 11:00', customer, heard(2)).later('12 11:05', person, weighs('urgent'));
    expect(told.the('first_response').dueAt).toBe(at('2025-08-12 11:15'));
  });

  test('counts from when the ticket was brought in, not from its life elsewhere', () => {
    const opened: TicketEvent[] = openingOf(shippedFlows[0]!).log.map((event): TicketEvent => (event.kind === 'opened' ? { ...event, at: at('2025-02-03 10:00'), importedFrom: { source: 's', externalId: '1', agent: null } } : { ...event, at: at('2025-02-03 10:00') }));
    const brought: TicketEvent = { kind: 'assigned', agentId: null, teamId: 'team-1', how: 'dispatched', at: at('2025-08-12 10:00'), by: machine };
    const heavy: TicketEvent = { kind: 'prioritised', urgency: 1, impact: 1, priority: 'urgent', reason: 'x', at: at('2025-08-12 10:05'), by: person };
    const clocks = followInPieces([[...opened, brought], [heavy]], rulesWith([gold]));
    expect([...clocks.values()].filter(({ kind }) => kind === 'resolution' || kind === 'first_response').map(startedAt)).toEqual([at('2025-08-12 10:00'), at('2025-08-12 10:00')]);
  });
});

test('a matter that turns out unsolved at the visit is a new promise, as one that is opened again', () => {
  const told = life(rulesWith([resolution(4 * hour)])).later('12 11:00', person, moved('confirm', 'feedback')).later('12 12:00', customer, moved('visit', 'follow_up')).later('14 10:00', person, moved('handle', 'process'));
  expect(told.all('resolution').map(({ state, dueAt }) => [state, dueAt])).toEqual([['met', null], ['running', at('2025-08-14 14:00')]]);
});

test('a word that asks for nothing ends the customer’s turn, and is neither kept nor broken; what was broken stays so', () => {
  const rules = rulesWith([policy('p', {}, { clock: 'next_response', ms: 30 * minute, pauseWhile: [] })]);
  const thanked = () => life(rules).later('12 10:05', person, said(2)).later('12 11:00', customer, heard(3));
  expect(thanked().later('12 11:10', person, { kind: 'answer_waived', upTo: 3 }).the('next_response').state).toBe('cancelled');
  expect(thanked().later('12 12:00', person, { kind: 'answer_waived', upTo: 3 }).the('next_response').state).toBe('missed');
});

describe('steps, exceptions, hand-overs and what is asked of others', () => {
  test('without a policy the flow promises the step, on the centre’s calendar', () => {
    const clock = life(rulesWith([])).the('step');
    expect(clock).toMatchObject({ ref: 'receive', dueAt: at('2025-08-12 10:10'), terms: { policyId: null, why: [{ by: 'step', is: 'general/receive' }] } });
  });

  test('a step left is a promise kept, the next step is the next promise', () => {
    const told = life(rulesWith([])).later('12 10:05', person, moved('handle', 'process')).later('12 15:00', person, moved('specialist', 'process', 'specialist'));
    expect(told.all('step').map(({ ref, state }) => [ref, state])).toEqual([['receive', 'met'], ['handle', 'missed'], ['specialist', 'running']]);
  });

  test('an exception runs by its plan until it is dealt with', () => {
    const raised: Told = { kind: 'exception_raised', plan: 'system_down', note: null, step: 'specialist', stage: 'process', role: 'specialist' };
    const told = life(rulesWith([])).later('12 10:05', person, moved('handle', 'process')).later('12 17:30', person, raised);
    expect(told.the('exception')).toMatchObject({ ref: 'system_down', state: 'running', dueAt: at('2025-08-12 19:30') });
    expect(told.later('12 18:00', person, moved('confirm', 'feedback')).the('exception').state).toBe('met');
  });

  test('a hand-over runs until somebody has it in hand', () => {
    const summary = { situation: 'a', done: 'b', next: 'c', promised: 'd' };
    const told = life(rulesWith([])).later('12 11:00', machine, { kind: 'assigned', agentId: null, teamId: 'product', how: 'handed_over', summary, withinMs: 30 * minute });
    expect(told.the('hand_over')).toMatchObject({ ref: 'product', dueAt: at('2025-08-12 11:30') });
    expect(told.later('12 11:31', person, { kind: 'assigned', agentId: 'keeper', teamId: 'product', how: 'taken' }).the('hand_over').state).toBe('missed');
  });

  test.each<[string, Told]>([
    ['another priority', weighs('high')],
    ['another team that helps out', { kind: 'assigned', agentId: null, teamId: 'team-3', how: 'overflowed' }],
  ])('R-A4: what a ladder handed over is to be taken up as soon as the ladder said, whatever %s comes', (_, event) => {
    const summary = { situation: 'a', done: 'b', next: 'c', promised: 'd' };
    const rules = rulesWith([policy('p', {}, { clock: 'hand_over', ms: hour })]);
    const told = life(rules).later('12 11:00', machine, { kind: 'assigned', agentId: null, teamId: 'product', how: 'handed_over', summary, withinMs: 30 * minute }).later('12 11:10', person, event);
    expect(told.the('hand_over')).toMatchObject({ state: 'running', dueAt: at('2025-08-12 11:30') });
  });

  test('the promise of a sub-task is not that of whoever has the ticket', () => {
    const layers = [{ teamId: 'team-2', role: null, agentId: null }];
    const asked: Told = { kind: 'sub_task_asked', subTask: { id: 's1', kind: 'help', title: 't', asks: '', form: { type: 'object', properties: {} }, layers, within: { ms: minute, clock: 'calendar' }, excerpts: [], files: [], callBack: null } };
    const told = life(rulesWith([resolution(4 * hour)])).later('12 11:00', person, asked);
    expect(told.the('sub_task')).toMatchObject({ ref: 's1/0', dueAt: at('2025-08-12 11:01') });
    expect(told.later('12 11:05', person, { kind: 'sub_task_done', subTaskId: 's1', outcome: 'done', text: 'x', fields: {}, files: [] }).the('sub_task').state).toBe('missed');
  });
});

describe('merging (standards §3.1.5)', () => {
  const rules = rulesWith([policy('gold', { tiers: ['gold'] }, { clock: 'resolution', ms: hour }), resolution(4 * hour)]);
  const clocksAt = (local: string, tier: string) => {
    const [opened] = [openingOf(shippedFlows[0]!).log.map((event) => ({ ...event, at: at(`2025-08-${local}`) }))];
    const after = fold(null, opened);
    return { after, clocks: followTicket({ before: null, after, events: opened, around: { ...around, tier }, documents }, noClocks, rules).changed };
  };

  test.each([
    ['the earlier start', '12 09:00', '12 11:00', 'standard', at('2025-08-12 13:00')],
    ['the stricter target', '12 10:00', '12 10:00', 'gold', at('2025-08-12 11:00')],
    ['what was stricter already', '12 12:00', '12 10:00', 'standard', at('2025-08-12 14:00')],
  ])('the ticket that lives keeps %s', (_, taken, own, tier, due) => {
    const [source, target] = [clocksAt(taken, tier), clocksAt(own, 'standard')];
    const absorbed: TicketEvent = { kind: 'absorbed', ticketId: 'other', waitingSince: null, at: at('2025-08-12 10:30'), by: person };
    const kept = (clocks: readonly Clock[]) => ({ count: clocks.length, clocks });
    const followed = followTicket({ before: target.after, after: fold(target.after, [absorbed]), events: [absorbed], around, documents }, kept(target.clocks), rules, kept(source.clocks));
    const now = [...target.clocks.filter(({ seq }) => !followed.changed.some((changed) => changed.seq === seq)), ...followed.changed];
    expect(now.find(({ kind }) => kind === 'resolution')?.dueAt).toBe(due);
  });

  test('a ticket that lives on in another rests, and goes on when the merge is taken back', () => {
    const told = life(rules).later('12 11:00', person, { kind: 'merged', into: 'other' });
    expect(told.the('resolution').state).toBe('paused');
    expect(told.later('12 15:00', person, { kind: 'unmerged', from: 'other', state: 'open' }).the('resolution')).toMatchObject({ state: 'running', dueAt: at('2025-08-12 18:00') });
  });
});

test('what another system promised is none of ours: an imported ticket is on our clocks from the day it came', () => {
  const start = at('2025-08-12 10:00');
  const imported = openingOf(shippedFlows[0]!).log.map((event): TicketEvent => (event.kind === 'opened' ? { ...event, at: at('2025-02-03 10:00'), importedFrom: { source: 's', externalId: '1', agent: null } } : { ...event, at: at('2025-02-03 10:00') }));
  const events: TicketEvent[] = [...imported, { kind: 'assigned', agentId: null, teamId: 'team-1', how: 'dispatched', at: start, by: machine }];
  const { changed } = followTicket({ before: null, after: fold(null, events), events, around, documents }, noClocks, rulesWith());
  expect(new Set(changed.map(startedAt))).toEqual(new Set([start]));
});

/** Numbers may leave gaps where a step was passed through, and a piece may end in the middle of such a moment. */
function inOrder(clocks: readonly Clock[]): Omit<Clock, 'seq'>[] {
  return clocks.filter((clock) => isLive(clock) || clock.stoppedAt !== startedAt(clock)).toSorted((a, b) => a.seq - b.seq).map(({ seq: _, ...clock }) => clock);
}
