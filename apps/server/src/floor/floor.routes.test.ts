import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { FloorView, LoanView, StaffingView, WayView } from '@huiyin/domain/floor/floor.contract.ts';
import { hour, minute } from '@huiyin/domain/kernel/instant.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import type { Notice } from '../platform/shell.ts';
import { type CallAs, testCentre } from '../testing/test-centre.ts';
import { floor } from './index.ts';
import { sweepClocks } from '../sla/sweep-clocks.ts';
import { endDueLoans } from './lend-person.ts';

const centre = await testCentre();
const { shell } = centre;
const { clock, pool } = shell;
let agent: CallAs;
let busy: string;
let supervisor: CallAs;
let elsewhere: CallAs;
let admin: CallAs;
const teams = new Map<string, string>();

beforeAll(async () => {
  [agent, supervisor, elsewhere, admin] = await Promise.all(['agent', 'supervisor', 'supervisor2', 'admin'].map((name) => centre.as(name))) as [CallAs, CallAs, CallAs, CallAs];
  busy = await centre.personId('agent');
  const { items } = (await admin('GET /teams')).json<{ items: { id: string; key: string }[] }>();
  for (const { id, key } of items) teams.set(key, id);
});

async function floorOf(call: CallAs): Promise<FloorView> {
  const reply = await call('GET /floor');
  expect(reply.statusCode).toBe(200);
  return reply.json<FloorView>();
}

let phones = 13_800_000_000;
async function opened(channel: string, more: object = {}): Promise<TicketView> {
  const reply = await admin('POST /tickets', { channel, customer: { name: '钱多多', phone: String((phones += 1)) }, subject: '没收到货', body: '等了三天', category: 'product', ...more });
  expect(reply.statusCode).toBe(201);
  return reply.json<TicketView>();
}

describe('the floor', () => {
  test('counts each queue as one counts its rows by hand', async () => {
    for (let n = 0; n < 9; n += 1) {
      const ticket = await opened(n % 3 === 0 ? 'phone' : 'email');
      clock.advance(7 * minute);
      if (n % 4 === 1) await pool.query(`update ticket set team_id = $1, agent_id = $2 where id = $3`, [teams.get('aftersales'), await centre.personId('agent'), ticket.id]);
      if (n % 4 === 2) await pool.query(`update ticket set state = 'paused' where id = $1`, [ticket.id]);
    }
    const view = await floorOf(admin);
    const { rows } = await pool.query<{ team_id: string; agent_id: string | null; state: string; role: string; waiting_since: number | null; step_entered_at: number }>(`select * from ticket where state in ('open', 'paused')`);
    expect(rows.length).toBe(9);
    const { rows: clocks } = await pool.query<{ team_id: string; ticket_id: string; state: string; breached_at: number | null; due_at: number | null; fired: unknown[] }>('select t.team_id, c.* from clock c join ticket t on t.id = c.ticket_id where c.stopped_at is null');
    for (const queue of view.queues) {
      const mine = rows.filter((row) => row.team_id === queue.team.id);
      const waiting = mine.filter((row) => row.agent_id === null && row.state === 'open' && row.role !== 'assistant');
      const late = new Set(clocks.filter((each) => each.team_id === queue.team.id && (each.breached_at !== null || (each.due_at !== null && each.due_at < clock.now()))).map((each) => each.ticket_id));
      const warned = new Set(clocks.filter((each) => each.team_id === queue.team.id && each.state === 'running' && each.fired.length > 0 && !late.has(each.ticket_id)).map((each) => each.ticket_id));
      expect(queue).toMatchObject({
        waiting: waiting.length,
        longestWaitMs: waiting.length === 0 ? null : clock.now() - Math.min(...waiting.map((row) => Math.max(row.step_entered_at, row.waiting_since ?? 0))),
        held: mine.filter((row) => row.agent_id !== null && row.state === 'open').length,
        paused: mine.filter((row) => row.state === 'paused').length,
        breached: late.size,
        atRisk: warned.size,
      });
    }
  });

  test('leads from each figure to exactly its rows: in the list, page by page, in the export, and in a saved filter', async () => {
    // Some are warned of by the sweep, some late unseen, some neither; some are mended, and some are in hand.
    for (let n = 0; n < 8; n += 1) {
      await opened(n % 2 === 0 ? 'phone' : 'email');
      clock.advance(n % 3 === 0 ? 8 * minute : minute);
      if (n % 3 === 1) while ((await sweepClocks(shell)) > 0);
    }
    // The last two: one falls due after the last look, the other is warned of by then.
    await opened('phone');
    clock.advance(2.3 * minute);
    await opened('email');
    clock.advance(7.6 * minute);
    while ((await sweepClocks(shell)) > 0);
    clock.advance(0.3 * minute);
    const rowsOf = async (call: CallAs, query: string) => {
      const ids: string[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const page: { items: { id: string; team: { id: string } | null; clocks: { state: string }[] }[]; next: string | null } = (await call(`GET /tickets?${query}&limit=3${after === '' ? '' : `&after=${after}`}`)).json();
        for (const row of page.items) {
          ids.push(row.id);
          const states = row.clocks.map(({ state }) => state);
          expect(query.includes('breached') ? states.includes('breached') : states.includes('warned') && !states.includes('breached')).toBe(true);
        }
        after = page.next;
      }
      expect(new Set(ids).size).toBe(ids.length);
      return ids.length;
    };
    for (const call of [admin, supervisor, elsewhere]) {
      const view = await floorOf(call);
      for (const queue of view.queues) {
        expect(await rowsOf(call, `queue=all&teamId=${queue.team.id}&clock=breached`)).toBe(queue.breached);
        expect(await rowsOf(call, `queue=all&teamId=${queue.team.id}&clock=at_risk`)).toBe(queue.atRisk);
      }
    }
    const view = await floorOf(admin);
    const sum = (of: (queue: FloorView['queues'][number]) => number) => view.queues.reduce((total, queue) => total + of(queue), 0);
    expect([sum(({ breached }) => breached), sum(({ atRisk }) => atRisk)].every((figure) => figure > 0)).toBe(true);
    const exported = async (filter: string) => (await admin(`GET /tickets/export?queue=all&clock=${filter}`)).body.trimEnd().split('\r\n').length - 1;
    expect([await exported('breached'), await exported('at_risk')]).toEqual([sum(({ breached }) => breached), sum(({ atRisk }) => atRisk)]);
    const saved = (await admin('POST /filters', { name: '已超时', queue: 'all', filter: { clock: 'breached' } })).json();
    expect(saved).toMatchObject({ filter: { clock: 'breached' } });
    expect((await admin('GET /tickets?clock=late')).statusCode).toBe(400);
    await pool.query(`update ticket set state = 'archived', archived_at = now() where state in ('open', 'paused')`);
    await pool.query(`update clock set state = 'cancelled', stopped_at = now() where stopped_at is null`);
  });

  test('shows a supervisor the own teams only: no queue, agent, promise or count of another', async () => {
    await opened('phone');
    const [mine, theirs, whole] = [await floorOf(supervisor), await floorOf(elsewhere), await floorOf(admin)];
    expect(mine.queues.map(({ team }) => team.id).sort()).toEqual([teams.get('aftersales'), teams.get('refunds')].sort());
    expect(theirs.queues.map(({ team }) => team.id).sort()).toEqual([teams.get('presales'), teams.get('technical')].sort());
    expect(whole.queues.length).toBeGreaterThan(5);
    expect([mine.whole, whole.whole]).toEqual([false, true]);
    const myTeams = new Set(mine.queues.map(({ team }) => team.id));
    expect(mine.agents.length).toBeGreaterThan(5);
    expect(mine.agents.flatMap(({ teamIds }) => teamIds).filter((id) => !myTeams.has(id))).toEqual([]);
    expect(mine.soon.filter(({ teamId }) => teamId === null || !myTeams.has(teamId))).toEqual([]);
    expect(theirs.soon.some(({ teamId }) => teamId !== null && myTeams.has(teamId))).toBe(false);
  });

  test('is closed to whoever only works tickets', async () => {
    for (const route of ['GET /floor', 'GET /floor/staffing']) expect((await agent(route)).statusCode).toBe(403);
    for (const route of ['GET /floor', 'GET /floor/staffing']) expect((await centre.nobody(route)).statusCode).toBe(401);
  });

  test('shows what an agent has in hand', async () => {
    const ticket = await opened('email');
    await pool.query('update ticket set team_id = $1 where id = $2', [teams.get('aftersales'), ticket.id]);
    const before = (await floorOf(supervisor)).agents.find(({ name }) => name === '周小雨')!;
    expect((await agent(`POST /tickets/${ticket.id}/take`, {})).statusCode).toBe(200);
    const after = (await floorOf(supervisor)).agents.find(({ name }) => name === '周小雨')!;
    expect(after.tickets).toBe(before.tickets + 1);
    expect(after.load).toBe(before.load + 1);
    expect(after.capacity).toBeGreaterThan(after.load);
  });

  test('says when a ticket is nowhere, and the doctor says so too', async () => {
    // Those above were paused by a stroke of SQL, for ever: nowhere indeed.
    await pool.query(`update ticket set state = 'open' where state = 'paused'`);
    expect((await floorOf(admin)).inLimbo).toBe(0);
    const [check] = floor.checks!(shell);
    expect(await check!.run()).toMatchObject({ well: true });
    const lost = [await opened('email'), await opened('email'), await opened('email')];
    await pool.query(`update clock set stopped_at = started_at, state = 'cancelled' where ticket_id = any($1)`, [lost.map(({ id }) => id)]);
    // Paused by nobody and for ever; in no queue; held by somebody who works here no more.
    await pool.query(`update ticket set state = 'paused', agent_id = null where id = $1`, [lost[0]!.id]);
    await pool.query('update ticket set team_id = null, agent_id = null where id = $1', [lost[1]!.id]);
    await pool.query(`update ticket set agent_id = (select id from person where email = 'refunds5@demo.huiyin') where id = $1`, [lost[2]!.id]);
    await pool.query(`update person set active = false where email = 'refunds5@demo.huiyin'`);
    expect((await floorOf(admin)).inLimbo).toBe(3);
    expect(await check!.run()).toMatchObject({ well: false, says: expect.stringContaining(lost[0]!.number) });
    await pool.query('delete from clock where ticket_id = any($1)', [lost.map(({ id }) => id)]);
    await pool.query(`update ticket set state = 'archived', archived_at = now() where id = any($1)`, [lost.map(({ id }) => id)]);
  });

  test('shows which tickets the system cannot work on, to whose they are', async () => {
    const ticket = await opened('email');
    await pool.query('update ticket set team_id = $1 where id = $2', [teams.get('aftersales'), ticket.id]);
    for (const work of ['sla.clocks', 'dispatch.give_out']) await pool.query(`insert into setback values ($1, $2, 3, now(), now(), now(), 'bad row')`, [work, ticket.id]);
    expect((await floorOf(supervisor)).leftAside).toMatchObject([{ ticketId: ticket.id, number: ticket.number }]);
    expect((await floorOf(elsewhere)).leftAside).toEqual([]);
    await pool.query('delete from setback');
  });

  test('shows whoever asks after a change what it changed, however short it is ago', async () => {
    const before = (await floorOf(supervisor)).agents.find(({ id }) => id === busy)!.availability;
    const next = before === 'available' ? 'away' : 'available';
    await agent('PUT /me/presence', next === 'away' ? { state: 'away', reason: 'lunch' } : { state: next });
    expect((await floorOf(supervisor)).agents.find(({ id }) => id === busy)!.availability).toBe(next);
  });

  test('tells whoever watches it of each who comes or goes', async () => {
    const told: Notice[] = [];
    const notify = vi.spyOn(shell.live, 'notify').mockImplementation((notice) => void told.push(notice));
    await agent('PUT /me/presence', { state: 'offline' });
    notify.mockRestore();
    expect(told.find(({ topic }) => topic === 'floor')?.rooms).toEqual(expect.arrayContaining(['floor:all', `floor:${teams.get('aftersales')}`]));
  });
});

describe('staffing', () => {
  test('says nothing where nothing is known, and refuses nonsense', async () => {
    const { teams: planned, shrinkage } = (await supervisor('GET /floor/staffing')).json<StaffingView>();
    expect(shrinkage).toBeGreaterThan(0);
    for (const team of planned) for (const slot of team.slots) expect(slot.needed === null || slot.needed >= 0).toBe(true);
    for (const hours of ['0', '13', 'x', '1e9', '-1']) expect((await supervisor(`GET /floor/staffing?hours=${hours}`)).statusCode).toBe(400);
  });

  test('needs fourteen at the phones for 200 calls an hour of three minutes, as the table says', async () => {
    const phone = teams.get('phone')!;
    const { rows } = await pool.query<{ id: string }>(`select id from channel where key = 'phone'`);
    const slot = Math.floor(clock.now() / (30 * minute)) * 30 * minute;
    // Nine days of it, the running half hour left out.
    await pool.query(
      `insert into floor_slot select $1, $2, to_timestamp(s::float8 / 1000), 100, 0, $3 from generate_series($4::int8, $5::int8, $6::int8) s
       on conflict (team_id, channel_id, starts_at) do update set arrived = 100, worked_ms = excluded.worked_ms`,
      [phone, rows[0]!.id, 100 * 3 * minute, slot - 9 * 24 * hour, slot - 1, 30 * minute],
    );
    const { teams: planned, comparedTo } = (await admin('GET /floor/staffing?hours=1')).json<StaffingView>();
    expect(Date.parse(comparedTo!.to)).toBeGreaterThan(clock.now() - 4 * 24 * hour);
    const team = planned.find((each) => each.team.id === phone)!;
    const calls = team.channels.find(({ channelKind }) => channelKind === 'phone')!;
    expect(calls).toMatchObject({ basis: 'days', handleMs: 3 * minute, concurrency: 1 });
    expect(calls.days).toBeGreaterThanOrEqual(3);
    expect(calls.needed[0]).toBe(calls.withinMs === 20_000 ? 14 : 13);
  });
});

test('of a centre that stood still, staffing is told from the weeks before it did', async () => {
  clock.advance(200 * 24 * hour);
  const later = await centre.as('admin');
  const { teams: planned, comparedTo } = (await later('GET /floor/staffing?hours=12')).json<StaffingView>();
  expect(Date.parse(comparedTo!.to)).toBeLessThan(clock.now() - 190 * 24 * hour);
  expect(planned.find((each) => each.team.id === teams.get('phone'))!.channels.find(({ channelKind }) => channelKind === 'phone')).toMatchObject({ basis: 'days', handleMs: 3 * minute });
  clock.advance(-200 * 24 * hour);
});

describe('what would happen', () => {
  test('names the flow and the queue of every step that a real ticket then takes', async () => {
    const { rows: channels } = await pool.query<{ id: string; key: string }>('select id, key from channel');
    for (const [channel, kind, category] of [['phone', null, 'product'], ['email', 'refund', null], ['phone', 'complaint', null]] as const) {
      const channelId = channels.find(({ key }) => key === channel)!.id;
      const way = (await admin('POST /floor/what-if', { channelId, kind, category })).json<WayView>();
      const real = await opened(channel, { category: undefined, ...(kind && { kind }), ...(category && { category }) });
      expect({ key: way.flow.key, version: way.flow.version }).toEqual({ key: real.flow.key, version: real.flow.version });
      const step = way.steps.find(({ key }) => key === real.step)!;
      expect(step).toMatchObject({ stage: real.stage, role: real.guide.role });
      expect(step.team?.id).toBe(real.team?.id);
    }
  });

  test('refuses what there is not', async () => {
    const { rows } = await pool.query<{ id: string }>('select id from channel limit 1');
    const ask = async (more: object) => (await supervisor('POST /floor/what-if', { channelId: rows[0]!.id, kind: null, category: null, ...more })).json();
    expect(await ask({ channelId: shell.ids.next() })).toMatchObject({ code: 'channel.unknown' });
    expect(await ask({ kind: 'nonsense' })).toMatchObject({ code: 'ticket_kind.unknown' });
    expect(await ask({ category: 'nonsense' })).toMatchObject({ code: 'category.unknown' });
    expect(await ask({ step: 'x' })).toMatchObject({ code: 'request.invalid' });
    expect((await agent('POST /floor/what-if', { channelId: rows[0]!.id, kind: null, category: null })).statusCode).toBe(403);
  });
});

describe('lending somebody', () => {
  const until = (ms: number) => new Date(clock.now() + ms).toISOString();

  test('lets them see and take the other team’s work until the time has come, and not after it', async () => {
    const personId = await centre.personId('agent');
    const lent = await admin('POST /floor/loans', { personId, teamId: teams.get('presales'), until: until(2 * hour) });
    expect(lent.statusCode).toBe(201);
    expect(lent.json<LoanView>()).toMatchObject({ person: { id: personId, name: '周小雨' }, teamId: teams.get('presales') });
    expect((await floorOf(elsewhere)).loans.map(({ person }) => person.id)).toEqual([personId]);
    expect((await floorOf(elsewhere)).agents.map(({ id }) => id)).toContain(personId);
    const ticket = await opened('email');
    await pool.query('update ticket set team_id = $1, agent_id = null where id = $2', [teams.get('presales'), ticket.id]);
    expect((await agent(`GET /tickets/${ticket.id}`)).statusCode).toBe(200);
    expect((await admin('POST /floor/loans', { personId, teamId: teams.get('presales'), until: until(hour) })).json()).toMatchObject({ code: 'loan.member_already' });

    expect(await endDueLoans(shell)).toBe(0);
    clock.advance(2 * hour);
    expect(await Promise.all([endDueLoans(shell), endDueLoans(shell)])).toContain(1);
    expect((await floorOf(elsewhere)).agents.map(({ id }) => id)).not.toContain(personId);
    expect((await agent(`GET /tickets/${ticket.id}`)).statusCode).toBe(404);
  });

  test('ends before the time when somebody says so, once', async () => {
    const personId = await centre.personId('agent');
    const { id } = (await admin('POST /floor/loans', { personId, teamId: teams.get('presales'), until: until(hour) })).json<LoanView>();
    expect((await supervisor(`DELETE /floor/loans/${id}`)).json()).toMatchObject({ code: 'loan.unknown' });
    expect((await elsewhere(`DELETE /floor/loans/${id}`)).statusCode).toBe(204);
    expect((await elsewhere(`DELETE /floor/loans/${id}`)).statusCode).toBe(404);
    expect((await agent('GET /me')).json<{ teams: { id: string }[] }>().teams.map((team) => team.id)).toEqual([teams.get('aftersales')]);
  });

  test('refuses at the field what cannot be', async () => {
    const personId = await centre.personId('agent');
    const teamId = teams.get('presales');
    const tries: [body: object, code: string][] = [
      [{ personId, teamId, until: until(minute) }, 'loan.until_invalid'],
      [{ personId, teamId, until: until(-hour) }, 'loan.until_invalid'],
      [{ personId, teamId, until: until(25 * hour) }, 'loan.until_invalid'],
      [{ personId, teamId: teams.get('aftersales'), until: until(hour) }, 'loan.member_already'],
      [{ personId, teamId: teams.get('technical'), until: until(hour) }, 'loan.unfit'],
      [{ personId: shell.ids.next(), teamId, until: until(hour) }, 'person.unknown'],
      [{ personId, teamId: shell.ids.next(), until: until(hour) }, 'team.unknown'],
      [{ personId, teamId, until: 'bald' }, 'request.invalid'],
      [{ personId, teamId, until: until(hour), forever: true }, 'request.invalid'],
    ];
    for (const [body, code] of tries) expect((await admin('POST /floor/loans', body)).json(), JSON.stringify(body)).toMatchObject({ code });
  });

  test('a supervisor fetches nobody from a team that is not theirs, and sends nobody there', async () => {
    const personId = await centre.personId('agent');
    expect((await elsewhere('POST /floor/loans', { personId, teamId: teams.get('presales'), until: until(hour) })).json()).toMatchObject({ code: 'person.unknown' });
    expect((await supervisor('POST /floor/loans', { personId, teamId: teams.get('presales'), until: until(hour) })).json()).toMatchObject({ code: 'team.unknown' });
    expect((await agent('POST /floor/loans', { personId, teamId: teams.get('presales'), until: until(hour) })).statusCode).toBe(403);
  });
});
