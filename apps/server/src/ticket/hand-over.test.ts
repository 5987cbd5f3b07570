/** Handing over with a summary, and exceptions from raising to settling, through the API. */

import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { describe, expect, test } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const [agent, colleague, specialist, supervisor] = await Promise.all(['agent', 'aftersales1', 'specialist', 'supervisor'].map(centre.as));
const [agentId, colleagueId] = await Promise.all(['agent', 'aftersales1'].map(centre.personId));
const summary = { situation: '客户等换货', done: '已核实订单', next: '联系仓库', promised: '今天 18 点前回复' };

async function inHand(): Promise<TicketView> {
  const opened = (await agent!('POST /tickets', { channel: 'phone', customer: { name: '赵一', phone: '13800000021' }, body: '想换货' })).json() as TicketView;
  return (await agent!(`POST /tickets/${opened.id}/take`, {})).json();
}

describe('a hand-over', () => {
  test('needs all four parts', async () => {
    const ticket = await inHand();
    const { promised: _, ...three } = summary;
    for (const wrong of [three, { ...summary, next: '  ' }]) {
      expect((await agent!(`POST /tickets/${ticket.id}/hand-over`, { agentId: colleagueId, summary: wrong })).json()).toMatchObject({ code: 'request.invalid' });
    }
  });

  test('shows the colleague the summary until it is acknowledged, and the log how long that took', async () => {
    const ticket = await inHand();
    const handed = await agent!(`POST /tickets/${ticket.id}/hand-over`, { agentId: colleagueId, summary });
    expect(handed.json()).toMatchObject({ agent: { id: colleagueId }, handOver: { by: { id: agentId }, summary }, may: { acknowledge: false } });
    expect((await colleague!('GET /me/reminders?unread=true')).json().items[0]).toMatchObject({ kind: 'handed_over', facts: { summary: '客户等换货' } });
    expect((await colleague!(`GET /tickets/${ticket.id}`)).json()).toMatchObject({ may: { acknowledge: true } });
    shell.clock.advance(240_000);
    expect((await colleague!(`POST /tickets/${ticket.id}/hand-over/acknowledge`)).json()).toMatchObject({ handOver: null });
    const { items } = (await colleague!(`GET /tickets/${ticket.id}/events`)).json() as { items: { kind: string; facts: object }[] };
    expect(items.find(({ kind }) => kind === 'hand_over_acknowledged')!.facts).toMatchObject({ waitedMs: 240_000 });
    expect((await colleague!(`POST /tickets/${ticket.id}/hand-over/acknowledge`)).json()).toMatchObject({ code: 'hand_over.none' });
  });

  test('into a queue measures how long it lay', async () => {
    const ticket = await inHand();
    expect((await agent!(`POST /tickets/${ticket.id}/hand-over`, { teamId: ticket.team!.id, summary })).json()).toMatchObject({ agent: null, handOver: { takenAt: null } });
    shell.clock.advance(90_000);
    expect((await colleague!(`POST /tickets/${ticket.id}/take`)).json()).toMatchObject({ handOver: { summary, takenAt: expect.any(String) } });
    const { items } = (await colleague!(`GET /tickets/${ticket.id}/events`)).json() as { items: { kind: string; facts: { how?: string } }[] };
    expect(items.findLast(({ facts }) => facts.how === 'taken')!.facts).toMatchObject({ waitedMs: 90_000 });
  });

  test('goes to nobody unfit, and not past a change', async () => {
    const ticket = await inHand();
    expect((await agent!(`POST /tickets/${ticket.id}/hand-over`, { agentId: await centre.personId('trainer'), summary })).json()).toMatchObject({ code: 'ticket.agent_unfit' });
    expect((await agent!(`POST /tickets/${ticket.id}/hand-over`, { summary })).json()).toMatchObject({ code: 'hand_over.nobody' });
    expect((await agent!(`POST /tickets/${ticket.id}/hand-over`, { agentId: colleagueId, summary, version: 1 })).json()).toMatchObject({ code: 'ticket.changed' });
  });
});

describe('an exception', () => {
  async function refund(): Promise<TicketView> {
    const opened = (await agent!('POST /tickets', { channel: 'phone', customer: { name: '钱二', phone: '13800000022' }, body: '我要退款', kind: 'refund' })).json() as TicketView;
    let ticket = (await agent!(`POST /tickets/${opened.id}/take`, {})).json() as TicketView;
    if (ticket.stage === 'consult') ticket = (await agent!(`POST /tickets/${opened.id}/exit`, { exit: 'accept' })).json();
    ticket = (await agent!(`POST /tickets/${opened.id}/exit`, { exit: 'registered', fields: { order_number: 'A-1001', amount: 100, reason: 'other' } })).json();
    return ticket;
  }

  test('shows its plan while it lasts, tells the customer if the plan says so, and ends visibly by hand', async () => {
    const before = await refund();
    expect(before.stage).toBe('process');
    const plan = before.guide.exceptions.find(({ tellsCustomer }) => tellsCustomer)!;
    const raised = (await supervisor!(`POST /tickets/${before.id}/raise-exception`, { plan: plan.key, note: '快递说客户拒收' })).json() as TicketView;
    expect(raised.exception).toMatchObject({ plan: plan.key, name: plan.name, text: plan.plan, role: plan.role, note: '快递说客户拒收', tellsCustomer: true });
    const token = new URL(before.customerUrl).pathname.split('/').at(-1);
    expect((await centre.nobody(`GET /t/${token}/messages`)).body).toContain('已了解您拒收');

    expect((await supervisor!(`POST /tickets/${before.id}/settle-exception`, { note: ' ' })).json()).toMatchObject({ code: 'request.invalid' });
    const settled = (await supervisor!(`POST /tickets/${before.id}/settle-exception`, { note: '物流已退回仓库' })).json() as TicketView;
    expect(settled).toMatchObject({ exception: null, step: before.step });
    const { items } = (await supervisor!(`GET /tickets/${before.id}/events?limit=200`)).json() as { items: { kind: string; facts: object }[] };
    expect(items.find(({ kind }) => kind === 'exception_settled')!.facts).toMatchObject({ plan: plan.key, how: 'by_hand', note: '物流已退回仓库' });
    expect((await supervisor!(`POST /tickets/${before.id}/settle-exception`, { note: '再来' })).json()).toMatchObject({ code: 'ticket.no_exception' });
  });

  test('that moves the ticket goes to whom it names, and ends when the ticket goes on', async () => {
    const before = await refund();
    const raised = (await specialist!(`POST /tickets/${before.id}/raise-exception`, { plan: 'payment_channel_down' })).json() as TicketView;
    expect(raised).toMatchObject({ step: 'approve', exception: { plan: 'payment_channel_down', role: 'supervisor', text: { zh: expect.stringContaining('支付通道') } } });
    const decided = await supervisor!(`POST /tickets/${before.id}/exit`, { exit: 'decided', fields: { approval: 'approved', approval_comment: '改走银行转账' } });
    expect(decided.json()).toMatchObject({ exception: null });
    const { items } = (await supervisor!(`GET /tickets/${before.id}/events?limit=200`)).json() as { items: { kind: string; facts: object }[] };
    expect(items.find(({ kind }) => kind === 'exception_settled')!.facts).toMatchObject({ how: 'left' });
  });
});
