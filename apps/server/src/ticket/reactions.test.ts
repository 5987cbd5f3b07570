import { minute } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';
import { onTicketChange } from './reactions.ts';

// Counts the events of each ticket and promises an answer within ten minutes of the last, in a table of its own.
let broken = false;
onTicketChange<{ events: number }, number, { ticket_id: string; events: number }>({
  name: 'tally',
  reads: (alias) => sql`(select jsonb_build_object('events', n.events) from tally n where n.ticket_id = ${sql.ref(`${alias}.id`)})`,
  prepare: async () => 10 * minute,
  decide: ({ before, after, events }, kept, patience) => {
    if (broken) throw new Error('this reaction is broken on purpose');
    expect(kept === null).toBe(before === null);
    return { rows: [{ ticket_id: after.id, events: (kept?.events ?? 0) + events.length }], dueAt: after.state === 'open' ? events.at(-1)!.at + patience : null };
  },
  write: (rows) => sql`
    insert into tally select * from jsonb_populate_recordset(null::tally, ${rows})
    on conflict (ticket_id) do update set events = excluded.events`,
});

const centre = await testCentre();
await sql`create table tally (ticket_id uuid primary key references ticket, events integer not null)`.execute(centre.shell.db);
const agent = await centre.as('agent');

const open = async () => (await agent('POST /tickets', { channel: 'phone', customer: { phone: '13800004001' }, body: '怎么开发票？' })).json() as { id: string; version: number };
const rowOf = async (id: string) =>
  (await sql<{ version: number; events: number; due_at: number | null; queue_at: number }>`select t.version, n.events, t.due_at, t.queue_at from ticket t join tally n on n.ticket_id = t.id where t.id = ${id}`.execute(centre.shell.db)).rows[0]!;

test('a reaction reads what it kept with the ticket and writes with it, through the whole life of a ticket', async () => {
  const { id } = await open();
  for (const act of ['take', 'pause', 'resume', 'release']) {
    const done = await agent(`POST /tickets/${id}/${act}`, act === 'pause' ? { reason: 'customer' } : {});
    expect(done.statusCode).toBe(200);
    const row = await rowOf(id);
    expect(row.events).toBe(row.version);
    expect(row.due_at === null).toBe(act === 'pause');
  }
});

test('the nearest promise sorts the queue', async () => {
  const { id } = await open();
  const row = await rowOf(id);
  expect(row.queue_at).toBe(row.due_at);
});

test('a reaction that fails takes the whole change back', async () => {
  const { id } = await open();
  const before = await rowOf(id);
  broken = true;
  expect((await agent(`POST /tickets/${id}/take`, {})).statusCode).toBe(500);
  broken = false;
  expect(await rowOf(id)).toEqual(before);
});
