/** How often an act goes to the database, because that is what it costs. No time is measured here. */

import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre();
const agent = await centre.as('agent');

/** Texts that were sent while `work` went on; begin and commit travel with others, but are counted where they go alone. */
async function sentBy<Value>(work: () => Promise<Value>): Promise<{ readonly value: Value; readonly sent: readonly string[] }> {
  const sent: string[] = [];
  const listening = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...call: unknown[]) {
    const [asked] = call as [string | { text: string }];
    sent.push(typeof asked === 'string' ? asked : asked.text);
    return original.apply(this, call as never) as never;
  } as never);
  try {
    return { value: await work(), sent };
  } finally {
    listening.mockRestore();
  }
}
const original = pg.Client.prototype.query;

const isWord = (text: string) => text === 'begin' || text === 'commit';
const statements = (sent: readonly string[]) => sent.filter((text) => !isWord(text)).map((text) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 60));

const opening = (phone: string) => ({ channel: 'phone', customer: { name: '王小明', phone }, body: '怎么开发票？' });
const open = async (phone: string) => (await agent('POST /tickets', opening(phone))).json() as TicketView;

/** The fewest of some turns: now and then one also asks anew for what is kept for a moment, such as people, rules and channels. */
async function fewest(turn: (count: number) => Promise<{ readonly statusCode: number; readonly body: string }>): Promise<readonly string[]> {
  let least: readonly string[] | null = null;
  for (let count = 0; count < 6; count++) {
    const { value, sent } = await sentBy(() => turn(count));
    expect(value.statusCode, value.body).toBeLessThan(300);
    const asked = statements(sent);
    if (least === null || asked.length < least.length) least = asked;
  }
  return least!;
}

test('opening a ticket for a new customer is one statement, and is answered without another look', async () => {
  expect(await fewest((count) => agent('POST /tickets', opening(`1380000901${count}`)))).toHaveLength(1);
});

test('opening one for a customer who is known takes a second statement', async () => {
  await open('13800009001');
  expect(await fewest(() => agent('POST /tickets', opening('13800009001')))).toHaveLength(2);
});

test('an act is two statements: one locks and reads, one saves', async () => {
  const { id } = await open('13800009005');
  const act = (verb: string, body: object = {}) => agent(`POST /tickets/${id}/${verb}`, body);
  expect(await fewest((count) => act(count % 2 === 0 ? 'take' : 'release'))).toHaveLength(2);
  expect(await fewest((count) => (count % 2 === 0 ? act('pause', { reason: 'customer' }) : act('resume')))).toHaveLength(2);
  expect(await fewest((count) => act('subject', { subject: `发票 ${count}` }))).toHaveLength(2);
});

test('the reply to an act says what a reader of the page is told', async () => {
  const { id } = await open('13800009002');
  for (const [act, body] of [['take', {}], ['classify', { kind: 'question', category: 'product-quality' }], ['pause', { reason: 'customer' }], ['resume', {}], ['release', {}]] as const) {
    const reply = await agent(`POST /tickets/${id}/${act}`, body);
    expect(reply.statusCode, `${act}: ${reply.body}`).toBe(200);
    expect(reply.json()).toEqual((await agent(`GET /tickets/${id}`)).json());
  }
});

test('the reply to an opening says what a reader of the page is told', async () => {
  for (const customer of [{ phone: '13800009003', email: 'a@example.com' }, { name: '李雷', phone: '13800009003' }, { externalId: 'shop-7', phone: '13800009004' }]) {
    const reply = await agent('POST /tickets', { ...opening(''), customer });
    expect(reply.statusCode, reply.body).toBe(201);
    const { id } = reply.json() as TicketView;
    expect(reply.json()).toEqual((await agent(`GET /tickets/${id}`)).json());
  }
});
