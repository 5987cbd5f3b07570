import { shippedRules, shippedSettings } from '@huiyin/domain/dispatch/shipped.ts';
import type { MyPresence, TeamRulesView } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import type { TeamRules } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import { day, minute, second } from '@huiyin/domain/kernel/instant.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { addCursors } from '../platform/subscriptions.ts';
import { readToEnd } from '../platform/testing/read-to-end.ts';
import { testNow } from '../platform/testing/test-shell.ts';
import { type CallAs, type Reply, testCentre } from '../testing/test-centre.ts';
import { alertUnassigned, beat, forgetDispatchRoom, giveOutWork, noticeLost, overflowWork, readWaiting, recheckWork, returnWork } from './index.ts';
import { overCapacity } from './over-capacity.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const admin = await centre.as('admin');
const [agent, mate, other, supervisor, presales] = await Promise.all(['agent', 'aftersales1', 'aftersales2', 'supervisor', 'presales1'].map((name) => centre.as(name)));
const [agentId, mateId, otherId, presalesId] = await Promise.all(['agent', 'aftersales1', 'aftersales2', 'presales1'].map((name) => centre.personId(name)));
const teams = new Map(((await ok(admin('GET /teams'))).items as { id: string; key: string }[]).map(({ key, id }) => [key, id]));
const aftersales = teams.get('aftersales')!;
const presalesTeam = teams.get('presales')!;

async function ok(call: Promise<Reply>) {
  const reply = await call;
  expect([reply.statusCode, reply.statusCode < 300 ? '' : reply.body]).toEqual([expect.toSatisfy((status: number) => status < 300), '']);
  return reply.body === '' ? null : reply.json();
}

const rules = async (facts: Partial<TeamRules> = {}, teamId = aftersales) => ok(admin(`PUT /dispatch/teams/${teamId}`, { rules: { ...shippedRules, strategy: 'least_loaded', ...facts } })) as Promise<TeamRulesView>;
const be = async (call: CallAs | undefined, state: string, reason?: string) => ok(call!('PUT /me/presence', { state, reason })) as Promise<MyPresence>;
const open = async (facts: object = {}): Promise<TicketView> => {
  const ticket = (await ok(admin('POST /tickets', { channel: 'email', customer: { phone: phone() }, kind: 'question', body: '请问什么时候发货', ...facts }))) as TicketView;
  // Whoever registers by hand keeps it at home; these come from nowhere.
  await ok(admin(`POST /tickets/${ticket.id}/assign`, { teamId: aftersales }));
  return ticket;
};
let lastPhone = 0;
const phone = () => `1380002${String(++lastPhone).padStart(4, '0')}`;
const read = async (id: string) => (await ok(admin(`GET /tickets/${id}`))) as TicketView;
const holderOf = async (id: string) => (await read(id)).agent?.id ?? null;
const eventsOf = async (id: string) => (await ok(admin(`GET /tickets/${id}/events?limit=200`))).items as { kind: string; facts: { how?: string; agentId?: string | null } }[];
const howsOf = async (id: string) => (await eventsOf(id)).flatMap(({ kind, facts }) => (kind === 'assigned' ? [facts.how] : []));
const remindersOf = async (call: CallAs | undefined) => ((await ok(call!('GET /me/reminders?limit=100'))).items as { kind: string; ticket: { id: string } | null }[]);

beforeEach(async () => {
  shell.clock.set(Math.max(shell.clock.now(), testNow) + day);
  await shell.pool.query("update ticket set state = 'archived', archived_at = now(), agent_id = null where state in ('open', 'paused')");
  await shell.pool.query('delete from presence_log; delete from presence; delete from dispatch_team; delete from agent_profile; delete from skill_rule; delete from person_skill; delete from reminder; delete from dispatch_trace');
  await shell.pool.query('update dispatch_setting set document = $1', [JSON.stringify(shippedSettings)]);
  forgetDispatchRoom(shell);
  await rules();
});

describe('giving out', () => {
  test('goes to who is available, freest first, in one go, with a word to them', async () => {
    await be(agent, 'available');
    await be(mate, 'available');
    const tickets = [await open(), await open(), await open()];
    expect(await giveOutWork(shell)).toBe(3);
    const holders = await Promise.all(tickets.map(({ id }) => holderOf(id)));
    expect(holders.filter((id) => id === agentId).length + holders.filter((id) => id === mateId).length).toBe(3);
    expect(new Set(holders).size).toBe(2);
    expect(await howsOf(tickets[0]!.id)).toContain('dispatched');
    expect((await remindersOf(agent)).filter(({ kind }) => kind === 'assigned').length).toBe(holders.filter((id) => id === agentId).length);
    expect(await giveOutWork(shell)).toBe(0);
  });

  test('R-B1 several dispatchers at once give no ticket twice and nobody more than they can carry', async () => {
    const tickets = await Promise.all(Array.from({ length: 40 }, () => open()));
    for (const call of [agent, mate, other]) await be(call, 'available');
    await Promise.all(Array.from({ length: 6 }, () => giveOutWork(shell)));
    while ((await giveOutWork(shell)) > 0);
    const loads = new Map<string | null, number>();
    for (const { id } of tickets) {
      const holder = await holderOf(id);
      loads.set(holder, (loads.get(holder) ?? 0) + 1);
      expect((await eventsOf(id)).filter(({ facts }) => facts.how === 'dispatched' && facts.agentId).length).toBe(holder === null ? 0 : 1);
    }
    // Ten mails fill a person of capacity ten.
    expect([loads.get(agentId!), loads.get(mateId!), loads.get(otherId!), loads.get(null)]).toEqual([10, 10, 10, 10]);
  });

  test('a team whose queue cannot be read holds up no other', async () => {
    await rules({}, presalesTeam);
    const sick = await open();
    await shell.pool.query("update ticket set held_by = jsonb_build_object(role, jsonb_build_object('agentId', 'nobody')) where id = $1", [sick.id]);
    await be(agent, 'available');
    await be(presales, 'available');
    // Each comes first in turn.
    for (let round = 0; round < 2; round++) {
      const { id } = await open();
      await ok(admin(`POST /tickets/${id}/assign`, { teamId: presalesTeam }));
      expect([await giveOutWork(shell), await holderOf(id)]).toEqual([1, presalesId]);
    }
    await shell.pool.query("update ticket set held_by = '{}' where id = $1", [sick.id]);
  });

  test('nobody is given anything in a team that takes by hand, nor anybody who has not said so', async () => {
    const ticket = await open();
    expect(await giveOutWork(shell)).toBe(0);
    await be(agent, 'available');
    await rules({ strategy: 'manual' });
    expect(await giveOutWork(shell)).toBe(0);
    expect(await holderOf(ticket.id)).toBeNull();
  });

  test.each(['busy', 'away', 'offline'])('nobody who is %s is given anything', async (state) => {
    await open();
    await be(agent, 'available');
    await be(agent, state, state === 'away' ? 'meal' : undefined);
    expect(await giveOutWork(shell)).toBe(0);
  });

  test('R-B2 what waits is given when somebody comes, when capacity is freed, when a skill is learnt', async () => {
    const skill = await ok(admin('POST /skills', { key: `invoices_${lastPhone}`, name: { zh: '发票', en: 'Invoices' } }));
    await ok(admin('PUT /skill-rules', { items: [{ kind: 'question', category: null, channel: null, language: null, skillId: skill.id, level: 2, relaxAfterMinutes: null }] }));
    await ok(admin(`PUT /dispatch/people/${agentId}`, { capacity: 1, channelLimits: {}, skills: [{ skillId: skill.id, level: 1 }], shiftId: null }));
    const [first, second_] = [await open(), await open()];
    await be(agent, 'available');
    expect(await giveOutWork(shell)).toBe(0);
    await ok(admin(`PUT /dispatch/people/${agentId}`, { capacity: 1, channelLimits: {}, skills: [{ skillId: skill.id, level: 2 }], shiftId: null }));
    expect(await giveOutWork(shell)).toBe(1);
    const [held, left] = (await holderOf(first.id)) === agentId ? [first, second_] : [second_, first];
    expect(await giveOutWork(shell)).toBe(0);
    await ok(agent!(`POST /tickets/${held.id}/release`, {}));
    await ok(admin(`POST /tickets/${held.id}/assign`, { teamId: presalesTeam }));
    expect(await giveOutWork(shell)).toBe(1);
    expect(await holderOf(left.id)).toBe(agentId);
  });

  test('R-B3 what waits for the customer weighs less, and a limit on one channel holds', async () => {
    await ok(admin(`PUT /dispatch/people/${agentId}`, { capacity: 1, channelLimits: {}, skills: [], shiftId: null }));
    await be(agent, 'available');
    const [first, next] = [await open(), await open()];
    expect(await giveOutWork(shell)).toBe(1);
    const held = (await holderOf(first.id)) === agentId ? first : next;
    await ok(agent!(`POST /tickets/${held.id}/pause`, { reason: 'customer' }));
    // A quarter is in hand; three quarters are room for no whole mail.
    expect(await giveOutWork(shell)).toBe(0);
    await ok(admin(`PUT /dispatch/people/${agentId}`, { capacity: 1.25, channelLimits: { email: 0 }, skills: [], shiftId: null }));
    expect(await giveOutWork(shell)).toBe(0);
    await ok(admin(`PUT /dispatch/people/${agentId}`, { capacity: 1.25, channelLimits: {}, skills: [], shiftId: null }));
    expect(await giveOutWork(shell)).toBe(1);
  });

  test('R-B3 more than there is room for may be taken by hand, and is logged', async () => {
    await addCursors(shell.db, ['dispatch.over_capacity']);
    await readToEnd(shell.db, overCapacity(shell));
    await ok(admin(`PUT /dispatch/people/${agentId}`, { capacity: 1, channelLimits: {}, skills: [], shiftId: null }));
    for (let index = 0; index < 2; index++) await ok(agent!(`POST /tickets/${(await open()).id}/take`, {}));
    await readToEnd(shell.db, overCapacity(shell));
    const { rows } = await shell.pool.query("select facts from audit_entry where action = 'ticket.over_capacity' order by seq desc limit 1");
    expect(rows[0].facts).toEqual({ agentId, how: 'taken', load: 2, capacity: 1 });
  });

  test('urgent first, and what was expedited before everything, with a reason and a line in the log', async () => {
    const [plain, urgent, late] = [await open(), await open(), await open()];
    await ok(agent!(`POST /tickets/${urgent.id}/priority`, { urgency: 1, impact: 1 }));
    expect((await agent!(`POST /tickets/${late.id}/expedite`, { reason: '客户在机场' })).statusCode).toBe(403);
    expect((await supervisor!(`POST /tickets/${late.id}/expedite`, { reason: '  ' })).statusCode).toBe(400);
    await ok(supervisor!(`POST /tickets/${late.id}/expedite`, { reason: '客户在机场' }));
    await ok(admin(`PUT /dispatch/people/${agentId}`, { capacity: 1, channelLimits: {}, skills: [], shiftId: null }));
    await be(agent, 'available');
    expect(await giveOutWork(shell)).toBe(1);
    expect(await holderOf(late.id)).toBe(agentId);
    await ok(admin(`PUT /dispatch/people/${agentId}`, { capacity: 2, channelLimits: {}, skills: [], shiftId: null }));
    expect(await giveOutWork(shell)).toBe(1);
    expect([await holderOf(urgent.id), await holderOf(plain.id)]).toEqual([agentId, null]);
    const { rows } = await shell.pool.query("select target from audit_entry where action = 'ticket.expedited'");
    expect(rows.map(({ target }) => target)).toContain(`ticket:${late.id}`);
  });

  test('R-B8 an old backlog is given out at a limited rate, while fresh work is not held up', async () => {
    await rules({ releasePerSecond: 2, backlogAfterMinutes: 30 });
    await ok(admin(`PUT /dispatch/people/${agentId}`, { capacity: 100, channelLimits: {}, skills: [], shiftId: null }));
    for (let index = 0; index < 6; index++) await open();
    shell.clock.advance(31 * minute);
    const fresh = await open();
    await be(agent, 'available');
    expect(await giveOutWork(shell)).toBe(3);
    expect(await holderOf(fresh.id)).toBe(agentId);
    expect(await giveOutWork(shell)).toBe(0);
    shell.clock.advance(second);
    expect(await giveOutWork(shell)).toBe(2);
  });
});

describe('R-B4 presence', () => {
  test('begins offline; being away has a reason; the log keeps each stretch', async () => {
    expect(((await ok(agent!('GET /me/presence'))) as MyPresence).state).toBe('offline');
    expect((await agent!('PUT /me/presence', { state: 'away' })).json().code).toBe('presence.reason_missing');
    expect((await agent!('PUT /me/presence', { state: 'away', reason: 'moon' })).json().code).toBe('presence.reason_unknown');
    expect((await agent!('PUT /me/presence', { state: 'dancing' })).statusCode).toBe(400);
    expect(await be(agent, 'available')).toMatchObject({ state: 'available', availability: 'available', dispatched: true, load: 0, capacity: 10 });
    shell.clock.advance(minute);
    await be(agent, 'away', 'meal');
    shell.clock.advance(minute);
    await be(agent, 'offline');
    const { rows } = await shell.pool.query('select state, reason, extract(epoch from to_at - from_at)::int as s from presence_log where person_id = $1 order by from_at', [agentId]);
    expect(rows).toEqual([{ state: 'available', reason: null, s: 60 }, { state: 'away', reason: 'meal', s: 60 }]);
  });

  test('whoever is not heard of for the grace period has gone; any client’s sign of life counts', async () => {
    await be(agent, 'available');
    await be(mate, 'available');
    shell.clock.advance(50 * second);
    await beat(shell, [agentId!]);
    shell.clock.advance(20 * second);
    await open();
    expect(await giveOutWork(shell)).toBe(1);
    expect(await noticeLost(shell)).toBe(1);
    expect((await ok(mate!('GET /me/presence'))).state).toBe('offline');
    expect((await ok(agent!('GET /me/presence'))).state).toBe('available');
  });

  test('work of somebody gone returns after the team’s patience, once, by any number of workers; work in progress only where a team says so', async () => {
    await be(agent, 'available');
    const [asked, answered] = [await open(), await open()];
    await giveOutWork(shell);
    await ok(agent!(`POST /tickets/${answered.id}/messages`, { body: '明天发', visibility: 'public' }));
    await be(agent, 'offline');
    const byHand = await open();
    shell.clock.advance(second);
    await ok(agent!(`POST /tickets/${byHand.id}/take`, {}));
    shell.clock.advance(9 * minute);
    expect(await returnWork(shell)).toBe(0);
    shell.clock.advance(minute);
    const returned = await Promise.all([returnWork(shell), returnWork(shell), returnWork(shell)]);
    expect(returned.toSorted()).toEqual([0, 0, 1]);
    expect([await holderOf(asked.id), await holderOf(answered.id), await holderOf(byHand.id)]).toEqual([null, agentId, agentId]);
    expect(await howsOf(asked.id)).toContain('returned');
    expect((await remindersOf(supervisor)).filter(({ kind }) => kind === 'returned').map(({ ticket }) => ticket?.id)).toEqual([asked.id]);
    await be(mate, 'available');
    expect(await giveOutWork(shell)).toBe(1);
    expect(await holderOf(asked.id)).toBe(mateId);

    await rules({ returnsInProgress: true });
    await be(agent, 'available');
    await be(agent, 'offline');
    shell.clock.advance(10 * minute);
    expect(await returnWork(shell)).toBe(2);
  });

  test('whoever works here no longer holds nothing: all of it goes back, also in a team that takes by hand, and its supervisors hear of it', async () => {
    const [asked, answered, paused] = [await open(), await open(), await open()];
    for (const { id } of [asked, answered, paused]) await ok(admin(`POST /tickets/${id}/assign`, { agentId: otherId, teamId: aftersales }));
    await ok(admin(`POST /tickets/${answered.id}/messages`, { body: '明天发', visibility: 'public' }));
    await ok(admin(`POST /tickets/${paused.id}/pause`, { reason: 'customer' }));
    await rules({ strategy: 'manual' });
    expect(await returnWork(shell)).toBe(0);
    await shell.pool.query('update person set active = false where id = $1', [otherId]);
    const returned = await Promise.all([returnWork(shell), returnWork(shell)]);
    await shell.pool.query('update person set active = true where id = $1', [otherId]);
    expect(returned[0]! + returned[1]!).toBe(3);
    for (const { id } of [asked, answered, paused]) expect(await holderOf(id)).toBeNull();
    expect((await remindersOf(supervisor)).filter(({ kind }) => kind === 'returned')).toHaveLength(3);
  });

  test('work whose holder has long gone returns when the customer speaks again: the absence is looked at once more', async () => {
    await rules({}, presalesTeam);
    const { token } = await ok(centre.nobody('POST /widget/web/visitors', { form: { name: '李雷', phone: phone() } }));
    const says = (body: string) => ok(centre.withKey(token)('POST /widget/messages', { clientId: `said-${++lastPhone}-in-chat`, body }));
    await says('在吗');
    await be(presales, 'available');
    expect(await giveOutWork(shell)).toBe(1);
    const { id } = (await shell.pool.query<{ id: string }>('select id from ticket where agent_id = $1', [presalesId])).rows[0]!;
    await ok(presales!(`POST /tickets/${id}/messages`, { body: '在，您说', visibility: 'public' }));
    await be(presales, 'offline');
    shell.clock.advance(10 * minute);
    expect([await returnWork(shell), await holderOf(id)]).toEqual([0, presalesId]);
    await says('什么时候发货');
    expect([await returnWork(shell), await holderOf(id)]).toEqual([1, null]);
    // Looked at, and not again for nothing.
    expect((await shell.pool.query('select returned from presence where person_id = $1', [presalesId])).rows).toEqual([{ returned: true }]);
  });

  test('after a chat or a call there is time for writing up, until they say they are done', async () => {
    await be(agent, 'available');
    await shell.pool.query("update presence set wrap_up_until = $1", [new Date(shell.clock.now() + 30 * second)]);
    await open();
    expect(((await ok(agent!('GET /me/presence'))) as MyPresence).availability).toBe('wrap_up');
    await be(agent, 'available');
    expect(await giveOutWork(shell)).toBe(0);
    await ok(agent!('PUT /me/presence', { state: 'available', wrapUpOver: true }));
    expect(await giveOutWork(shell)).toBe(1);
  });
});

describe('R-B6 reopened work', () => {
  async function reopened() {
    await be(agent, 'available');
    const ticket = await open();
    await giveOutWork(shell);
    await shell.pool.query("update ticket set state = 'archived', stage = 'follow_up', archived_at = now() where id = $1", [ticket.id]);
    return ticket;
  }

  test('stays with who had it while they are at work', async () => {
    const ticket = await reopened();
    await be(mate, 'available');
    await ok(agent!(`POST /tickets/${ticket.id}/reopen`, { reason: '又坏了' }));
    await recheckWork(shell);
    expect(await holderOf(ticket.id)).toBe(agentId);
  });

  test('goes back to the queue when they are not and somebody else is', async () => {
    const ticket = await reopened();
    await be(agent, 'offline');
    await ok(agent!(`POST /tickets/${ticket.id}/reopen`, { reason: '又坏了' }));
    await recheckWork(shell);
    expect(await holderOf(ticket.id)).toBe(agentId);
    await be(mate, 'available');
    expect(await recheckWork(shell)).toBe(1);
    expect(await holderOf(ticket.id)).toBeNull();
    expect(await giveOutWork(shell)).toBe(1);
    expect(await holderOf(ticket.id)).toBe(mateId);
  });

  test('a customer of somebody’s comes back to them, though another is freer', async () => {
    const customer = { phone: phone() };
    await be(agent, 'available');
    const first = await open({ customer });
    await giveOutWork(shell);
    await be(mate, 'available');
    const again = await open({ customer });
    await giveOutWork(shell);
    expect([await holderOf(first.id), await holderOf(again.id)]).toEqual([agentId, agentId]);
  });
});

describe('overflow', () => {
  test('another team helps after some waiting, or when nobody is on duty, and never sends it round', async () => {
    await rules({ overflows: [{ toTeamId: presalesTeam, afterMinutes: 3, whenNobodyOnDuty: false }] });
    await rules({ overflows: [{ toTeamId: aftersales, afterMinutes: 1, whenNobodyOnDuty: true }] }, presalesTeam);
    const ticket = await open();
    await be(agent, 'busy');
    shell.clock.advance(4 * minute);
    await be(agent, 'busy');
    expect(await overflowWork(shell)).toBe(0);
    await be(presales, 'busy');
    expect(await overflowWork(shell)).toBe(1);
    expect(await howsOf(ticket.id)).toContain('overflowed');
    expect((await read(ticket.id)).team?.id).toBe(presalesTeam);
    shell.clock.advance(30 * minute);
    await be(agent, 'busy');
    expect(await overflowWork(shell)).toBe(0);
    await be(presales, 'available');
    expect(await giveOutWork(shell)).toBe(1);
    expect(await holderOf(ticket.id)).toBe(presalesId);
  });

  test('who cannot hold the step’s role is not on duty for it, neither at home nor where help would come from', async () => {
    const trainerId = await centre.personId('trainer');
    const trainer = await centre.as('trainer');
    await shell.pool.query('insert into team_member (team_id, person_id) values ($1, $3), ($2, $3) on conflict do nothing', [aftersales, presalesTeam, trainerId]);
    forgetDispatchRoom(shell);
    await rules({ overflows: [{ toTeamId: presalesTeam, afterMinutes: null, whenNobodyOnDuty: true }] });
    const ticket = await open();
    await be(trainer, 'available');
    expect(await overflowWork(shell)).toBe(0);
    await be(presales, 'busy');
    expect(await overflowWork(shell)).toBe(1);
    expect((await read(ticket.id)).team?.id).toBe(presalesTeam);
    await shell.pool.query('delete from team_member where person_id = $1', [trainerId]);
  });

  test('a plan helps nobody: a team that should be there, but is not, is given nothing', async () => {
    const always = { timeZone: 'UTC', weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ from: '00:00', to: '24:00' }]])), breaks: [], exceptions: [] };
    const shift = await ok(admin('POST /shifts', { name: { zh: '全天', en: 'Always' }, document: always }));
    await ok(admin(`PUT /dispatch/people/${presalesId}`, { capacity: null, channelLimits: {}, skills: [], shiftId: shift.id }));
    await rules({ overflows: [{ toTeamId: presalesTeam, afterMinutes: null, whenNobodyOnDuty: true }] });
    await open();
    expect(await overflowWork(shell)).toBe(0);
    await be(presales, 'busy');
    expect(await overflowWork(shell)).toBe(1);
  });
});

describe('R-B7 nothing sits in limbo', () => {
  test('whatever nobody holds for too long is told to the team’s supervisors, once, also where people take by hand', async () => {
    await rules({ strategy: 'manual', alertAfterMinutes: 15 });
    const ticket = await open();
    shell.clock.advance(14 * minute);
    expect(await alertUnassigned(shell)).toBe(0);
    shell.clock.advance(minute);
    const told = await Promise.all([alertUnassigned(shell), alertUnassigned(shell)]);
    expect(told.toSorted()).toEqual([0, 1]);
    shell.clock.advance(minute);
    expect(await alertUnassigned(shell)).toBe(0);
    expect((await remindersOf(supervisor)).filter(({ kind }) => kind === 'unassigned_too_long').map(({ ticket: about }) => about?.id)).toEqual([ticket.id]);
    expect((await remindersOf(agent)).filter(({ kind }) => kind === 'unassigned_too_long')).toEqual([]);
  });
});

describe('the waiting customer', () => {
  test('is told the place, and an estimate only when enough was seen', async () => {
    const [first, next] = [await open(), await open()];
    expect(await readWaiting(shell, first.id)).toEqual({ position: 1, estimateMs: null });
    expect(await readWaiting(shell, next.id)).toEqual({ position: 2, estimateMs: null });
    await be(agent, 'available');
    for (let index = 0; index < 6; index++) await open();
    expect(await giveOutWork(shell)).toBe(8);
    expect(await readWaiting(shell, next.id)).toBeNull();
    await be(agent, 'busy');
    const late = await open();
    expect(await readWaiting(shell, late.id)).toEqual({ position: 1, estimateMs: 450_000 });
  });
});

describe('R-B5 fairness', () => {
  test('counts what was given, taken, given back and taken back, and time without work', async () => {
    const from = shell.clock.now();
    await be(agent, 'available');
    await be(mate, 'available');
    shell.clock.advance(minute);
    const tickets = [await open(), await open()];
    await giveOutWork(shell);
    const agents = (await holderOf(tickets[0]!.id)) === agentId ? tickets[0]! : tickets[1]!;
    shell.clock.advance(minute);
    await ok(agent!(`POST /tickets/${agents.id}/release`, { reason: '不会' }));
    shell.clock.advance(minute);
    const query = `from=${new Date(from).toISOString()}&to=${new Date(shell.clock.now()).toISOString()}`;
    const report = await ok(supervisor!(`GET /dispatch/fairness?teamId=${aftersales}&${query}`));
    const row = (id: string | undefined) => report.items.find((item: { id: string }) => item.id === id);
    expect(row(agentId)).toMatchObject({ dispatched: 1, taken: 0, refused: 1, returned: 0, availableMs: 3 * minute, idleMs: 2 * minute });
    expect(row(mateId)).toMatchObject({ dispatched: 1, refused: 0, availableMs: 3 * minute, idleMs: minute });
    expect(report).toMatchObject({ gini: 0, maxMinRatio: 1 });
    const elsewhere = await ok(supervisor!(`GET /dispatch/fairness?teamId=${presalesTeam}&${query}`));
    expect(elsewhere.items).toEqual([]);

    const behind = async (personId: string | undefined, act: string, call = supervisor!) => (await ok(call(`GET /dispatch/fairness/tickets?personId=${personId}&act=${act}&${query}`))).items.map(({ id }: { id: string }) => id);
    expect(await behind(agentId, 'dispatched')).toEqual([agents.id]);
    expect(await behind(agentId, 'refused')).toEqual([agents.id]);
    expect(await behind(agentId, 'taken')).toEqual([]);
    expect(await behind(mateId, 'dispatched')).toEqual(tickets.map(({ id }) => id).filter((id) => id !== agents.id));
    expect((await ok(supervisor!(`GET /dispatch/fairness/tickets?personId=${agentId}&act=dispatched&teamId=${presalesTeam}&${query}`))).items).toEqual([]);
  });
});
