import { expect, test } from 'vitest';
import type { FloorView } from '@huiyin/domain/floor/floor.contract.ts';
import { second } from '@huiyin/domain/kernel/instant.ts';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre();
const { shell } = centre;
const { pool, clock } = shell;

/** A fifth of the largest floor that is promised (500 agents, 5,000 open tickets); what grows with it grows in proportion. */
const agents = 100;
const open = 1_000;

/** Ten teams of ten, ten open tickets to a head, three clocks on each; written by SQL, since how they came is not the question. */
async function fillCentre(): Promise<void> {
  const at = new Date(clock.now());
  await pool.query(`insert into team (id, key, name_zh, name_en, roles, created_at) select gen_random_uuid(), 'big' || n, '大组' || n, 'Big ' || n, '{agent}', $1 from generate_series(1, 10) n`, [at]);
  await pool.query(`insert into person (id, name, email, created_at, updated_at) select gen_random_uuid(), '坐席' || n, 'big' || n || '@example.com', $1, $1 from generate_series(1, $2::int) n`, [at, agents]);
  await pool.query(`insert into person_role select p.id, r.id from person p, role r where p.email like 'big%' and r.key = 'agent'`);
  await pool.query(`with p as (select id, row_number() over (order by id) as n from person where email like 'big%'), g as (select id, row_number() over (order by id) - 1 as n from team where key like 'big%') insert into team_member select g.id, p.id from p join g on g.n = p.n % 10`);
  await pool.query(`insert into presence (person_id, state, since, seen_at) select id, 'available', $1, $1 from person where email like 'big%'`, [at]);
  const made = await (await centre.as('admin'))('POST /tickets', { channel: 'phone', customer: { name: '钱多多', phone: '13800000001' }, body: '等了三天', category: 'product' });
  const { id } = made.json<{ id: string }>();
  await pool.query(
    `with m as (select team_id, person_id, row_number() over (order by person_id) - 1 as n from team_member join person p on p.id = person_id where p.email like 'big%')
     insert into ticket select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'number', 'B-' || n.n, 'team_id', m.team_id, 'agent_id', case when n.n % 5 = 0 then null else m.person_id end, 'due_at', $1::timestamptz + make_interval(mins => n.n)))).*
     from generate_series(1, $2::int) as n(n) join m on m.n = n.n % $3::int cross join ticket t where t.id = $4`,
    [at, open, agents, id],
  );
  await pool.query(`insert into clock select (jsonb_populate_record(c, jsonb_build_object('ticket_id', t.id))).* from clock c cross join ticket t where c.ticket_id = $1 and t.number like 'B-%'`, [id]);
  await pool.query('analyze');
}

test('the floor is one answer from a handful of statements, however many agents and tickets there are', async () => {
  await fillCentre();
  const admin = await centre.as('admin');
  clock.advance(2 * second);
  await admin('GET /me');
  let statements = 0;
  const seen = (client: { query: (...given: never[]) => unknown }) => {
    const ask = client.query.bind(client);
    client.query = (...given) => {
      statements += 1;
      return ask(...given);
    };
  };
  for (const client of (pool as unknown as { _clients: { query: (...given: never[]) => unknown }[] })._clients) seen(client);
  const reply = await admin('GET /floor');
  expect(reply.statusCode).toBe(200);
  const view = reply.json<FloorView>();
  expect(view.agents.length).toBeGreaterThanOrEqual(agents);
  expect(view.queues.reduce((sum, { waiting }) => sum + waiting, 0)).toBeGreaterThanOrEqual(open / 5);
  expect(view.soon.length).toBeLessThanOrEqual(40);
  expect(statements).toBeLessThan(20);
  // 171 KB for 500 agents, 19 KB once compressed: a reading every three seconds is no burden.
  expect(reply.body.length).toBeLessThan(view.agents.length * 400 + 20_000);
}, 60_000);
