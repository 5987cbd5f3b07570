/** P8: ten thousand tickets wait when two hundred agents come online: how fast dispatch gives them out, and that it never gives too much, nor twice. */

import { setTimeout as sleep } from 'node:timers/promises';
import { shippedRules } from '@huiyin/domain/dispatch/shipped.ts';
import type { TeamRules } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import type pg from 'pg';
import { connectTo, openCentre } from './centre.ts';
import { figure, type Figure } from './figures.ts';
import type { Question, Setting } from './main.ts';
import { growTo } from './seeded-centre.ts';

export const p08: Question = { name: 'P8', asks: 'ten thousand tickets wait, two hundred agents come online, two workers give out', answer };

const none = { says: 'none', test: (value: number) => value === 0 };
const agents = 200;
const workers = 2;
const patienceSeconds = 90;

async function answer({ progress, profile, short }: Setting): Promise<Figure[]> {
  const waiting = short ? 2_000 : 10_000;
  const centre = await openCentre();
  const client = await connectTo(centre.databaseUrl);
  try {
    await growTo(centre, waiting, progress);
    await prepare(client, waiting);
    await Promise.all(Array.from({ length: workers }, (_, index) => centre.serve({ roles: 'worker', profile: index === 0 ? profile : undefined })));
    // What they read at their start is remembered for a moment.
    await sleep(3_000);
    progress(`${waiting.toLocaleString('en')} wait, ${agents} agents come online`);
    const { given, seconds } = await giveOut(client, waiting);
    return [figure('tickets given out a second', '/s', given / seconds, null, { says: '≥ 1,000 a second', test: (value) => value >= 1_000 }), ...(await judge(client, given, waiting))];
  } finally {
    await client.end();
    await centre.close();
  }
}

/** The seeded tickets wait for agents in the teams of the seeded people, who together can just take them all. */
async function prepare(client: pg.Client, waiting: number): Promise<void> {
  await client.query('delete from ticket_event where kind in (\'assigned\', \'released\')');
  await client.query(`update ticket set state = 'open', agent_id = null, archived_at = null, role = 'agent', held_by = '{}', step_entered_at = now(), waiting_since = now(), queue_at = now() where number like 'B%'`);
  await client.query(`update ticket set agent_id = null, state = 'archived', archived_at = now() where number not like 'B%'`);
  // Each team its share, by its number of people: capacity ends where the queue does.
  await client.query(
    `with slot as (select team_id, row_number() over (order by slot) - 1 as n, count(*) over () as size from bench_agent)
     update ticket t set team_id = slot.team_id from (select id, row_number() over (order by id) as n from ticket where number like 'B%') w join slot on slot.n = w.n % slot.size where t.id = w.id`,
  );
  await client.query(
    `insert into agent_profile (person_id, capacity) select id, ceil($1::numeric / ${agents}) * (select (document -> 'weights' ->> 'api')::numeric from dispatch_setting) from bench_agent
     on conflict (person_id) do update set capacity = excluded.capacity`,
    [waiting],
  );
  await client.query(
    `insert into dispatch_team (team_id, rules)
     select distinct b.team_id, $1::jsonb from bench_agent b on conflict (team_id) do update set rules = excluded.rules`,
    [JSON.stringify({ ...shippedRules, strategy: 'least_loaded', stickyDays: 0 } satisfies TeamRules)],
  );
  await client.query('vacuum (analyze) ticket');
}

async function giveOut(client: pg.Client, waiting: number): Promise<{ given: number; seconds: number }> {
  const started = performance.now();
  await client.query(
    `insert into presence (person_id, state, since, seen_at) select id, 'available', now(), now() from bench_agent
     on conflict (person_id) do update set state = 'available', since = now(), seen_at = now()`,
  );
  let last = 0;
  let lastAt = started;
  for (;;) {
    await sleep(50);
    const { rows } = await client.query<{ given: number }>(`select count(*)::int as given from ticket where number like 'B%' and agent_id is not null`);
    const now = performance.now();
    if (rows[0]!.given > last) [last, lastAt] = [rows[0]!.given, now];
    if (last === waiting || now - lastAt > 8_000 || now - started > patienceSeconds * 1_000) return { given: last, seconds: (lastAt - started) / 1_000 };
  }
}

async function judge(client: pg.Client, given: number, waiting: number): Promise<Figure[]> {
  const { rows } = await client.query<{ over: number; most: number; twice: number; elsewhere: number }>(`
    with held as (select t.agent_id, count(*) * (select (document -> 'weights' ->> 'api')::numeric from dispatch_setting) as load from ticket t where number like 'B%' and agent_id is not null group by 1)
    select (select count(*) from held join agent_profile a on a.person_id = held.agent_id where held.load > a.capacity)::int as over,
      (select max(load) from held)::float8 as most,
      (select count(*) from (select from ticket_event where kind = 'assigned' group by ticket_id having count(*) > 1) e)::int as twice,
      (select count(*) from ticket t where number like 'B%' and agent_id is not null and not exists (select from team_member m where m.team_id = t.team_id and m.person_id = t.agent_id))::int as elsewhere`);
  const { over, most, twice, elsewhere } = rows[0]!;
  return [
    figure(`tickets given out, of ${waiting.toLocaleString('en')}`, '', given, null, { says: 'all', test: (value) => value === waiting }),
    figure('agents over capacity', '', over, null, none, `the heaviest load is ${most}`),
    figure('tickets given twice', '', twice, null, none),
    figure('tickets given outside their team', '', elsewhere, null, none),
  ];
}
