/** SQL for `search_entry_a`, `search_entry_b`, `search_month`, `search_frequency` and `search_live`: the index and its two sides. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { SearchKind } from '@huiyin/domain/search/search.contract.ts';
import { timeCode } from '@huiyin/domain/search/windows.ts';
import { type ColumnType, type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

type Timestamp = ColumnType<number, Date, Date>;

interface EntryTable {
  id: string;
  kind: SearchKind;
  ticket_id: string | null;
  at: Timestamp;
  folded: string;
  tokens: string;
}

declare module '../platform/db.ts' {
  interface Tables {
    search_entry_a: EntryTable;
    search_entry_b: EntryTable;
    search_month: { side: Side; kind: SearchKind; code: string; entries: number; newest: Timestamp };
    search_frequency: { side: Side; token: string; entries: number };
    search_live: { only_row: boolean; side: Side };
  }
}

export type Side = 'a' | 'b';

export interface Entry {
  readonly id: Id;
  readonly kind: SearchKind;
  readonly ticketId: Id | null;
  readonly at: Instant;
  readonly folded: string;
  readonly tokens: readonly string[];
}

export function tableOf(side: Side): RawBuilder<unknown> {
  return side === 'a' ? sql`search_entry_a` : sql`search_entry_b`;
}

export function otherSide(side: Side): Side {
  return side === 'a' ? 'b' : 'a';
}

/** One writer at a time, until the transaction ends: entries are then never waited for in two orders. Nobody else touches them. */
export async function holdIndex(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('search index', 0))`.execute(tx);
}

export async function readLiveSide(db: Db): Promise<Side> {
  return (await db.selectFrom('search_live').select('side').executeTakeFirstOrThrow()).side;
}

export async function switchSide(tx: Tx, side: Side): Promise<void> {
  await tx.updateTable('search_live').set({ side }).execute();
}

/** What has not changed is not written again: an entry costs a place in the index for each of its tokens. Returns those that were there and read otherwise. */
export async function saveEntries(tx: Tx, side: Side, entries: readonly Entry[]): Promise<readonly Id[]> {
  if (entries.length === 0) return [];
  const rows = entries.map(({ id, kind, ticketId, at, folded, tokens }) => ({ id, kind, ticket_id: ticketId, at: new Date(at).toISOString(), folded, tokens }));
  const { rows: written } = await sql<{ id: Id; at: Instant; kind: SearchKind; before: boolean }>`
    insert into ${tableOf(side)} as old (id, kind, ticket_id, at, folded, tokens)
    select id, kind, ticket_id, at, folded, array_to_tsvector(array(select jsonb_array_elements_text(tokens)))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(id uuid, kind text, ticket_id uuid, at timestamptz, folded text, tokens jsonb)
    on conflict (id) do update set ticket_id = excluded.ticket_id, at = excluded.at, folded = excluded.folded, tokens = excluded.tokens
    where (old.ticket_id, old.at, old.folded, old.tokens) is distinct from (excluded.ticket_id, excluded.at, excluded.folded, excluded.tokens)
    returning id, at, kind, xmax <> 0 as before`.execute(tx);
  await countIn(tx, side, written.filter(({ before }) => !before));
  await countTokens(tx, side, written.map(({ id }) => id));
  return written.filter(({ before }) => before).map(({ id }) => id);
}

/** Those that go are not counted out: it is about how full a month is. */
async function countIn(tx: Tx, side: Side, added: readonly { readonly at: Instant; readonly kind: SearchKind }[]): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map(({ at, kind }) => ({ kind, code: timeCode(at).slice(0, 3), at: new Date(at).toISOString() }));
  await sql`
    insert into search_month as old (side, kind, code, entries, newest)
    select ${side}, kind, code, count(*), max(at) from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(kind text, code text, at timestamptz) group by kind, code
    on conflict (side, kind, code) do update set entries = old.entries + excluded.entries, newest = greatest(old.newest, excluded.newest)`.execute(tx);
}

/** Of one entry in 128. Of numbers only their short beginnings and ends: the whole ones are rare anyhow. What is filed anew counts anew: it is about how frequent a token is. */
async function countTokens(tx: Tx, side: Side, ids: readonly Id[]): Promise<void> {
  await sql`
    insert into search_frequency as old (side, token, entries)
    select ${side}, stem, count(*)
    from ${tableOf(side)} e
    cross join lateral (select distinct unnest(array[left(lexeme, 1), split_part(lexeme, '.', 1)]) as stem from unnest(tsvector_to_array(e.tokens)) lexeme where lexeme like '%.%') filed
    where e.id = any(${[...ids]}::uuid[]) and uuid_hash_extended(e.id, 0) & 127 = 0 and not (length(stem) > 6 and stem ~ '[0-9]')
    group by stem
    on conflict (side, token) do update set entries = old.entries + excluded.entries`.execute(tx);
}

export async function removeEntries(tx: Tx, side: Side, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from ${tableOf(side)} where id = any(${[...ids]}::uuid[])`.execute(tx);
}

export async function emptySide(tx: Tx, side: Side): Promise<void> {
  await sql`truncate ${tableOf(side)}`.execute(tx);
  await tx.deleteFrom('search_month').where('side', '=', side).execute();
  await tx.deleteFrom('search_frequency').where('side', '=', side).execute();
}

/** About: as the table's statistics have it. */
export async function countEntries(db: Db): Promise<number> {
  const side = await readLiveSide(db);
  const { rows } = await sql<{ n: number }>`select greatest(n_live_tup, 0) as n from pg_stat_user_tables where relid = ${side === 'a' ? sql`'search_entry_a'::regclass` : sql`'search_entry_b'::regclass`}`.execute(db);
  return rows[0]?.n ?? 0;
}
