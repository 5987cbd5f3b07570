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

/**
 * A transaction that reads for so long at most, and as look-ups are to be read: the planner knows nothing of how rare a word is, so it is
 * told that reading the whole table is not the way. The side, and how full its months are, come with it.
 */
export async function lookingUp<Value>(db: Db, longestMs: number, work: (tx: Tx, side: Side, months: ReadonlyMap<SearchKind, readonly Month[]>) => Promise<Value>): Promise<Value> {
  return db.transaction().setAccessMode('read only').execute(async (tx) => {
    const { rows } = await sql<{ side: Side; kind: SearchKind | null; months: Month[] | null }>`
      select l.side, m.kind, m.months, set_config('statement_timeout', ${String(longestMs)}, true), set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)
      from search_live l left join (
        select side, kind, jsonb_agg(jsonb_build_object('code', code, 'entries', entries, 'newest', (extract(epoch from newest) * 1000)::bigint)) as months from search_month group by side, kind
      ) m on m.side = l.side`.execute(tx);
    return work(tx, rows[0]!.side, new Map(rows.flatMap(({ kind, months }) => (kind === null || months === null ? [] : [[kind, months]]))));
  });
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
  if (wish.windows.length === 0) return [];
  const parts: RawBuilder<boolean>[] = [sql<boolean>`e.tokens @@ w.sought::tsquery`, ...wish.checks.map(holdsOneOf)];
  if (wish.except.length > 0) parts.push(sql<boolean>`e.id <> all(${[...wish.except]}::uuid[])`);
  if (wish.after !== null) parts.push(sql<boolean>`(e.at, e.id) < (${new Date(wish.after.at)}::timestamptz, ${wish.after.id}::uuid)`);
  parts.push(wish.within);
  const { rows } = await sql<Found>`
    select id, at from (
      select hit.id, hit.at
      from (select sought from unnest(${[...wish.windows]}::text[]) with ordinality as each(sought, nth) order by nth) w
      cross join lateral (
        select e.id, e.at from ${tableOf(side)} e where ${sql.join(parts, sql` and `)}
        order by e.at desc, e.id desc limit ${wish.limit}
      ) hit
      limit ${wish.limit}
    ) page order by at desc, id desc`.execute(tx);
  return rows;
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
