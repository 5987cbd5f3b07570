import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { seed } from '../domains.ts';
import { testShell } from '../platform/testing/test-shell.ts';
import { loadDemo } from './index.ts';

const shell = await testShell({ now: Date.UTC(2026, 10, 20, 3) });

beforeAll(async () => {
  await seed(shell);
  const started = performance.now();
  await loadDemo(shell, () => undefined);
  console.log(`loaded in ${Math.round(performance.now() - started)} ms`);
}, 120_000);

/** Everything about a month in SQL over the tables, by the day in Shanghai on which a ticket opened. */
async function ask<Row>(select: string): Promise<Row[]> {
  const { rows } = await sql<Row>`${sql.raw(`
    with t as (
      select ticket.*, c.key as channel, k.key as category,
        extract(epoch from first_answered_at - opened_at) / 60 as response_minutes,
        (opened_at at time zone 'Asia/Shanghai') as local_at
      from ticket join channel c on c.id = channel_id left join category k on k.id = category_id
      where opened_at < '2025-09-01 00:00+08'
    ), m as (select t.*, to_char(local_at, 'MM') as month from t)
    ${select}`)}`.execute(shell.db);
  return rows;
}

test('8,814 consultations in July and 9,872 in August, 12 % more', async () => {
  const rows = await ask<{ month: string; n: number }>('select month, count(*)::int as n from m group by month order by month');
  expect(rows).toEqual([{ month: '07', n: 8_814 }, { month: '08', n: 9_872 }]);
  expect(Math.round((rows[1]!.n / rows[0]!.n - 1) * 100)).toBe(12);
});

test('online and phone 55 to 45, then 68 to 32, with WeChat at 40 and web chat at 28', async () => {
  const rows = await ask<{ month: string; channel: string; share: number }>(
    `select month, channel, round(100.0 * count(*) / sum(count(*)) over (partition by month))::int as share from m group by month, channel order by month, channel`,
  );
  const of = (month: string) => Object.fromEntries(rows.filter((row) => row.month === month).map((row) => [row.channel, row.share]));
  expect(of('07')).toMatchObject({ phone: 45 });
  expect(of('07').web! + of('07').wechat!).toBe(55);
  expect(of('08')).toEqual({ phone: 32, web: 28, wechat: 40 });
});

test('the first response took 2.7 and 3.2 minutes on average', async () => {
  const rows = await ask<{ month: string; minutes: number }>(`select month, round(avg(response_minutes), 1)::float as minutes from m where channel in ('web', 'wechat', 'phone') group by month order by month`);
  expect(rows.map((row) => row.minutes)).toEqual([2.7, 3.2]);
});

test('satisfaction was 89.7 and 88.5 of 100', async () => {
  const rows = await ask<{ score: number; n: number }>(`select round(avg(100 * r.score / r.scale)::numeric, 1)::float as score, count(*)::int as n from m join rating r on r.ticket_id = m.id group by month order by month`);
  expect(rows.map((row) => row.score)).toEqual([89.7, 88.5]);
  expect(rows.every((row) => row.n > 3_000)).toBe(true);
});

test('2.5 and 3.2 % were complaints', async () => {
  const rows = await ask<{ share: number; same: boolean }>(`select round(100.0 * count(*) filter (where complaint) / count(*), 1)::float as share, bool_and(complaint = (kind = 'complaint')) as same from m group by month order by month`);
  expect(rows).toEqual([{ share: 2.5, same: true }, { share: 3.2, same: true }]);
});

test('the busiest day had 1,256, half of them on how to use the new version', async () => {
  const rows = await ask<{ on: string; n: number; asked: number }>(
    `select to_char(local_at, 'YYYY-MM-DD') as on, count(*)::int as n, (count(*) filter (where category = 'app-howto'))::int as asked from m group by 1 order by 2 desc limit 2`,
  );
  expect(rows[0]).toEqual({ on: '2025-08-20', n: 1_256, asked: 628 });
  expect(rows[1]!.n).toBeLessThan(1_000);
});

test('the quarterly promotion made 23 % of August and nothing of July', async () => {
  const rows = await ask<{ share: number }>(`select round(100.0 * count(*) filter (where fields ->> 'promotion' = '2025-Q3') / count(*))::int as share from m group by month order by month`);
  expect(rows.map((row) => row.share)).toEqual([0, 23]);
});

test('callers waited over five minutes from 10 to 12 in August, and some gave up', async () => {
  const rows = await ask<{ month: string; peak: number; off: number; gave_up: number; spoken: number }>(`
    select month,
      avg((fields ->> 'queue_seconds')::float / 60) filter (where extract(hour from local_at) in (10, 11)) as peak,
      avg((fields ->> 'queue_seconds')::float / 60) filter (where extract(hour from local_at) not in (10, 11)) as off,
      (count(*) filter (where fields ->> 'call_abandoned' = 'true'))::int as gave_up,
      (count(*) filter (where fields ->> 'call_abandoned' = 'true' and first_answered_at is not null))::int as spoken
    from m where channel = 'phone' group by month order by month`);
  expect(rows[1]!.peak).toBeGreaterThan(5);
  expect(rows[0]!.peak).toBeLessThan(5);
  expect(rows[1]!.off).toBeLessThan(5);
  expect(rows[1]!.gave_up).toBeGreaterThan(40);
  expect(rows[1]!.gave_up).toBeGreaterThan(rows[0]!.gave_up);
  expect(rows.map((row) => row.spoken)).toEqual([0, 0]);
  const hours = await ask<{ minutes: number }>(`select avg(response_minutes)::float as minutes from m where channel = 'phone' and month = '08' and extract(hour from local_at) in (10, 11) group by extract(hour from local_at)`);
  expect(hours.every((row) => row.minutes > 5)).toBe(true);
});

test('after the rule change of 11 August half of the refunds took over five hours to a solution, before it far less', async () => {
  const rows = await ask<{ after: boolean; hours: number }>(`
    select opened_at >= '2025-08-11 00:00+08' as after, percentile_cont(0.5) within group (order by extract(epoch from s.at - opened_at) / 3600)::float as hours
    from m join lateral (select min(at) as at from ticket_event e where e.ticket_id = m.id and e.kind = 'confirmation_asked') s on true
    where kind = 'refund' group by 1 order by 1`);
  expect(rows[0]!.hours).toBeLessThan(4);
  expect(rows[1]!.hours).toBeGreaterThan(5);
});

test('regions differ in volume and in satisfaction', async () => {
  const rows = await ask<{ region: string; n: number; score: number }>(
    `select region, count(distinct m.id)::int as n, avg(100 * r.score / r.scale)::float as score from m left join rating r on r.ticket_id = m.id group by region order by 2 desc`,
  );
  console.table(rows);
  expect(rows.length).toBeGreaterThanOrEqual(5);
  expect(rows[0]!.n).toBeGreaterThan(4 * rows.at(-1)!.n);
  const scores = rows.map((row) => row.score);
  expect(Math.max(...scores) - Math.min(...scores)).toBeGreaterThan(3);
});
