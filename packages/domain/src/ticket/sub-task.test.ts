/** What sub-tasks promise, by example; the properties of all tickets are in `ticket.test.ts`. */

import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../calendar/compile-calendar.ts';
import { shippedCalendars } from '../calendar/shipped.ts';
import { day, hour } from '../kernel/instant.ts';
import { answerSubTask, approveSubTask, declineSubTask, isAsked, mayTurnTo, recordCall, takeSubTask, type Answerer } from './answer-sub-task.ts';
import { askSubTask, isCallable, mostOpenSubTasks } from './ask-sub-task.ts';
import type { Decided } from './decision.ts';
import { viewOf } from './facts.ts';
import { recordAfter, isSubTaskEvent, type SubTaskRecord } from './sub-task-record.ts';
import type { AskedOf, AskedSubTask } from './sub-task.ts';
import { fold, openingOf } from './ticket.arbitrary.ts';
import { shippedFlows } from '../flow/shipped/shipped-flows.ts';
import type { Doer, Ticket, TicketEvent } from './ticket.ts';

const ticket = openingOf(shippedFlows[0]!).ticket;
const at = Date.UTC(2025, 7, 4, 2);
const callHours = compileCalendar(shippedCalendars.find(({ key }) => key === 'calls')!.document, [], { from: at - 31 * day, to: at + 62 * day });
const her: Doer = { kind: 'person', id: 'her' };
const team = (teamId: string): AskedOf => ({ teamId, role: null, agentId: null });
const wish: AskedSubTask = { id: 'task-1', kind: 'help', title: '查库存', asks: '', form: { type: 'object', properties: {} }, layers: [team('warehouse')], within: null, excerpts: [], files: [], callBack: null };
const approval: AskedSubTask = { ...wish, kind: 'approval', layers: [{ teamId: 'aftersales', role: 'supervisor', agentId: null }, team('finance')] };
const callBack: AskedSubTask = { ...wish, kind: 'call_back', callBack: { contactPointId: 'phone-1', from: null, to: null } };

const someone = (id: string, teamIds: string[], roles: string[] = []): Answerer => ({ id, teamIds, roles, mayOverride: false });
const deed = (answerer: Answerer) => ({ subTaskId: 'task-1', answerer, at, by: { kind: 'person', id: answerer.id } as const });
const boss = someone('boss', ['aftersales'], ['supervisor']);
const cashier = someone('cashier', ['finance']);

function after(before: Ticket, decided: Decided<string>): Ticket {
  if (!decided.ok) throw new Error(decided.code);
  return fold(before, decided.value.events);
}
const asked = (subTask: AskedSubTask) => after(ticket, askSubTask(ticket, { subTask, callHours, at, by: her }));

test('a sub-task leaves the ticket with its owner, where it stands', () => {
  const { subTasks, version: _version, ...rest } = asked(wish);
  expect(rest).toEqual({ ...rest, agentId: ticket.agentId, teamId: ticket.teamId, step: ticket.step });
  expect(subTasks).toMatchObject([{ id: 'task-1', state: 'open', askedBy: 'her', agentId: null }]);
});

describe('who is asked', () => {
  test.each<[string, AskedOf, Answerer, boolean]>([
    ['somebody of the team', team('warehouse'), someone('x', ['warehouse']), true],
    ['somebody of another team', team('warehouse'), someone('x', ['finance']), false],
    ['a role in a team: both', { teamId: 'a', role: 'supervisor', agentId: null }, someone('x', ['a'], ['supervisor']), true],
    ['a role in a team: the role elsewhere', { teamId: 'a', role: 'supervisor', agentId: null }, someone('x', ['b'], ['supervisor']), false],
    ['a role in a team: a colleague without it', { teamId: 'a', role: 'supervisor', agentId: null }, someone('x', ['a']), false],
    ['a person: that one', { teamId: 'a', role: null, agentId: 'x' }, someone('x', []), true],
    ['a person: not the colleague', { teamId: 'a', role: null, agentId: 'x' }, someone('y', ['a']), false],
  ])('%s', (_, who, answerer, is) => expect(isAsked(who, answerer)).toBe(is));
});

describe('an approval', () => {
  test('walks its layers in order; only the last one approves the matter', () => {
    const first = after(asked(approval), approveSubTask(asked(approval), { ...deed(boss), note: '同意' }));
    expect(first.subTasks[0]).toMatchObject({ state: 'open', layer: 1, approvedBy: ['boss'] });
    expect(factsOf(first)).toMatchObject({ 'ticket.approved': false, 'ticket.sub_tasks_open': 1 });
    const second = after(first, approveSubTask(first, { ...deed(cashier), note: null }));
    expect(second.subTasks[0]).toMatchObject({ state: 'done', approvedBy: ['boss', 'cashier'] });
    expect(factsOf(second)).toMatchObject({ 'ticket.approved': true, 'ticket.sub_tasks_open': 0 });
  });

  test('ends with the first no', () => {
    const declined = after(asked(approval), declineSubTask(asked(approval), { ...deed(boss), reason: '金额不对' }));
    expect(declined.subTasks[0]).toMatchObject({ state: 'declined', layer: 0 });
    expect(approveSubTask(declined, { ...deed(cashier), note: null })).toMatchObject({ code: 'sub_task.ended' });
    expect(factsOf(declined)).toMatchObject({ 'ticket.approved': false });
  });

  test('is not given by whoever asked, nor twice by one person, nor by somebody not asked yet', () => {
    expect(approveSubTask(asked(approval), { ...deed(someone('her', ['aftersales'], ['supervisor'])), note: null })).toMatchObject({ code: 'sub_task.own_wish' });
    const both = someone('boss', ['aftersales', 'finance'], ['supervisor']);
    const first = after(asked(approval), approveSubTask(asked(approval), { ...deed(both), note: null }));
    expect(approveSubTask(first, { ...deed(both), note: null })).toMatchObject({ code: 'sub_task.approved_before' });
    expect(approveSubTask(asked(approval), { ...deed(cashier), note: null })).toMatchObject({ code: 'sub_task.not_asked' });
  });

  test('is not waved through by an administrator', () => {
    expect(approveSubTask(asked(approval), { ...deed({ ...someone('admin', []), mayOverride: true }), note: null })).toMatchObject({ code: 'sub_task.not_asked' });
  });

  test('asked anew counts anew: the old yes is no yes to another wish', () => {
    const one = { ...approval, layers: [team('finance')] };
    const given = after(asked(one), approveSubTask(asked(one), { ...deed(cashier), note: null }));
    const again = after(given, askSubTask(given, { subTask: { ...one, id: 'task-2' }, callHours, at, by: her }));
    expect(factsOf(given)['ticket.approved']).toBe(true);
    expect(factsOf(again)['ticket.approved']).toBe(false);
  });
});

describe('an answer', () => {
  const form = { type: 'object', properties: { stock: { type: 'integer', label: { zh: '库存', en: 'Stock' }, minimum: 0 }, ok: { type: 'boolean', label: { zh: '可发', en: 'Ready' } } } } as const;
  const said = { text: '还有', files: [], form };

  test('fills in the form that was asked for', () => {
    expect(answerSubTask(asked(wish), { ...deed(someone('x', ['warehouse'])), ...said, fields: {} })).toMatchObject({ code: 'step.fields_missing', facts: { missing: [{ field: 'stock' }] } });
    expect(answerSubTask(asked(wish), { ...deed(someone('x', ['warehouse'])), ...said, fields: { stock: -1 } })).toMatchObject({ code: 'step.fields_invalid' });
    expect(answerSubTask(asked(wish), { ...deed(someone('x', ['warehouse'])), ...said, fields: { stock: 3 } })).toMatchObject({ ok: true });
  });

  test('is nobody else’s once somebody has it in hand', () => {
    const taken = after(asked(wish), takeSubTask(asked(wish), deed(someone('x', ['warehouse']))));
    expect(takeSubTask(taken, deed(someone('y', ['warehouse'])))).toMatchObject({ code: 'sub_task.taken', facts: { agentId: 'x' } });
    expect(mayTurnTo(taken.subTasks[0]!, someone('y', ['warehouse']))).toBe(false);
    expect(mayTurnTo(taken.subTasks[0]!, someone('x', ['warehouse']))).toBe(true);
  });
});

describe('a call-back', () => {
  const caller = someone('x', ['warehouse']);
  const call = (before: Ticket, reached: boolean) => after(before, recordCall(before, { ...deed(caller), reached, note: null }));

  test('ends with the call that reaches the customer', () => {
    const reached = call(call(asked(callBack), false), true);
    expect(reached.subTasks[0]).toMatchObject({ state: 'done', attempts: 2 });
  });

  test('ends with the third call that does not', () => {
    const twice = call(call(asked(callBack), false), false);
    expect(twice.subTasks[0]).toMatchObject({ state: 'open', attempts: 2 });
    const thrice = recordCall(twice, { ...deed(caller), reached: false, note: null });
    expect(thrice).toMatchObject({ ok: true, value: { events: [{ kind: 'sub_task_attempted' }, { kind: 'sub_task_done', outcome: 'not_reached' }] } });
  });

  test.each<[string, [number, number] | null, boolean]>([
    ['this morning', [Date.UTC(2025, 7, 4, 3), Date.UTC(2025, 7, 4, 4)], true],
    ['any time', null, true],
    ['at night', [Date.UTC(2025, 7, 4, 14), Date.UTC(2025, 7, 4, 15)], false],
    ['before eight', [Date.UTC(2025, 7, 4, 23), Date.UTC(2025, 7, 5, 1)], false],
    ['yesterday', [at - 24 * hour, at - 23 * hour], false],
    ['backwards', [Date.UTC(2025, 7, 4, 4), Date.UTC(2025, 7, 4, 3)], false],
    ['over night', [Date.UTC(2025, 7, 4, 11), Date.UTC(2025, 7, 5, 11)], true],
    ['for a week', [Date.UTC(2025, 7, 4, 3), Date.UTC(2025, 7, 11, 3)], false],
  ])('may be wished for %s', (_, window, may) => {
    const subTask = { ...callBack, callBack: { contactPointId: 'phone-1', from: window?.[0] ?? null, to: window?.[1] ?? null } };
    expect(askSubTask(ticket, { subTask, callHours, at, by: her }).ok).toBe(may);
  });

  test('begins in the hours for calling, and may end when they do', () => {
    const may = (from: number | null, to: number | null) => isCallable(from, to, callHours, Date.UTC(2025, 7, 3, 12));
    expect([may(Date.UTC(2025, 7, 4, 0), null), may(Date.UTC(2025, 7, 3, 23, 59), null)]).toEqual([true, false]);
    expect([may(null, Date.UTC(2025, 7, 4, 13)), may(null, Date.UTC(2025, 7, 4, 13, 1)), may(Date.UTC(2025, 7, 4, 13), null)]).toEqual([true, false, false]);
  });
});

test.each<[string, Partial<AskedSubTask>]>([
  ['sub_task.nobody_asked', { layers: [] }],
  ['sub_task.nobody_asked', { layers: [{ teamId: null, role: null, agentId: null }] }],
  ['sub_task.layers_invalid', { layers: [team('a'), team('b')] }],
  ['sub_task.layers_invalid', { kind: 'approval', layers: Array.from({ length: 6 }, (_, index) => team(`${index}`)) }],
  ['sub_task.own_wish', { kind: 'approval', layers: [{ teamId: null, role: null, agentId: 'her' }] }],
  ['sub_task.approved_before', { kind: 'approval', layers: [{ teamId: null, role: null, agentId: 'x' }, { teamId: null, role: null, agentId: 'x' }] }],
  ['sub_task.kind_differs', { kind: 'call_back' }],
])('asking is refused: %s', (code, change) => expect(askSubTask(ticket, { subTask: { ...wish, ...change }, callHours, at, by: her })).toMatchObject({ code }));

test('nobody buries a ticket in wishes', () => {
  const full = Array.from({ length: mostOpenSubTasks }).reduce<Ticket>((before, _, index) => after(before, askSubTask(before, { subTask: { ...wish, id: `task-${index}` }, callHours, at, by: her })), ticket);
  expect(askSubTask(full, { subTask: wish, callHours, at, by: her })).toMatchObject({ code: 'sub_task.too_many' });
});

test('the worklist’s record keeps the words: who approved what, each call, the answer', () => {
  const log: TicketEvent[] = [];
  let standing = ticket;
  const play = (decided: Decided<string>) => {
    if (!decided.ok) throw new Error(decided.code);
    log.push(...decided.value.events);
    standing = fold(standing, decided.value.events);
  };
  play(askSubTask(standing, { subTask: approval, callHours, at, by: her }));
  play(approveSubTask(standing, { ...deed(boss), note: '同意' }));
  play(approveSubTask(standing, { ...deed(cashier), at: at + hour, note: null }));
  const record = log.filter(isSubTaskEvent).reduce<SubTaskRecord | null>((before, event) => recordAfter(before, event), null);
  expect(record).toMatchObject({
    state: 'done', outcome: 'approved', layer: 1, endedBy: 'cashier', endedAt: at + hour,
    approvals: [{ layer: 0, personId: 'boss', at, note: '同意' }, { layer: 1, personId: 'cashier', at: at + hour, note: null }],
  });
});

function factsOf(of: Ticket) {
  return viewOf(of, { categoryKey: null, channelKind: 'web', customer: { name: null, tier: 'standard', hasContact: true } }).facts;
}
