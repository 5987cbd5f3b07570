import type { AlertRow, AlertRuleView, AlertView, AnalysisView, RuleBody } from '@huiyin/domain/alert/alert.contract.ts';
import type { Page } from '@huiyin/domain/kernel/page.ts';
import { day, hour, minute, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';
import { evaluateRules, remindOfDue } from './evaluate-rules.ts';
import { hoursBefore, plantArticle, type Planted, plantFacts, plantSpeeds } from './testing/plant-facts.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;
const [supervisor, agent] = [await centre.as('supervisor'), await centre.as('agent')];
const [supervisorId, agentId] = await Promise.all(['supervisor', 'agent'].map(centre.personId));
const topics = ['app-howto', 'refund', 'delivery-progress'];

/** Wednesday 2025-08-20, 15:00 in Shanghai. */
const rush = Date.UTC(2025, 7, 20, 7);
const { rows: known } = await shell.pool.query<{ key: string; id: string }>('select key, id from category');
const topicId = (key: string) => known.find((row) => row.key === key)!.id;

/** Every five minutes one of each topic, answered after three minutes more or less. */
function usual(from: Instant, to: Instant, minutes = (_topic: string) => 3): Planted[] {
  return topics.flatMap((topic, index) => Array.from({ length: (to - from) / (5 * minute) }, (_, slot) => ({ at: from + slot * 5 * minute + index * 1_000, topic, minutes: minutes(topic) + ((slot % 3) - 1) / 2 })));
}

const rule: RuleBody = {
  name: { zh: '首次响应超过 12 分钟', en: 'First response over 12 minutes' }, metric: 'frt', slice: {}, condition: { kind: 'threshold', side: 'above', limit: 12 }, windowMinutes: 60, minimumN: 10, dwellMinutes: 10, hysteresis: 2, weeks: 4,
  mutedUntil: null, ownerId: supervisorId!, outletIds: [], active: true,
};
const make = async (wish: Partial<RuleBody> = {}): Promise<AlertRuleView> => {
  const reply = await supervisor('POST /alert-rules', { ...rule, ...wish });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
};
const alerts = async (query = ''): Promise<AlertRow[]> => ((await supervisor(`GET /alerts${query}`)).json() as Page<AlertRow>).items.slice();
/** What the latest look found. */
const found = async (id: string): Promise<AnalysisView> => (await read(id)).analyses[0]!;
const read = async (id: string): Promise<AlertView> => (await supervisor(`GET /alerts/${id}`)).json();
const remindersOf = async (call: typeof supervisor) => ((await call('GET /me/reminders')).json() as Page<{ kind: string; facts: Record<string, unknown> }>).items.filter(({ kind }) => kind.startsWith('alert')).map(({ kind, facts }) => ({ kind, facts }));
/** One look every five minutes, or as told; both ends. */
async function watch(from: Instant, to: Instant, every = 5 * minute): Promise<void> {
  for (let at = from; at <= to; at += every) {
    shell.clock.set(at);
    await evaluateRules(shell);
  }
}

beforeEach(async () => {
  await shell.pool.query('truncate alert_action, alert_comment, alert, alert_rule, business_change, ticket_fact, response_hour, presence_log, reminder, notice cascade');
  shell.clock.set(rush);
});

describe('a breach', () => {
  const history = [1, 2, 3, 4].flatMap((week) => usual(rush - week * 7 * day - 2 * hour, rush - week * 7 * day + hour));

  test('is judged by nobody while figures are being told again, and looked at once they are whole', async () => {
    await make();
    await shell.pool.query("insert into subscription_cursor (name) values ('insight.facts') on conflict (name) do update set txid = '0', position = 0");
    await shell.pool.query("update insight_setting set telling_to_txid = '9', telling_to_position = 9");
    expect(await evaluateRules(shell)).toBe(0);
    await shell.pool.query('update insight_setting set telling_to_txid = null, telling_to_position = null');
    expect(await evaluateRules(shell)).toBe(1);
  });

  test('is looked at when figures hold what happened before it, which on a busy machine takes longer than the next look', async () => {
    await make();
    await shell.pool.query("insert into subscription_cursor (name) values ('insight.facts') on conflict (name) do update set txid = pg_current_xact_id(), position = 0");
    const happens = async (at: Instant) => {
      shell.clock.set(at);
      expect((await supervisor('POST /tickets', { channel: 'phone', customer: { phone: '13800006001' }, body: '新版首页在哪里' })).statusCode).toBe(201);
    };
    await happens(rush - minute);
    shell.clock.set(rush);
    expect(await evaluateRules(shell)).toBe(0);
    await shell.pool.query("update subscription_cursor set txid = pg_current_xact_id() where name = 'insight.facts'");
    await happens(rush + minute);
    expect(await evaluateRules(shell)).toBe(1);
    await shell.pool.query("delete from subscription_cursor where name = 'insight.facts'");
  });

  test('becomes one alert with its causes and tells its owner once; in order again it ends, and tells that too', async () => {
    await plantFacts(shell, [...history, ...usual(rush - 2 * hour, rush), ...usual(rush, rush + hour, (topic) => (topic === 'app-howto' ? 45 : 3)), ...usual(rush + hour, rush + 3 * hour)]);
    const { id } = await make();
    await watch(rush, rush + hour);
    const [alert] = await alerts('?state=firing');
    expect(alert).toMatchObject({ ruleId: id, rule: rule.name, endedAt: null, owner: { id: supervisorId } });
    expect(alert!.said.zh).toMatch(/^首次响应时间 1\d\.\d 分钟，超过 12 分钟（近 1 小时，\d+ 单）$/);

    const { analysis, causesSaid } = await found(alert!.id);
    expect(analysis.answer).toBe('explained');
    expect(analysis.causes.map(({ how, dimension, groups, causeClass, action }) => [how, dimension, groups[0]!.group, causeClass, action])).toEqual([['within', 'topic', topicId('app-howto'), 'process', 'article']]);
    expect(analysis.causes[0]!.size + analysis.unexplained!).toBeCloseTo(analysis.change!, 6);
    expect(causesSaid[0]!.zh).toContain('由 3.0 分钟 变为');
    expect(await remindersOf(supervisor)).toMatchObject([{ kind: 'alert_began', facts: { alertId: alert!.id, rule: rule.name } }]);
    expect(await remindersOf(agent)).toEqual([]);

    await watch(rush + hour + 5 * minute, rush + 3 * hour);
    const [ended, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(ended!.endedAt).not.toBeNull();
    expect(ended!.peak).toBeGreaterThan(ended!.value);
    expect((await remindersOf(supervisor)).map(({ kind }) => kind)).toEqual(['alert_ended', 'alert_began']);
  });

  test('is found once by several workers, and once after an outage', async () => {
    await plantFacts(shell, [...history, ...usual(rush, rush + 3 * hour, () => 20)]);
    await make({ dwellMinutes: 0 });
    shell.clock.set(rush + 2 * hour);
    const looked = await Promise.all(Array.from({ length: 4 }, () => evaluateRules(shell)));
    expect(looked.reduce((a, b) => a + b, 0)).toBe(1);
    expect(await evaluateRules(shell)).toBe(0);
    expect(await alerts()).toHaveLength(1);
    expect(await remindersOf(supervisor)).toHaveLength(1);
  });

  test('under the minimum says that it is too few, and makes nothing', async () => {
    await plantFacts(shell, usual(rush, rush + 10 * minute, () => 30));
    const { id } = await make({ dwellMinutes: 0 });
    await watch(rush + 5 * minute, rush + 30 * minute);
    expect(await alerts()).toEqual([]);
    const { items } = (await supervisor('GET /alert-rules')).json() as { items: AlertRuleView[] };
    expect(items.find((each) => each.id === id)).toMatchObject({ phase: 'quiet', verdict: 'too_few' });
  });

  test('without anything to compare with is told, and says that causes are not', async () => {
    await plantFacts(shell, usual(rush, rush + hour, () => 30));
    await make({ dwellMinutes: 0 });
    await watch(rush + hour, rush + hour);
    const { analysis, summary } = await found((await alerts())[0]!.id);
    expect(analysis).toMatchObject({ answer: 'too_few', causes: [], change: null });
    expect(summary.en).toMatch(/^Too few cases to say why \(\d+ now, 0 before\)\.$/);
  });

  test('that goes on is looked into again: the latest finding comes first, the first stays as it was, and what is the same is not said twice', async () => {
    // First one topic is slow; after an hour and a half another one is, too, and for longer.
    const late = (topic: string) => (topic === 'app-howto' ? 45 : topic === 'refund' ? 150 : 3);
    await plantFacts(shell, [...history, ...[1, 2, 3, 4].flatMap((week) => usual(rush - week * 7 * day + hour, rush - week * 7 * day + 5 * hour)), ...usual(rush - hour, rush), ...usual(rush, rush + 1.5 * hour, (topic) => (topic === 'app-howto' ? 45 : 3)), ...usual(rush + 1.5 * hour, rush + 5 * hour, late)]);
    await make();
    await watch(rush, rush + 5 * hour, 15 * minute);
    const { analyses, analysedAt, beganAt } = await read((await alerts('?state=firing'))[0]!.id);
    const named = analyses.map(({ analysis }) => analysis.causes.map(({ groups }) => groups[0]!.group));
    expect(analyses.at(-1)!.at).toBe(beganAt);
    expect(named.at(-1)).toEqual([topicId('app-howto')]);
    expect(named[0]).toEqual([topicId('refund'), topicId('app-howto')]);
    expect(analyses.map(({ at }) => at)).toEqual(analyses.map(({ at }) => at).toSorted().toReversed());
    // The last hours brought nothing else, and were looked at all the same.
    expect(Date.parse(analysedAt)).toBeGreaterThan(Date.parse(analyses[0]!.at));
    expect(Date.parse(analysedAt)).toBeGreaterThanOrEqual(rush + 4 * hour);
    expect(await remindersOf(supervisor)).toHaveLength(1);
  });

  test('of a muted rule tells nobody until the muting ends', async () => {
    await plantFacts(shell, usual(rush, rush + 3 * hour, () => 30));
    const { id } = await make({ dwellMinutes: 0 });
    expect((await supervisor(`POST /alert-rules/${id}/mute`, { until: new Date(rush + 2 * hour).toISOString() })).statusCode).toBe(200);
    await watch(rush + hour, rush + 2 * hour - 5 * minute);
    expect(await alerts('?state=firing')).toHaveLength(1);
    expect(await remindersOf(supervisor)).toEqual([]);
    await watch(rush + 2 * hour, rush + 2 * hour);
    expect((await remindersOf(supervisor)).map(({ kind }) => kind)).toEqual(['alert_began']);
  });

  test('of a slice looks at nothing else', async () => {
    await plantFacts(shell, [...usual(rush, rush + hour, (topic) => (topic === 'refund' ? 40 : 1))]);
    const other = await make({ name: { zh: '物流', en: 'Delivery' }, slice: { topic: 'delivery-progress' }, dwellMinutes: 0 });
    const refund = await make({ name: { zh: '退款', en: 'Refund' }, slice: { topic: 'refund' }, dwellMinutes: 0 });
    expect(refund.sliceShown).toMatchObject([{ zh: expect.stringMatching(/^问题分类：/) }]);
    await watch(rush + hour, rush + hour);
    expect((await alerts()).map(({ ruleId }) => ruleId)).toEqual([refund.id]);
    expect(other.id).not.toBe(refund.id);
  });

  test('ends when the rule is changed to watch something else', async () => {
    await plantFacts(shell, usual(rush, rush + hour, () => 30));
    const { id, version } = await make({ dwellMinutes: 0 });
    await watch(rush + hour, rush + hour);
    const changed = await supervisor(`PUT /alert-rules/${id}`, { ...rule, condition: { kind: 'threshold', side: 'above', limit: 60 }, version });
    expect(changed.json()).toMatchObject({ phase: 'quiet', alertId: null, version: version + 1 });
    expect(await alerts('?state=firing')).toEqual([]);
    expect((await supervisor(`PUT /alert-rules/${id}`, { ...rule, version })).json().code).toBe('alert_rule.changed');
  });
});

test('a surge names its topic, its part of all and the release that began that day', async () => {
  const howTo = Array.from({ length: 300 }, (_, index) => ({ at: rush - hour + index * 12_000, topic: 'app-howto', minutes: 4, agent: 'agent' }));
  await plantFacts(shell, [...[1, 2, 3, 4].flatMap((week) => usual(rush - week * 7 * day - 6 * hour, rush - week * 7 * day)), ...usual(rush - 6 * hour, rush), ...howTo]);
  const put = (kind: string, name: string, fromOn: string, untilOn: string, of: string[] = []) => supervisor('POST /business-changes', { kind, name, fromOn, untilOn, topics: of, note: '' });
  await put('promotion', '三季度促销', '2025-08-01', '2025-08-31');
  await put('release', 'App 8.0.0', '2025-08-20', '2025-08-20', [topicId('app-howto')]);
  await make({ name: { zh: '咨询量激增', en: 'Surge' }, metric: 'volume', condition: { kind: 'change', side: 'above', against: 'season', by: 80, measuredIn: 'percent' }, windowMinutes: 360, minimumN: 100, dwellMinutes: 0, hysteresis: 30 });
  await watch(rush, rush);
  const [row] = await alerts();
  expect(row).toMatchObject({ value: 516, usual: 216, event: 'App 8.0.0', said: { zh: '咨询量 516，比往周同时段的 216 高 139%（近 6 小时）' } });
  const { analyses: [{ analysis }], calendar, course } = (await read(row!.id)) as AlertView & { readonly analyses: readonly [AnalysisView] };
  expect(analysis).toMatchObject({ answer: 'explained', value: 516, valueBefore: 216, change: 300, unexplained: 0, causes: [{ how: 'volume', dimension: 'topic', power: 1, causeClass: 'tool', action: 'article' }] });
  expect(analysis.causes[0]!.groups[0]).toMatchObject({ group: topicId('app-howto'), value: 372, valueBefore: 72 });
  expect(analysis.causes[0]!.groups[0]!.share).toBeCloseTo(372 / 516, 9);
  expect(analysis.events.map(({ name }) => name)).toEqual(['App 8.0.0', '三季度促销']);
  expect(calendar.map(({ name }) => name)).toEqual(['三季度促销', 'App 8.0.0']);
  expect(course.points.find(({ at }) => Date.parse(at) === rush)).toMatchObject({ value: 516, usual: 216 });
});

describe('planted causes', () => {
  const weeks = [1, 2, 3, 4];
  const window = { windowMinutes: 360, dwellMinutes: 0 };
  const sixHours = (at: Instant, minutes: (topic: string, slot: number) => number, quoting?: (slot: number) => string) =>
    topics.flatMap((topic, index) => Array.from({ length: 72 }, (_, slot) => ({ at: at - 6 * hour + slot * 5 * minute + index * 1_000, topic, minutes: minutes(topic, slot) + ((slot % 3) - 1) / 2, ...(quoting && { article: quoting(slot) }) })));
  const causesOf = async () => (await found((await alerts())[0]!.id)).analysis.causes.map(({ how, dimension, groups, action }) => [how, dimension, groups[0]!.group, action]);

  test('an article whose answers take long is named with its question, and neither a topic nor whoever quoted it', async () => {
    const [good, bad] = [await plantArticle(shell, '怎么退款'), await plantArticle(shell, '怎么改绑手机号')];
    const quoting = (slot: number) => (slot % 2 === 0 ? good : bad);
    await plantFacts(shell, [...weeks.flatMap((week) => sixHours(rush - week * 7 * day, () => 3, quoting)), ...sixHours(rush, (_, slot) => (slot % 2 === 0 ? 3 : 40), quoting)]);
    await make(window);
    await watch(rush, rush);
    expect(await causesOf()).toEqual([['within', 'article', bad, 'article']]);
    expect((await found((await alerts())[0]!.id)).causesSaid[0]!.zh).toContain('怎么改绑手机号');
  });

  test('a tool that was slow for half of the time is named with what it cost, and is to be mended', async () => {
    await plantFacts(shell, [...weeks.flatMap((week) => sixHours(rush - week * 7 * day, () => 3)), ...sixHours(rush, (_, slot) => (slot < 36 ? 3 : 40))]);
    await plantSpeeds(shell, weeks.flatMap((week) => hoursBefore(rush - week * 7 * day, 6).map((at) => ({ at, ms: 150 }))));
    await plantSpeeds(shell, hoursBefore(rush, 6).map((at, index) => ({ at, ms: index < 3 ? 1_800 : 150 })));
    await make(window);
    await watch(rush, rush);
    expect(await causesOf()).toEqual([['mix', 'tool', 'slow', 'tool']]);
    expect((await found((await alerts())[0]!.id)).summary.en).toContain('our own tool took 975 ms a request, 150 ms before');
  });

  test('one that was slow all the time cannot be told apart from the time itself: it is said beside the causes', async () => {
    await plantFacts(shell, [...weeks.flatMap((week) => sixHours(rush - week * 7 * day, () => 3)), ...sixHours(rush, () => 40)]);
    for (const [back, ms] of [[0, 1_800], ...weeks.map((week) => [week * 7 * day, 150])] as const) await plantSpeeds(shell, hoursBefore(rush - back, 6).map((at) => ({ at, ms })));
    await make(window);
    await watch(rush, rush);
    const { analysis, summary } = await found((await alerts())[0]!.id);
    expect(analysis).toMatchObject({ answer: 'unexplained', causes: [], tool: { value: 1_800, valueBefore: 150 } });
    expect(summary.zh).toContain('同期系统响应由 150 毫秒变为 1,800 毫秒');
  });
});

describe('what is not taken over tickets', () => {
  const threshold = (side: 'above' | 'below', limit: number) => ({ kind: 'threshold', side, limit }) as const;
  const works = async (on: string, row: Partial<Record<'entered' | 'departed' | 'acts' | 'done' | 'worked_ms', number>>, by = agentId) =>
    shell.pool.query(
      `insert into work_day (on_day, channel, team, agent, parts, entered, departed, acts, acts_inside, worked_ms, touched, done) select $1::date, c.id::text, '-', $2, 1, $3, $4, $5, $5, $6, $7, $7 from channel c where c.key = 'web'
       on conflict (on_day, channel, team, agent) do update set entered = excluded.entered, departed = excluded.departed, acts = excluded.acts, done = excluded.done`,
      [on, by, row.entered ?? 0, row.departed ?? 0, row.acts ?? 0, row.worked_ms ?? 0, row.done ?? 0],
    );
  beforeEach(() => shell.pool.query('truncate work_day'));

  test('a backlog is watched as it stands, today too, and told by what it was usually', async () => {
    for (const [on, entered, departed] of [['2025-08-01', 100, 60], ['2025-08-06', 10, 10], ['2025-08-13', 10, 10], ['2025-08-19', 20, 10], ['2025-08-20', 80, 5]] as const) await works(on, { entered, departed });
    await make({ metric: 'backlog', condition: threshold('above', 100), dwellMinutes: 0 });
    await watch(rush, rush);
    const [alert] = await alerts();
    expect(alert).toMatchObject({ value: 125, said: { zh: '未结工单 125，超过 100（近 1 小时）' } });
    const { analysis, summary } = await found(alert!.id);
    // Of the weeks before two were before the centre's first day.
    expect(analysis).toMatchObject({ answer: 'undivided', value: 125, valueBefore: 20, causes: [], dimensions: [] });
    expect(summary.en).toBe('This figure is not made of single tickets and is not taken apart.');
  });

  test('of what was done a day is judged when it is over', async () => {
    await works('2025-08-18', { acts: 50, done: 12 });
    await works('2025-08-19', { acts: 50, done: 3 });
    await works('2025-08-20', { acts: 5, done: 1 });
    const reply = await supervisor('POST /alert-rules', { ...rule, metric: 'throughput', condition: threshold('below', 5), dwellMinutes: 0, minimumN: 1 });
    expect([reply.statusCode, reply.json().facts.fields, reply.json().facts.findings[0].path]).toEqual([422, ['windowMs'], '/windowMinutes']);
    await make({ metric: 'throughput', condition: threshold('below', 5), dwellMinutes: 0, hysteresis: 0, minimumN: 1, windowMinutes: 1_440 });
    // The day before yesterday was well; today has only begun.
    await watch(Date.UTC(2025, 7, 19, 7), Date.UTC(2025, 7, 19, 7));
    expect(await alerts()).toEqual([]);
    await watch(rush, rush);
    expect((await alerts())[0]).toMatchObject({ value: 3, said: { zh: '人均日解决量 3.0，低于 5（近 1 天，1 人·天）' } });
  });

  test('occupancy is work in the time that people were there, and is known of no channel', async () => {
    await works('2025-08-19', { acts: 50, worked_ms: 7.5 * hour });
    await shell.pool.query(`insert into presence_log (person_id, state, from_at, to_at) values ($1, 'available', '2025-08-19 01:00+00', '2025-08-19 09:00+00')`, [agentId]);
    const reply = await supervisor('POST /alert-rules', { ...rule, metric: 'occupancy', slice: { channel: 'web' }, windowMinutes: 1_440 });
    expect(reply.json().facts.findings).toMatchObject([{ path: '/slice/channel', message: { en: expect.stringContaining('cannot be told apart') } }]);
    await make({ metric: 'occupancy', condition: threshold('above', 85), dwellMinutes: 0, minimumN: 4, windowMinutes: 1_440 });
    await watch(rush, rush);
    expect((await alerts())[0]!.said.en).toBe('Occupancy 93.8%, over 85% (last day, 8 hours present)');
  });

  test('our own tool is watched by the hour, of nothing but the whole', async () => {
    await plantSpeeds(shell, [...hoursBefore(rush, 1).map((at) => ({ at, ms: 1_500 })), ...hoursBefore(rush - hour, 3).map((at) => ({ at, ms: 200 }))]);
    const reply = await supervisor('POST /alert-rules', { ...rule, metric: 'tool_response', slice: { team: 'presales' } });
    expect(reply.json().facts.fields).toEqual(['slice.team']);
    await make({ metric: 'tool_response', condition: threshold('above', 1_000), dwellMinutes: 0, minimumN: 20 });
    await watch(rush, rush);
    expect((await alerts())[0]!.said.en).toBe('Response time of this system 1,500.0 ms, over 1,000 ms (last hour, 100 requests)');
  });
});

test('a rule may hold several dimensions fast: only what fits them all is watched', async () => {
  const of = (topic: string, channel: string, minutes: number) => usual(rush, rush + hour, () => minutes).filter((fact) => fact.topic === topic).map((fact) => ({ ...fact, channel }));
  await plantFacts(shell, [...of('refund', 'web', 40), ...of('refund', 'phone', 2), ...of('delivery-progress', 'web', 2)]);
  const both = await make({ slice: { topic: 'refund', channel: 'web' }, dwellMinutes: 0 });
  expect(both.sliceShown.map(({ en }) => en.split(':')[0])).toEqual(['Topic', 'Channel']);
  await make({ slice: { topic: 'refund', channel: 'phone' }, dwellMinutes: 0 });
  await make({ slice: { topic: 'delivery-progress', channel: 'web' }, dwellMinutes: 0 });
  await watch(rush + hour, rush + hour);
  expect((await alerts()).map(({ ruleId }) => ruleId)).toEqual([both.id]);
});

test('a rule that names outlets is told there, with the causes, and never to those it does not name', async () => {
  const outlet = async (name: string) => {
    const id = shell.ids.next();
    await shell.pool.query(`insert into outlet (id, kind, name, language, style, enabled, recipients, created_at) values ($1, 'email', $2, 'zh', 'plain', true, '{a@example.com}', now())`, [id, name]);
    return id;
  };
  const [named, other] = [await outlet('主管群'), await outlet('别的群')];
  await plantFacts(shell, usual(rush, rush + hour, () => 30));
  await make({ dwellMinutes: 0, outletIds: [named] });
  await watch(rush + hour, rush + hour + 10 * minute);
  const { rows } = await shell.pool.query<{ outlet_id: string; title: { zh: string }; lines: { zh: string }[]; path: string; level: string }>('select d.outlet_id, n.title, n.lines, n.path, n.level from delivery d join notice n on n.id = d.notice_id');
  expect(rows).toMatchObject([{ outlet_id: named, level: 'alarm', title: { zh: '首次响应超过 12 分钟' }, path: `/alerts/${(await alerts())[0]!.id}` }]);
  expect(rows[0]!.lines.map(({ zh }) => zh)).toEqual([expect.stringContaining('超过 12 分钟'), expect.stringContaining('样本太少')]);
  expect(other).not.toBe(named);
  await shell.pool.query('truncate outlet cascade');
});

describe('what is done about it', () => {
  const firing = async () => {
    await plantFacts(shell, usual(rush, rush + hour, () => 30));
    await make({ dwellMinutes: 0 });
    await watch(rush + hour, rush + hour);
    return (await alerts())[0]!.id;
  };
  const wish = { kind: 'article', title: '写一篇新版功能指引', ownerId: agentId!, dueOn: '2025-08-22' };

  test('a task goes to its owner, who is told, reminded on the day, and says what came of it', async () => {
    const id = await firing();
    const action = (await supervisor(`POST /alerts/${id}/actions`, wish)).json();
    expect(action).toMatchObject({ state: 'open', owner: { id: agentId }, by: { id: supervisorId }, dueOn: '2025-08-22' });
    expect(await remindersOf(agent)).toMatchObject([{ kind: 'alert_action_asked', facts: { actionId: action.id, title: wish.title } }]);
    expect(await remindOfDue(shell.db, shell)).toBe(0);
    // Midnight in Shanghai.
    shell.clock.set(Date.UTC(2025, 7, 21, 16));
    expect(await Promise.all([remindOfDue(shell.db, shell), remindOfDue(shell.db, shell)]).then((counts) => counts.toSorted())).toEqual([0, 1]);
    expect((await remindersOf(agent)).map(({ kind }) => kind)).toEqual(['alert_action_due', 'alert_action_asked']);

    expect(((await agent('GET /me/alert-actions')).json() as { items: unknown[] }).items).toMatchObject([{ id: action.id, state: 'open' }]);
    const done = await agent(`POST /alert-actions/${action.id}/settle`, { as: 'done', result: '已发布，关联到分类' });
    expect(done.json()).toMatchObject({ state: 'done', result: '已发布，关联到分类' });
    expect((await agent(`POST /alert-actions/${action.id}/settle`, { as: 'declined', result: '不做' })).json().code).toBe('alert_action.settled');
    expect((await remindersOf(supervisor))[0]).toMatchObject({ kind: 'alert_action_settled', facts: { as: 'done' } });
    expect((await read(id)).actions).toMatchObject([{ state: 'done' }]);
  });

  test('another person’s task is nobody else’s to settle, unless they manage alerts', async () => {
    const id = await firing();
    const action = (await supervisor(`POST /alerts/${id}/actions`, wish)).json();
    const stranger = await centre.as('presales1');
    expect((await stranger(`POST /alert-actions/${action.id}/settle`, { as: 'done', result: '好了' })).json().code).toBe('alert_action.unknown');
    expect((await supervisor(`POST /alert-actions/${action.id}/settle`, { as: 'declined', result: '已有文章' })).statusCode).toBe(200);
  });

  test.each([
    ['an owner who is not there', { ownerId: '01900000-0000-7000-8000-00000000dead' }, 'person.unknown'],
    ['a day that has passed', { dueOn: '2025-08-19' }, 'alert_action.due_past'],
  ])('a task with %s is refused', async (_, flaw, code) => {
    const id = await firing();
    expect((await supervisor(`POST /alerts/${id}/actions`, { ...wish, ...flaw })).json().code).toBe(code);
    expect((await read(id)).actions).toEqual([]);
  });

  test('people talk about it and close it with a note, once, and both are audited', async () => {
    const id = await firing();
    expect((await supervisor(`POST /alerts/${id}/comments`, { body: '正在加人' })).statusCode).toBe(204);
    expect((await supervisor(`POST /alerts/${id}/close`, { note: '版本更新引起，已补知识' })).statusCode).toBe(204);
    expect((await supervisor(`POST /alerts/${id}/close`, { note: '再来' })).json().code).toBe('alert.closed');
    const view = await read(id);
    expect(view.talk.map(({ body, by }) => [body, by!.id])).toEqual([['正在加人', supervisorId], ['版本更新引起，已补知识', supervisorId]]);
    expect(view.closedBy).toMatchObject({ id: supervisorId });
    const { rows } = await shell.pool.query<{ action: string }>("select action from audit_entry where target = $1 order by seq", [`alert:${id}`]);
    expect(rows.map(({ action }) => action).toSorted()).toEqual(['alert.closed', 'alert.commented']);
  });
});

describe('a rule', () => {
  test.each<[string, Partial<RuleBody>, string[]]>([
    ['a metric that is none', { metric: 'nothing' }, ['metric']],
    ['a group that is nobody’s', { slice: { topic: 'no-such-topic' } }, ['slice.topic']],
    ['a dimension that is none', { slice: { planet: 'mars' } }, ['slice.planet']],
    ['nobody as its owner', { ownerId: null }, ['ownerId']],
    ['an outlet that is not there', { outletIds: ['01900000-0000-7000-8000-00000000dead'] }, ['outletIds']],
    ['half an hour as its window', { windowMinutes: 30 }, ['windowMs']],
    ['several flaws', { metric: 'nothing', minimumN: 0, name: { zh: ' ', en: 'x' } }, ['metric', 'minimumN', 'name']],
  ])('with %s is refused by field, and nothing is kept', async (_, flaw, fields) => {
    const reply = await supervisor('POST /alert-rules', { ...rule, ...flaw });
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'alert_rule.invalid']);
    expect(reply.json().facts.fields.toSorted()).toEqual(fields);
    expect(((await supervisor('GET /alert-rules')).json() as { items: unknown[] }).items).toEqual([]);
  });

  test('is previewed by the looks it would have made, and keeps nothing of them', async () => {
    await plantFacts(shell, [...usual(rush - 20 * day, rush - 20 * day + 3 * hour, () => 30), ...usual(rush - 3 * day, rush - 3 * day + 2 * hour, () => 25), ...usual(rush - 2 * day, rush - 2 * day + 3 * hour)]);
    const { name: _, mutedUntil: __, ownerId: ___, outletIds: ____, active: _____, ...facts } = rule;
    const reply = await supervisor('POST /alert-rules/preview', { ...facts, name: rule.name });
    expect(reply.statusCode, reply.body).toBe(200);
    const preview = reply.json();
    expect(preview.looks).toBe(30 * 288 + 1);
    // Nobody came afterwards: after a day of that the alert is over. The last one still goes on for want of other figures.
    const at = (text: string) => Date.parse(text) - rush;
    expect(preview.alerts).toHaveLength(2);
    expect([at(preview.alerts[1].from), at(preview.alerts[1].until)]).toEqual([-20 * day + 30 * minute, -20 * day + 3 * hour + 45 * minute + day]);
    expect(preview.alerts[1].peak).toBeGreaterThan(30);
    expect(at(preview.alerts[0].from)).toBe(-3 * day + 30 * minute);
    expect(at(preview.alerts[0].until)).toBe(-2 * day + 30 * minute);
    expect(preview.tooFew).toBeGreaterThan(8_000);
    expect(((await supervisor('GET /alert-rules')).json() as { items: unknown[] }).items).toEqual([]);
    expect(await alerts()).toEqual([]);
  });
});

test('the calendar refuses what ends before it begins, and topics that are none', async () => {
  const wish = { kind: 'release', name: 'App 8.0.0', fromOn: '2025-08-20', untilOn: '2025-08-19', topics: ['01900000-0000-7000-8000-00000000dead'], note: '' };
  const reply = await supervisor('POST /business-changes', wish);
  expect([reply.statusCode, reply.json().facts]).toEqual([422, { fields: ['untilOn', 'topics'] }]);
  const made = (await supervisor('POST /business-changes', { ...wish, untilOn: '2025-08-20', topics: [topicId('app-howto')] })).json();
  expect(made.topicsShown).toHaveLength(1);
  expect((await supervisor(`PUT /business-changes/${made.id}`, { ...wish, untilOn: '2025-08-22', topics: [], version: 1 })).json()).toMatchObject({ untilOn: '2025-08-22', version: 2 });
  expect((await supervisor(`PUT /business-changes/${made.id}`, { ...wish, untilOn: '2025-08-22', topics: [], version: 1 })).json().code).toBe('business_change.changed');
  expect((await supervisor(`DELETE /business-changes/${made.id}`)).statusCode).toBe(204);
  expect((await supervisor(`DELETE /business-changes/${made.id}`)).json().code).toBe('business_change.unknown');
});

test('who may not manage alerts changes nothing, and an agent reads none', async () => {
  const inspector = await centre.as('inspector');
  expect((await inspector('POST /alert-rules', rule)).statusCode).toBe(403);
  expect((await inspector('GET /alerts')).statusCode).toBe(200);
  expect((await agent('GET /alerts')).statusCode).toBe(403);
});
