/** Waiting in a chat through the API: where one stands, being called back, leaving, being gone. */

import { shippedRules } from '@huiyin/domain/dispatch/shipped.ts';
import type { TeamRules } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import type { WaitingView } from '@huiyin/domain/dispatch/waiting.contract.ts';
import { day, hour, minute, second } from '@huiyin/domain/kernel/instant.ts';
import type { SubTaskView } from '@huiyin/domain/ticket/sub-task.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { ticket as tickets } from '../ticket/index.ts';
import { type CallAs, type Reply, testCentre } from '../testing/test-centre.ts';
import { abandonSilent, forgetDispatchRoom, giveOutWork, hearOfVisitors, waitingTeller } from './index.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const admin = await centre.as('admin');

async function ok(call: Promise<Reply>) {
  const reply = await call;
  expect([reply.statusCode, reply.statusCode < 300 ? '' : reply.body]).toEqual([expect.toSatisfy((status: number) => status < 300), '']);
  return reply.body === '' ? null : reply.json();
}
const codeOf = async (call: Promise<Reply>) => {
  const reply = await call;
  return reply.statusCode < 300 ? reply.statusCode : (reply.json().code as string);
};

/** Each test has a week of its own; those of the Dragon Boat Festival and the National Day are no weeks of work. */
let week = Date.UTC(2025, 4, 12);
const festive: readonly number[] = [Date.UTC(2025, 5, 2), Date.UTC(2025, 9, 6)];
/** That hour of the week's Monday in Shanghai. */
const monday = (hours: number) => week + (hours - 8) * hour;
const teams = (await ok(admin('GET /teams'))).items as { id: string; key: string }[];

class Visitor {
  readonly id: string;
  readonly call: CallAs;
  constructor(id: string, call: CallAs) {
    this.id = id;
    this.call = call;
  }
  say = (body: string) => ok(this.call('POST /widget/messages', { clientId: `client-${shell.ids.next()}`, body }));
  waiting = (): Promise<WaitingView> => ok(this.call('GET /widget/waiting'));
  leave = (): Promise<WaitingView> => ok(this.call('POST /widget/leave', {}));
  async ticket(): Promise<TicketView> {
    const { rows } = await sql<{ id: string }>`select id from ticket where visitor_id = ${this.id}::uuid order by opened_at desc, id desc limit 1`.execute(shell.db);
    return ok(admin(`GET /tickets/${rows[0]!.id}`));
  }
  async events(kind: string): Promise<{ kind: string; facts: Record<string, unknown> }[]> {
    const { items } = await ok(admin(`GET /tickets/${(await this.ticket()).id}/events?limit=200`));
    return items.filter((event: { kind: string }) => event.kind === kind);
  }
  async subTasks(): Promise<SubTaskView[]> {
    return (await ok(admin(`GET /tickets/${(await this.ticket()).id}/sub-tasks`))).items;
  }
}

async function visit(form?: object): Promise<Visitor> {
  const { token, visitorId } = await ok(centre.nobody('POST /widget/web/visitors', { language: 'zh', ...(form && { form }) }));
  return new Visitor(visitorId, centre.withKey(token));
}

/** Somebody who asks, and whose question lies in a queue. Each second another. */
async function asks(form?: object): Promise<Visitor> {
  shell.clock.advance(second);
  const visitor = await visit(form);
  await visitor.say('请问什么时候发货');
  return visitor;
}

const rules = (facts: Partial<TeamRules>) => Promise.all(teams.map(({ id }) => ok(admin(`PUT /dispatch/teams/${id}`, { rules: { ...shippedRules, strategy: 'least_loaded', ...facts } }))));
const be = (call: CallAs | undefined, state: string) => ok(call!('PUT /me/presence', { state }));

beforeEach(async () => {
  week += festive.includes(week + 7 * day) ? 14 * day : 7 * day;
  shell.clock.set(monday(10));
  await shell.pool.query("update ticket set state = 'archived', archived_at = now(), agent_id = null where state in ('open', 'paused')");
  await shell.pool.query("update sub_task set state = 'cancelled' where state = 'open'");
  await shell.pool.query('delete from presence_log; delete from presence; delete from dispatch_team; delete from chat_visit; delete from chat_watch');
  forgetDispatchRoom(shell);
});

/** Somebody who can take what this visitor asks. */
async function colleague(visitor: Visitor): Promise<CallAs> {
  const { team } = await visitor.ticket();
  const { rows } = await sql<{ id: string }>`
    select m.person_id as id from team_member m join person_role pr on pr.person_id = m.person_id join role r on r.id = pr.role_id and r.key = 'agent' where m.team_id = ${team!.id}::uuid order by 1 limit 1`.execute(shell.db);
  return centre.as(rows[0]!.id);
}

async function onDuty(visitor: Visitor): Promise<CallAs> {
  const call = await colleague(visitor);
  await be(call, 'available');
  return call;
}

async function taken(visitor: Visitor): Promise<{ call: CallAs; id: string }> {
  const [call, { id }] = [await colleague(visitor), await visitor.ticket()];
  await ok(call(`POST /tickets/${id}/take`, {}));
  return { call, id };
}

async function answered(visitor: Visitor): Promise<void> {
  const { call, id } = await taken(visitor);
  await ok(call(`POST /tickets/${id}/messages`, { body: '您好', visibility: 'public' }));
}

// First, since the others put rows out of the way by hand.
test('whatever waiting customers do, each row is what its log says', async () => {
  const [first, second_] = [await asks(), await asks()];
  await first.leave();
  await ok(second_.call('POST /widget/call-back', { phone: '13800007000' }));
  await ok(second_.call('POST /widget/call-back', { phone: '13800007100' }));
  await ok(second_.call('DELETE /widget/call-back'));
  await second_.leave();
  await first.say('还在吗');
  expect(await tickets.checks!(shell)[0]!.run()).toMatchObject({ well: true });
});

describe('where one stands', () => {
  test('is counted in the order of the queue, moves up when the first is taken, and never invents a time', async () => {
    await rules({});
    const [first, second_] = [await asks(), await asks()];
    const views = [await first.waiting(), await second_.waiting()];
    expect(views).toMatchObject([{ state: 'waiting', position: 1, estimateSeconds: null, peopleOnDuty: false, mayLeave: true }, { state: 'waiting', position: 2 }]);
    await onDuty(first);
    expect((await second_.waiting()).peopleOnDuty).toBe(true);
    await taken(first);
    expect(await first.waiting()).toMatchObject({ state: 'held', position: null, mayLeave: false, callBackOffer: null });
    expect(await second_.waiting()).toMatchObject({ state: 'waiting', position: 1 });
  });

  test('is behind those who wait for the same people only: whom nobody else can serve is next', async () => {
    await rules({});
    const skill = (await ok(admin('POST /skills', { key: 'english', name: { zh: '英语', en: 'English' } }))).id as string;
    const [first, second_] = [await asks(), await asks()];
    shell.clock.advance(second);
    const { token, visitorId } = await ok(centre.nobody('POST /widget/web/visitors', { language: 'en' }));
    const english = new Visitor(visitorId, centre.withKey(token));
    await english.say('Where is my parcel?');
    expect([await first.waiting(), await second_.waiting(), await english.waiting()].map(({ position }) => position)).toEqual([1, 2, 3]);
    await ok(admin('PUT /skill-rules', { items: [{ kind: null, category: null, channel: null, language: 'en', skillId: skill, level: 1, relaxAfterMinutes: 30 }] }));
    // Nobody speaks English: behind everybody, until the rule asks no more.
    expect(await english.waiting()).toMatchObject({ position: 3, estimateSeconds: null });
    const { team } = await english.ticket();
    const { items } = await ok(admin(`GET /dispatch/people?teamId=${team!.id}`));
    const { rows } = await sql<{ id: string }>`select pr.person_id as id from person_role pr join role r on r.id = pr.role_id where r.key = 'agent'`.execute(shell.db);
    const agents = items.filter(({ id }: { id: string }) => rows.some((row) => row.id === id)) as { id: string }[];
    const [speaker, other] = [agents[0]!, agents[1]!];
    await ok(admin(`PUT /dispatch/people/${speaker.id}`, { capacity: null, channelLimits: {}, skills: [{ skillId: skill, level: 3 }], shiftId: null }));
    // The speaker could take the others too, so they do come first; while somebody else is there for them, the speaker away, nothing changes for the English customer.
    expect((await english.waiting()).position).toBe(3);
    await be(await centre.as(other.id), 'available');
    expect([await second_.waiting(), await english.waiting()].map(({ position }) => position)).toEqual([2, 1]);
    await ok(admin('PUT /skill-rules', { items: [] }));
    await ok(admin(`PUT /dispatch/people/${speaker.id}`, { capacity: null, channelLimits: {}, skills: [], shiftId: null }));
  });

  test('does not count as attended by somebody who cannot hold the step’s role', async () => {
    await rules({});
    const visitor = await asks();
    const { team } = await visitor.ticket();
    const { rows } = await sql<{ id: string }>`
      select p.id from person p where p.active and exists (select from person_role pr where pr.person_id = p.id)
        and not exists (select from person_role pr join role r on r.id = pr.role_id where pr.person_id = p.id and r.key = 'agent') order by p.id limit 1`.execute(shell.db);
    const strangerId = rows[0]!.id;
    await sql`insert into team_member (team_id, person_id) values (${team!.id}::uuid, ${strangerId}::uuid) on conflict do nothing`.execute(shell.db);
    await be(await centre.as(strangerId), 'available');
    forgetDispatchRoom(shell);
    expect((await visitor.waiting()).peopleOnDuty).toBe(false);
    await onDuty(visitor);
    expect((await visitor.waiting()).peopleOnDuty).toBe(true);
    await sql`delete from team_member where team_id = ${team!.id}::uuid and person_id = ${strangerId}::uuid`.execute(shell.db);
  });

  test('comes with a time once enough was seen to measure one', async () => {
    for (let count = 0; count < 6; count++) await taken(await asks());
    const waiting = await asks();
    // Six in the last hour: one each ten minutes.
    expect(await waiting.waiting()).toMatchObject({ position: 1, estimateSeconds: 600 });
  });

  test('says nothing of a queue before the first word, and after the end', async () => {
    const visitor = await visit();
    expect(await visitor.waiting()).toMatchObject({ state: 'none', position: null, callBackOffer: null });
    await visitor.say('你好');
    await shell.pool.query("update ticket set state = 'archived', archived_at = now() where visitor_id = $1", [visitor.id]);
    expect(await visitor.waiting()).toMatchObject({ state: 'closed', position: null, callBackOffer: null });
  });

  test('tells when somebody comes to work: the centre’s calendar, over a weekend too', async () => {
    await rules({});
    shell.clock.set(monday(20) + 4 * day);
    const visitor = await asks();
    expect(await visitor.waiting()).toMatchObject({ peopleOnDuty: false, opensAt: new Date(monday(9) + 7 * day).toISOString() });
  });

  test('of a team that takes by hand goes by its hours, unless somebody is seen at work', async () => {
    const visitor = await asks();
    expect(await visitor.waiting()).toMatchObject({ peopleOnDuty: true, opensAt: null });
    shell.clock.set(monday(22));
    expect(await visitor.waiting()).toMatchObject({ peopleOnDuty: false, opensAt: new Date(monday(9) + day).toISOString() });
    await taken(await asks());
    expect(await visitor.waiting()).toMatchObject({ peopleOnDuty: true, opensAt: null });
  });

  test('goes by the shifts of the people where they have some: the first that begins', async () => {
    await rules({});
    const visitor = await asks();
    const { team } = await visitor.ticket();
    const weekly = (from: string, to: string) => Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((weekday) => [weekday, [{ from, to }]]));
    const shift = async (from: string, to: string) => (await ok(admin('POST /shifts', { name: { zh: `班次 ${from}`, en: `Shift ${from}` }, document: { timeZone: 'Asia/Shanghai', weekly: weekly(from, to), breaks: [], exceptions: [] } }))).id as string;
    const [late, early] = [await shift('14:00', '22:00'), await shift('12:30', '20:00')];
    const { items } = await ok(admin(`GET /dispatch/people?teamId=${team!.id}`));
    for (const [index, shiftId] of [late, early].entries()) await ok(admin(`PUT /dispatch/people/${items[index].id}`, { capacity: null, channelLimits: {}, skills: [], shiftId }));
    expect(await visitor.waiting()).toMatchObject({ peopleOnDuty: false, opensAt: new Date(shell.clock.now() - (shell.clock.now() % day) + 4.5 * hour).toISOString() });
    shell.clock.advance(3 * hour);
    expect(await visitor.waiting()).toMatchObject({ peopleOnDuty: false, opensAt: null });
    for (const index of [0, 1]) await ok(admin(`PUT /dispatch/people/${items[index].id}`, { capacity: null, channelLimits: {}, skills: [], shiftId: null }));
  });

  test('is told to the head of the queue when it moves, once, and not to those far behind', async () => {
    const [first, second_] = [await asks(), await asks()];
    const tell = waitingTeller(shell);
    let read = 0;
    const heard = () => {
      const fresh = shell.live.notices.slice(read);
      read = shell.live.notices.length;
      return fresh.filter(({ topic }) => topic === 'waiting').flatMap(({ rooms }) => rooms);
    };
    heard();
    await tell();
    expect(heard().toSorted()).toEqual([`chat:${first.id}`, `chat:${second_.id}`].toSorted());
    await tell();
    expect(heard()).toEqual([]);
    await first.leave();
    heard();
    await tell();
    expect(heard()).toContain(`chat:${second_.id}`);
    for (let count = 0; count < 22; count++) await asks();
    const last = await asks();
    await tell();
    expect(heard()).not.toContain(`chat:${last.id}`);
  });

  test('belongs to the one whose token it is', async () => {
    for (const call of ['GET /widget/waiting', 'POST /widget/call-back', 'DELETE /widget/call-back', 'POST /widget/leave']) {
      expect(await codeOf(centre.nobody(call, call.startsWith('POST') ? {} : undefined))).toBe('visitor.unknown');
      expect(await codeOf(centre.withKey('hyv_not_one_of_ours')(call, call.startsWith('POST') ? {} : undefined))).toBe('visitor.unknown');
    }
    const [mine, theirs] = [await asks(), await visit()];
    await theirs.call('POST /widget/leave', {});
    expect((await mine.waiting()).state).toBe('waiting');
  });
});

describe('a call-back', () => {
  const ask = (visitor: Visitor, body: object = {}) => visitor.call('POST /widget/call-back', body);

  test('is asked of the team with a clock of its own; the number is the customer’s as claimed, shown masked, and the place is kept', async () => {
    const [first, second_] = [await asks(), await asks()];
    expect((await second_.waiting()).callBackOffer).toMatchObject({ phoneMasked: null });
    const reply = await ask(second_, { phone: ' 138 0000 7001 ' });
    expect(reply.statusCode).toBe(201);
    expect(reply.body).not.toContain('13800007001');
    expect(reply.json()).toMatchObject({ state: 'waiting', position: 2, mayLeave: false, callBack: { state: 'asked', phoneMasked: '138****7001', window: null } });
    const { customer, team } = await second_.ticket();
    expect((await ok(admin(`GET /customers/${customer.id}`))).contactPoints).toMatchObject([{ kind: 'phone', trust: 'claimed', masked: '138****7001' }]);
    expect(await second_.subTasks()).toMatchObject([{ kind: 'call_back', state: 'open', askedBy: null, layers: [{ team: { id: team!.id } }], customer: { contact: '138****7001' }, clock: { kind: 'sub_task' } }]);
    const { rows } = await sql<{ sealed: string }>`select sealed from contact_point where masked = '138****7001'`.execute(shell.db);
    expect(rows[0]!.sealed).not.toContain('7001');
    expect((await first.waiting()).position).toBe(1);
  });

  test('goes to the number that is known when no other is given, at the time that was chosen', async () => {
    const visitor = await asks({ name: '李雷', phone: '13800007002' });
    const { callBackOffer } = await visitor.waiting();
    expect(callBackOffer).toMatchObject({ phoneMasked: '138****7002' });
    const window = callBackOffer!.windows[1]!;
    const view = (await ask(visitor, { window })).json() as WaitingView;
    expect(view.callBack).toEqual({ state: 'asked', phoneMasked: '138****7002', window });
    const [task] = await visitor.subTasks();
    expect(task).toMatchObject({ wantedFrom: window.from, wantedTo: window.to, within: { clock: 'calendar' } });
    expect(Date.parse(task!.clock!.dueAt!)).toBe(Date.parse(window.to));
  });

  test('is one, however often it is asked for, also at once; another number takes its place', async () => {
    const visitor = await asks();
    const replies = await Promise.all([ask(visitor, { phone: '13800007003' }), ask(visitor, { phone: '+86 138-0000-7003' }), ask(visitor, { phone: '13800007003' })]);
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
    expect(await visitor.subTasks()).toHaveLength(1);
    await ok(ask(visitor, { phone: '13800007004' }));
    expect((await visitor.subTasks()).map(({ state, customer }) => [state, customer!.contact])).toEqual([['cancelled', '138****7003'], ['open', '138****7004']]);
    // Only the time is another.
    const view = await visitor.waiting();
    expect(view.callBackOffer).toMatchObject({ phoneMasked: '138****7004' });
    await ok(ask(visitor, { window: view.callBackOffer!.windows[0] }));
    expect((await visitor.waiting()).callBack).toEqual({ state: 'asked', phoneMasked: '138****7004', window: view.callBackOffer!.windows[0] });
  });

  test('rings nobody twice: a number that somebody else asked for already is not called again', async () => {
    const [mine, theirs] = [await asks(), await asks()];
    await ok(ask(mine, { phone: '13800007005' }));
    expect(await codeOf(ask(theirs, { phone: '13800007005' }))).toBe('call_back.asked_before');
    expect(await theirs.subTasks()).toEqual([]);
    await ok(mine.call('DELETE /widget/call-back'));
    expect(await codeOf(ask(theirs, { phone: '13800007005' }))).toBe(201);
  });

  test('can be taken back, twice too', async () => {
    const visitor = await asks();
    await ok(ask(visitor, { phone: '13800007006' }));
    for (let count = 0; count < 2; count++) expect(await ok(visitor.call('DELETE /widget/call-back'))).toMatchObject({ callBack: null, mayLeave: true });
    expect(await visitor.subTasks()).toMatchObject([{ state: 'cancelled' }]);
  });

  test.each([
    ['words', { phone: 'call me' }, 'customer.contact_invalid'],
    ['a number with something behind it', { phone: "13800007007'; drop table ticket" }, 'customer.contact_invalid'],
    ['an emergency number', { phone: '110' }, 'customer.contact_invalid'],
    ['only blanks', { phone: ' \u200b ' }, 'customer.contact_invalid'],
    ['nothing, where nothing is known', {}, 'customer.contact_missing'],
    ['a number too long to be one', { phone: '1'.repeat(41) }, 'request.invalid'],
    ['a list', { phone: ['13800007007'] }, 'request.invalid'],
    ['the middle of the night', { phone: '13800007007', window: { from: '2035-08-13T18:00:00Z', to: '2035-08-13T19:00:00Z' } }, 'sub_task.call_hours'],
    ['yesterday', { phone: '13800007007', window: { from: '2025-01-06T02:00:00Z', to: '2025-01-06T04:00:00Z' } }, 'sub_task.call_hours'],
    ['the wrong way round', { phone: '13800007007', window: { from: '2035-08-13T04:00:00Z', to: '2035-08-13T02:00:00Z' } }, 'sub_task.call_hours'],
    ['a time in ten years', { phone: '13800007007', window: { from: '2035-08-13T02:00:00Z', to: '2035-08-13T04:00:00Z' } }, 'sub_task.call_hours'],
    ['no time at all', { phone: '13800007007', window: { from: 'soon', to: 'later' } }, 'request.invalid'],
  ])('is refused for %s, and leaves nothing', async (_, body, code) => {
    const visitor = await asks();
    const reply = await ask(visitor, body);
    expect(await codeOf(Promise.resolve(reply))).toBe(code);
    expect(reply.body).not.toContain('13800007007');
    expect(await visitor.subTasks()).toEqual([]);
    const { customer } = await visitor.ticket();
    expect((await ok(admin(`GET /customers/${customer.id}`))).contactPoints).toEqual([]);
  });

  test('is offered only to who waits, and where the channel offers it', async () => {
    const silent = await visit();
    expect(await codeOf(ask(silent, { phone: '13800007008' }))).toBe('call_back.not_offered');
    const visitor = await asks();
    await taken(visitor);
    expect(await codeOf(ask(visitor, { phone: '13800007008' }))).toBe('call_back.not_offered');
    const ended = await asks();
    await shell.pool.query("update ticket set state = 'archived', archived_at = now() where visitor_id = $1", [ended.id]);
    expect(await codeOf(ask(ended, { phone: '13800007008' }))).toBe('call_back.not_offered');

    const channel = (await ok(admin('GET /channels'))).items.find(({ key }: { key: string }) => key === 'web');
    const change = (settings: object) => ok(admin(`PUT /channels/${channel.id}`, { name: channel.name, settings, teamId: channel.teamId, active: true }));
    await change({ ...channel.settings, callBack: false });
    const other = await asks();
    expect((await other.waiting()).callBackOffer).toBeNull();
    expect(await codeOf(ask(other, { phone: '13800007008' }))).toBe('call_back.not_offered');
    await change(channel.settings);
  });

  test('shows that it was tried, and that it could not be', async () => {
    const visitor = await asks();
    await ok(ask(visitor, { phone: '13800007009' }));
    const call = await onDuty(visitor);
    const [task] = await visitor.subTasks();
    for (const state of ['tried', 'tried', 'not_reached']) {
      await ok(call(`POST /sub-tasks/${task!.id}/calls`, { reached: false }));
      expect((await visitor.waiting()).callBack).toMatchObject({ state });
      shell.clock.advance(3 * hour);
    }
  });
});

describe('leaving', () => {
  test('is recorded once, gives way to those who stay, and loses nothing', async () => {
    const [first, second_] = [await asks(), await asks()];
    shell.clock.advance(3 * minute);
    expect(await first.leave()).toMatchObject({ state: 'left', position: null, mayLeave: false });
    expect(await first.leave()).toMatchObject({ state: 'left' });
    expect(await first.events('abandoned')).toMatchObject([{ facts: { waitedMs: 3 * minute + second } }]);
    expect((await second_.waiting()).position).toBe(1);
    const ticket = await first.ticket();
    expect(ticket).toMatchObject({ state: 'open', agent: null, abandonedAt: new Date(shell.clock.now()).toISOString() });
    expect(ticket.clocks.filter(({ kind }) => kind !== 'first_response').length).toBeGreaterThan(0);
    const { items } = await ok(admin('GET /tickets?queue=unassigned&limit=50'));
    expect(items.map(({ id }: { id: string }) => id)).toEqual([(await second_.ticket()).id, ticket.id]);
  });

  test('is no longer leaving once they write again: they are back in the queue, behind those who stayed', async () => {
    const [first, second_] = [await asks(), await asks()];
    await first.leave();
    shell.clock.advance(second);
    await first.say('还是再等等吧');
    expect(await first.waiting()).toMatchObject({ state: 'waiting', position: 2, mayLeave: true });
    expect(await second_.waiting()).toMatchObject({ position: 1 });
    expect(await first.ticket()).toMatchObject({ abandonedAt: null, clocks: expect.arrayContaining([expect.objectContaining({ kind: 'first_response' })]) });
  });

  test('is too late once somebody has answered, and nothing to record before the first word or while a call is owed', async () => {
    const visitor = await asks();
    await answered(visitor);
    expect(await codeOf(visitor.call('POST /widget/leave', {}))).toBe('ticket.answered');
    expect(await codeOf((await visit()).call('POST /widget/leave', {}))).toBe(200);
    const called = await asks();
    await ok(called.call('POST /widget/call-back', { phone: '13800007010' }));
    expect(await called.leave()).toMatchObject({ state: 'waiting' });
    expect(await called.events('abandoned')).toEqual([]);
  });

  test('the next one is dispatched before who has left, who is dispatched after', async () => {
    await rules({});
    const [first, second_] = [await asks(), await asks()];
    await first.leave();
    const { rows } = await sql<{ id: string }>`select id from ticket where agent_id is null and state = 'open' order by priority_rank, queue_at, id`.execute(shell.db);
    expect(rows.map(({ id }) => id)).toEqual([(await second_.ticket()).id, (await first.ticket()).id]);
    await onDuty(second_);
    await giveOutWork(shell);
    expect((await second_.waiting()).state).toBe('held');
    expect((await first.waiting()).state).toBe('held');
  });
});

describe('being gone', () => {
  const beat = (...here: Visitor[]) => hearOfVisitors(shell, (id) => here.some((visitor) => visitor.id === id));
  /** The nodes' beats of so long, with these pages open. */
  async function pass(ms: number, ...here: Visitor[]) {
    for (let passed = 0; passed < ms; passed += 30 * second) {
      shell.clock.advance(30 * second);
      await beat(...here);
    }
  }

  test('for five minutes is leaving, as of the last sign of life; a page that is open, or asks, is not gone', async () => {
    const [gone, open, asking] = [await asks(), await asks(), await asks()];
    await beat(gone, open);
    await pass(minute, gone, open);
    await pass(3 * minute, open);
    await asking.waiting();
    expect(await abandonSilent(shell)).toBe(0);
    await pass(2 * minute, open);
    expect(await abandonSilent(shell)).toBe(1);
    expect(await abandonSilent(shell)).toBe(0);
    const [abandoned] = await gone.events('abandoned');
    // It was seen for the last time a minute after it came, though that was noticed later.
    expect(abandoned!.facts['waitedMs']).toBeGreaterThanOrEqual(minute);
    expect(abandoned!.facts['waitedMs']).toBeLessThan(2 * minute);
    expect([(await open.waiting()).state, (await asking.waiting()).state]).toEqual(['waiting', 'waiting']);
  });

  test('our own absence is not theirs: after an outage everybody has time to come back', async () => {
    const visitor = await asks();
    await beat(visitor);
    shell.clock.advance(hour);
    expect(await abandonSilent(shell)).toBe(0);
    await beat();
    expect(await abandonSilent(shell)).toBe(0);
    await pass(4 * minute);
    expect(await abandonSilent(shell)).toBe(0);
    await pass(2 * minute);
    expect(await abandonSilent(shell)).toBe(1);
  });

  test('while nobody is on duty is leaving a message, and the morning makes nothing else of it; a new word counts anew', async () => {
    await rules({});
    const visitor = await asks();
    await beat(visitor);
    await pass(10 * minute);
    expect(await abandonSilent(shell)).toBe(0);
    await onDuty(visitor);
    await pass(10 * minute);
    await be(await onDuty(visitor), 'busy');
    expect(await abandonSilent(shell)).toBe(0);
    expect(await visitor.events('abandoned')).toEqual([]);
    await visitor.say('有人吗');
    await pass(6 * minute);
    await be(await onDuty(visitor), 'available');
    expect(await abandonSilent(shell)).toBe(1);
  });

  test('several workers record it once, and who is to be called back, or was answered, has not left', async () => {
    const [gone, called, served] = [await asks(), await asks(), await asks()];
    await ok(called.call('POST /widget/call-back', { phone: '13800007011' }));
    await answered(served);
    await beat();
    await pass(6 * minute);
    const counts = await Promise.all([abandonSilent(shell), abandonSilent(shell), abandonSilent(shell)]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect(await gone.events('abandoned')).toHaveLength(1);
    expect([await called.events('abandoned'), await served.events('abandoned')]).toEqual([[], []]);
  });
});
