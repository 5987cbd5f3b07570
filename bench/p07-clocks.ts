/** P7: a hundred thousand clocks fall due within one minute; three workers look, one is killed: every clock fires once, and soon. */

import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { connectTo, openCentre } from './centre.ts';
import { figure, type Figure } from './figures.ts';
import type { Question, Setting } from './main.ts';
import { growTo } from './seeded-centre.ts';

export const p07: Question = { name: 'P7', asks: 'clocks that fall due in the same minute, three workers, one of them killed', answer };

const none = { says: 'none', test: (value: number) => value === 0 };
const soon = { says: '< 10 s', test: (value: number) => value < 10 };
const workers = 3;
/** Time to write the clocks before the first of them is due. */
const leadSeconds = 20;
const patienceSeconds = 60;

async function answer({ progress, profile, short }: Setting): Promise<Figure[]> {
  const [count, spreadSeconds] = short ? [10_000, 6] : [100_000, 60];
  const centre = await openCentre();
  const client = await connectTo(centre.databaseUrl);
  try {
    await growTo(centre, count, progress);
    const servers = await Promise.all(Array.from({ length: workers }, (_, index) => centre.serve({ roles: 'worker', profile: index === 0 ? profile : undefined })));
    await client.query('truncate clock');
    await makeClocks(client, spreadSeconds);
    progress(`${count.toLocaleString('en')} clocks, due within ${spreadSeconds} s from now, ${workers} workers`);
    await untilDue(client, 0.4);
    process.kill(servers[1]!.pid, 'SIGKILL');
    progress('one worker killed');
    await untilAllFired(client, progress);
    return await judge(client, count);
  } finally {
    await client.end();
    await centre.close();
  }
}

/** Each an hour long on the calendar that never closes, with nothing ahead of it but its breach. */
async function makeClocks(client: pg.Client, spreadSeconds: number): Promise<void> {
  await client.query(
    `insert into clock (ticket_id, seq, kind, state, calendar_id, target_ms, why, pause_while, warn_at, segments, fired, started_at, due_at, next_at)
     select t.id, 1, 'resolution', 'running', (select id from calendar where key = 'always'), 3600000, '[]', '[]', '[]',
       jsonb_build_array(jsonb_build_object('from', (extract(epoch from d.due_at) * 1000)::bigint - 3600000, 'pausedFor', null)), '[]', d.due_at - interval '1 hour', d.due_at, d.due_at
     from (select id, row_number() over (order by id) as n, count(*) over () as size from ticket where number like 'B%') t
     cross join lateral (select date_trunc('milliseconds', now() + make_interval(secs => $1::float8 + $2::float8 * ((t.n * 7919) % t.size) / t.size)) as due_at) d`,
    [leadSeconds, spreadSeconds],
  );
  await client.query('vacuum analyze clock');
}

async function untilDue(client: pg.Client, share: number): Promise<void> {
  const { rows } = await client.query<{ ms: number }>(`select extract(epoch from percentile_disc($1::float8) within group (order by due_at) - now()) * 1000 as ms from clock`, [share]);
  await sleep(Math.max(0, Number(rows[0]!.ms)));
}

async function untilAllFired(client: pg.Client, progress: Setting['progress']): Promise<void> {
  for (let late = 0; late < patienceSeconds; ) {
    const { rows } = await client.query<{ left: number; late: number }>('select count(*)::int as left, coalesce(extract(epoch from now() - max(due_at)), 0)::float8 as late from clock where breach_seen_at is null');
    if (rows[0]!.left === 0) return;
    progress(`${rows[0]!.left.toLocaleString('en')} to go`);
    late = rows[0]!.late;
    await sleep(2_000);
  }
}

async function judge(client: pg.Client, count: number): Promise<Figure[]> {
  const { rows } = await client.query<{ fired: number; missing: number; doubled: number; worst: number; p50: number }>(`
    select count(*) filter (where fired @> '[{"what": "breach"}]')::int as fired, count(*) filter (where jsonb_array_length(fired) = 0)::int as missing,
      count(*) filter (where jsonb_array_length(fired) > 1)::int as doubled,
      max(extract(epoch from breach_seen_at - due_at))::float8 as worst, (percentile_disc(0.5) within group (order by extract(epoch from breach_seen_at - due_at)))::float8 as p50
    from clock`);
  const { rows: told } = await client.query<{ twice: number; tickets: number }>(`
    select count(*) filter (where n > 1)::int as twice, count(*)::int as tickets
    from (select ticket_id, person_id, count(*) as n from reminder where kind = 'sla_breach' group by 1, 2) r`);
  const { fired, missing, doubled, worst, p50 } = rows[0]!;
  return [
    figure(`clocks fired, of ${count.toLocaleString('en')}`, '', fired, null, { says: 'all', test: (value) => value === count }),
    figure('clocks that nobody looked at', '', missing, null, none),
    figure('clocks that fired twice', '', doubled, null, none),
    figure('people told twice of one breach', '', told[0]!.twice, null, none, `${told[0]!.tickets.toLocaleString('en')} reminders`),
    figure('from due to fired: worst', 's', worst, null, soon),
    figure('from due to fired: median', 's', p50, null, { says: '', test: () => true }),
  ];
}
