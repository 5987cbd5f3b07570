import { evolve } from '@huiyin/domain/ticket/evolve.ts';
import type { Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { seed } from '../domains.ts';
import { testShell } from '../platform/testing/test-shell.ts';
import { ticketFromRow, type TicketRecord } from '../ticket/ticket-row.ts';
import { loadDemo } from './index.ts';

const shell = await testShell({ now: Date.UTC(2026, 10, 20, 3) });

beforeAll(async () => {
  await seed(shell);
  // Killed half-way, the first load leaves no ticket behind; the second begins anew.
  const half = (share: number) => {
    if (share > 0.15) throw new Error('killed');
  };
  await expect(loadDemo(shell, half)).rejects.toThrow('killed');
  expect(await count('select count(*)::int as n from ticket')).toBe(0);
  expect(await count('select count(*)::int as n from customer')).toBe(0);
  await loadDemo(shell, () => undefined);
}, 300_000);

async function count(question: string, ...values: readonly unknown[]): Promise<number> {
  const { rows } = await shell.pool.query<{ n: number }>(question, [...values]);
  return rows[0]!.n;
}

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

test('answers quoted articles that were in force then, and customers said whether they helped', async () => {
  const rows = await ask<{ uses: number; late: number; articles: number; helpful: number; votes: number }>(`select
    (select count(*)::int from article_use) as uses, (select count(*)::int from article_use u join article_version v on v.article_id = u.article_id and v.number = u.number where v.published_at > u.at) as late,
    (select count(distinct article_id)::int from article_use) as articles, (select count(*)::int from article_vote) as votes, (select count(*)::int from article_vote where helpful) as helpful`);
  expect(rows[0]).toMatchObject({ late: 0 });
  expect(rows[0]!.uses).toBeGreaterThan(500);
  expect(rows[0]!.articles).toBeGreaterThan(60);
  expect(rows[0]!.helpful / rows[0]!.votes).toBeGreaterThan(0.75);
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
  expect(rows.length).toBeGreaterThanOrEqual(5);
  expect(rows[0]!.n).toBeGreaterThan(4 * rows.at(-1)!.n);
  const scores = rows.map((row) => row.score);
  expect(Math.max(...scores) - Math.min(...scores)).toBeGreaterThan(3);
});

test('rows are what their events fold to', async () => {
  const { rows } = await sql<TicketRecord>`select * from ticket order by (state = 'archived'), md5(id::text) limit 560`.execute(shell.db);
  expect(rows).toHaveLength(560);
  for (const row of rows) {
    const events = await sql<{ kind: string; at: number; actor_kind: string; actor_id: string | null; stage: string; step: string; facts: object }>`
      select kind, at, actor_kind, actor_id, stage, step, facts from ticket_event where ticket_id = ${row.id}::uuid order by version`.execute(shell.db);
    let ticket: Ticket | null = null;
    for (const { kind, at, actor_kind: by, actor_id: id, facts, stage, step } of events.rows) {
      ticket = evolve(ticket, { kind, at, by: { kind: by, id }, ...facts } as TicketEvent, row.id);
      expect([ticket.stage, ticket.step]).toEqual([stage, step]);
    }
    expect(ticketFromRow(row)).toEqual(ticket);
  }
});

test('the two months are over: every one of their tickets is archived, none around the loop', async () => {
  expect(await ask('select state, stage, count(*)::int as n from m group by 1, 2')).toEqual([{ state: 'archived', stage: 'follow_up', n: 18_686 }]);
  expect(await count(`select count(*)::int as n from ticket t where state = 'archived' and not exists (
    select 1 from ticket_event e where e.ticket_id = t.id and e.stage = 'feedback')`)).toBe(0);
});

test('what belongs to tickets agrees with them', async () => {
  expect(await count('select count(*)::int as n from ticket t where message_seq <> (select count(*) from message m where m.ticket_id = t.id)')).toBe(0);
  expect(await count(`select count(*)::int as n from ticket t where (follow_up ->> 'outcome' = 'planned') and not exists (
    select 1 from follow_up f where f.ticket_id = t.id and f.outcome = 'planned' and f.id = (t.follow_up ->> 'id')::uuid)`)).toBe(0);
  expect(await count(`select count(*)::int as n from follow_up f join ticket t on t.id = f.ticket_id where f.outcome = 'planned' and t.state = 'archived'`)).toBe(0);
  expect(await count('select count(*)::int as n from ticket t where rating is not null and not exists (select 1 from rating r where r.ticket_id = t.id)')).toBe(0);
});

const held = `select count(*)::int as n from ticket t join person p on p.id = t.agent_id and p.email = $1 || '@demo.huiyin' where t.state in ('open', 'paused')`;
const mine = `from follow_up f join person p on p.id = f.agent_id and p.email = 'agent@demo.huiyin' where f.outcome = 'planned'`;

test('the agent has work in hand, words that nobody has read, and visits overdue and due today', async () => {
  expect(await count(held, 'agent')).toBeGreaterThanOrEqual(8);
  expect(await count(`${held} and t.message_seq > coalesce((select seq from read_mark r where r.ticket_id = t.id and r.reader_id = p.id), 0)`, 'agent')).toBeGreaterThanOrEqual(3);
  expect(await count(`${held} and t.stage = 'feedback' and t.silence_confirms_at > $2`, 'agent', new Date(shell.clock.now()))).toBeGreaterThanOrEqual(2);
  expect(await count(`${held} and t.state = 'paused'`, 'agent')).toBe(1);
  expect(await count(`select count(*)::int as n ${mine} and due_at < $1`, new Date(shell.clock.now()))).toBeGreaterThanOrEqual(2);
  expect(await count(`select count(*)::int as n ${mine} and due_at > $1 and due_at < $1::timestamptz + interval '12 hours'`, new Date(shell.clock.now()))).toBeGreaterThanOrEqual(1);
  expect(await count(`select count(*)::int as n from draft`)).toBe(1);
});

test('the specialist has refunds in process, the supervisor complaints and an escalated one, and every team a queue', async () => {
  expect(await count(`${held} and t.kind = 'refund' and t.stage = 'process'`, 'specialist')).toBeGreaterThanOrEqual(4);
  expect(await count(`${held} and t.complaint`, 'supervisor')).toBeGreaterThanOrEqual(2);
  expect(await count(`${held} and t.escalated_at is not null`, 'supervisor')).toBe(1);
  expect(await count(`select count(distinct team_id)::int as n from ticket where state = 'open' and agent_id is null`)).toBe(6);
  expect(await count(`select count(distinct stage)::int as n from ticket where state in ('open', 'paused')`)).toBe(5);
  expect(await count(`select count(distinct priority)::int as n from ticket where state in ('open', 'paused')`)).toBeGreaterThanOrEqual(3);
  expect(await count(`select count(*)::int as n from ticket where state = 'merged'`)).toBe(1);
});

test('a second load changes nothing', async () => {
  const before = await count('select count(*)::int as n from ticket_event');
  await loadDemo(shell, () => undefined);
  expect(await count('select count(*)::int as n from ticket_event')).toBe(before);
});

test('customers are found by phone, and their contacts are sealed', async () => {
  expect(await count(`select count(*)::int as n from contact_point where sealed like '%1380000%' or masked not like '%*%'`)).toBe(0);
  expect(await count(`select count(*)::int as n from customer`)).toBe(6_000);
});
