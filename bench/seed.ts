/**
 * A centre with a past: customers, tickets, events and messages by the million, written by `generate_series`.
 * What a ticket looks like is copied from one that the product opened; only what spreads differs. Grows in steps, so that
 * one folder serves several sizes.
 */

import type pg from 'pg';
import { columnsOf } from './raw-rows.ts';

/** One in ten tickets is active; each has ten messages and six events; a customer has three tickets. */
const messagesEach = 10;
const eventsEach = 6;
const agents = 200;
const batch = 50_000;

export interface SeedPlan {
  readonly tickets: number;
  /** A ticket that the product opened, as the pattern. */
  readonly patternId: string;
  readonly progress: (step: string) => void;
}

/** A made id: a time that rises with `n` first, so that the indexes grow at their end as they do in life. */
const functions = `
  create or replace function bench_id(kind int, n bigint) returns uuid language sql immutable parallel safe as
  $$ select (lpad(to_hex(1640000000000 + n), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid $$;
  -- Spreads without chance: the same centre every time.
  create or replace function bench_spread(n bigint, m int) returns int language sql immutable parallel safe as
  $$ select ((n * 2654435761) % 4294967296 % m)::int $$;
  -- What it is about: twenty things, thirty troubles, an order's number on every third, and one matter in five thousand that is like no other.
  create or replace function bench_matter(n bigint) returns text language sql immutable parallel safe as
  $$ select case when n % 5000 = 17 then '蓝牙配对失败反复断连' else
       (array['耳机', '音箱', '键盘', '鼠标', '显示器', '充电器', '数据线', '移动电源', '路由器', '摄像头', '手表', '手环', '平板', '投影仪', '麦克风', '台灯', '风扇', '加湿器', '吸尘器', '电饭煲'])[1 + bench_spread(n, 20)]
       || (array['退款迟迟不到账', '退货进度查询', '换新申请', '发票抬头开错', '物流停滞三天', '少发配件', '外壳有划痕', '无法开机', '充不进电', '声音断断续续', '屏幕闪烁', '保修期查询', '价格保护申请', '优惠券用不了', '地址写错要修改', '催发货', '取消订单', '安装不会用', '固件升级失败', '连不上网络',
         '发热严重', '按键失灵', '颜色发错', '重复扣款', '会员积分不对', '赠品没收到', '快递拒收', '上门取件', '以旧换新估价', '投诉客服态度'])[1 + bench_spread(n / 3, 30)]
       || case when n % 3 = 0 then '，订单SF' || lpad(((n * 7919) % 100000000000)::text, 11, '0') else '' end end $$;
  create table if not exists bench_size (tickets int not null)`;

export async function grow(client: pg.Client, { tickets, patternId, progress }: SeedPlan): Promise<void> {
  await client.query(functions);
  const { rows } = await client.query<{ tickets: number }>('select coalesce(max(tickets), 0) as tickets from bench_size');
  const have = rows[0]!.tickets;
  if (have >= tickets) return;
  await makePeople(client);
  const started = performance.now();
  // Foreign keys are not asked a million times what is known by making; indexes are built once, at the end.
  await client.query(`set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'`);
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any (array['ticket', 'ticket_event', 'message', 'customer', 'contact_point']::regclass[])
       and not i.indisprimary and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
  );
  const rebuild = tickets - have > 50_000;
  if (rebuild) for (const { name } of indexes) await client.query(`drop index ${name}`);

  const parts = await partsOf(client, patternId);
  for (let from = have + 1; from <= tickets; from += batch) {
    const to = Math.min(tickets, from + batch - 1);
    for (const part of parts) await client.query(part.replaceAll('$from', String(from)).replaceAll('$to', String(to)));
    if (tickets - have > batch) progress(`seeded ${to.toLocaleString('en')} of ${tickets.toLocaleString('en')} tickets, ${((performance.now() - started) / 1_000).toFixed(0)} s`);
  }
  if (rebuild) {
    for (const [index, { name, definition }] of indexes.entries()) {
      await client.query(definition);
      progress(`index ${index + 1} of ${indexes.length}: ${name}, ${((performance.now() - started) / 1_000).toFixed(0)} s`);
    }
  }
  await client.query(`insert into bench_size values (${tickets})`);
  await client.query('reset session_replication_role; reset synchronous_commit');
  for (const table of ['customer', 'contact_point', 'ticket', 'ticket_event', 'message', 'read_mark']) await client.query(`vacuum (analyze) ${table}`);
  await client.query('checkpoint');
  progress(`${tickets.toLocaleString('en')} tickets after ${((performance.now() - started) / 1_000).toFixed(0)} s`);
}

async function makePeople(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ made: boolean }>(`select to_regclass('bench_agent') is not null as made`);
  if (rows[0]!.made) return;
  await client.query(`
    insert into person (id, name, email, created_at, updated_at)
      select bench_id(1, n), '客服' || n, 'bench' || n || '@bench.huiyin', now(), now() from generate_series(1, ${agents}) n;
    insert into person_role (person_id, role_id) select bench_id(1, n), r.id from generate_series(1, ${agents}) n, role r where r.key = 'agent';
    insert into team_member (team_id, person_id)
      select (select array_agg(id order by key) from team)[1 + n % (select count(*) from team)], bench_id(1, n) from generate_series(1, ${agents}) n;
    create table bench_agent as select row_number() over (order by p.id) - 1 as slot, p.id, m.team_id from person p join team_member m on m.person_id = p.id where p.email like '%@bench.huiyin';
    create unique index on bench_agent (slot)`);
}

/** The inserts for the tickets from `$from` to `$to`. */
async function partsOf(client: pg.Client, patternId: string): Promise<string[]> {
  const pattern = `(select * from ticket where id = '${patternId}')`;
  const active = 'n % 10 = 0';
  const openedAt = `timestamptz '2025-08-31 18:00+08' - (2000000 - n) * interval '15 seconds'`;
  const ticket: Record<string, string> = {
    id: 'bench_id(4, n)',
    subject: 'bench_matter(n)',
    number: `'B' || lpad(n::text, 8, '0')`,
    version: String(eventsEach),
    customer_id: 'bench_id(2, n / 3)',
    category_id: '(select array_agg(id order by key) from category)[1 + bench_spread(n, (select count(*)::int from category))]',
    team_id: 'a.team_id',
    agent_id: `case when ${active} and bench_spread(n, 10) < 3 then null else a.id end`,
    state: `case when ${active} then case when bench_spread(n, 20) = 7 then 'paused' else 'open' end else 'archived' end`,
    stage: `case when ${active} then (array['consult', 'accept', 'process', 'feedback'])[1 + bench_spread(n, 4)] else 'follow_up' end`,
    priority_rank: 'u.rank',
    priority: `(array['urgent', 'high', 'normal', 'low'])[u.rank]`,
    opened_at: openedAt,
    step_entered_at: openedAt,
    queue_at: `${openedAt} + bench_spread(n, 86400) * interval '1 second'`,
    waiting_since: `case when ${active} then ${openedAt} + bench_spread(n, 86400) * interval '1 second' end`,
    last_message_at: `${openedAt} + interval '3 hours'`,
    first_answered_at: `${openedAt} + interval '5 minutes'`,
    archived_at: `case when ${active} then null else ${openedAt} + interval '2 days' end`,
    message_seq: String(messagesEach),
  };
  const numbers = 'generate_series($from::bigint, $to::bigint) n';
  const ticketColumns = await columnsOf(client, 'ticket');
  const eventColumns = (await columnsOf(client, 'ticket_event')).filter((column) => column !== 'txid');
  const event: Record<string, string> = {
    ticket_id: 'bench_id(4, n)',
    version: 'v',
    kind: `case when v <= e.last then e.kind else 'answered' end`,
    at: `${openedAt} + (v - 1) * interval '4 minutes'`,
    facts: `case when v <= e.last then e.facts else jsonb_build_object('messageId', bench_id(5, n * 16 + v)) end`,
  };
  return [
    `insert into customer (id, survivor_id, name, name_grams, tier, created_at)
       select bench_id(2, n), bench_id(2, n), name, array[left(name, 2), right(name, 2)], case when n % 50 = 0 then 'vip' else 'standard' end, ${openedAt.replace('n)', 'greatest(1, 3 * n))')}
       from (select n, (array['王', '李', '张', '刘', '陈', '杨', '赵', '黄'])[1 + bench_spread(n, 8)] || (array['小明', '晓燕', '建国', '思雨', '子涵', '浩然'])[1 + bench_spread(n / 8, 6)] as name
             from generate_series(case when $from = 1 then 0 else ($from - 1)::bigint / 3 + 1 end, $to::bigint / 3) n) c`,
    `insert into contact_point (id, customer_id, kind, sealed, fingerprint, masked, trust, created_at)
       select bench_id(3, n), bench_id(2, n), 'phone', 'sealed', sha256(int8send(n)), '138****' || lpad((n % 10000)::text, 4, '0'), 'confirmed', now()
       from generate_series(case when $from = 1 then 0 else ($from - 1)::bigint / 3 + 1 end, $to::bigint / 3) n`,
    `insert into ticket (${ticketColumns.join(', ')}) select ${ticketColumns.map((column) => ticket[column] ?? `t.${column}`).join(', ')}
       from ${numbers} join bench_agent a on a.slot = bench_spread(n * 7, ${agents})
       cross join lateral (select case when bench_spread(n * 3, 100) < 2 then 1 when bench_spread(n * 3, 100) < 15 then 2 when bench_spread(n * 3, 100) < 85 then 3 else 4 end as rank) u
       cross join ${pattern} t order by n`,
    `insert into ticket_event (${eventColumns.join(', ')}, txid) select ${eventColumns.map((column) => event[column] ?? `e.${column}`).join(', ')}, '3'::xid8
       from ${numbers} cross join generate_series(1, ${eventsEach}) v
       join (select *, max(version) over () as last from ticket_event where ticket_id = '${patternId}') e on e.version = least(v, e.last) order by n, v`,
    `insert into message (id, ticket_id, seq, direction, author_kind, author_id, body, at)
       select bench_id(5, n * 16 + s), bench_id(4, n), s, case when s % 2 = 1 then 'inbound' else 'outbound' end,
         case when s % 2 = 1 then 'customer' else 'person' end, case when s % 2 = 1 then bench_id(2, n / 3) else a.id end,
         case when s = 1 then '您好，我买的' || bench_matter(n) || '，麻烦看一下' else (array['我的耳机左边没有声音,收到才三天,请问怎么办?', '您好,请长按电源键十秒重置一下,看看是否恢复。', '试过了,还是不行,可以换新吗?', '可以的,我们已为您登记换新,请留意物流短信。', '好的谢谢,大概几天能到?'])[1 + (n + s) % 5] end,
         ${openedAt} + s * interval '6 minutes'
       from ${numbers} join bench_agent a on a.slot = bench_spread(n * 7, ${agents}) cross join generate_series(1, ${messagesEach}) s order by n, s`,
    `insert into read_mark (ticket_id, reader_id, seq)
       select bench_id(4, n), a.id, 8 from ${numbers} join bench_agent a on a.slot = bench_spread(n * 7, ${agents}) where ${active}`,
  ];
}
