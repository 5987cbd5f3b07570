import { hour, minute } from '@huiyin/domain/kernel/instant.ts';
import type { ClockExplained, LadderView, PolicyView, RecountView } from '@huiyin/domain/sla/sla.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { takeUpLost } from '../platform/long-run.ts';
import { testCentre, type CallAs } from '../testing/test-centre.ts';
import { savePromises } from '../ticket/index.ts';
import { readClocks, rowOfClock, saveClocks } from './clock.store.ts';
import { recountClocks, recountRun, recountSome, recountSomeJob } from './recount-clocks.ts';
import { holdTickets } from './recount.store.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const [agent, owner, supervisor] = [await centre.as('agent'), await centre.as('owner'), await centre.as('supervisor')];
const nowhere = '01900000-0000-7000-8000-000000000000';

async function well<Value>(reply: ReturnType<CallAs>): Promise<Value> {
  const { statusCode, body } = await reply;
  expect(statusCode, body).toBeLessThan(300);
  return (body === '' ? undefined : JSON.parse(body)) as Value;
}

interface Found {
  readonly code: string;
  readonly path: string;
  readonly message: { readonly zh: string; readonly en: string };
}

async function refused(reply: ReturnType<CallAs>): Promise<{ status: number; code: string; findings: readonly Found[] }> {
  const { statusCode, body } = await reply;
  const problem = JSON.parse(body) as { code: string; facts?: { findings?: Found[] } };
  return { status: statusCode, code: problem.code, findings: problem.facts?.findings ?? [] };
}

let standardId: string;
let policies: PolicyView[];
beforeAll(async () => {
  const { items } = await well<{ items: { id: string; key: string }[] }>(owner('GET /calendars'));
  standardId = items.find(({ key }) => key === 'standard')!.id;
  ({ items: policies } = await well<{ items: PolicyView[] }>(owner('GET /policies')));
});

const target = (more = {}) => ({ clock: 'resolution', ms: hour, calendarId: standardId, pauseWhile: ['customer'], warnAt: [75], ladderId: null, ...more });
const policy = (more = {}) => ({ name: { zh: '新标准', en: 'New' }, active: true, when: {}, targets: [target()], ...more });
const rung = (more = {}) => ({ at: { percent: 100 }, always: false, tell: { holder: true, supervisors: false, roles: [], personIds: [] }, handTo: null, escalate: false, ...more });
const open = (more = {}) => well<TicketView>(agent('POST /tickets', { channel: 'phone', customer: { phone: '13800004701' }, body: '怎么开发票？', kind: 'question', category: 'order-invoice', ...more }));

describe('reading', () => {
  test('whoever works here may read what is promised, in order', async () => {
    const { items } = await well<{ items: PolicyView[] }>(agent('GET /policies'));
    expect(items.map(({ name }) => name.en)).toEqual(['Account security', 'Phone', 'Web chat', 'Specialist handling', 'Complaints', 'Urgent', 'High priority', 'Everything else']);
    expect((await well<{ items: LadderView[] }>(agent('GET /ladders'))).items.map(({ uses }) => uses)).toEqual([4, 1]);
  });

  test.each([['agent', agent], ['supervisor', supervisor]] as const)('an %s changes nothing', async (_, somebody) => {
    expect(await refused(somebody('POST /policies', policy()))).toMatchObject({ status: 403, code: 'permission.missing' });
    expect(await refused(somebody('PUT /policies/order', { ids: policies.map(({ id }) => id) }))).toMatchObject({ status: 403 });
  });
});

describe('nonsense is refused at its field', () => {
  test.each<[string, object, string, string]>([
    ['no target at all', { targets: [] }, 'target.none', '/targets'],
    ['a target of zero', { targets: [{ ms: 0 }] }, 'target.range', '/targets/0/ms'],
    ['a negative target', { targets: [{ ms: -hour }] }, 'target.range', '/targets/0/ms'],
    ['a target of ten years', { targets: [{ ms: 87_600 * hour }] }, 'target.range', '/targets/0/ms'],
    ['the same clock twice', { targets: [{}, {}] }, 'target.twice', '/targets/1/clock'],
    ['a calendar that is not there', { targets: [{ calendarId: nowhere }] }, 'calendar.unknown', '/targets/0/calendarId'],
    ['a ladder that is not there', { targets: [{ ladderId: nowhere }] }, 'ladder.unknown', '/targets/0/ladderId'],
    ['a warning after the end', { targets: [{ warnAt: [50, 100] }] }, 'warning.range', '/targets/0/warnAt/1'],
    ['a warning twice', { targets: [{ warnAt: [50, 50] }] }, 'warning.twice', '/targets/0/warnAt/1'],
    ['a kind that is not there', { when: { kinds: ['question', 'wish'] } }, 'condition.unknown', '/when/kinds/1'],
    ['a category that is not there', { when: { categories: ['nothing'] } }, 'condition.unknown', '/when/categories/0'],
    ['a step that is not there', { when: { steps: [{ flow: 'general', step: 'dance' }] } }, 'condition.unknown', '/when/steps/0'],
    ['a team that is not there', { when: { teamIds: [nowhere] } }, 'condition.unknown', '/when/teamIds/0'],
  ])('%s', async (_, wish, code, path) => {
    const { targets, ...more } = wish as { targets?: object[] };
    const { status, code: problem, findings } = await refused(owner('POST /policies', policy({ ...more, ...(targets ? { targets: targets.map(target) } : {}) })));
    expect([status, problem]).toEqual([422, 'policy.invalid']);
    expect(findings).toContainEqual(expect.objectContaining({ code, path, message: { zh: expect.any(String), en: expect.any(String) } }));
  });

  test('more open time than a narrow calendar has in five years', async () => {
    const hours = [{ from: '09:00', to: '10:00' }];
    const document = { timeZone: 'Asia/Shanghai', weekly: { mon: hours, tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }, holidays: null, makeUpHours: null, overrides: [] };
    const { id } = await well<{ id: string }>((await centre.as('admin'))('POST /calendars', { key: 'narrow', name: { zh: '每周一小时', en: 'An hour a week' }, document }));
    const { findings } = await refused(owner('POST /policies', policy({ targets: [target({ calendarId: id, ms: 400 * hour })] })));
    expect(findings).toContainEqual(expect.objectContaining({ code: 'target.unreachable', path: '/targets/0/ms' }));
  });

  test.each<[string, object]>([
    ['a clock of no kind', { targets: [{ clock: 'lunch' }] }],
    ['half a millisecond', { targets: [{ ms: 0.5 }] }],
    ['a number as text', { targets: [{ ms: '3600000' }] }],
    ['a pause for fun', { targets: [{ pauseWhile: ['fun'] }] }],
    ['an empty name', { name: { zh: '', en: 'x' } }],
    ['a field that nobody knows', { position: 1 }],
    ['a name of another kind', { name: 'x' }],
  ])('%s does not pass the edge', async (_, wish) => {
    const { targets, ...more } = wish as { targets?: object[] };
    expect(await refused(owner('POST /policies', policy({ ...more, ...(targets ? { targets: targets.map(target) } : {}) })))).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  test.each<[string, object[], string, string]>([
    ['a ladder without rungs', [], 'rung.none', '/rungs'],
    ['two rungs at one moment', [rung(), rung()], 'rung.twice', '/rungs/1/at'],
    ['a rung at nought per cent', [rung({ at: { percent: 0 } })], 'rung.moment', '/rungs/0/at'],
    ['a rung before the breach', [rung({ at: { afterMs: -1 } })], 'rung.moment', '/rungs/0/at'],
    ['a rung that does nothing', [rung({ tell: { holder: false, supervisors: false, roles: [], personIds: [] } })], 'rung.idle', '/rungs/0/tell'],
    ['a team that is not there', [rung({ handTo: { teamId: nowhere, withinMs: hour } })], 'rung.whom', '/rungs/0/handTo/teamId'],
    ['taken up at once', [rung({ handTo: { teamId: nowhere, withinMs: 0 } })], 'rung.within', '/rungs/0/handTo/withinMs'],
    ['a role that is not there', [rung({ tell: { holder: false, supervisors: false, roles: ['king'], personIds: [] } })], 'rung.whom', '/rungs/0/tell/roles/0'],
  ])('%s', async (_, rungs, code, path) => {
    const { status, code: problem, findings } = await refused(owner('POST /ladders', { name: { zh: '阶梯', en: 'Ladder' }, rungs }));
    expect([status, problem]).toEqual([422, 'ladder.invalid']);
    expect(findings).toContainEqual(expect.objectContaining({ code, path }));
  });
});

describe('changing', () => {
  test('a policy is made, changed, moved to the front and removed; each leaves its line in the audit log', async () => {
    const made = await well<PolicyView>(owner('POST /policies', policy({ when: { tiers: ['vip'], kinds: [] } })));
    expect(made).toMatchObject({ version: 1, when: { tiers: ['vip'] } });
    const changed = await well<PolicyView>(owner(`PUT /policies/${made.id}`, { ...policy({ targets: [target({ warnAt: [90, 50] })] }), version: 1 }));
    expect(changed).toMatchObject({ version: 2, targets: [{ warnAt: [50, 90] }] });
    expect(await refused(owner(`PUT /policies/${made.id}`, { ...policy(), version: 1 }))).toMatchObject({ status: 409, code: 'policy.changed' });

    const { items, version } = await well<{ items: PolicyView[]; version: number }>(owner('GET /policies'));
    const ids = [made.id, ...items.map(({ id }) => id).filter((id) => id !== made.id)];
    expect((await well<{ items: PolicyView[] }>(owner('PUT /policies/order', { ids, version }))).items[0]!.id).toBe(made.id);
    expect(await refused(owner('PUT /policies/order', { ids, version }))).toMatchObject({ status: 409, code: 'policy.changed' });
    expect(await refused(owner('PUT /policies/order', { ids: ids.slice(1) }))).toMatchObject({ status: 409, code: 'policy.changed' });
    expect(await refused(owner('PUT /policies/order', { ids: [nowhere, ...ids.slice(1)] }))).toMatchObject({ status: 404, code: 'policy.unknown' });

    await well(owner(`DELETE /policies/${made.id}`));
    expect(await refused(owner(`DELETE /policies/${made.id}`))).toMatchObject({ status: 404, code: 'policy.unknown' });
    const admin = await centre.as('admin');
    const { items: log } = await well<{ items: { action: string }[] }>(admin('GET /audit'));
    expect(log.slice(0, 4).map(({ action }) => action)).toEqual(['policy.removed', 'policies.ordered', 'policy.changed', 'policy.created']);
  });

  test('a ladder that policies climb stays', async () => {
    const { items } = await well<{ items: LadderView[] }>(owner('GET /ladders'));
    expect(await refused(owner(`DELETE /ladders/${items[0]!.id}`))).toMatchObject({ status: 409, code: 'ladder.in_use' });
    const made = await well<LadderView>(owner('POST /ladders', { name: { zh: '阶梯', en: 'Ladder' }, rungs: [rung()] }));
    await well<LadderView>(owner(`PUT /ladders/${made.id}`, { name: { zh: '阶梯', en: 'Ladder' }, rungs: [rung({ at: { afterMs: 0 } })], version: 1 }));
    await well(owner(`DELETE /ladders/${made.id}`));
  });

  test('a calendar that policies promise by cannot be retired', async () => {
    const admin = await centre.as('admin');
    expect(await refused(admin(`POST /calendars/${standardId}/retire`, {}))).toMatchObject({ status: 409, code: 'calendar.in_use' });
  });
});

describe('after a change of promises', () => {
  test('open clocks are worked out anew with what ran and what was paused, and closed ones never', async () => {
    const ticket = await open();
    await well(agent(`POST /tickets/${ticket.id}/take`, {}));
    shell.clock.advance(hour);
    const admin = await centre.as('admin');
    const closed = await well<{ items: { kind: string; state: string; limitMs: number }[] }>(admin(`GET /tickets/${ticket.id}/clocks`));
    const before = shell.jobs.added.length;
    const made = await well<PolicyView>(owner('POST /policies', policy({ when: { categories: ['order'] }, targets: [target({ ms: 2 * hour })] })));
    const { items } = await well<{ items: PolicyView[] }>(owner('GET /policies'));
    await well(owner('PUT /policies/order', { ids: [made.id, ...items.map(({ id }) => id).filter((id) => id !== made.id)] }));
    expect(shell.jobs.added.slice(before).map(({ name, key }) => [name, key])).toEqual([['sla.recount', 'sla.recount:clocks'], ['sla.recount', 'sla.recount:clocks']]);
    expect((await well<{ recount: RecountView }>(agent('GET /policies/recount'))).recount).toMatchObject({ state: 'waiting', done: 0 });

    await recountClocks({}, shell);
    const { recount } = await well<{ recount: RecountView }>(agent('GET /policies/recount'));
    expect(recount.state).toBe('done');
    expect(recount.changed).toBeGreaterThan(0);
    const now = await well<TicketView>(agent(`GET /tickets/${ticket.id}`));
    const resolution = now.clocks.find(({ kind }) => kind === 'resolution')!;
    expect(resolution).toMatchObject({ limitMs: 2 * hour, elapsedMs: hour, policy: { id: made.id }, why: [{ by: 'category', is: 'order' }] });
    expect(Date.parse(resolution.dueAt!)).toBe(Date.parse(resolution.startedAt) + 2 * hour);
    expect(now.clocks.filter(({ state }) => state === 'missed')).toHaveLength(closed.items.filter(({ state }) => state === 'missed').length);
  });

  test('an act that waited for it goes on from what it worked out, also where what is due next stays the same', async () => {
    const ticket = await open();
    await well(agent(`POST /tickets/${ticket.id}/take`, {}));
    const paused = await shell.db.transaction().execute(async (tx) => {
      await holdTickets(tx, [ticket.id]);
      const resolution = (await readClocks(tx, ticket.id)).find(({ kind }) => kind === 'resolution')!;
      await saveClocks(tx, [rowOfClock(ticket.id, { ...resolution, terms: { ...resolution.terms, targetMs: 7 * hour } })]);
      const { rows } = await sql<{ due: number }>`select due_at as due from ticket where id = ${ticket.id}::uuid`.execute(tx);
      await savePromises(tx, [{ ticketId: ticket.id, dueAt: rows[0]!.due }]);
      const waiting = agent(`POST /tickets/${ticket.id}/pause`, { reason: 'customer' });
      await sleep(300);
      return { waiting };
    });
    expect((await well<TicketView>(paused.waiting)).clocks.find(({ kind }) => kind === 'resolution')).toMatchObject({ state: 'paused', limitMs: 7 * hour });
  });

  test('it can be stopped, which is in the audit log', async () => {
    await well(owner(`PUT /policies/${policies[1]!.id}`, { name: policies[1]!.name, active: true, when: policies[1]!.when, targets: policies[1]!.targets }));
    expect((await well<{ recount: RecountView }>(owner('POST /policies/recount/cancel'))).recount.state).toBe('cancelled');
    await recountClocks({}, shell);
    expect((await well<{ recount: RecountView }>(agent('GET /policies/recount'))).recount).toMatchObject({ state: 'cancelled', done: 0 });
    const { items: log } = await well<{ items: { action: string }[] }>((await centre.as('admin'))('GET /audit'));
    expect(log[0]!.action).toBe('recount.cancelled');
  });

  test('one whose worker died is taken up by another, one that ended is not', async () => {
    await well(owner(`PUT /policies/${policies[1]!.id}`, { name: policies[1]!.name, active: true, when: policies[1]!.when, targets: policies[1]!.targets }));
    expect(await takeUpLost(shell, recountRun)).toBe(0);
    shell.clock.advance(2 * minute);
    const before = shell.jobs.added.length;
    expect(await takeUpLost(shell, recountRun)).toBe(1);
    expect(shell.jobs.added.slice(before).map(({ name }) => name)).toEqual([recountRun.job]);
    await recountClocks({}, shell);
    expect((await well<{ recount: RecountView }>(agent('GET /policies/recount'))).recount.state).toBe('done');
    expect(await takeUpLost(shell, recountRun)).toBe(0);
  });
});

describe('another tier of the customer', async () => {
  const admin = await centre.as('admin');
  const first = async (made: PolicyView) => {
    const { items } = await well<{ items: PolicyView[] }>(owner('GET /policies'));
    await well(owner('PUT /policies/order', { ids: [made.id, ...items.map(({ id }) => id).filter((id) => id !== made.id)] }));
  };
  const ordered = (since: number) => shell.jobs.added.slice(since).filter(({ name }) => name === recountSomeJob);
  const resolutionOf = async (id: string) => (await well<TicketView>(admin(`GET /tickets/${id}`))).clocks.find(({ kind }) => kind === 'resolution')!;
  const work = async (since: number) => {
    for (const { payload } of ordered(since)) await recountSome(payload, shell);
  };

  test('reaches the clocks of the tickets under way, with what ran; the same tier asks for nothing', async () => {
    const vip = await well<PolicyView>(owner('POST /policies', policy({ when: { tiers: ['vip'] }, targets: [target({ ms: 45 * minute })] })));
    await first(vip);
    const [ticket, other] = [await open({ customer: { phone: '13800004790' } }), await open({ customer: { phone: '13800004791' } })];
    shell.clock.advance(10 * minute);
    const before = shell.jobs.added.length;
    await well(admin(`PATCH /customers/${ticket.customer.id}`, { name: '王女士', tier: 'standard' }));
    expect(ordered(before)).toEqual([]);
    await well(admin(`PATCH /customers/${ticket.customer.id}`, { tier: 'vip' }));
    expect(ordered(before).map(({ payload }) => payload)).toEqual([{ customerId: ticket.customer.id }]);
    const theirs = await resolutionOf(other.id);
    await work(before);
    expect(await resolutionOf(ticket.id)).toMatchObject({ limitMs: 45 * minute, elapsedMs: 10 * minute, policy: { id: vip.id }, why: [{ by: 'tier', is: 'vip' }] });
    expect(await resolutionOf(other.id)).toEqual(theirs);
    expect(shell.live.notices.some(({ topic, id }) => topic === 'ticket' && id === ticket.id)).toBe(true);
  });

  test('by a merge, and by taking it back, reaches the tickets that moved', async () => {
    const [gold, plain] = [await open({ customer: { phone: '13800004792' } }), await open({ customer: { phone: '13800004793' } })];
    let since = shell.jobs.added.length;
    await well(admin(`PATCH /customers/${gold.customer.id}`, { tier: 'vip' }));
    await work(since);
    const usual = await resolutionOf(plain.id);
    since = shell.jobs.added.length;
    await well(admin(`POST /customers/${plain.customer.id}/merge`, { into: gold.customer.id }));
    await work(since);
    expect((await resolutionOf(plain.id)).limitMs).toBe(45 * minute);
    since = shell.jobs.added.length;
    await well(admin(`POST /customers/${plain.customer.id}/unmerge`, {}));
    await work(since);
    expect((await resolutionOf(plain.id)).limitMs).toBe(usual.limitMs);
    expect((await resolutionOf(gold.id)).limitMs).toBe(45 * minute);
  });

  test('a ticket on which a recount faults keeps no other waiting, and is tried again by itself', async () => {
    const phone = { customer: { phone: '13800004794' } };
    const [bad, well_] = [await open(phone), await open(phone)];
    await sql`update clock set segments = '"nonsense"' where ticket_id = ${bad.id}::uuid`.execute(shell.db);
    let since = shell.jobs.added.length;
    await well(admin(`PATCH /customers/${bad.customer.id}`, { tier: 'vip' }));
    await recountSome({ customerId: bad.customer.id }, shell);
    expect((await resolutionOf(well_.id)).limitMs).toBe(45 * minute);
    const [again] = ordered(since).slice(-1);
    expect(again!.payload).toEqual({ ticketId: bad.id });
    await expect(recountSome(again!.payload, shell)).rejects.toThrow();
    await sql`delete from clock where ticket_id = ${bad.id}::uuid`.execute(shell.db);
    since = shell.jobs.added.length;
    await recountSome(again!.payload, shell);
    expect([(await resolutionOf(bad.id)).limitMs, ordered(since)]).toEqual([45 * minute, []]);
  });
});

describe('explaining', () => {
  const madeUp = (more = {}) => ({ kind: 'complaint', category: 'service-manner', priority: 'normal', channelId: '', tier: 'standard', flow: 'complaint', step: 'accept', teamId: null, at: '2025-08-12T02:00:00.000Z', ...more });
  const channelId = async () => (await well<{ items: { id: string; key: string }[] }>((await centre.as('admin'))('GET /channels'))).items.find(({ key }) => key === 'email')!.id;

  test('for a ticket that could be, says which policy wins for each clock, why, and why no other', async () => {
    const { clocks } = await well<{ clocks: ClockExplained[] }>(agent('POST /policies/explain', madeUp({ channelId: await channelId() })));
    const first = clocks.find(({ clock }) => clock === 'first_response')!;
    expect(first.promise).toMatchObject({ ms: 15 * minute, dueAt: '2025-08-12T02:15:00.000Z', why: [{ by: 'kind', is: 'complaint' }], policy: { name: { en: 'Complaints' } }, calendar: { name: { en: 'Standard workdays' } } });
    expect(first.verdicts.map(({ policy: { name }, because }) => [name.en, because])).toEqual(
      expect.arrayContaining([['Account security', 'category'], ['Phone', 'channel_kind'], ['Web chat', 'channel_kind'], ['Specialist handling', 'silent'], ['Complaints', 'chosen'], ['Everything else', 'earlier']]),
    );
  });

  test('for a ticket as it is, with what its running clocks have in store', async () => {
    const ticket = await open();
    const { clocks } = await well<{ clocks: ClockExplained[] }>(agent(`GET /tickets/${ticket.id}/promises`));
    expect(clocks.find(({ clock }) => clock === 'step')!.promise).toMatchObject({ policy: null, moments: [{ what: 'warning', percent: 75 }, { what: 'breach' }] });
    expect(clocks.find(({ clock }) => clock === 'first_response')!.promise!.policy!.name.en).toBe('Phone');
    const stranger = await centre.as('presales1');
    expect(await refused(stranger(`GET /tickets/${ticket.id}/promises`))).toMatchObject({ status: 404, code: 'ticket.unknown' });
  });

  test('of what is not there it says so', async () => {
    expect(await refused(agent('POST /policies/explain', madeUp({ channelId: nowhere })))).toMatchObject({ status: 404, code: 'channel.unknown' });
    expect(await refused(agent('POST /policies/explain', madeUp({ channelId: await channelId(), category: 'nothing' })))).toMatchObject({ status: 422, code: 'category.unknown' });
  });
});
