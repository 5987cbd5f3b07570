import { shippedRules } from '@huiyin/domain/dispatch/shipped.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { expect, test } from 'vitest';
import { addCursors } from '../platform/subscriptions.ts';
import { readToEnd } from '../platform/testing/read-to-end.ts';
import { type CallAs, type Reply, testCentre } from '../testing/test-centre.ts';
import { giveOutWork } from './index.ts';
import { overCapacity } from './over-capacity.ts';

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

let count = 0;
const open = async (): Promise<string> => {
  const ticket: TicketView = await ok(admin('POST /tickets', { channel: 'email', customer: { phone: `1380004${String(++count).padStart(4, '0')}` }, kind: 'question', body: '请问什么时候发货' }));
  await ok(admin(`POST /tickets/${ticket.id}/assign`, { teamId: aftersales }));
  return ticket.id;
};
const hear = async () => {
  await readToEnd(shell.db, overCapacity(shell));
};
const logged = async () => (await shell.pool.query<{ target: string; facts: object }>("select target, facts from audit_entry where action = 'ticket.over_capacity' order by seq")).rows;
const carried = async () => (await shell.pool.query<{ n: number }>("select count(*)::int as n from ticket where agent_id = $1 and state = 'open'", [agentId])).rows[0]!.n;

await ok(admin(`PUT /dispatch/teams/${aftersales}`, { rules: { ...shippedRules, strategy: 'least_loaded' } }));
const roomFor = (capacity: number, call: CallAs = admin) => ok(call(`PUT /dispatch/people/${agentId}`, { capacity, channelLimits: {}, skills: [], shiftId: null }));
await ok(agent('PUT /me/presence', { state: 'available' }));
await addCursors(shell.db, ['dispatch.over_capacity']);

test('a hand that takes while the dispatcher, which has not seen it yet, gives is logged all the same', async () => {
  await roomFor(1);
  // The first is the one that the dispatcher will choose.
  const [, taken] = [await open(), await open()];
  await hear();
  // Both write their events, in the order in which the test lets them.
  await shell.pool.query(`
    create function wait_for_the_test() returns trigger language plpgsql as $$ begin
      if new.kind = 'assigned' and new.facts ->> 'how' = 'taken' then perform pg_advisory_xact_lock_shared(1); end if;
      if new.kind = 'assigned' and new.facts ->> 'how' = 'dispatched' then perform pg_advisory_xact_lock_shared(2); end if;
      return new; end $$;
    create trigger wait_for_the_test before insert on ticket_event for each row execute function wait_for_the_test()`);
  const gate = await shell.pool.connect();
  try {
    await gate.query('select pg_advisory_lock(1), pg_advisory_lock(2)');
    const waiting = async (gates: number) => expect.poll(async () => (await gate.query("select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted")).rows[0].n).toBe(gates);
    const hand = agent(`POST /tickets/${taken}/take`, {});
    await waiting(1);
    const machine = giveOutWork(shell);
    await waiting(2);
    await gate.query('select pg_advisory_unlock(1)');
    await ok(hand);
    await hear();
    expect(await logged()).toEqual([]);
    await gate.query('select pg_advisory_unlock(2)');
    expect(await machine).toBe(1);
  } finally {
    await gate.query('select pg_advisory_unlock_all()');
    gate.release();
    await shell.pool.query('drop trigger wait_for_the_test on ticket_event');
  }
  expect(await carried()).toBe(2);
  await hear();
  expect(await logged()).toEqual([{ target: `ticket:${taken}`, facts: { agentId, how: 'taken', load: 2, capacity: 1 } }]);
});

test('whoever ends a rush of taking and giving above their capacity has been logged for it, and each taking once', async () => {
  const already = (await logged()).length;
  for (let round = 0; round < 12; round++) {
    await shell.pool.query("update ticket set state = 'archived', archived_at = now(), agent_id = null where state in ('open', 'paused')");
    await roomFor(3);
    const ids = await Promise.all(Array.from({ length: 6 }, open));
    await hear();
    const before = (await logged()).length;
    await Promise.all([giveOutWork(shell), ...ids.slice(0, 2).map((id) => agent(`POST /tickets/${id}/take`, {})), hear(), giveOutWork(shell), hear()]);
    await hear();
    if ((await carried()) > 3) expect((await logged()).length).toBeGreaterThan(before);
  }
  const targets = (await logged()).slice(already).map(({ target }) => target);
  expect(new Set(targets).size).toBe(targets.length);
});
