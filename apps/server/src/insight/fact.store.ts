/** SQL for `ticket_fact`, `ticket_cell` and `ticket_spread`: facts come in, and the sums change by exactly what changed. */

import { durationKeys, frontMeasures, ticketMeasures, solverMeasures } from '@huiyin/domain/insight/measure.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { readEnd } from '../platform/subscriptions.ts';
import { grains } from './grain.ts';
import { bucketSql, dimensionSql, durationAttribution, durationNumber, durationSql, measureSql, type Attribution } from './measure.store.ts';
import { forgetWork } from './work.store.ts';

declare module '../platform/db.ts' {
  interface Tables {
    insight_setting: { singleton: boolean; promises_seen_at: Date };
    ticket_fact: { ticket_id: string };
    ticket_cell: { grain: number };
    ticket_spread: { grain: number };
  }
}

/** As `ticket_fact` has it, but for what the database knows better. Instants are RFC 3339. */
export interface FactRow {
  readonly ticket_id: Id;
  readonly opened_at: string;
  readonly customer_id: Id;
  readonly category_id: Id | null;
  readonly [column: string]: unknown;
}

/** The same topic again within this many days of the solution is a return (KPI dictionary: FCR). */
const returnDays = 7;

/** One writer at a time, whoever it is: sums are changed by differences. Held until the transaction ends. */
export async function lockFacts(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('insight.facts'))`.execute(tx);
}

/** Of the fact `e`. */
const cameBack = sql`exists (
  select from ticket_fact later where later.customer_id = e.customer_id and later.category_id = e.category_id and later.counted and later.ticket_id <> e.ticket_id
    and later.opened_at > e.solved_at and later.opened_at <= e.solved_at + make_interval(days => ${sql.lit(returnDays)}))`;

/** A ticket's return is a fact of the earlier one, so those that a changed one may be the return of are counted anew with it. */
export async function saveFacts(tx: Tx, facts: readonly FactRow[]): Promise<void> {
  if (facts.length === 0) return;
  const incoming = JSON.stringify(facts);
  const { rows } = await sql<{ before: string; ids: string[] }>`
    with incoming as materialized (
      select * from jsonb_to_recordset(${incoming}::jsonb) as told(ticket_id uuid, customer_id uuid, category_id uuid, opened_at timestamptz)
    ), named as (
      select * from incoming
      union select ticket_id, old.customer_id, old.category_id, old.opened_at from ticket_fact old join incoming using (ticket_id)
    ), touched as (
      select ticket_id from named
      union select f.ticket_id from ticket_fact f join named on f.customer_id = named.customer_id and f.category_id = named.category_id
        and f.opened_at < named.opened_at and f.solved_at < named.opened_at and f.solved_at >= named.opened_at - make_interval(days => ${returnDays})
    )
    select (select array_agg(ticket_id) from touched) as ids, (select coalesce(jsonb_agg(to_jsonb(f)), '[]')::text from ticket_fact f join touched using (ticket_id)) as before`.execute(tx);
  const { ids, before } = rows[0]!;
  await sql`delete from ticket_fact where ticket_id in (select (each ->> 'ticket_id')::uuid from jsonb_array_elements(${incoming}::jsonb) each)`.execute(tx);
  await insertFacts(tx, incoming);
  await sql`
    update ticket_fact f set returned = now_so
    from (
      select e.ticket_id, ${cameBack} as now_so
      from ticket_fact e where e.ticket_id = any(${ids}::uuid[])
    ) told where told.ticket_id = f.ticket_id and f.returned is distinct from told.now_so`.execute(tx);
  await addDifferences(tx, before, ids);
}

async function insertFacts(tx: Tx, incoming: string): Promise<void> {
  await sql`
    insert into ticket_fact
    select fact.*
    from jsonb_array_elements(${incoming}::jsonb) each
    cross join centre_zone s
    cross join lateral (select (each ->> 'opened_at')::timestamptz as at) opened
    join channel c on c.id = (each ->> 'channel_id')::uuid
    left join category k on k.id = (each ->> 'category_id')::uuid
    left join person p on p.id = (each ->> 'front_agent_id')::uuid
    left join lateral (
      select count(*) filter (where state in ('met', 'missed') or breached_at is not null) as all_told, count(*) filter (where state = 'met' and breached_at is null) as met
      from clock where ticket_id = (each ->> 'ticket_id')::uuid and state <> 'cancelled'
    ) promised on true
    cross join lateral jsonb_populate_record(null::ticket_fact, each || jsonb_build_object(
      'opened_on', (opened.at at time zone s.time_zone)::date, 'opened_hour', extract(hour from opened.at at time zone s.time_zone),
      'channel_kind', c.kind, 'returned', false,
      'tenure', case when p.created_at > opened.at then null when p.created_at > opened.at - interval '90 days' then 'newcomer' when p.created_at > opened.at - interval '1 year' then 'under_year' when p.created_at is not null then 'over_year' end,
      'inconsistent', (each ->> 'inconsistent')::boolean or coalesce(k.key = 'service-inconsistent', false),
      'promises', coalesce(promised.all_told, 0), 'promises_met', coalesce(promised.met, 0)
    )) fact`.execute(tx);
}

const rowsOf = (before: string, ids: readonly Id[]) => sql`(
  select -1 as sign, was.* from jsonb_populate_recordset(null::ticket_fact, ${before}::jsonb) was where was.counted
  union all select 1, f.* from ticket_fact f where f.ticket_id = any(${[...ids]}::uuid[]) and f.counted
)`;

function grainValues(attribution: Attribution, withSpread: boolean): string {
  return grains
    .filter(({ spread }) => spread || !withSpread)
    .map(({ number, dimensions: [a, b] }) => `(${number}, ${a ? dimensionSql(a, attribution) : "''"}, ${b ? dimensionSql(b, attribution) : "''"})`)
    .join(', ');
}

/** What each ticket adds is told once, and added up for each grain: told anew for each, it took most of the time. */
function partsOf(attribution: Attribution): string {
  const own = attribution === 'front' ? frontMeasures : solverMeasures;
  // What is nobody's yet does not make a row for the solver of none.
  const some = attribution === 'front' ? 'true' : 'f.resolution_ms is not null or f.handled_ms > 0 or f.promises > 0 or f.score_milli is not null or f.visits > 0 or f.archived_at is not null or cardinality(f.turns_ms) > 0 or f.recommend is not null or f.effort is not null';
  return `${attribution}_measured as materialized (
      select f.*, ${own.map((key) => `f.sign * (${measureSql[key]}) as its_${key}`).join(', ')} from changed f where ${some}
    ), ${attribution}_parts as (
      select g.grain, f.opened_on, g.a, g.b, sum(f.sign) as parts, ${own.map((key) => `sum(f.its_${key}) as ${key}`).join(', ')}
      from ${attribution}_measured f cross join lateral (values ${grainValues(attribution, false)}) g(grain, a, b) group by 1, 2, 3, 4
    )`;
}

function columnsOf(attribution: Attribution): string {
  const own = new Set<string>(attribution === 'front' ? frontMeasures : solverMeasures);
  return ticketMeasures.map((key) => (own.has(key) ? key : `0 as ${key}`)).join(', ');
}

async function addDifferences(tx: Tx, before: string, ids: readonly Id[]): Promise<void> {
  const columns = ticketMeasures.join(', ');
  await sql`
    with changed as materialized ${rowsOf(before, ids)},
    ${sql.raw(partsOf('front'))}, ${sql.raw(partsOf('solver'))},
    parts as (
      select grain, opened_on, a, b, parts, ${sql.raw(columnsOf('front'))} from front_parts
      union all select grain, opened_on, a, b, parts, ${sql.raw(columnsOf('solver'))} from solver_parts
    )
    insert into ticket_cell (grain, on_day, a, b, parts, ${sql.raw(columns)})
    select grain, opened_on, a, b, sum(parts), ${sql.raw(ticketMeasures.map((key) => `sum(${key})`).join(', '))}
    from parts group by grain, opened_on, a, b
    having sum(parts) <> 0 or ${sql.raw(ticketMeasures.map((key) => `sum(${key}) <> 0`).join(' or '))}
    order by grain, opened_on, a, b
    on conflict (grain, on_day, a, b) do update set parts = ticket_cell.parts + excluded.parts, ${sql.raw(ticketMeasures.map((key) => `${key} = ticket_cell.${key} + excluded.${key}`).join(', '))}`.execute(tx);
  await sql`delete from ticket_cell where parts = 0`.execute(tx);
  const durations = (attribution: Attribution) => durationKeys.filter((key) => durationAttribution(key) === attribution).map((key) => `(${durationNumber[key]}, ${durationSql[key]})`).join(', ');
  const spread = (attribution: Attribution) => `select f.sign, f.opened_on, g.grain, g.a, g.b, f.number, f.bucket
    from (select f.*, d.number, ${bucketSql('ms')} as bucket from changed f cross join lateral (values ${durations(attribution)}) d(number, lengths) cross join lateral unnest(d.lengths) ms where ms is not null) f
    cross join lateral (values ${grainValues(attribution, true)}) g(grain, a, b)`;
  await sql`
    with changed as materialized ${rowsOf(before, ids)},
    parts as (${sql.raw(spread('front'))} union all ${sql.raw(spread('solver'))}),
    sums as (select grain, number, opened_on, a, b, bucket, sum(sign) as n from parts group by grain, number, opened_on, a, b, bucket having sum(sign) <> 0)
    insert into ticket_spread (grain, duration, on_day, a, b, buckets, ns)
    select grain, number, opened_on, a, b, array_agg(bucket order by bucket), array_agg(n order by bucket) from sums group by grain, number, opened_on, a, b
    order by grain, number, opened_on, a, b
    on conflict (grain, duration, on_day, a, b) do update set (buckets, ns) = (
      select coalesce(array_agg(bucket order by bucket), '{}'), coalesce(array_agg(n order by bucket), '{}')
      from (select bucket, sum(n) as n from unnest(ticket_spread.buckets || excluded.buckets, ticket_spread.ns || excluded.ns) both_told(bucket, n) group by bucket having sum(n) <> 0) merged
    )`.execute(tx);
  await sql`delete from ticket_spread where buckets = '{}'`.execute(tx);
}

/** Of tickets that no figure knows yet. Which of them are returns is left to `markReturns`. */
export async function addFacts(tx: Tx, facts: readonly FactRow[]): Promise<void> {
  if (facts.length === 0) return;
  await insertFacts(tx, JSON.stringify(facts));
  await countFacts(tx, facts.map(({ ticket_id }) => ticket_id));
}

/** Adds facts that are in no sum yet: for whoever fills the table at once. */
export async function countFacts(tx: Tx, ids: readonly Id[]): Promise<void> {
  await addDifferences(tx, '[]', ids);
}

/** Whatever came back and is not marked so: for whoever filled the table at once. */
export async function markReturns(tx: Tx): Promise<void> {
  const { rows } = await sql<{ before: string; ids: string[] | null }>`
    select array_agg(e.ticket_id) as ids, coalesce(jsonb_agg(to_jsonb(e)), '[]')::text as before from ticket_fact e where not e.returned and ${cameBack}`.execute(tx);
  const { before, ids } = rows[0]!;
  if (ids === null) return;
  await sql`update ticket_fact set returned = true where ticket_id = any(${ids}::uuid[])`.execute(tx);
  await addDifferences(tx, before, ids);
}

export async function forgetFacts(tx: Tx): Promise<void> {
  await lockFacts(tx);
  await sql`truncate ticket_fact, ticket_cell, ticket_spread`.execute(tx);
  await forgetWork(tx);
  const end = await readEnd(tx);
  await sql`update insight_setting set promises_seen_at = '-infinity', telling_to_txid = ${end?.txid ?? null}::xid8, telling_to_position = ${end?.position ?? null}::bigint`.execute(tx);
}

/** How much of the log has been told again since facts were forgotten, from 0 to 1; null: all of it. */
export async function readTelling(db: Db): Promise<number | null> {
  const { rows } = await sql<{ told: number }>`
    select least(0.99, c.position::float8 / greatest(1, s.telling_to_position)) as told from insight_setting s join subscription_cursor c on c.name = 'insight.facts'
    where s.telling_to_txid is not null and (c.txid, c.position) < (s.telling_to_txid, s.telling_to_position)`.execute(db);
  return rows[0]?.told ?? null;
}

/** Whether the facts hold all that happened before then. Whoever has read the log to its end has a handful of events behind them at most. */
export async function isToldUntil(db: Db, at: Instant): Promise<boolean> {
  const { rows } = await sql`
    select from subscription_cursor c where c.name = 'insight.facts'
      and exists (select from ticket_event e where (e.txid, e.position) > (c.txid, c.position) and e.at < ${new Date(at)})`.execute(db);
  return rows.length === 0;
}

/** Tickets whose promises time broke since the last look: no event tells of it. In steps, so that an outage is caught up with; with ties, so that none is stepped over. */
export async function takeBrokenPromises(tx: Tx, step: number): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    with taken as (
      select c.ticket_id, c.breach_seen_at from clock c cross join insight_setting s where c.breach_seen_at > s.promises_seen_at
      order by c.breach_seen_at fetch first ${sql.lit(step)} rows with ties
    ), seen as (
      update insight_setting set promises_seen_at = (select max(breach_seen_at) from taken) where exists (select from taken)
    )
    select distinct ticket_id as id from taken`.execute(tx);
  return rows.map(({ id }) => id);
}
