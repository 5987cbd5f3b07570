import { minute } from '@huiyin/domain/kernel/instant.ts';
import { shippedRules } from '@huiyin/domain/dispatch/shipped.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { beforeEach, expect, test } from 'vitest';
import { giveOutWork, returnWork } from '../dispatch/index.ts';
import { testNow } from '../platform/testing/test-shell.ts';
import { sweepClocks } from '../sla/sweep-clocks.ts';
import { type Reply, testCentre } from '../testing/test-centre.ts';
import { admits, blaming, overTickets, setbackCheck, TicketFault } from './setbacks.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const [admin, agent] = [await centre.as('admin'), await centre.as('agent')];
const agentId = await centre.personId('agent');
const aftersales = (await ok(admin('GET /teams'))).items.find(({ key }: { key: string }) => key === 'aftersales').id as string;

async function ok(call: Promise<Reply>) {
  const reply = await call;
  expect(reply.statusCode, reply.body).toBeLessThan(300);
  return reply.body === '' ? null : reply.json();
}

let serial = 0;
const open = async (): Promise<string> => {
  const ticket: TicketView = await ok(admin('POST /tickets', { channel: 'email', customer: { phone: `1380005${String(++serial).padStart(4, '0')}` }, kind: 'question', body: '请问什么时候发货' }));
  await ok(admin(`POST /tickets/${ticket.id}/assign`, { teamId: aftersales }));
  return ticket.id;
};
const heldOf = async (ids: readonly string[]) => {
  const { rows } = await shell.pool.query<{ id: string; agent_id: string | null }>('select id, agent_id from ticket where id = any($1)', [ids]);
  return ids.map((id) => rows.find((row) => row.id === id)!.agent_id !== null);
};
const setbacks = async () => (await shell.pool.query<{ work: string; ticket_id: string; failures: number }>('select work, ticket_id, failures from setback order by work, ticket_id')).rows;
/** From here on the database refuses every event of that ticket. */
const poison = async (id: string) => {
  await shell.pool.query(`
    create or replace function refuse_poisoned() returns trigger language plpgsql as $$ begin raise exception 'poisoned'; end $$;
    create trigger refuse_poisoned before insert on ticket_event for each row when (new.ticket_id = '${id}') execute function refuse_poisoned()`);
};
const cure = () => shell.pool.query('drop trigger if exists refuse_poisoned on ticket_event');

beforeEach(async () => {
  await cure();
  shell.clock.set(Math.max(shell.clock.now(), testNow) + 60 * minute);
  await shell.pool.query("delete from setback; delete from presence; update ticket set state = 'archived', archived_at = now(), agent_id = null where state in ('open', 'paused')");
  await shell.pool.query('update clock set next_at = null');
  await ok(admin(`PUT /dispatch/teams/${aftersales}`, { rules: { ...shippedRules, strategy: 'least_loaded', returnAfterMinutes: 5 } }));
  await ok(admin(`PUT /dispatch/people/${agentId}`, { capacity: 100, channelLimits: {}, skills: [], shiftId: null }));
});

test('of a batch that faults the one is found and left aside; the others are done, each once', async () => {
  const ids = await Promise.all(Array.from({ length: 9 }, open));
  const done: string[] = [];
  const attempts: number[] = [];
  const count = await overTickets(shell, 'test.work', async (scope) => {
    const among = ids.filter((id) => admits(scope, id) && !done.includes(id));
    attempts.push(among.length);
    return blaming(among, () => {
      if (among.includes(ids[6]!)) throw new Error('bad row');
      done.push(...among);
      return among.length;
    });
  });
  expect([count, done.toSorted()]).toEqual([8, ids.filter((id) => id !== ids[6]).toSorted()]);
  expect(attempts.length).toBeLessThan(ids.length);
  expect(await setbacks()).toEqual([{ work: 'test.work', ticket_id: ids[6], failures: 1 }]);
  expect(await setbackCheck(shell).run()).toMatchObject({ well: false, says: expect.stringContaining('bad row') });
});

test('what is nobody’s fault in particular is no setback of anybody', async () => {
  const lost = Object.assign(new Error('connection lost'), { code: '08006' });
  const id = await open();
  await expect(overTickets(shell, 'test.work', () => blaming([id], () => Promise.reject(lost)))).rejects.toBe(lost);
  await expect(blaming([id], () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })))).rejects.not.toBeInstanceOf(TicketFault);
  expect(await setbacks()).toEqual([]);
});

test('a ticket that faults does not hold up its team’s dispatch, is tried again later and later, and is given out once it is mended', async () => {
  const ids = [await open(), await open(), await open()];
  await poison(ids[1]!);
  await ok(agent('PUT /me/presence', { state: 'available' }));
  expect(await giveOutWork(shell)).toBe(2);
  expect(await heldOf(ids)).toEqual([true, false, true]);
  const late = await open();
  expect(await giveOutWork(shell)).toBe(1);
  expect(await heldOf([late])).toEqual([true]);
  expect((await setbacks()).map(({ failures }) => failures)).toEqual([1]);
  for (const [minutes, failures] of [[1, 2], [1, 2], [1, 3]] as const) {
    shell.clock.advance(minutes * minute);
    await ok(agent('PUT /me/presence', { state: 'available' }));
    await giveOutWork(shell);
    expect((await setbacks()).map((setback) => setback.failures)).toEqual([failures]);
  }
  await cure();
  shell.clock.advance(4 * minute);
  await ok(agent('PUT /me/presence', { state: 'available' }));
  expect(await giveOutWork(shell)).toBe(1);
  expect([await heldOf(ids), await setbacks()]).toEqual([[true, true, true], []]);
  expect(await setbackCheck(shell).run()).toMatchObject({ well: true });
});

test('nor the work that goes back from somebody who has gone', async () => {
  const ids = [await open(), await open(), await open()];
  await ok(agent('PUT /me/presence', { state: 'available' }));
  expect(await giveOutWork(shell)).toBe(3);
  await ok(agent('PUT /me/presence', { state: 'offline' }));
  await poison(ids[0]!);
  shell.clock.advance(6 * minute);
  expect(await returnWork(shell)).toBe(2);
  expect(await heldOf(ids)).toEqual([true, false, false]);
  await cure();
  shell.clock.advance(2 * minute);
  expect(await returnWork(shell)).toBe(1);
  expect([await heldOf(ids), await setbacks()]).toEqual([[false, false, false], []]);
});

test('nor the clocks of others: a row that cannot be read is left aside, and theirs fire', async () => {
  const ids = [await open(), await open()];
  // Whatever made it so: no clock begins with nothing.
  await shell.pool.query(`update clock set segments = '"nonsense"' where ticket_id = $1`, [ids[0]]);
  shell.clock.advance(24 * 60 * minute);
  while ((await sweepClocks(shell)) > 0);
  const { rows } = await shell.pool.query<{ ticket_id: string; waiting: number }>('select ticket_id, count(*) filter (where next_at <= $2)::int as waiting from clock where ticket_id = any($1) group by 1', [ids, new Date(shell.clock.now())]);
  const waiting = new Map(rows.map((row) => [row.ticket_id, row.waiting]));
  expect(waiting.get(ids[1]!)).toBe(0);
  expect(waiting.get(ids[0]!)).toBeGreaterThan(0);
  expect(await setbacks()).toMatchObject([{ work: 'sla.clocks', ticket_id: ids[0], failures: 1 }]);
});
