/** SQL that reads queues: one query a page, each branch of it walking one index in the order of the queue. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { PageWish } from '@huiyin/domain/kernel/page.ts';
import type { ClockFilter, Queue } from '@huiyin/domain/ticket/ticket.contract.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../platform/db.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { keptColumn, standsSo, type Kept } from './reactions.ts';
import './ticket.tables.ts';

export interface QueueFilter {
  readonly stage?: Ticket['stage'];
  readonly category?: string;
  readonly kind?: string;
  readonly priority?: Ticket['priority'];
  readonly channel?: string;
  readonly state?: 'active' | 'open' | 'paused' | 'archived';
  readonly complaint?: boolean;
  readonly clock?: ClockFilter;
  readonly teamId?: string;
  readonly agentId?: string;
  readonly customerId?: string;
  readonly q?: string;
}

export interface QueueWish {
  readonly queue: Queue;
  readonly reach: Reach;
  readonly me: string;
  readonly myTeams: readonly string[];
  readonly filter: QueueFilter;
  /** Now. */
  readonly at: number;
  readonly page: PageWish;
  /** How long words may be looked for; somebody waits for the page unless it says otherwise. */
  readonly longestSearchMs?: number;
}

export interface QueueRow {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly subject: string;
  readonly stage: Ticket['stage'];
  readonly step: string;
  readonly state: Ticket['state'];
  readonly kind: string | null;
  readonly priority: Ticket['priority'];
  readonly complaint: boolean;
  readonly urges: number;
  readonly assistant_speaks: boolean;
  readonly fields: JsonObject;
  readonly flow_version_id: string;
  readonly step_entered_at: number;
  readonly waiting_since: number | null;
  readonly opened_at: number;
  readonly archived_at: number | null;
  readonly message_seq: number;
  readonly category: string | null;
  readonly category_name: { zh: string; en: string } | null;
  readonly customer_id: string;
  readonly customer_name: string | null;
  readonly customer_tier: 'standard' | 'silver' | 'gold' | 'vip';
  readonly channel_id: string;
  readonly channel_key: string;
  readonly channel_kind: string;
  readonly channel_name: { zh: string; en: string };
  readonly agent_id: string | null;
  readonly agent_name: string | null;
  readonly team_id: string | null;
  readonly team_name: { zh: string; en: string } | null;
  readonly read_seq: number | null;
  readonly last_body: string | null;
  readonly last_direction: string | null;
  readonly last_at: number | null;
  /** What the levels above keep about it. */
  readonly kept: Kept;
  readonly sort_rank: number;
  readonly sort_at: number;
}

/** How a page is sorted, and the cursor that goes with it. */
interface Order {
  readonly rank: RawBuilder<number>;
  readonly at: RawBuilder<number>;
  readonly descending: boolean;
  readonly among: RawBuilder<boolean>;
}

const active: Order = { rank: sql`t.priority_rank`, at: sql`t.queue_at`, descending: false, among: sql`t.state in ('open', 'paused')` };
const archived: Order = { rank: sql`0`, at: sql`t.archived_at`, descending: true, among: sql`t.state = 'archived'` };
const history: Order = { rank: sql`0`, at: sql`t.opened_at`, descending: true, among: sql`t.state <> 'merged'` };

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly next: string | null;
}

export async function readPage(db: Db, wish: QueueWish): Promise<QueuePage | 'page.cursor_invalid'> {
  const walk = walkOf(wish);
  if (walk === null) return 'page.cursor_invalid';
  return pageOf(wish, walk.branches.length === 0 ? [] : await readRows(db, wish, walk, headOf(walk, limitOf(wish))));
}

/** A way through a queue, from a cursor on. */
export interface Walk {
  readonly order: Order;
  readonly branches: readonly RawBuilder<boolean>[];
  readonly filters: RawBuilder<boolean>;
  readonly behind: RawBuilder<boolean>;
}

/** Null: the cursor is none of ours. */
export function walkOf(wish: QueueWish): Walk | null {
  const order = wish.filter.customerId !== undefined ? history : wish.filter.state === 'archived' ? archived : active;
  const after = wish.page.after === null ? null : readCursor(wish.page.after, ['count', 'instant', 'id']);
  if (wish.page.after !== null && after === null) return null;
  return { order, branches: branchesOf(wish), filters: filterSql(wish.filter, wish.at), behind: after === null ? sql<boolean>`true` : isBehind(order, after) };
}

/** Spelled out: behind a parameter the planner expects thousands of rows, mistrusts its kept plan, and plans every page anew, which takes longer than reading it. */
export function limitOf({ page }: QueueWish): RawBuilder<unknown> {
  return sql.lit(page.limit + 1);
}

export const placeOf = ({ rank, at }: Order) => sql`t.id, ${rank} as sort_rank, ${at} as sort_at`;
export const inOrder = ({ descending }: Order) => (descending ? sql`order by sort_at desc, id desc` : sql`order by sort_rank, sort_at, id`);

/** The first of the queue, each branch of it walking its index. */
export function headOf({ order, branches, filters, behind }: Walk, limit: RawBuilder<unknown>): RawBuilder<unknown> {
  const walks = branches.map(
    (branch) => sql`(
      select ${placeOf(order)}
      from ticket t
      where ${order.among} and ${branch} and ${filters} and ${behind}
      ${orderBy(order, sql`${order.at}`, sql`t.id`)}
      limit ${limit})`,
  );
  return sql`select * from (${sql.join(walks, sql` union all `)}) branch ${inOrder(order)} limit ${limit}`;
}

export async function readRows(db: Db, wish: QueueWish, { order }: Walk, page: RawBuilder<unknown>): Promise<QueueRow[]> {
  const { rows } = await sql<QueueRow>`
    with page as (${page})
    select t.id, t.number, t.version, t.subject, t.stage, t.step, t.state, t.kind, t.priority, t.complaint, t.urges, t.fields,
      t.state = 'open' and coalesce(t.assistant->>'state' = 'speaking', false) as assistant_speaks,
      t.flow_version_id, t.step_entered_at, t.waiting_since, t.opened_at, t.archived_at, t.message_seq,
      k.key as category, k.name as category_name,
      c.id as customer_id, c.name as customer_name, c.tier as customer_tier,
      h.id as channel_id, h.key as channel_key, h.kind as channel_kind, h.name as channel_name,
      t.agent_id, p.name as agent_name, t.team_id,
      case when g.id is null then null else jsonb_build_object('zh', g.name_zh, 'en', g.name_en) end as team_name,
      r.seq as read_seq, left(m.body, 120) as last_body, m.direction as last_direction, m.at as last_at,
      ${keptColumn('t')}, page.sort_rank, page.sort_at
    from page
    join ticket t on t.id = page.id
    join customer c on c.id = t.customer_id
    join channel h on h.id = t.channel_id
    left join category k on k.id = t.category_id
    left join person p on p.id = t.agent_id
    left join team g on g.id = t.team_id
    left join read_mark r on r.ticket_id = t.id and r.reader_id = ${wish.me}::uuid
    left join message m on m.ticket_id = t.id and m.seq = t.message_seq
    ${order.descending ? sql`order by page.sort_at desc, page.id desc` : sql`order by page.sort_rank, page.sort_at, page.id`}
  `.execute(db);
  return rows;
}

export function pageOf(wish: QueueWish, rows: readonly QueueRow[]): QueuePage {
  const items = rows.slice(0, wish.page.limit);
  const last = items.at(-1);
  return { rows: items, next: rows.length > items.length && last ? writeCursor([last.sort_rank, last.sort_at, last.id]) : null };
}

function orderBy(order: Order, at: RawBuilder<unknown>, id: RawBuilder<unknown>) {
  return order.descending ? sql`order by ${at} desc, ${id} desc` : sql`order by ${order.rank}, ${at}, ${id}`;
}

/** A row comparison, not `or`-ed ones: only this form walks the index. */
function isBehind(order: Order, [rank, at, id]: (string | number)[]): RawBuilder<boolean> {
  const when = new Date(Number(at));
  return order.descending
    ? sql<boolean>`(${order.at}, t.id) < (${when}, ${id}::uuid)`
    : sql<boolean>`(t.priority_rank, t.queue_at, t.id) > (${rank}, ${when}, ${id}::uuid)`;
}

/** One branch for each index walk; together they are the queue, disjoint. */
function branchesOf({ queue, reach, me, myTeams }: Pick<QueueWish, 'queue' | 'reach' | 'me' | 'myTeams'>): RawBuilder<boolean>[] {
  const mine = sql<boolean>`t.agent_id = ${me}::uuid`;
  const perTeam = (teams: readonly string[], more: RawBuilder<boolean>) => teams.map((team) => sql<boolean>`t.team_id = ${team}::uuid and ${more}`);
  const any = sql<boolean>`true`;
  const nobody = sql<boolean>`t.agent_id is null`;
  if (queue === 'mine') return [mine];
  if (reach.scope === 'own') return queue === 'unassigned' ? [] : [mine];
  if (queue === 'team') return perTeam(myTeams, any);
  if (queue === 'unassigned') return reach.scope === 'all' ? [nobody] : perTeam(reach.teamIds, nobody);
  if (reach.scope === 'all') return [any];
  const elsewhere = sql<boolean>`${mine} and (t.team_id is null or t.team_id <> all(${[...reach.teamIds]}::uuid[]))`;
  return [...perTeam(reach.teamIds, any), elsewhere];
}

function filterSql(filter: QueueFilter, at: number): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [sql<boolean>`true`];
  if (filter.stage !== undefined) parts.push(sql`t.stage = ${filter.stage}`);
  if (filter.kind !== undefined) parts.push(sql`t.kind = ${filter.kind}`);
  if (filter.priority !== undefined) parts.push(sql`t.priority = ${filter.priority}`);
  if (filter.state === 'open' || filter.state === 'paused') parts.push(sql`t.state = ${filter.state}`);
  // A customer's history holds both; elsewhere the order itself keeps them apart.
  if (filter.customerId !== undefined && filter.state === 'archived') parts.push(sql`t.state = 'archived'`);
  if (filter.customerId !== undefined && filter.state === 'active') parts.push(sql`t.state in ('open', 'paused')`);
  if (filter.clock !== undefined) parts.push(sql`t.state in ('open', 'paused') and ${standsSo(sql`t.id`, filter.clock, at)}`);
  if (filter.complaint !== undefined) parts.push(sql`t.complaint = ${filter.complaint}`);
  if (filter.teamId !== undefined) parts.push(sql`t.team_id = ${filter.teamId}::uuid`);
  if (filter.agentId !== undefined) parts.push(sql`t.agent_id = ${filter.agentId}::uuid`);
  if (filter.customerId !== undefined) parts.push(sql`t.customer_id = ${filter.customerId}::uuid`);
  if (filter.channel !== undefined) parts.push(sql`t.channel_id = (select id from channel where key = ${filter.channel})`);
  if (filter.category !== undefined) parts.push(sql`t.category_id in (${categoryTree(filter.category)})`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** The category and everything below it. */
function categoryTree(key: string) {
  return sql`with recursive tree as (select id from category where key = ${key} union all select c.id from category c join tree on c.parent_id = tree.id) select id from tree`;
}

export interface QueueCounts {
  readonly queues: Record<Queue, number>;
  readonly stages: Record<Ticket['stage'], number>;
}

/** Counts stop at `cap`, so that a large centre pays for no more than it shows. */
export async function countQueues(db: Db, wish: Omit<QueueWish, 'queue' | 'filter' | 'at' | 'page'>, cap: number): Promise<QueueCounts> {
  const counted = (queue: Queue) => {
    const branches = branchesOf({ ...wish, queue });
    if (branches.length === 0) return sql`0`;
    const picks = branches.map((branch) => sql`(select 1 from ticket t where ${active.among} and ${branch} limit ${cap})`);
    return sql`(select least(count(*), ${cap})::int from (${sql.join(picks, sql` union all `)}) x)`;
  };
  const stagesOfAll = branchesOf({ ...wish, queue: 'all' }).map(
    (branch) => sql`(select t.stage from ticket t where ${active.among} and ${branch} limit ${cap * 5})`,
  );
  const { rows } = await sql<{ mine: number; team: number; unassigned: number; all: number; stages: Record<string, number> | null }>`
    select ${counted('mine')} as mine, ${counted('team')} as team, ${counted('unassigned')} as unassigned, ${counted('all')} as "all",
      (select jsonb_object_agg(stage, n) from (select stage, count(*)::int as n from (${sql.join(stagesOfAll, sql` union all `)}) s group by stage) g) as stages
  `.execute(db);
  const { stages, ...queues } = rows[0]!;
  return {
    queues,
    stages: { consult: 0, accept: 0, process: 0, feedback: 0, follow_up: 0, ...stages },
  };
}
