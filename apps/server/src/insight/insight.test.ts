/** Figures of a small centre: how they follow what happens, what they refuse, and who sees the tickets behind them. */

import { hour, minute } from '@huiyin/domain/kernel/instant.ts';
import type { MetricReading, PresenceSpell, ResponseHour } from '@huiyin/domain/insight/insight.contract.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { addCursors } from '../platform/subscriptions.ts';
import { readToEnd } from '../platform/testing/read-to-end.ts';
import { testCentre } from '../testing/test-centre.ts';
import { brokenPromises, factsSubscription } from './tell-facts.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const [agent, supervisor, admin] = await Promise.all([centre.as('agent'), centre.as('supervisor'), centre.as('admin')]);
const facts = factsSubscription(shell);
let ticketId: string;

const hear = async () => {
  await readToEnd(shell.db, facts);
};
const read = async (path: string) => (await supervisor(`GET /metrics/${path}`)).json<MetricReading>();
const august = 'from=2025-08-01&to=2025-09-01';

async function open(phone: string): Promise<string> {
  const opened = await agent('POST /tickets', { channel: 'phone', customer: { phone }, body: '退款没到账', kind: 'refund' });
  expect(opened.statusCode, opened.body).toBe(201);
  return opened.json().id;
}

beforeAll(async () => {
  await addCursors(shell.db, [facts.name]);
  ticketId = await open('13800006001');
  await agent(`POST /tickets/${ticketId}/take`, {});
});

describe('figures follow what happens', () => {
  test('a ticket counts on the local day it opened, and has no first response until a person answers', async () => {
    await hear();
    expect(await read(`volume?${august}`)).toMatchObject({ value: 1, n: 1, series: expect.arrayContaining([{ at: '2025-08-12', value: 1, n: 1 }]) });
    expect(await read(`frt?${august}`)).toMatchObject({ value: null, n: 0, median: null, p90: null, change: null, turn: null });
    shell.clock.advance(6 * minute);
    expect((await agent(`POST /tickets/${ticketId}/messages`, { body: '已为您查询', visibility: 'public' })).statusCode).toBe(201);
    await hear();
    const frt = await read(`frt?${august}&by=agent`);
    expect(frt).toMatchObject({ value: 6, n: 1, groups: [{ key: await centre.personId('agent'), value: 6, n: 1 }] });
    expect(Math.abs(frt.median! - 6)).toBeLessThan(0.07);
  });

  test('what is heard twice counts once', async () => {
    const before = await read(`frt?${august}`);
    await shell.pool.query("update subscription_cursor set txid = '0', position = 0 where name = 'insight.facts'");
    await hear();
    expect({ ...(await read(`frt?${august}`)), asOf: '' }).toEqual({ ...before, asOf: '' });
  });

  test('a late event corrects the day it is about, and takes away what it had added', async () => {
    await agent(`POST /tickets/${ticketId}/complaint`, { reason: '等了太久' });
    shell.clock.advance(40 * 24 * hour);
    const other = await open('13800006002');
    await hear();
    expect((await read(`complaints?${august}`)).value).toBe(1);
    expect((await read(`volume?${august}&by=mood`)).groups.map(({ key, value }) => [key, value])).toEqual([['negative', 1]]);
    expect(await read(`upset_share?${august}&where=mood:negative`)).toMatchObject({ value: 100, n: 1 });
    expect((await read(`volume?${august}&by=kind`)).groups.map(({ key, value }) => [key, value])).toEqual([['complaint', 1]]);
    expect((await admin(`POST /tickets/${other}/merge`, { into: ticketId })).statusCode).not.toBe(500);
    await hear();
    expect((await read(`volume?${august}`)).value).toBe(1);
  });

  test('a promise that nobody keeps is broken by time alone', async () => {
    await shell.pool.query("update clock set breach_seen_at = now(), breached_at = due_at where ticket_id = $1 and state = 'running'", [ticketId]);
    const { rows } = await shell.pool.query<{ n: number }>("select count(*)::int as n from clock where ticket_id = $1 and state <> 'cancelled' and (state in ('met', 'missed') or breached_at is not null)", [ticketId]);
    await brokenPromises(shell).run(shell.db);
    expect((await read(`sla_attainment?${august}`)).n).toBe(rows[0]!.n);
    expect(rows[0]!.n).toBeGreaterThan(0);
  });
});

describe('what cannot be read is refused', () => {
  test.each([
    ['nothing?from=2025-08-01&to=2025-09-01', 404, 'metric.unknown'],
    ['volume?from=2025-09-01&to=2025-08-01', 422, 'metric.period_invalid'],
    ['volume?from=2020-01-01&to=2025-08-01', 422, 'metric.period_invalid'],
    ['volume?from=x&to=2025-08-01', 400, 'request.invalid'],
    [`volume?${august}&where=channel`, 422, 'metric.where_invalid'],
    [`volume?${august}&where=channel:nowhere`, 422, 'metric.where_invalid'],
    [`volume?${august}&where=${encodeURIComponent("region:x');drop table ticket;--:y")};moon:full`, 422, 'metric.where_invalid'],
    [`volume?${august}&by=moon`, 400, 'request.invalid'],
    [`backlog?${august}&by=topic`, 422, 'metric.where_invalid'],
    [`volume/tickets?${august}&after=xyz`, 400, 'page.cursor_invalid'],
    [`volume?${august}&where=weekday:8`, 422, 'metric.where_invalid'],
    [`backlog?${august}&where=weekday:1`, 422, 'metric.where_invalid'],
    [`tool_slow?${august}&where=team:presales`, 422, 'metric.where_invalid'],
  ])('%s', async (path, status, code) => {
    const reply = await supervisor(`GET /metrics/${path}`);
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
  });

  test('words that look like SQL are values like any other', async () => {
    expect(await read(`volume?${august}&where=${encodeURIComponent("region:x') or ('1'='1")}`)).toMatchObject({ value: 0, groups: [] });
  });
});

test('the tickets behind a figure are those that the caller may read', async () => {
  const behind = async (account: string) => (await (await centre.as(account))(`GET /metrics/volume/tickets?${august}`)).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
  expect(await behind('admin')).toEqual([ticketId]);
  await shell.pool.query("update ticket set team_id = (select id from team where key <> 'presales' and id <> all(select team_id from team_member where person_id = $2) limit 1), agent_id = null where id = $1", [ticketId, await centre.personId('supervisor')]);
  expect(await behind('supervisor')).toEqual([]);
});

describe('rows that are no tickets', () => {
  const spells = async (as: typeof admin, more = '') => {
    const reply = await as(`GET /presence-spells?from=2025-10-01&to=2025-10-03${more}`);
    expect(reply.statusCode, reply.body).toBe(200);
    return reply.json<{ items: PresenceSpell[]; next: string | null }>();
  };

  test('presence is told spell by spell, of those whom the caller may see, and adds up to what occupancy is taken over', async () => {
    await shell.pool.query('truncate presence_log');
    const add = (person: string, from: string, to: string, state: string) => shell.pool.query('insert into presence_log (person_id, from_at, to_at, state) values ($1, $2, $3, $4)', [person, from, to, state]);
    const [agentId, adminId] = [await centre.personId('agent'), await centre.personId('admin')];
    await add(agentId, '2025-09-30T12:00Z', '2025-09-30T20:00Z', 'available');
    await add(agentId, '2025-10-01T01:00Z', '2025-10-01T02:00Z', 'busy');
    await add(agentId, '2025-10-01T02:00Z', '2025-10-01T03:00Z', 'away');
    await add(adminId, '2025-10-02T01:00Z', '2025-10-02T01:30Z', 'available');
    // The first began before the period: midnight in Shanghai is 16:00.
    const { items } = await spells(admin);
    expect(items.map(({ person, state, minutes }) => [person.id, state, minutes])).toEqual([[adminId, 'available', 30], [agentId, 'busy', 60], [agentId, 'available', 240]]);
    const { rows } = await shell.pool.query('select count(*)::int as n from team_member a join team_member b using (team_id) where a.person_id = $1 and b.person_id = $2', [await centre.personId('supervisor'), adminId]);
    expect(rows[0].n).toBe(0);
    const seen = (await spells(supervisor)).items.map(({ person }) => person.id);
    expect(seen).not.toContain(adminId);
    expect(seen.length).toBe((await shell.pool.query('select from team_member a join team_member b using (team_id) where a.person_id = $1 and b.person_id = $2 limit 1', [await centre.personId('supervisor'), agentId])).rowCount === 0 ? 0 : 2);
    const first = await spells(admin, '&limit=1');
    expect((await spells(admin, `&limit=2&after=${first.next}`)).items).toEqual(items.slice(1));
    expect((await spells(admin, '&where=weekday:4')).items.map(({ minutes }) => minutes)).toEqual([30]);
    const occupancy = await (await admin('GET /metrics/occupancy?from=2025-10-01&to=2025-10-03')).json<MetricReading>();
    expect(occupancy.n).toBe(330);
  });

  test('hours of this system’s own requests come with the slowest first', async () => {
    await shell.pool.query("insert into response_hour values ('2024-03-04T01:00Z', 10, 500, 0), ('2024-03-04T02:00Z', 10, 9000, 3), ('2024-03-05T01:00Z', 100, 10000, 4)");
    const hours = async (more = '') => (await supervisor(`GET /response-hours?from=2024-03-01&to=2024-04-01${more}`)).json<{ items: ResponseHour[]; next: string | null }>();
    const { items, next } = await hours();
    expect([items.map(({ mean, slow, requests }) => [mean, slow, requests]), next]).toEqual([[[900, 3, 10], [100, 4, 100], [50, 0, 10]], null]);
    expect((await hours('&order=slow')).items.map(({ slow }) => slow)).toEqual([4, 3, 0]);
    expect((await hours(`&limit=2&after=${(await hours('&limit=1')).next}`)).items).toEqual(items.slice(1));
    expect((await hours('&where=weekday:1;hour:10')).items.map(({ mean }) => mean)).toEqual([900]);
    expect((await read('tool_response?from=2024-03-01&to=2024-04-01&where=weekday:1;hour:10')).value).toBe(900);
    expect((await supervisor('GET /response-hours?from=2024-03-01&to=2024-04-01&where=team:presales')).json()).toMatchObject({ status: 422, code: 'metric.where_invalid' });
    expect((await supervisor('GET /response-hours?from=2024-03-01&to=2024-04-01&after=xyz')).json()).toMatchObject({ code: 'page.cursor_invalid' });
    await shell.pool.query("delete from response_hour where at_hour < '2025-01-01'");
  });
});

test('requests of people’s consoles are told by the hour', async () => {
  await centre.app.close();
  const { rows } = await shell.pool.query<{ requests: number; ms: number }>('select sum(requests)::int as requests, sum(request_ms)::int as ms from response_hour');
  expect(rows[0]!.requests).toBeGreaterThan(10);
  expect(rows[0]!.ms).toBeGreaterThan(0);
});
