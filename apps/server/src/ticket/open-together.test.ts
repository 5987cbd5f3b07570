/** Openings that come at once share a statement, and nothing else. */

import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';
import { openingsTogether } from './open-together.ts';
import type { Opening } from './openings.store.ts';

const centre = await testCentre();
const agent = await centre.as('agent');
const { db } = centre.shell;

const open = async (customer: object) => {
  const reply = await agent('POST /tickets', { channel: 'phone', customer, body: '怎么开发票？' });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json() as TicketView;
};
/** Whoever wants to write there waits, and whatever comes meanwhile gathers. */
async function hold(table: string): Promise<() => Promise<void>> {
  const client = await centre.shell.pool.connect();
  await client.query(`begin; lock table ${table} in share row exclusive mode`);
  return async () => {
    await client.query('commit');
    client.release();
  };
}

const phone = (serial: number) => `1380007${String(serial).padStart(4, '0')}`;

test('customers who come at once, some of them twice and some known before, each get their tickets under one customer', async () => {
  const known = await open({ name: '王小明', phone: phone(1) });
  const statements = vi.spyOn(pg.Client.prototype, 'query');
  const letThemIn = await hold('contact_point');
  const opening = Array.from({ length: 40 }, (_, index) => open({ name: '李雷', phone: phone(index % 25) }));
  await sleep(1_000);
  await letThemIn();
  const tickets = await Promise.all(opening);
  const written = statements.mock.calls.filter(([asked]) => (typeof asked === 'string' ? asked : (asked as { text: string }).text).includes('insert into ticket '));
  statements.mockRestore();

  // Far fewer statements than openings: otherwise nothing was shared, and this test shows nothing.
  expect(written.length).toBeLessThan(25);
  expect(new Set(tickets.map(({ number }) => number)).size).toBe(40);
  const customerOf = (serial: number) => new Set(tickets.filter((_, index) => index % 25 === serial).map(({ customer }) => customer.id));
  for (let serial = 0; serial < 25; serial++) expect(customerOf(serial).size).toBe(1);
  expect([...customerOf(1)]).toEqual([known.customer.id]);
  // A name that is there stays.
  expect(tickets[1]!.customer.name).toBe('王小明');
  for (const ticket of tickets) expect((await agent(`GET /tickets/${ticket.id}`)).json()).toEqual(ticket);
  for (const ticket of tickets) expect((await agent(`GET /tickets/${ticket.id}/events`)).json().items.filter(({ kind }: { kind: string }) => kind === 'opened')).toHaveLength(1);
});

test('an opening that the database will not take fails alone', async () => {
  const together = openingsTogether(db);
  const taken: Opening[] = [];
  const save = vi.spyOn(together, 'save').mockImplementation(async (opening) => void taken.push(opening) as never);
  await Promise.all([1, 2, 3].map((serial) => agent('POST /tickets', { channel: 'phone', customer: { phone: phone(100 + serial) }, body: '怎么开发票？' })));
  save.mockRestore();
  expect(taken.length).toBeGreaterThanOrEqual(3);
  const [first, second, third] = taken as [Opening, Opening, Opening];
  const nowhere = { ...second, change: { ...second.change, after: { ...second.change.after, channelId: '00000000-0000-7000-8000-000000000000' } } };

  // The first goes at once; the other two wait for it and go together.
  const at = centre.shell.clock.now();
  const answers = await Promise.allSettled([together.save(first, at), together.save(nowhere, at), together.save(third, at)]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const { rows } = await centre.shell.pool.query('select id from ticket where id = any($1)', [[first, nowhere, third].map(({ change }) => change.after.id)]);
  expect(rows.map(({ id }) => id).toSorted()).toEqual([first.change.after.id, third.change.after.id].toSorted());
});
