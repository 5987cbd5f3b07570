import { shippedRules } from '@huiyin/domain/dispatch/shipped.ts';
import { minute } from '@huiyin/domain/kernel/instant.ts';
import { expect, test } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';
import { alertUnassigned, beat, forgetDispatchRoom, giveOutWork, overflowWork, recheckWork, returnWork } from './index.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const admin = await centre.as('admin');
const people = ['agent', 'aftersales1', 'aftersales2', 'presales1', 'presales2'];
const calls = await Promise.all(people.map((name) => centre.as(name)));
const ids = await Promise.all(people.map((name) => centre.personId(name)));
const teams = new Map(((await admin('GET /teams')).json().items as { id: string; key: string }[]).map(({ key, id }) => [key, id]));
const [aftersales, presales] = [teams.get('aftersales')!, teams.get('presales')!];
const capacity = 6;

test('R-B1 dispatchers of two teams that share people, hands that take and give back, and sweeps, all at once: nothing twice, nobody over, nothing lost, no fault', async () => {
  // Two people serve both teams: their rows are where the dispatchers meet.
  for (const id of [ids[0]!, ids[3]!]) await shell.pool.query('insert into team_member values ($1, $3), ($2, $3) on conflict do nothing', [aftersales, presales, id]);
  for (const [teamId, toTeamId] of [[aftersales, presales], [presales, aftersales]]) {
    const rules = { ...shippedRules, strategy: 'round_robin', returnAfterMinutes: 1, releasePerSecond: 1000, overflows: [{ toTeamId, afterMinutes: 1, whenNobodyOnDuty: true }] };
    expect((await admin(`PUT /dispatch/teams/${teamId}`, { rules })).statusCode).toBe(200);
  }
  for (const id of ids) await admin(`PUT /dispatch/people/${id}`, { capacity, channelLimits: {}, skills: [], shiftId: null });
  const opened = await Promise.all(Array.from({ length: 60 }, (_, index) => admin('POST /tickets', { channel: 'email', customer: { phone: `1380004${String(index).padStart(4, '0')}` }, kind: 'question', body: '在吗' })));
  const ticketIds = opened.map((reply) => reply.json().id as string);
  await Promise.all(ticketIds.map((id, index) => admin(`POST /tickets/${id}/assign`, { teamId: index % 2 === 0 ? aftersales : presales })));
  for (const call of calls) expect((await call('PUT /me/presence', { state: 'available' })).statusCode).toBe(200);
  forgetDispatchRoom(shell);

  const mostHeld = async () => (await shell.pool.query<{ most: number }>("select coalesce(max(n), 0)::int as most from (select count(*) as n from ticket where agent_id is not null and state = 'open' group by agent_id) held")).rows[0]!.most;

  // Both teams at the same moment, again and again, over the same people.
  for (let round = 0; round < 12; round++) {
    await Promise.all(Array.from({ length: 4 }, () => giveOutWork(shell)));
    expect(await mostHeld()).toBeLessThanOrEqual(capacity);
    await shell.pool.query("update ticket set agent_id = null where state = 'open'");
  }
  await shell.pool.query("delete from ticket_event where kind = 'assigned' and facts ->> 'agentId' is not null; update ticket t set version = (select max(version) from ticket_event e where e.ticket_id = t.id), held_by = '{}'");

  // A fixed walk through what may happen, so that a failure can be had again.
  let state = 42;
  const chance = (below: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  const faults: string[] = [];
  const act = async (): Promise<unknown> => {
    const [call, id] = [calls[chance(calls.length)]!, ticketIds[chance(ticketIds.length)]!];
    const kind = chance(10);
    if (kind < 3) return giveOutWork(shell);
    if (kind === 3) return overflowWork(shell);
    if (kind === 4) return recheckWork(shell);
    if (kind === 5) return returnWork(shell);
    if (kind === 6) return alertUnassigned(shell);
    const reply = kind === 7 ? await call(`POST /tickets/${id}/release`, {}) : kind === 8 ? await call(`POST /tickets/${id}/messages`, { body: '您好', visibility: 'public' }) : await call('PUT /me/presence', { state: chance(2) === 0 ? 'available' : 'busy' });
    if (reply.statusCode >= 500) faults.push(reply.body);
    return reply;
  };
  for (let round = 0; round < 25; round++) {
    await Promise.all(Array.from({ length: 8 }, act));
    shell.clock.advance(5_000);
    await beat(shell, ids);
    expect(await mostHeld()).toBeLessThanOrEqual(capacity);
  }
  expect(faults).toEqual([]);

  // Every version of every ticket was written once, and each that was given was nobody's the moment before.
  const { rows: events } = await shell.pool.query<{ ticket_id: string; version: number; kind: string; how: string | null; agent: string | null }>(
    "select ticket_id, version, kind, facts ->> 'how' as how, facts ->> 'agentId' as agent from ticket_event where kind in ('assigned', 'released') order by ticket_id, version",
  );
  const holder = new Map<string, string | null>();
  for (const { ticket_id: id, kind, how, agent } of events) {
    if (kind === 'assigned' && how === 'dispatched' && agent !== null) expect(holder.get(id) ?? null).toBeNull();
    holder.set(id, kind === 'released' ? null : agent);
  }
  const { rows: now } = await shell.pool.query<{ id: string; agent_id: string | null; team_id: string | null }>('select id, agent_id, team_id from ticket');
  expect(now.length).toBe(60);
  for (const { id, agent_id: agent, team_id: team } of now) expect([agent, team !== null]).toEqual([holder.get(id) ?? null, true]);

  // When all are there and free again, nothing stays behind.
  await shell.pool.query('update agent_profile set capacity = 60');
  for (const call of calls) await call('PUT /me/presence', { state: 'available' });
  shell.clock.advance(minute);
  await beat(shell, ids);
  while ((await giveOutWork(shell)) > 0);
  const { rows: left } = await shell.pool.query("select id from ticket where agent_id is null and state = 'open'");
  expect(left).toEqual([]);
}, 120_000);
