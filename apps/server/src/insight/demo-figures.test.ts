/** The month of the demo centre comes out of the tickets again: the generator knows nothing of metrics, and metrics nothing of the generator. */

import { stages, type Stage } from '@huiyin/domain/flow/stage.ts';
import type { MetricReading, MetricTicket, StepFigure } from '@huiyin/domain/insight/insight.contract.ts';
import { metrics } from '@huiyin/domain/insight/registry.ts';
import { weekHeat } from '@huiyin/domain/insight/week-heat.ts';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '../domains.ts';
import { readOnce, resetSubscription } from '../platform/subscriptions.ts';
import { logSettled, readToEnd } from '../platform/testing/read-to-end.ts';
import { type CallAs, testCentre } from '../testing/test-centre.ts';
import { formulaSql } from './measure.store.ts';
import { factsSubscription } from './tell-facts.ts';

const centre = await testCentre({ now: Date.UTC(2026, 10, 20, 3) });
const { shell } = centre;
let supervisor: CallAs;
const august = 'from=2025-08-01&to=2025-09-01';

const read = async (key: string, more = '') => {
  const reply = await supervisor(`GET /metrics/${key}?${august}${more}`);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<MetricReading>();
};
/** Every page of it, none twice. */
const behind = async (path: string) => {
  const admin = await centre.as('admin');
  const all: MetricTicket[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: { items: MetricTicket[]; next: string | null } = (await admin(`GET ${path}&limit=200${after ? `&after=${after}` : ''}`)).json();
    all.push(...page.items);
    after = page.next;
  }
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  return all;
};
const shownOf = ({ value, decimals }: { value: number | null; decimals: number }) => Number(value!.toFixed(decimals));

beforeAll(async () => {
  await loadDemo(shell, () => undefined);
  supervisor = await centre.as('supervisor');
}, 360_000);

describe('August 2025', () => {
  test('9,872 consultations, 12.0 % more than in July', async () => {
    expect(await read('volume')).toMatchObject({ value: 9_872, n: 9_872, previous: { value: 8_814, from: '2025-07-01', to: '2025-08-01' }, changePercent: 12, timeZone: 'Asia/Shanghai' });
  });

  test('68 to 32 online and by phone, 55 to 45 before; WeChat 40, web 28', async () => {
    const reading = await read('channel_share');
    expect(shownOf(reading)).toBe(68);
    expect(Object.fromEntries(reading.groups.map(({ key, value, previous }) => [key, [Math.round(value!), Math.round(previous!)]]))).toEqual({ online: [68, 55], phone: [32, 45] });
    expect(Object.fromEntries((await read('channel_share', '&by=channel')).groups.map(({ key, value }) => [key, Math.round(value!)]))).toEqual({ wechat: 40, phone: 32, web: 28 });
  });

  test('a first response in 3.2 minutes, half a minute worse', async () => {
    const reading = await read('frt');
    expect([shownOf(reading), reading.change, reading.turn, reading.unit]).toEqual([3.2, 0.5, 'worse', 'minutes']);
    expect(reading.n).toBeGreaterThan(9_000);
    expect(reading.median).toBeLessThan(reading.p90!);
  });

  test('satisfaction 88.5 of 100, 1.2 less', async () => {
    const reading = await read('csat');
    expect([shownOf(reading), reading.change, reading.turn]).toEqual([88.5, -1.2, 'worse']);
  });

  test('about half were answered within their channel’s promise, and the slow ones made the mean', async () => {
    const [level, frt] = [await read('service_level'), await read('frt')];
    expect(level.value).toBeGreaterThan(40);
    expect(level.value).toBeLessThan(level.previous.value!);
    expect(frt.median).toBeLessThan(frt.value! / 2);
    expect(frt.p90).toBeLessThan(10);
  });

  test('some said besides whether they would recommend us and how easy it was, both less kindly than in July', async () => {
    const [nps, ces, csat] = [await read('nps'), await read('ces'), await read('csat')];
    for (const { value, previous, n, turn } of [nps, ces]) {
      expect(n).toBeGreaterThan(1_000);
      expect(n).toBeLessThan(csat.n);
      expect(value).toBeLessThan(previous.value!);
      expect(turn).toBe('worse');
    }
    expect(nps.value).toBeGreaterThan(20);
    expect(ces.value).toBeGreaterThan(5);
  });

  test('people were there about as long as the work took, on no day of August less', async () => {
    const { value, series, groups } = await read('occupancy', '&by=agent');
    expect(value).toBeGreaterThan(45);
    expect(value).toBeLessThan(85);
    expect(series).toHaveLength(31);
    for (const day of series) expect(day.value, day.at).toBeLessThan(100);
    for (const agent of groups) expect(agent.value, agent.name.en).toBeLessThan(100);
  });

  test('newcomers, people of some months and of years answered, and nobody whose tenure is unknown', async () => {
    const { groups } = await read('volume', '&by=tenure');
    expect(groups.map(({ key }) => key).toSorted()).toEqual(['newcomer', 'over_year', 'under_year']);
  });

  test('complaints 3.2 %, from 2.5', async () => {
    const reading = await read('complaint_rate');
    expect([shownOf(reading), Number(reading.previous.value!.toFixed(1)), reading.turn]).toEqual([3.2, 2.5, 'worse']);
  });

  test('the busiest day had 1,256, half of them on how to use it', async () => {
    const { series } = await read('volume');
    const busiest = series.toSorted((a, b) => b.n - a.n)[0];
    expect(busiest).toEqual({ at: '2025-08-20', value: 1_256, n: 1_256 });
    const day = (await supervisor('GET /metrics/volume?from=2025-08-20&to=2025-08-21&by=topic')).json<MetricReading>();
    expect(day.groups[0]).toMatchObject({ key: 'app-howto', value: 628 });
    expect(day.every).toBe('hour');
    expect(day.series.reduce((sum, { n }) => sum + n, 0)).toBe(1_256);
  });

  test('the promotion made 23 %', async () => {
    const { groups, value } = await read('volume', '&by=campaign');
    expect(Math.round((100 * groups.find(({ key }) => key === '2025-Q3')!.n) / value!)).toBe(23);
  });

  test('callers waited more than five minutes from ten to twelve', async () => {
    const { groups } = await read('asa', '&by=hour');
    for (const hour of ['10', '11']) expect(groups.find(({ key }) => key === hour)!.value).toBeGreaterThan(5);
    expect((await read('abandonment', '&where=channel:phone')).value).toBeGreaterThan(0);
  });

  test('refunds after the rule change took over five hours in the middle', async () => {
    const reading = (await supervisor('GET /metrics/resolution?from=2025-08-11&to=2025-09-01&where=kind:refund')).json<MetricReading>();
    expect(reading.median).toBeGreaterThan(300);
  });
});

describe('how customers felt', () => {
  test('is told of every ticket once, and the tickets say it themselves', async () => {
    const { groups, value } = await read('volume', '&by=mood');
    expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(value);
    const [upset, complaints, low] = [groups.find(({ key }) => key === 'negative')!.n, (await read('complaints')).value!, (await read('dissatisfied'))];
    expect(upset).toBeGreaterThanOrEqual(complaints);
    expect(upset).toBeGreaterThanOrEqual(Math.round((low.value! * low.n) / 100));
    expect(await read('upset_share')).toMatchObject({ value: expect.closeTo((100 * upset) / value!, 3), n: value });
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ticket t where t.opened_at >= '2025-08-01T00:00+08' and t.opened_at < '2025-09-01T00:00+08' and t.state <> 'merged'
        and (t.complaint or exists (select from ticket_event e where e.ticket_id = t.id and (e.kind = 'objected' or (e.kind = 'follow_up_completed' and e.facts ->> 'outcome' = 'bad') or (e.kind = 'handed_to_person' and e.facts ->> 'reason' = 'upset') or (e.kind = 'classified' and e.facts ->> 'mood' = 'negative')))
          or (t.rating ->> 'score')::float / (t.rating ->> 'scale')::float <= 0.4)`.execute(shell.db);
    expect(rows[0]!.n).toBe(upset);
  });

  test('the whole of a mood is the same by the ready sums and by the facts', async () => {
    const { groups } = await read('volume', '&by=topic&where=mood:negative');
    expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe((await read('volume', '&where=mood:negative')).value);
  });
});

describe('ways through the flow', () => {
  test('refunds are told step by step, in the order of their flow, and their processing takes longest', async () => {
    const reply = await supervisor(`GET /step-figures?${august}&kind=refund`);
    expect(reply.statusCode, reply.body).toBe(200);
    const { items } = reply.json<{ items: StepFigure[] }>();
    expect(items.map(({ stage }) => stage)).toEqual(items.map(({ stage }) => stage).toSorted((a, b) => stages.indexOf(a as Stage) - stages.indexOf(b as Stage)));
    expect(items.reduce((sum, { weight }) => sum + weight!, 0)).toBeCloseTo(100, 0);
    for (const { mean, median, p90, waitingShare, pausedShare } of items) {
      expect(median! <= p90!).toBe(true);
      expect(mean).toBeGreaterThanOrEqual(0);
      expect(waitingShare! >= 0 && waitingShare! <= 100 && pausedShare! <= 100.01).toBe(true);
    }
    const untilSolved = items.filter(({ stage }) => ['consult', 'accept', 'process'].includes(stage));
    expect(untilSolved.toSorted((a, b) => b.weight! - a.weight!)[0]!.stage).toBe('process');
  });

  test('the stays of a step are those of the log', async () => {
    const { items } = (await supervisor(`GET /step-figures?${august}`)).json<{ items: StepFigure[] }>();
    const { rows } = await shell.pool.query<{ n: number }>(`select count(*)::int as n from ticket_event e join ticket t on t.id = e.ticket_id where t.opened_at >= '2025-08-01 00:00+08' and t.opened_at < '2025-09-01 00:00+08'
      and (e.version = 1 or e.step is distinct from (select p.step from ticket_event p where p.ticket_id = e.ticket_id and p.version = e.version - 1) or e.kind = 'flow_taken') and e.kind <> 'archived'`);
    expect(items.reduce((sum, { n }) => sum + n, 0)).toBe(rows[0]!.n);
  });

  test('what is open, by age, is the backlog of today', async () => {
    const { items } = (await supervisor('GET /backlog-ages')).json<{ items: { band: string; n: number }[] }>();
    const backlog = (await supervisor('GET /metrics/backlog?from=2026-11-01&to=2026-12-01&by=team')).json<MetricReading>();
    const { rows } = await shell.pool.query<{ n: number }>("select count(*)::int as n from ticket where state in ('open', 'paused')");
    for (const { band, n } of items) expect(await behind(`/backlog-ages/tickets?band=${band}`)).toHaveLength(n);
    expect([items.reduce((sum, { n }) => sum + n, 0), backlog.value, backlog.groups.reduce((sum, { n }) => sum + n, 0)]).toEqual([rows[0]!.n, rows[0]!.n, rows[0]!.n]);
    expect(backlog.series.at(-1)!.value).toBe(backlog.value);
  });

  test('a day of work counts a person once, whatever the channels', async () => {
    const reading = await read('throughput', '&by=channel');
    expect(reading.groups.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThan(reading.n);
    expect((await read('throughput')).n).toBe(reading.n);
    expect((await supervisor(`GET /metrics/throughput?${august}&by=topic`)).json()).toMatchObject({ code: 'metric.where_invalid', facts: { part: 'topic' } });
  });
});

describe('one truth', () => {
  test('every metric is what its published SQL says', async () => {
    for (const metric of metrics) {
      const { rows } = await shell.pool.query<{ value: string | null }>(`select (${formulaSql(metric.formula).replaceAll(':from', "'2025-08-01'").replaceAll(':to', "'2025-09-01'")})::float8 as value`);
      const { value } = await read(metric.key);
      if (rows[0]!.value === null) expect(value, metric.key).toBeNull();
      else expect(value, metric.key).toBeCloseTo(Number(rows[0]!.value), 3);
    }
  });

  test('groups add up, by whatever they are told apart, and a slice is its group', async () => {
    for (const by of ['medium', 'channel', 'team', 'agent', 'topic', 'region', 'kind', 'flow', 'priority', 'campaign', 'tenure', 'hour', 'weekday']) {
      const { groups, n, value } = await read('volume', `&by=${by}`);
      expect(groups.reduce((sum, group) => sum + group.n, 0), by).toBe(n);
      expect(value).toBe(9_872);
      const largest = groups[0]!;
      if (by !== 'weekday') expect((await read('volume', `&where=${by}:${largest.key}`)).value, by).toBe(largest.value);
    }
    const frt = await read('frt', '&by=team');
    for (const { key, value, median, n } of frt.groups) expect(await read('frt', `&where=team:${key}`)).toMatchObject({ value, median, n });
  });

  test('what no grain keeps is asked of the facts, and agrees', async () => {
    const fine = await read('frt', '&where=region:华东;topic:app-howto;channel:web&by=agent');
    const parts = await Promise.all(fine.groups.map(({ key }) => read('frt', `&where=region:华东;topic:app-howto;channel:web;agent:${key}`)));
    expect(fine.groups.map(({ value, n }) => [value, n])).toEqual(parts.map(({ value, n }) => [value, n]));
  });

  test('the tickets behind a figure are as many as it says', async () => {
    const { n } = await read('complaint_rate', '&where=channel:phone');
    const complaints = (await read('complaints', '&where=channel:phone')).value;
    expect(await behind(`/metrics/complaint_rate/tickets?${august}&where=channel:phone`)).toHaveLength(complaints!);
    expect(n).toBeGreaterThan(complaints!);
  });

  test('a cell of the heat map opens exactly its tickets', async () => {
    const { series } = await read('volume', '&every=hour');
    const cell = weekHeat(series, 'count').find(({ weekday, hour }) => weekday === 2 && hour === 10)!;
    const tickets = await behind(`/metrics/volume/tickets?${august}&where=weekday:3;hour:10`);
    expect(tickets).toHaveLength(cell.n);
    expect(cell.n).toBeGreaterThan(0);
    expect((await read('volume', '&where=weekday:3;hour:10')).value).toBe(cell.n);
    const days = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(async (weekday) => (await read('frt', `&where=weekday:${weekday}`)).n));
    expect(days.reduce((sum, n) => sum + n, 0)).toBe((await read('frt')).n);
  });

  test.each([
    ['backlog', '', (value: number) => value],
    ['backlog', '&where=channel:phone', (value: number) => value],
    ['throughput', '&where=channel:phone;weekday:1', (value: number, n: number) => value * n],
    ['tickets_per_agent_day', '&where=weekday:7', (value: number, n: number) => value * n],
    ['inside_share', '&where=channel:web;weekday:6,7', (value: number, n: number) => (value * n) / 100],
  ] as const)('the tickets behind %s%s add up to it', async (key, where, total) => {
    const { value, n } = await read(key, where);
    const tickets = await behind(`/metrics/${key}/tickets?${august}${where}`);
    // As far as a figure of four decimals tells.
    expect(Math.abs(tickets.reduce((sum, ticket) => sum + ticket.value!, 0) - total(value!, n))).toBeLessThanOrEqual(Math.max(0.5, n * 0.0001));
  });

  test('told at once or heard event by event, everything comes out the same', async () => {
    const tables = ['ticket_fact', 'ticket_cell', 'ticket_spread', 'ticket_work', 'work_day', 'ticket_step', 'step_day', 'step_spread'];
    const look = () => Promise.all(tables.map(async (table) => (await sql<{ n: number; hash: string }>`select count(*)::int as n, md5(string_agg(row::text, '|' order by row::text)) as hash from ${sql.table(table)} row`.execute(shell.db)).rows[0]));
    await logSettled(shell.db);
    expect((await readOnce(shell.db, factsSubscription(shell))).handled).toBe(0);
    const before = await look();
    await resetSubscription(shell.db, factsSubscription(shell));
    expect(await look()).toEqual(tables.map(() => ({ n: 0, hash: null })));
    await readToEnd(shell.db, factsSubscription(shell), 6_000);
    expect(await look()).toEqual(before);
  }, 360_000);
});
