import { describe, expect, test } from 'vitest';
import { shippedFlows } from '../flow/shipped/shipped-flows.ts';
import { findStep } from '../flow/step.ts';
import { hour, minute } from '../kernel/instant.ts';
import type { Decided } from './decision.ts';
import { exit } from './exit.ts';
import { acknowledgeHandOver, handOver, waitSinceHandOver } from './hand-over.ts';
import { assign, take } from './hold.ts';
import { raiseException } from './raise-exception.ts';
import { settleException } from './settle-exception.ts';
import { fold, openingOf, sceneOf, type World } from './ticket.arbitrary.ts';
import type { Doer, Ticket } from './ticket.ts';

const world = openingOf(shippedFlows[0]!);
const at = world.now + hour;
const me: Doer = { kind: 'person', id: 'me' };
const her: Doer = { kind: 'person', id: 'her' };
const agent = (id: string) => ({ id, roles: ['agent', 'assistant'], active: true });
const summary = { situation: ' 客户等退款 ', done: '已核实订单', next: '联系财务', promised: '今天 18 点前答复' };

function after(before: Ticket, decided: Decided<string>): Ticket {
  if (!decided.ok) throw new Error(decided.code);
  return fold(before, decided.value.events);
}
const mine = after(world.ticket, assign(world.ticket, { agent: agent('me'), teamId: 'team-1', at: world.now, by: me }));

describe('a hand-over', () => {
  test('brings the four things that the next person must know, and waits to be read', () => {
    const handed = after(mine, handOver(mine, { agent: agent('her'), teamId: 'team-1', summary, at, by: me }));
    expect(handed).toMatchObject({ agentId: 'her', handOver: { at, by: 'me', takenAt: null, summary: { situation: '客户等退款' } } });
    expect(acknowledgeHandOver(handed, { at, by: me })).toMatchObject({ code: 'hand_over.not_yours' });
    const read = acknowledgeHandOver(handed, { at: at + 5 * minute, by: her });
    expect(read).toMatchObject({ value: { events: [{ kind: 'hand_over_acknowledged', waitedMs: 5 * minute }] } });
    expect(after(handed, read).handOver).toBeNull();
  });

  test('into a queue measures how long it lay; the summary stays for whoever takes it', () => {
    const handed = after(mine, handOver(mine, { agent: null, teamId: 'team-2', summary, at, by: me }));
    expect(waitSinceHandOver(handed, at + hour)).toBe(hour);
    const taken = take(handed, { agentId: 'her', roles: ['agent'], mayOverride: false, teamIds: ['team-2'], at: at + hour, by: her });
    expect(taken).toMatchObject({ value: { events: [{ kind: 'assigned', how: 'taken', waitedMs: hour }] } });
    expect(after(handed, taken)).toMatchObject({ agentId: 'her', handOver: { at, takenAt: at + hour } });
    expect(waitSinceHandOver(after(handed, taken), at + 2 * hour)).toBeNull();
  });

  test('needs somebody who can have it, and somebody else', () => {
    expect(handOver(mine, { agent: null, teamId: null, summary, at, by: me })).toMatchObject({ code: 'hand_over.nobody' });
    expect(handOver(mine, { agent: agent('me'), teamId: 'team-1', summary, at, by: me })).toMatchObject({ code: 'hand_over.to_holder' });
    expect(handOver(mine, { agent: { ...agent('her'), roles: ['trainer'] }, teamId: 'team-1', summary, at, by: me })).toMatchObject({ code: 'ticket.agent_unfit' });
  });
});

describe('an exception', () => {
  const flow = shippedFlows.find(({ steps }) => steps.some(({ exceptions, stage }) => stage === 'process' && exceptions.some(({ to }) => to === null)))!;
  const step = flow.steps.find(({ exceptions, stage }) => stage === 'process' && exceptions.some(({ to }) => to === null))!;
  const plan = step.exceptions.find(({ to }) => to === null)!;
  const start = openingOf(flow);
  const there: World = { ...start, ticket: { ...start.ticket, step: step.key, stage: step.stage, role: step.role } };
  const wish = { roles: [step.role, plan.role], mayOverride: false, at, by: me };
  const raised = after(there.ticket, raiseException(there.ticket, { ...wish, plan: plan.key, note: null, followUpId: 'visit' }, sceneOf(there)));

  test('remembers the step whose plan is followed', () => expect(raised.exception).toEqual({ plan: plan.key, at, raisedIn: step.key }));

  test('ends by hand with a note, and the work goes back to the role of the step', () => {
    const settled = settleException(raised, { ...wish, note: ' 物流已找到包裹 ' }, sceneOf({ ...there, ticket: raised }));
    expect(settled).toMatchObject({ value: { events: [{ kind: 'exception_settled', plan: plan.key, how: 'by_hand', note: '物流已找到包裹', role: step.role }] } });
    expect(after(raised, settled)).toMatchObject({ exception: null, role: step.role, step: step.key });
    expect(settleException(after(raised, settled), { ...wish, note: 'x' }, sceneOf(there))).toMatchObject({ code: 'ticket.no_exception' });
  });

  test('ends aloud when the ticket goes on', () => {
    const choice = findStep(flow, step.key)!.exits.find(({ on, requires, when }) => on === 'choice' && requires.length === 0 && when === null);
    if (!choice) return;
    const left = exit(raised, { ...wish, exit: choice.key, fields: {}, note: null, followUpId: 'visit' }, sceneOf({ ...there, ticket: raised }));
    expect(left).toMatchObject({ value: { events: [{ kind: 'exception_settled', how: 'left' }, { kind: 'moved' }] } });
  });

  test('gives way aloud to another plan', () => {
    const again = raiseException(raised, { ...wish, plan: plan.key, note: null, followUpId: 'visit' }, sceneOf({ ...there, ticket: raised }));
    expect(again).toMatchObject({ value: { events: [{ kind: 'exception_settled', how: 'replaced' }, { kind: 'exception_raised' }] } });
  });
});
