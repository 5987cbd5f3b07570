import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { testCentre, type Reply } from '../testing/test-centre.ts';
import { sweepDue } from './confirm-ticket.ts';

const centre = await testCentre();
const { shell } = centre;
const agent = await centre.as('agent');
const supervisor = await centre.as('supervisor');
const admin = await centre.as('admin');

function ok(reply: Reply, status = 200): TicketView {
  expect(reply.statusCode, reply.body).toBe(status);
  return reply.json();
}

const openAs = (phone: string) => agent('POST /tickets', { channel: 'phone', customer: { phone }, body: '耳机没有声音' });
const open = async (phone = '13800009001') => ok(await openAs(phone), 201);

test('sixty-four at once on ten connections all come to an end, whatever they do', async () => {
  expect(shell.pool.options.max).toBeLessThanOrEqual(12);
  const tickets = await Promise.all(Array.from({ length: 4 }, (_, index) => open(`1380000910${index}`)));
  const visitors = await Promise.all(
    Array.from({ length: 16 }, async () => centre.withKey((await centre.nobody('POST /widget/web/visitors', { language: 'zh' })).json().token)),
  );
  const started = performance.now();
  const replies = await Promise.all([
    ...visitors.map((visitor, index) => visitor('POST /widget/messages', { clientId: `client-${index}-first`, body: '你好' })),
    ...Array.from({ length: 16 }, (_, index) => agent('POST /tickets', { channel: 'phone', customer: { phone: `138000092${10 + index}` }, body: '退款' }, { 'idempotency-key': `open-${index}` })),
    ...Array.from({ length: 16 }, (_, index) => admin(`POST /tickets/${tickets[index % 4]!.id}/messages`, { body: `第${index}句`, visibility: 'public' })),
    ...Array.from({ length: 8 }, (_, index) => admin(`POST /tickets/${tickets[index % 4]!.id}/priority`, { urgency: 2, impact: 2 })),
    ...Array.from({ length: 8 }, (_, index) => admin(`POST /tickets/${tickets[index % 4]!.id}/split`, { subject: '另一件', messages: [] }).then(() => admin('GET /tickets/counts'))),
  ]);
  expect(replies.filter((reply) => reply.statusCode >= 500).map((reply) => reply.body)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(9_000);
});

describe('a customer who is merged while a ticket is opened', () => {
  test('gets the ticket as the one it lives on in', async () => {
    const [from, into] = [(await open('13800009301')).customer.id, (await open('13800009302')).customer.id];
    const merging = await shell.pool.connect();
    try {
      await merging.query('begin');
      await merging.query('select id from customer where id = any ($1) order by id for update', [[from, into]]);
      await merging.query('update customer set survivor_id = $2, merged_into = $2 where id = $1', [from, into]);
      const opening = openAs('13800009301');
      await sleep(300);
      await merging.query('commit');
      expect(ok(await opening, 201).customer.id).toBe(into);
    } finally {
      merging.release();
    }
  });

  test('leaves no ticket with one who lives on elsewhere', async () => {
    const [from, into] = [(await open('13800009303')).customer.id, (await open('13800009304')).customer.id];
    await Promise.all([
      (async () => {
        for (let round = 0; round < 5; round++) {
          await admin(`POST /customers/${from}/merge`, { into });
          await admin(`POST /customers/${from}/unmerge`, {});
        }
        await admin(`POST /customers/${from}/merge`, { into });
      })(),
      ...Array.from({ length: 20 }, async (_, index) => {
        await sleep(index * 15);
        const opened = await openAs('13800009303');
        expect(opened.statusCode, opened.body).toBe(201);
      }),
    ]);
    const { rows } = await sql<{ id: string }>`select t.id from ticket t join customer c on c.id = t.customer_id where c.survivor_id <> c.id and c.id = ${from}::uuid`.execute(shell.db);
    expect(rows).toEqual([]);
  });
});

test('taking and giving at once: one ticket, one holder, both told the truth', async () => {
  const ticket = await open();
  const supervisorId = await centre.personId('specialist');
  const answers = await Promise.all([
    agent(`POST /tickets/${ticket.id}/take`, { version: ticket.version }),
    supervisor(`POST /tickets/${ticket.id}/assign`, { teamId: ticket.team!.id, version: ticket.version }),
    agent(`POST /tickets/${ticket.id}/take`, { version: ticket.version }),
  ]);
  expect(answers.map((reply) => reply.statusCode).toSorted()).toEqual([200, 409, 409]);
  expect(supervisorId).toBeTruthy();
});

test('one key, one opening, one exit: however often and at once they are sent', async () => {
  const key = { 'idempotency-key': 'the-same' };
  const body = { channel: 'phone', customer: { phone: '13800009401' }, body: '重复提交', kind: 'question', category: 'other' };
  const opened = await Promise.all(Array.from({ length: 5 }, () => agent('POST /tickets', body, key)));
  expect(new Set(opened.map((reply) => ok(reply, 201).id)).size).toBe(1);
  const ticket = ok(await agent(`POST /tickets/${opened[0]!.json().id}/take`, {}));
  const exits = await Promise.all(Array.from({ length: 5 }, () => agent(`POST /tickets/${ticket.id}/exit`, { exit: 'accept', version: ticket.version }, { 'idempotency-key': 'one-exit' })));
  expect(exits.map((reply) => reply.statusCode)).toEqual([200, 200, 200, 200, 200]);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ticket_event where ticket_id = ${ticket.id}::uuid and kind = 'moved' and facts ->> 'exit' = 'accept'`.execute(shell.db);
  expect(rows[0]!.n).toBe(1);
});

describe('the sweep', () => {
  const due = async (count: number) => {
    const made = await Promise.all(Array.from({ length: count }, (_, index) => open(`1380000950${index}`)));
    for (const ticket of made) ok(await admin(`POST /tickets/${ticket.id}/pause`, { reason: 'third_party', until: new Date(shell.clock.now() + 1000).toISOString() }));
    shell.clock.advance(2000);
    return made;
  };

  test('does each once with two workers, and counts only what it did', async () => {
    const made = await due(4);
    const counts = await Promise.all([sweepDue(shell), sweepDue(shell)]);
    expect(counts[0]! + counts[1]!).toBe(4);
    for (const ticket of made) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ticket_event where ticket_id = ${ticket.id}::uuid and kind = 'resumed'`.execute(shell.db);
      expect(rows[0]!.n).toBe(1);
    }
    expect(await sweepDue(shell)).toBe(0);
  });

  test('goes on past one that cannot be done, and does not run hot on it', async () => {
    const [broken, sound] = await due(2);
    await sql`update ticket set flow_version_id = (select id from flow_version where state = 'draft' limit 1) where id = ${broken!.id}::uuid and exists (select from flow_version where state = 'draft')`.execute(shell.db);
    await sql`update ticket set step = 'gone', pause = jsonb_set(pause, '{until}', '1') where id = ${broken!.id}::uuid`.execute(shell.db);
    await sql`delete from ticket_event where ticket_id = ${broken!.id}::uuid and version = 1`.execute(shell.db);
    await sql`insert into ticket_event (ticket_id, version, kind, at, actor_kind, stage, step, facts) select ${broken!.id}::uuid, version + 1, 'recorded', now(), 'system', stage, step, '{}' from ticket where id = ${broken!.id}::uuid`.execute(shell.db);
    expect(await sweepDue(shell)).toBe(1);
    expect(((await admin(`GET /tickets/${sound!.id}`)).json() as TicketView).state).toBe('open');
    expect(await sweepDue(shell)).toBe(0);
  });
});
