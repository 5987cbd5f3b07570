import type { ReminderView } from '@huiyin/domain/reminder/reminder.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { expect, test } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre();
const agent = await centre.as('agent');
const supervisor = await centre.as('supervisor');
const [agentId, supervisorId] = await Promise.all(['agent', 'supervisor'].map(centre.personId));

async function open(): Promise<TicketView> {
  return (await agent('POST /tickets', { channel: 'phone', customer: { phone: '13800000001' }, subject: '耳机没有声音', body: '左边' })).json();
}

/** What one was told since one last looked. */
async function news(call: typeof agent): Promise<ReminderView[]> {
  const { items } = (await call('GET /me/reminders?unread=true')).json() as { items: ReminderView[] };
  for (const { id } of items) await call(`POST /me/reminders/${id}/read`);
  return items;
}

test('a colleague called by name in a note is told, with who and what; the repeat of a lost reply tells nobody twice', async () => {
  const ticket = await open();
  const note = { body: '@王思敏 这单\n能加急吗？', visibility: 'internal', mentions: [supervisorId, agentId], clientId: 'note-1' };
  for (const _ of [1, 2]) expect((await agent(`POST /tickets/${ticket.id}/messages`, note)).statusCode).toBe(201);
  expect(await news(supervisor)).toMatchObject([
    { kind: 'mentioned', ticket: { id: ticket.id, number: ticket.number, subject: '耳机没有声音' }, by: { id: agentId, name: '周小雨' }, facts: { excerpt: '@王思敏 这单 能加急吗？' } },
  ]);
  expect(await news(agent)).toEqual([]);
});

test('an answer to the customer calls nobody, whatever it names', async () => {
  const ticket = await open();
  expect((await agent(`POST /tickets/${ticket.id}/messages`, { body: '您好', visibility: 'public', mentions: [supervisorId] })).statusCode).toBe(201);
  expect(await news(supervisor)).toEqual([]);
});

test('whoever is given a ticket is told; whoever takes one is not', async () => {
  const [given, taken] = [await open(), await open()];
  expect((await supervisor(`POST /tickets/${given.id}/assign`, { agentId })).statusCode).toBe(200);
  expect((await agent(`POST /tickets/${taken.id}/take`, {})).statusCode).toBe(200);
  expect(await news(agent)).toMatchObject([{ kind: 'assigned', level: 'info', ticket: { id: given.id }, by: { name: '王思敏' }, facts: { how: 'assigned' } }]);
});

test('a refused act tells nobody', async () => {
  const ticket = await open();
  expect((await supervisor(`POST /tickets/${ticket.id}/assign`, { agentId, version: ticket.version + 1 })).statusCode).toBe(409);
  expect(await news(agent)).toEqual([]);
});

test('whoever answers for a team is told of what is escalated to it, and why; an escalation without a team goes to those of its own', async () => {
  const ticket = await open();
  expect((await agent(`POST /tickets/${ticket.id}/escalate`, { reason: '客户要求主管处理' })).statusCode).toBe(200);
  const [told] = await news(supervisor);
  expect(told).toMatchObject({ kind: 'escalated', level: 'alarm', ticket: { id: ticket.id }, by: { id: agentId }, facts: { reason: '客户要求主管处理' } });
  expect(await news(agent)).toEqual([]);
});
