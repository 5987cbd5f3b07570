/** Targets over HTTP: refused for want of a part, set with a baseline out of the data, followed, warned of, judged once, and then left alone. */

import { addDays } from '@huiyin/domain/insight/period.ts';
import { ticketMeasures } from '@huiyin/domain/insight/measure.ts';
import type { TargetDetail, TargetView } from '@huiyin/domain/target/target.contract.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readSliceWords } from '../insight/index.ts';
import { testCentre } from '../testing/test-centre.ts';
import { watchTargets } from './watch-targets.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const [owner, admin, agent] = await Promise.all([centre.as('owner'), centre.as('admin'), centre.as('agent')]);
const agentId = await centre.personId('agent');
const supervisorId = await centre.personId('supervisor');
const today = '2025-08-12';
const at = (day: string) => Date.parse(`${day}T02:00:00Z`);

/** So many first answers on each of those days, of so many minutes. */
async function answers(from: string, days: number, minutes: (day: number) => number, each = 20): Promise<void> {
  for (let day = 0; day < days; day++) {
    const sums = Object.fromEntries(ticketMeasures.map((key) => [key, 0]));
    const told = { ...sums, answered: each, answer_ms: Math.round(each * minutes(day) * 60_000) };
    const row = { grain: 0, on_day: addDays(from, day), a: '', b: '', parts: each, ...told };
    await shell.pool.query('insert into ticket_cell select * from jsonb_populate_record(null::ticket_cell, $1)', [JSON.stringify(row)]);
  }
}

const responses = {
  title: '首次响应 15 → 10 分钟', axis: 'experience', ownerId: supervisorId, followed: { kind: 'metric', key: 'frt' }, baseline: { from: '2025-07-15', to: today },
  goal: { how: 'to', amount: 10 }, deadlineOn: '2025-11-12',
};
const training = {
  title: '新员工培训周期 30 → 20 天', axis: 'cost', ownerId: agentId, followed: { kind: 'hand', name: '新员工培训周期', unit: 'days', decimals: 0, good: 'down' },
  baseline: { from: '2025-07-01', to: '2025-08-01', value: 30, source: '人事培训台账' }, goal: { how: 'to', amount: 20 }, deadlineOn: '2025-12-31',
};

async function set(wish: object): Promise<TargetView> {
  const reply = await owner('POST /targets', wish);
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}
const read = async (id: string) => (await owner(`GET /targets/${id}`)).json<TargetDetail>();
const told = async () => (await shell.pool.query<{ kind: string; person_id: string; facts: { standing?: string } }>("select kind, person_id, facts from reminder where kind like 'target_%' order by at, kind")).rows;
const counts = async () => (await shell.pool.query("select (select count(*) from target)::int as targets, (select count(*) from audit_entry where action like 'target.%')::int as acts")).rows[0];

beforeAll(() => answers('2025-07-01', 42, () => 15));
beforeEach(async () => {
  shell.clock.set(at(today));
  await shell.pool.query("truncate target_measure, target_entry, target; delete from reminder; delete from ticket_cell where on_day >= '2025-08-12'");
});

describe('a target', () => {
  test('says which day it is where the centre is, and what a slice is called', async () => {
    const { target, today: on } = await read((await set(responses)).id);
    expect([target.followed.whereShown, on]).toEqual([[], today]);
    const words = await readSliceWords(shell.db, ['channel:web;hour:10', 'medium:phone,online', 'topic:gone', '']);
    const channel = (await shell.pool.query<{ name: { zh: string; en: string } }>("select name from channel where key = 'web'")).rows[0]!.name;
    expect(words('channel:web;hour:10')).toEqual([{ zh: `渠道：${channel.zh}`, en: `Channel: ${channel.en}` }, { zh: '时段：10:00', en: 'Hour of the day: 10:00' }]);
    expect(words('medium:phone,online')).toEqual([{ zh: '在线／电话：电话、在线', en: 'Online or phone: Phone, Online' }]);
    expect([words('topic:gone'), words('')]).toEqual([[{ zh: '问题分类：gone', en: 'Topic: gone' }], []]);
  });

  test('without an owner is refused by name, and with one is set', async () => {
    const before = await counts();
    const { ownerId: _, ...ownerless } = responses;
    const refused = await owner('POST /targets', ownerless);
    expect([refused.statusCode, refused.json()]).toEqual([422, expect.objectContaining({ code: 'target.not_smart', facts: { lacks: [{ field: 'owner', reason: 'missing', letter: 'S' }] } })]);
    expect(await counts()).toEqual(before);
    expect(await set(responses)).toMatchObject({ owner: { id: supervisorId }, state: 'running' });
    expect(await counts()).toEqual({ targets: 1, acts: before!.acts + 1 });
  });

  test('takes its baseline from the data, frozen, and tells the change both ways', async () => {
    const target = await set(responses);
    expect(target).toMatchObject({
      baseline: { value: 15, n: 560, from: '2025-07-15', to: today, metricVersion: 1, source: null }, goal: { value: 10, change: -5 }, startOn: today, scale: { unit: 'minutes', decimals: 1, good: 'down' },
      followed: { name: { zh: '首次响应时间' }, redefined: false }, standing: 'on_track', now: { on: today, value: 15, n: 560 }, progress: 0, forecast: null,
    });
    expect(target.goal.changePercent).toBeCloseTo(-33.33, 2);
    await shell.pool.query("update ticket_cell set answer_ms = answer_ms * 2 where on_day < '2025-08-12'");
    expect((await read(target.id)).target).toMatchObject({ baseline: { value: 15 }, now: { value: 30 } });
    await shell.pool.query("update ticket_cell set answer_ms = answer_ms / 2 where on_day < '2025-08-12'");
  });

  test('may be tried before it is set: what is lacking, what the baseline says, and nothing kept', async () => {
    const reply = await owner('POST /targets/check', { followed: { kind: 'metric', key: 'frt' }, baseline: responses.baseline, goal: { how: 'by_percent', amount: -33 } });
    expect(reply.json()).toMatchObject({ baseline: { value: 15, n: 560 }, goal: { value: 10.05 }, scale: { unit: 'minutes' } });
    expect(reply.json().lacks.map(({ field }: { field: string }) => field)).toEqual(['title', 'deadlineOn', 'owner', 'axis']);
    expect((await counts())!.targets).toBe(0);
  });

  test.each([
    ['a slice that is none', { followed: { kind: 'metric', key: 'frt', where: 'channel:nowhere' } }, 'where'],
    ['a metric that is none', { followed: { kind: 'metric', key: 'luck' } }, 'followed'],
    ['days without data', { baseline: { from: '2025-05-01', to: '2025-06-01' } }, 'baseline'],
    ['somebody who does not work here', { ownerId: '01900000-0000-7000-8000-000000000000' }, 'owner'],
    ['a goal that is worse', { goal: { how: 'to', amount: 20 } }, 'goal'],
  ])('with %s is refused', async (_, part, field) => {
    const reply = await owner('POST /targets', { ...responses, ...part });
    expect([reply.statusCode, reply.json().facts.lacks[0].field]).toEqual([422, field]);
  });

  test('is set by those who may, and read by its owner', async () => {
    const target = await set(training);
    expect((await agent('POST /targets', responses)).statusCode).toBe(403);
    expect((await agent('GET /targets')).json().items.map(({ id }: TargetView) => id)).toEqual([target.id]);
    const other = await set(responses);
    expect((await agent(`GET /targets/${other.id}`)).statusCode).toBe(404);
    expect((await agent('GET /targets')).json().items).toHaveLength(1);
    expect((await owner('GET /targets')).json().items).toHaveLength(2);
  });

  test('changes its words and owner, never its figures; and is given up with a reason', async () => {
    const target = await set(responses);
    expect((await admin(`PUT /targets/${target.id}`, { title: '更快', why: '客户等得久', ownerId: agentId, version: 9 })).json().code).toBe('target.changed');
    expect((await admin(`PUT /targets/${target.id}`, { title: '更快', why: '客户等得久', ownerId: agentId, version: 1 })).json()).toMatchObject({ title: '更快', owner: { id: agentId }, version: 2 });
    expect((await admin(`PUT /targets/${target.id}`, { title: '更快', why: '', ownerId: agentId, goal: { how: 'to', amount: 14 } })).statusCode).toBe(400);
    expect((await told()).map(({ kind, person_id }) => [kind, person_id])).toEqual([['target_entrusted', supervisorId], ['target_entrusted', agentId]]);
    expect((await admin(`POST /targets/${target.id}/withdraw`, { reason: '换用分渠道的目标' })).json()).toMatchObject({ state: 'withdrawn', withdrawnBecause: '换用分渠道的目标' });
    expect((await admin(`PUT /targets/${target.id}`, { title: '更快', why: '', ownerId: agentId })).json().code).toBe('target.closed');
    expect((await owner('GET /targets')).json().items).toEqual([]);
    expect((await owner('GET /targets?ended=true')).json().items).toHaveLength(1);
  });
});

describe('a figure by hand', () => {
  test('is entered with its source, corrected, and taken back', async () => {
    const { id } = await set(training);
    shell.clock.set(at('2025-09-20'));
    const enter = (on: string, body: object) => owner(`PUT /targets/${id}/entries/${on}`, body);
    expect((await enter('2025-09-15', { value: 28 })).json()).toMatchObject({ code: 'target.entry_invalid', facts: { field: 'source' } });
    expect((await enter('2025-09-21', { value: 28, source: '台账' })).json()).toMatchObject({ code: 'target.entry_invalid', facts: { field: 'entryOn', to: '2025-09-20' } });
    expect((await enter('2025-09-15', { value: -1, source: '台账' })).json()).toMatchObject({ code: 'target.entry_invalid', facts: { field: 'value', least: 0 } });
    expect((await enter('2025-02-30', { value: 28, source: '台账' })).json().code).toBe('target.entry_invalid');
    await enter('2025-09-15', { value: 29, source: '台账' });
    expect((await enter('2025-09-15', { value: 27, n: 4, source: '台账，更正' })).json()).toMatchObject({ entries: [{ on: '2025-09-15', value: 27, n: 4, source: '台账，更正' }], target: { now: { on: '2025-09-15', value: 27 }, progress: 0.3 } });
    expect((await owner(`DELETE /targets/${id}/entries/2025-09-15`)).statusCode).toBe(204);
    expect((await owner(`DELETE /targets/${id}/entries/2025-09-15`)).json().code).toBe('target_entry.unknown');
    expect((await read(id)).target).toMatchObject({ now: null, standing: 'unmeasured' });
  });

  test('is not entered where the system measures', async () => {
    const { id } = await set(responses);
    expect((await owner(`PUT /targets/${id}/entries/${today}`, { value: 3, source: '我说的' })).json().code).toBe('target.measured');
  });
});

describe('day by day', () => {
  test('its owner hears once that it turns bad, once that it ends soon, and once how it ended', async () => {
    const target = await set(responses);
    await answers(today, 100, () => 15);
    const days = ['2025-09-20', '2025-09-21', '2025-10-20', '2025-11-06', '2025-11-07', '2025-11-19', '2025-11-20', '2025-11-21'];
    for (const day of days) {
      shell.clock.set(at(day));
      await Promise.all([watchTargets(shell), watchTargets(shell), watchTargets(shell)]);
    }
    expect((await told()).filter(({ kind }) => kind !== 'target_entrusted').map(({ kind, facts }) => [kind, facts.standing ?? null])).toEqual([
      ['target_slipping', 'off_track'], ['target_due', null], ['target_judged', 'missed'],
    ]);
    expect((await read(target.id)).target).toMatchObject({ state: 'judged', standing: 'missed', judgedOn: '2025-11-20', now: { on: '2025-11-13', value: 15 } });
    const { rows } = await shell.pool.query("select facts from audit_entry where action = 'target.judged' and target = $1", [`target:${target.id}`]);
    expect(rows).toEqual([{ facts: { standing: 'missed', value: 15, goal: 10 } }]);
  });

  test('what was judged stays so, though figures are corrected later; what was never measured is said to be so', async () => {
    const reached = await set(responses);
    const blind = await set(training);
    await answers(today, 100, (day) => 15 - day * 0.07);
    shell.clock.set(at('2026-01-20'));
    while ((await watchTargets(shell)) > 0);
    const before = (await read(reached.id)).target;
    expect(before).toMatchObject({ standing: 'reached', state: 'judged' });
    await shell.pool.query('update ticket_cell set answer_ms = answer_ms * 3');
    expect((await read(reached.id)).target).toMatchObject({ now: before.now, standing: 'reached' });
    await shell.pool.query('update ticket_cell set answer_ms = answer_ms / 3');
    expect((await read(blind.id)).target).toMatchObject({ standing: 'unmeasured', state: 'judged', now: null });
  });

  test('a trend that arrives is forecast with its interval', async () => {
    const target = await set(responses);
    await answers(today, 56, (day) => 15 - day * 0.07);
    shell.clock.set(at('2025-10-07'));
    const { target: { forecast, standing, points } } = await read(target.id);
    expect(points.at(-1)).toMatchObject({ on: '2025-10-06', n: 140 });
    expect(standing).toBe('on_track');
    // The last window's middle is the 76th day or so of a fall of 0.07 a day.
    expect(forecast!.value).toBeGreaterThan(9.3);
    expect(forecast!.value).toBeLessThan(9.8);
    expect(forecast!.low).toBeLessThanOrEqual(forecast!.value);
  });
});

describe('a measure', () => {
  test('has an owner and days, and its effect is told as weak evidence', async () => {
    const { id } = await set(responses);
    await answers(today, 60, (day) => (day < 5 ? 15 : 11));
    shell.clock.set(at('2025-10-09'));
    const measure = { title: '高峰加派两人', kind: 'staffing', ownerId: agentId, fromOn: '2025-08-17' };
    expect((await owner(`POST /targets/${id}/measures`, { ...measure, toOn: '2025-08-01' })).json()).toMatchObject({ code: 'target.measure_invalid', facts: { field: 'toOn' } });
    expect((await owner(`POST /targets/${id}/measures`, { ...measure, ownerId: '01900000-0000-7000-8000-000000000000' })).json().code).toBe('person.unknown');
    const added = (await owner(`POST /targets/${id}/measures`, measure)).json<TargetDetail>();
    expect(added.measures[0]).toMatchObject({ title: '高峰加派两人', owner: { id: agentId }, effect: { shift: -4, verdict: 'better', evidence: 'weak', before: 15, after: 11 } });
    const measureId = added.measures[0]!.id;
    const changed = (await owner(`PUT /targets/${id}/measures/${measureId}`, { ...measure, kind: 'training', fromOn: '2025-10-01' })).json<TargetDetail>();
    expect(changed.measures[0]).toMatchObject({ kind: 'training', effect: null });
    expect((await owner(`DELETE /targets/${id}/measures/${measureId}`)).statusCode).toBe(204);
    expect((await owner(`DELETE /targets/${id}/measures/${measureId}`)).json().code).toBe('target_measure.unknown');
  });
});
