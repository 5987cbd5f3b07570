/** Examples that teach: the loop as people walk it, and the edges of each act. */

import { describe, expect, test } from 'vitest';
import { complaintFlow } from '../flow/shipped/complaint.ts';
import { generalFlow } from '../flow/shipped/general.ts';
import { refundFlow } from '../flow/shipped/refund.ts';
import { day, hour, minute } from '../kernel/instant.ts';
import { classify } from './classify.ts';
import { exit } from './exit.ts';
import { recordVisit } from './follow-up.ts';
import { assign, release, take } from './hold.ts';
import { raiseException } from './raise-exception.ts';
import { mayRate, rate } from './rate.ts';
import { merge, unmerge } from './relate.ts';
import { answer, receiveMessage, urge, whereDoesItBelong } from './say.ts';
import { confirm, isSilenceDue } from './settle.ts';
import { fold, openingOf, perform, sceneOf, type Act, type World } from './ticket.arbitrary.ts';
import type { Ticket } from './ticket.ts';
import { waiveAnswer } from './waive-answer.ts';
import { waysOut } from './ways-out.ts';

const person = { kind: 'person', id: 'agent-1' } as const;
const customer = { kind: 'customer', id: 'customer-1' } as const;
const worker = { roles: ['agent'], mayOverride: false } as const;

/** `pick` chooses among the step's exits, or what the act makes of it. */
function after(start: World, ...steps: readonly (Act | readonly [Act, number] | readonly [Act, number, number])[]): World {
  return steps.reduce<World>((world, step) => {
    const [act, pick, afterMs] = typeof step === 'string' ? [step, 0, minute] : [step[0], step[1], step[2] ?? minute];
    const { result, after: next } = perform(world, { act, pick, flag: true, afterMs });
    if (!result.ok) throw new Error(`${act} was refused with ${result.code}: ${JSON.stringify(result.facts)}`);
    return next;
  }, start);
}

const consulting = openingOf(generalFlow);
const registering = after(consulting, 'classify', 'exit');
const handling = after(registering, 'exit');
const confirming = after(handling, 'propose', 'exit');
const visiting = after(confirming, 'confirm');
const archived = after(visiting, ['visit', 2]);
const kindsOf = (world: World, since: World) => world.log.slice(since.log.length).map(({ kind }) => kind);

describe('the loop', () => {
  test('goes from the first word to the archive', () => {
    expect([consulting, registering, handling, confirming, visiting, archived].map(({ ticket }) => [ticket.stage, ticket.step, ticket.state])).toEqual([
      ['consult', 'receive', 'open'], ['accept', 'register', 'open'], ['process', 'handle', 'open'], ['feedback', 'confirm', 'open'], ['follow_up', 'visit', 'open'], ['follow_up', 'visit', 'archived'],
    ]);
    expect(kindsOf(visiting, confirming)).toEqual(['confirmed', 'moved', 'rating_asked', 'follow_up_planned']);
    expect(kindsOf(archived, visiting)).toEqual(['follow_up_attempted', 'follow_up_completed', 'archived']);
  });

  test('walks itself in the same second when the question was answered on the spot', () => {
    const done = after(consulting, ['answer', 0], ['exit', 1]);
    expect(done.ticket).toMatchObject({ state: 'archived', answeredOnTheSpot: true, followUp: null });
    expect(done.log.filter(({ at }) => at === done.now).flatMap((event) => ('stage' in event ? [event.stage] : []))).toEqual(['accept', 'accept', 'process', 'feedback', 'follow_up']);
  });

  test('stops in accept until there is a way to reach the customer', () => {
    const stuck = after(openingOf(generalFlow, { hasContact: false }), 'classify', 'exit');
    const wish = { exit: 'registered', fields: { issue_summary: 'late' }, note: null, followUpId: 'visit', at: stuck.now, by: person, ...worker };
    expect(exit(stuck.ticket, wish, sceneOf(stuck))).toMatchObject({ ok: false, code: 'step.fields_missing', facts: { missing: [{ field: 'customer.contact' }] } });
    expect(waysOut(stuck.ticket, sceneOf(stuck).document, sceneOf(stuck).view)[0]).toMatchObject({ id: 'registered', missing: ['customer.contact'] });
    expect(exit(stuck.ticket, wish, sceneOf({ ...stuck, hasContact: true })).ok).toBe(true);
  });

  test('goes back to work after an objection, and its silence is forgotten', () => {
    const objected = after(confirming, ['confirm', 3]);
    expect(objected.ticket).toMatchObject({ stage: 'process', silenceConfirmsAt: null, confirmation: null });
  });

  test('asks for a new solution after an objection; the old one stays to be read', () => {
    const reviewing = after(openingOf(refundFlow), 'exit', 'exit', ['answer', 0], 'propose');
    const refunding = after(reviewing, ['exit', 0]);
    const required = (world: World) => waysOut(world.ticket, sceneOf(world).document, sceneOf(world).view).flatMap(({ missing }) => missing);
    expect(refunding.ticket.solution).toMatchObject({ text: 'done' });
    expect(required(refunding)).not.toContain('ticket.solution');
    const confirmed = [refunding, ...[0, 1, 2].map((pick) => perform(refunding, { act: 'exit', pick, flag: true, afterMs: minute }).after)].find(({ ticket }) => ticket.stage === 'feedback')!;
    const objected = after(confirmed, ['confirm', 3]);
    expect(objected.ticket).toMatchObject({ stage: 'process', solution: { text: 'done', lapsed: true } });
    expect(required(objected)).toContain('ticket.solution');
    expect(required(after(objected, 'propose'))).not.toContain('ticket.solution');
  });

  test('is confirmed by silence when the time is over, not before, and not while it is paused', () => {
    const due = confirming.ticket.silenceConfirmsAt!;
    expect(due).toBe(confirming.now + 3 * day);
    expect([due - 1, due].map((at) => isSilenceDue(confirming.ticket, at))).toEqual([false, true]);
    expect(isSilenceDue(after(confirming, 'pause').ticket, due)).toBe(false);
    const silent = after(confirming, ['silence', 0, 3 * day]);
    expect(silent.ticket).toMatchObject({ stage: 'follow_up', confirmation: { by: 'silence' } });
  });

  test('reopens after a bad visit, and the reopening counts', () => {
    const again = after(visiting, ['visit', 1]);
    expect(again.ticket).toMatchObject({ stage: 'process', state: 'open', reopenings: 1, confirmation: null, followUp: null });
  });

  test('takes a complaint from feedback to the supervisor’s flow, and nobody visits about the old round', () => {
    const complained = after(visiting, 'complain');
    expect(complained.ticket).toMatchObject({ complaint: true, kind: 'complaint', stage: 'accept', step: 'register', flowVersionId: `version of ${complaintFlow.key}`, followUp: null });
    expect(kindsOf(complained, visiting)).toEqual(['complaint_marked', 'follow_up_waived', 'flow_taken', 'moved']);
  });
});

describe('the visit', () => {
  const wish = { reached: true, result: 'bad', note: null, nextFollowUpId: 'next', at: visiting.now, by: person } as const;

  test('is recorded in follow_up only, and once', () => {
    const planned = after(confirming, 'plan');
    expect(recordVisit(planned.ticket, wish, sceneOf(planned))).toMatchObject({ code: 'ticket.not_in_follow_up', facts: { stage: 'feedback' } });
    const waived = fold(visiting.ticket, [{ kind: 'follow_up_waived', reason: 'asked not to', at: visiting.now, by: person }]);
    expect(recordVisit(waived, wish, sceneOf(visiting))).toMatchObject({ code: 'follow_up.done' });
  });

  test('keeps its attempts when it is moved, and stays when the flow would plan another', () => {
    const tried = after(visiting, ['visit', 0], 'plan');
    expect(tried.ticket.followUp).toMatchObject({ id: visiting.ticket.followUp!.id, attempts: 1, dueAt: tried.now + hour });
    const agreed = after(confirming, 'plan');
    expect(after(agreed, 'confirm').ticket.followUp).toEqual(agreed.ticket.followUp);
  });

  test('is dropped when the customer objects after all', () => {
    const agreed = after(confirming, 'plan');
    const objected = after(agreed, ['confirm', 3]);
    expect(kindsOf(objected, agreed)).toEqual(['objected', 'follow_up_waived', 'moved']);
    expect(objected.ticket.followUp).toBeNull();
  });

  test('with a bad result ends a pause', () => {
    const paused = after(visiting, 'pause');
    expect(kindsOf(after(paused, ['visit', 1]), paused)).toEqual(['follow_up_attempted', 'resumed', 'follow_up_completed', 'moved']);
  });

  test('may be waived for a reason, and the flow then ends as if it had gone well', () => {
    expect(kindsOf(after(visiting, 'waive'), visiting)).toEqual(['follow_up_waived', 'archived']);
  });
});

describe('an exception', () => {
  test('hands the ticket to the role its plan names, tells the customer, and ends a pause', () => {
    const paused = after(handling, 'pause');
    const { result, after: raised } = perform(paused, { act: 'except', pick: 1, flag: true, afterMs: 0 });
    expect(result).toMatchObject({ ok: true, value: { say: [{ zh: expect.stringContaining('账号安全') }] } });
    expect(raised.ticket).toMatchObject({ state: 'open', step: 'handle', role: 'supervisor', exception: { plan: 'account_security' } });
    expect(after(raised, ['exit', 0]).ticket.exception).toBeNull();
  });

  test('that leads back from follow_up drops the visit', () => {
    const plan = { ...generalFlow.steps.flatMap(({ exceptions }) => exceptions)[0]!, key: 'moved_on', to: 'handle', role: 'agent' };
    const document = { ...generalFlow, steps: generalFlow.steps.map((step) => (step.key === 'visit' ? { ...step, exceptions: [plan] } : step)) };
    const wish = { plan: 'moved_on', note: null, ...worker, followUpId: 'next', at: visiting.now, by: person };
    const raised = raiseException(visiting.ticket, wish, { ...sceneOf(visiting), document });
    if (!raised.ok) throw new Error(raised.code);
    expect(raised.value.events.map(({ kind }) => kind)).toEqual(['follow_up_waived', 'exception_raised']);
    expect(fold(visiting.ticket, raised.value.events)).toMatchObject({ stage: 'process', followUp: null, confirmation: null });
  });
});

describe('what walks by itself', () => {
  test('is walked by the system, whoever set it going', () => {
    const moves = registering.log.filter((event) => event.kind === 'moved');
    expect(moves.map(({ automatic, by }) => [automatic, by.kind])).toEqual([[false, 'person'], [true, 'system']]);
  });
});

describe('classify', () => {
  const flow = { versionId: `version of ${refundFlow.key}`, document: refundFlow };
  const wish = { kind: 'refund', categoryId: 'category-1', classifier: 'person', probability: 1, reasons: [], flow, by: person, at: 1 } as const;
  const classified = (world: World) => {
    const decided = classify(world.ticket, wish);
    if (!decided.ok) throw new Error(decided.code);
    return fold(world.ticket, decided.value.events);
  };

  test('lets the other flow go on in the same stage: a conversation stays one', () => {
    expect(classified(consulting)).toMatchObject({ kind: 'refund', flowVersionId: flow.versionId, stage: 'consult', step: 'receive' });
    expect(classified(registering)).toMatchObject({ kind: 'refund', flowVersionId: flow.versionId, stage: 'accept' });
  });

  test('leaves the flow alone once the ticket is processed, or was answered on the spot', () => {
    expect(classified(handling)).toMatchObject({ kind: 'refund', stage: 'process', flowVersionId: handling.ticket.flowVersionId });
    const unreachable = after(openingOf(generalFlow, { hasContact: false }), ['answer', 0], ['exit', 1]);
    expect(unreachable.ticket).toMatchObject({ stage: 'accept', answeredOnTheSpot: true });
    expect(classified(unreachable).flowVersionId).toBe(unreachable.ticket.flowVersionId);
  });
});

test('what is paused or archived offers no way out', () => {
  const offered = (world: World) => waysOut(world.ticket, sceneOf(world).document, sceneOf(world).view).map(({ id }) => id);
  expect([handling, after(handling, 'pause'), archived].map(offered)).toEqual([['solved', 'to_specialist'], [], []]);
});

test('only the holder gives a ticket back, or who may override', () => {
  const held = after(handling, 'take');
  const wish = { agentId: 'agent-2', reason: null, at: held.now, by: person };
  expect(release(held.ticket, { ...wish, mayOverride: false })).toMatchObject({ code: 'ticket.role_mismatch' });
  expect([{ ...wish, mayOverride: true }, { ...wish, agentId: 'agent-1', mayOverride: false }].map((wish) => release(held.ticket, wish).ok)).toEqual([true, true]);
});

test('a complaint is marked once', () => {
  expect(() => after(handling, 'complain', 'complain')).toThrow('ticket.complaint_already');
});

test('a ticket is not given to somebody who no longer works here, nor to somebody without the role', () => {
  const given = (roles: readonly string[], active: boolean) => assign(handling.ticket, { agent: { id: 'agent-2', roles, active }, teamId: 'team-1', at: handling.now, by: person });
  expect([given(['agent'], true).ok, given(['agent'], false).ok, given(['trainer'], true).ok]).toEqual([true, false, false]);
});

describe('confirm', () => {
  const wish = { confirmed: true, confirmedBy: 'agent', evidence: [], note: null, followUpId: 'visit', at: confirming.now, by: person } as const;

  test('believes an agent who shows it', () => {
    expect(confirm(confirming.ticket, wish, sceneOf(confirming))).toMatchObject({ ok: false, code: 'ticket.evidence_missing' });
    expect(confirm(confirming.ticket, { ...wish, evidence: ['file'] }, sceneOf(confirming)).ok).toBe(true);
    expect(confirm(confirming.ticket, { ...wish, confirmedBy: 'customer', by: customer }, sceneOf(confirming)).ok).toBe(true);
  });

  test('has nothing to say outside feedback', () => {
    expect(confirm(handling.ticket, wish, sceneOf(handling))).toMatchObject({ code: 'ticket.not_in_feedback', facts: { stage: 'process' } });
  });

  test('ends a pause, so that the clocks hear of it', () => {
    const paused = after(confirming, 'pause');
    expect(kindsOf(after(paused, 'confirm'), paused)).toEqual(['confirmed', 'resumed', 'moved', 'rating_asked', 'follow_up_planned']);
  });
});

describe('exit', () => {
  const wish = { exit: 'registered', fields: { issue_summary: 'late' }, note: null, followUpId: 'visit', at: registering.now, by: person };

  test('is for the role of the step, or for who may override', () => {
    expect(exit(registering.ticket, { ...wish, roles: ['specialist'], mayOverride: false }, sceneOf(registering))).toMatchObject({ code: 'ticket.role_mismatch', facts: { role: 'agent' } });
    expect(exit(registering.ticket, { ...wish, roles: ['supervisor'], mayOverride: true }, sceneOf(registering)).ok).toBe(true);
  });

  test('waits while the ticket waits', () => {
    expect(exit(after(registering, 'pause').ticket, { ...wish, ...worker }, sceneOf(registering))).toMatchObject({ code: 'ticket.paused' });
  });

  test('tells the customer what the flow wants told', () => {
    const refund = after(openingOf(refundFlow), 'exit');
    const left = exit(refund.ticket, { ...wish, fields: { order_number: 'A-1001', amount: 80, reason: 'damaged' }, ...worker }, sceneOf(refund));
    expect(left).toMatchObject({ ok: true, value: { say: [{ zh: expect.stringContaining('已受理') }] } });
  });
});

describe('two people at once', () => {
  const wish = { ...worker, teamIds: ['team-1'], at: consulting.now } as const;

  test('one takes it, the other hears who', () => {
    const first = take(consulting.ticket, { ...wish, agentId: 'agent-1', by: person });
    if (!first.ok) throw new Error(first.code);
    const taken = fold(consulting.ticket, first.value.events);
    expect(take(taken, { ...wish, agentId: 'agent-2', by: { kind: 'person', id: 'agent-2' } })).toMatchObject({ code: 'ticket.already_assigned', facts: { agentId: 'agent-1' } });
  });

  test('nobody talks past the customer without having been told', () => {
    const wish = { messageId: 'm', at: consulting.now, by: person, lastInboundSeq: 3 };
    expect(answer(consulting.ticket, { ...wish, seenSeq: 1 })).toMatchObject({ code: 'ticket.newer_messages', facts: { newer: 2 } });
    expect([3, null].map((seenSeq) => answer(consulting.ticket, { ...wish, seenSeq }).ok)).toEqual([true, true]);
  });
});

describe('a customer’s word', () => {
  test('starts the wait once; a machine’s acknowledgement does not end it, a person’s answer does', () => {
    const asked = after(consulting, ['say', 0, hour]);
    expect(asked.ticket.waitingSince).toBe(consulting.now);
    expect(after(asked, ['answer', 7]).ticket).toMatchObject({ waitingSince: consulting.now, firstAnsweredAt: null });
    expect(after(asked, 'answer').ticket.waitingSince).toBeNull();
  });

  test('that asks for nothing needs no answer, once somebody has read it and says so', () => {
    const wish = { seenSeq: null, lastInboundSeq: 3, at: visiting.now, by: person };
    const thanked = after(visiting, 'answer', 'say');
    expect(waiveAnswer(thanked.ticket, wish)).toMatchObject({ ok: true, value: { events: [{ kind: 'answer_waived', upTo: 3 }] } });
    expect(after(thanked, 'waiveAnswer').ticket).toMatchObject({ waitingSince: null, stage: 'follow_up' });
    expect(after(thanked, 'waiveAnswer', 'say').ticket.waitingSince).not.toBeNull();
    expect(waiveAnswer(after(thanked, 'waiveAnswer').ticket, wish)).toMatchObject({ code: 'ticket.no_answer_owed' });
    expect(waiveAnswer(consulting.ticket, wish)).toMatchObject({ code: 'ticket.never_answered' });
    expect(waiveAnswer(thanked.ticket, { ...wish, seenSeq: 2 })).toMatchObject({ code: 'ticket.newer_messages', facts: { newer: 1 } });
  });

  test('ends a pause that waited for the customer, and no other', () => {
    expect(after(handling, 'pause', 'say').ticket.state).toBe('open');
    const other = perform(handling, { act: 'pause', pick: 0, flag: false, afterMs: 0 }).after;
    expect(after(other, 'say').ticket.state).toBe('paused');
  });

  test('reopens an archived matter for a week; later it is a new matter', () => {
    const belongs = [7 * day, 7 * day + 1].map((ms) => whereDoesItBelong(archived.ticket, archived.now + ms));
    expect(belongs).toEqual(['reopens', 'new']);
    expect(after(archived, ['say', 0, day]).ticket).toMatchObject({ state: 'open', stage: 'process', reopenings: 1 });
    expect(receiveMessage(archived.ticket, { messageId: 'm', at: archived.now, by: customer })).toMatchObject({ code: 'ticket.archived' });
  });

  test('may hurry us once in ten minutes', () => {
    const wish = { note: null, lastUrgedAt: 0, by: customer };
    expect(urge(handling.ticket, { ...wish, at: 10 * minute - 1 })).toMatchObject({ code: 'ticket.urged_recently', facts: { againInMs: 1 } });
    expect(urge(handling.ticket, { ...wish, at: 10 * minute }).ok).toBe(true);
  });
});

describe('rate', () => {
  const wish = { score: 5, scale: 5, comment: null, by: customer };
  const rated = after(visiting, ['rate', 2]);

  test('may be changed for a day, counted from the first one', () => {
    const changed = after(rated, ['rate', 4, 20 * hour]);
    expect(changed.ticket.rating).toEqual({ score: 4, scale: 5, at: rated.now });
    expect([day, day + 1].map((ms) => mayRate(changed.ticket, rated.now + ms))).toEqual([true, false]);
  });

  test('begins anew when a new round asks again', () => {
    const secondRound = after(rated, ['visit', 1, 2 * day], 'propose', 'exit', 'confirm');
    expect(mayRate(secondRound.ticket, secondRound.now)).toBe(true);
    expect(after(secondRound, ['rate', 3]).ticket.rating).toMatchObject({ score: 3, at: secondRound.now + minute });
  });

  test.each([{ score: 6, scale: 5 }, { score: 0, scale: 5 }, { score: 1, scale: 4 }, { score: Number.NaN, scale: 5 }])('refuses $score of $scale', (given) => {
    expect(rate(visiting.ticket, { ...wish, ...given, at: visiting.now })).toMatchObject({ code: 'ticket.rating_invalid' });
  });

  test.each([[{ recommend: 11 }, 'recommend'], [{ recommend: -1 }, 'recommend'], [{ effort: 0 }, 'effort'], [{ effort: 4.5 }, 'effort']])('refuses the answer %o and says which it is', (answers, field) => {
    expect(rate(visiting.ticket, { ...wish, score: 5, scale: 5, ...answers, at: visiting.now })).toMatchObject({ code: 'ticket.rating_invalid', facts: { fields: [field] } });
  });

  test('keeps what was answered besides, and nothing of what was not', () => {
    const answered = rate(visiting.ticket, { ...wish, score: 5, scale: 5, recommend: 0, effort: 7, at: visiting.now });
    expect(answered).toMatchObject({ ok: true, value: { events: [{ kind: 'rated', recommend: 0, effort: 7 }] } });
    const silent = rate(visiting.ticket, { ...wish, score: 5, scale: 5, at: visiting.now });
    expect(silent.ok && 'recommend' in silent.value.events[0]!).toBe(false);
  });
});

describe('merging', () => {
  const source: Ticket = { ...handling.ticket, id: 'ticket-2', waitingSince: 5 };
  const deed = { at: 9, by: person };

  test('can be taken back, and nobody stops waiting because of it', () => {
    const merged = merge(source, { ...handling.ticket, waitingSince: 7 }, deed);
    if (!merged.ok) throw new Error(merged.code);
    expect(fold({ ...handling.ticket, waitingSince: 7 }, merged.value.target).waitingSince).toBe(5);
    const gone = fold(source, merged.value.source);
    expect(gone).toMatchObject({ state: 'merged', mergedInto: 'ticket-1' });
    const back = unmerge(gone, deed);
    expect(back.ok && fold(gone, back.value.source)).toEqual({ ...source, version: source.version + 2, rests: [{ why: 'merged', from: deed.at, to: deed.at }] });
  });

  test('and taking it back leaves each where it stood: paused, or archived', () => {
    for (const stood of [after(handling, 'pause').ticket, archived.ticket]) {
      const rested = stood.archivedAt === null ? [{ why: 'merged', from: deed.at, to: deed.at }] : [];
      const moved = { ...stood, id: 'ticket-2' };
      const merged = merge(moved, handling.ticket, deed);
      const gone = merged.ok ? fold(moved, merged.value.source) : moved;
      const back = unmerge(gone, deed);
      expect(back.ok && fold(gone, back.value.source)).toEqual({ ...moved, version: moved.version + 2, rests: [...moved.rests, ...rested] });
    }
  });

  test('refuses itself, the archived and the merged', () => {
    expect(merge(source, source, deed)).toMatchObject({ code: 'ticket.merge_into_itself' });
    expect(merge(source, archived.ticket, deed)).toMatchObject({ code: 'ticket.archived' });
    expect(merge(source, { ...handling.ticket, state: 'merged' }, deed)).toMatchObject({ code: 'ticket.merged' });
  });
});
