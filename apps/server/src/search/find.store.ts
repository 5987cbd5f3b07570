/** SQL that looks things up. Everything that comes from the search box is a parameter, or made of letters and digits alone. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { SearchKind } from '@huiyin/domain/search/search.contract.ts';
import type { Month } from '@huiyin/domain/search/windows.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { type Side, tableOf } from './entry.store.ts';

export interface Found {
  readonly id: Id;
  readonly at: Instant;
}

export interface Place extends Found {}

/** What the index says of itself. */
export interface Standing {
  readonly side: Side;
  /** How full each month is. */
  readonly months: ReadonlyMap<SearchKind, readonly Month[]>;
  /** In how many entries of a sample each of the tokens asked about is; the letter of a kind alone: how many of it were sampled. */
  readonly counted: ReadonlyMap<string, number>;
}

/** `settings`: of the transaction, made on the way. */
export async function readIndexStanding(db: Db, tokens: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Standing> {
  const { rows } = await sql<{ side: Side; months: Record<SearchKind, Month[]> | null; counted: Record<string, number> | null }>`
    select ${sql.join([sql`l.side`, ...Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`)])},
      (select jsonb_object_agg(kind, months) from (
        select kind, jsonb_agg(jsonb_build_object('code', code, 'entries', entries, 'newest', (extract(epoch from newest) * 1000)::bigint)) as months from search_month m where m.side = l.side group by kind
      ) kinds) as months,
      (select jsonb_object_agg(token, entries) from search_frequency f where f.side = l.side and f.token = any(${[...tokens]}::text[])) as counted
    from search_live l`.execute(db);
  const { side, months, counted } = rows[0]!;
  return { side, months: new Map(Object.entries(months ?? {})) as ReadonlyMap<SearchKind, readonly Month[]>, counted: new Map(Object.entries(counted ?? {})) };
}

/**
 * A transaction that reads for so long at most, and as look-ups are to be read: the planner knows nothing of how rare a word is, so it is
 * told that reading the whole table is not the way.
 */
export async function lookingUp<Value>(db: Db, longestMs: number, tokens: readonly string[], work: (tx: Tx, index: Standing) => Promise<Value>): Promise<Value> {
  return db.transaction().setAccessMode('read only').execute(async (tx) => work(tx, await readIndexStanding(tx, tokens, { statement_timeout: String(longestMs), enable_seqscan: 'off', jit: 'off', max_parallel_workers_per_gather: '0' })));
}

/** Exactly named ones: by a token that has no day, or by id. The latest first. */
export async function readNamed(tx: Tx, side: Side, wish: { readonly token: string | null; readonly ids: readonly Id[]; readonly within: RawBuilder<boolean>; readonly limit: number }): Promise<readonly Found[]> {
  const ways: RawBuilder<unknown>[] = [];
  if (wish.token !== null) ways.push(sql`select e.id, e.at from ${tableOf(side)} e where e.tokens @@ ${quoted(wish.token)}::tsquery and ${wish.within}`);
  if (wish.ids.length > 0) ways.push(sql`select e.id, e.at from ${tableOf(side)} e where e.id = any(${[...wish.ids]}::uuid[]) and ${wish.within}`);
  if (ways.length === 0) return [];
  const { rows } = await sql<Found>`select id, at from (${sql.join(ways, sql` union `)}) named order by at desc, id desc limit ${wish.limit}`.execute(tx);
  return rows;
}

export interface Worded {
  /** One query a window, the latest window first. */
  readonly windows: readonly string[];
  /** The folded text must hold one of each. */
  readonly checks: readonly (readonly string[])[];
  readonly within: RawBuilder<boolean>;
  readonly except: readonly Id[];
  readonly after: Place | null;
  readonly limit: number;
}

/** Window after window until there are enough; later windows are then never looked into. */
export async function readWorded(tx: Tx, side: Side, wish: Worded): Promise<readonly Found[]> {
  if (wish.windows.length === 0 || wish.limit <= 0) return [];
  // In their order first, and asked about reach one by one until there are enough: an hour may hold a whole import.
  const { rows } = await sql<Found>`
    select id, at from (
      select hit.id, hit.at
      from (select sought from unnest(${[...wish.windows]}::text[]) with ordinality as each(sought, nth) order by nth) w
      cross join lateral (
        select e.id, e.at
        from (select e.id, e.at, e.ticket_id from ${tableOf(side)} e where e.tokens @@ w.sought::tsquery and ${holdsRest(wish)} order by e.at desc, e.id desc offset 0) e
        where ${wish.within}
        limit ${wish.limit}
      ) hit
      limit ${wish.limit}
    ) page order by at desc, id desc`.execute(tx);
  return rows;
}

/** The same of those given, each fetched by its id. */
export async function readWordedAmong(tx: Tx, side: Side, ids: readonly Id[], sought: string, wish: Omit<Worded, 'windows'>): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    select e.id, e.at
    from unnest(${[...ids]}::uuid[]) as given(id)
    cross join lateral (select e.* from ${tableOf(side)} e where e.id = given.id offset 0) e
    where e.tokens @@ ${sought}::tsquery and ${holdsRest(wish)} and ${wish.within}
    order by e.at desc, e.id desc limit ${wish.limit}`.execute(tx);
  return rows;
}

/** What the tokens leave open, beyond the pages before. */
function holdsRest({ checks, except, after }: Omit<Worded, 'windows'>): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [sql<boolean>`true`, ...checks.map(holdsOneOf)];
  if (except.length > 0) parts.push(sql<boolean>`e.id <> all(${[...except]}::uuid[])`);
  if (after !== null) parts.push(sql<boolean>`(e.at, e.id) < (${new Date(after.at)}::timestamptz, ${after.id}::uuid)`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** A condition on the entry `e`. */
function holdsOneOf(check: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(check.map((held) => sql`e.folded like ${`%${held.replace(/[\\%_]/g, '\\$&')}%`}`), sql` or `)})`;
}

export interface SoughtEntries extends Pick<Worded, 'checks'> {
  /** As a window that holds all times. */
  readonly sought: string;
  /** Names it exactly. */
  readonly token: string | null;
  /** Belong to whom a contact names. */
  readonly ids: readonly Id[];
}

/** All that hold the words, whatever their order: for lists that have an order of their own. */
export function entriesHolding(side: Side, { sought, checks, token, ids }: SoughtEntries): { readonly held: (id: RawBuilder<unknown>) => RawBuilder<boolean>; readonly ids: RawBuilder<unknown> } {
  const worded = sql<boolean>`(${sql.join([sql`e.tokens @@ ${sought}::tsquery`, ...checks.map(holdsOneOf)], sql` and `)})`;
  const ways = token === null ? [worded] : [worded, sql<boolean>`e.tokens @@ ${quoted(token)}::tsquery`];
  const named = sql`unnest(${[...ids]}::uuid[])`;
  return {
    // A value rather than `exists`: the planner would fetch all that hold them first.
    held: (id) => sql<boolean>`(${id} = any(${[...ids]}::uuid[]) or (select ${sql.join(ways, sql` or `)} from ${tableOf(side)} e where e.id = ${id}))`,
    ids: sql.join([...ways.map((way) => sql`select e.id from ${tableOf(side)} e where ${way}`), sql`select * from ${named}`], sql` union `),
  };
}

/** Tokens hold letters, digits and our own marks, so that nothing in them can end the quotes. */
export function quoted(token: string): string {
  return `'${token.replace(/['\\]/g, '')}'`;
}
