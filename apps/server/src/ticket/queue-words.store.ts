/** SQL for the search box of a queue: what holds the words, in the order of the queue. */

import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { headOf, inOrder, limitOf, pageOf, placeOf, type QueuePage, type QueueWish, readRows, type Walk, walkOf } from './queue.store.ts';
import type { SoughtWords } from './word-seeker.ts';

/** Nobody may hold a connection longer, whatever is looked for. */
const longestSearchMs = 4_000;
/** So many that hold the words are fetched and put in order without looking at the queue first. */
const fewHeld = 2_000;
/** To ask one of the queue whether it holds the words takes as long as to fetch one that does: some five millionths of a second. Few sizes, so that statements stay prepared. */
const walks = [2_000, 8_000, 32_000] as const;

/** Words that are in many tickets fill a page from the head of the queue, or it is narrow; else all that hold them are fetched and put in order. */
export async function readPageOfWords(db: Db, wish: QueueWish, sought: SoughtWords): Promise<QueuePage | 'page.cursor_invalid'> {
  const walk = walkOf(wish);
  if (walk === null) return 'page.cursor_invalid';
  if (walk.branches.length === 0) return { rows: [], next: null };
  return db.transaction().setAccessMode('read only').execute(async (tx) => {
    // The planner knows nothing of how rare words are, and would rather read all tickets, with helpers.
    await sql`select set_config('statement_timeout', ${String(wish.longestSearchMs ?? longestSearchMs)}, true), set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true)`.execute(tx);
    const about = sought.about ?? fewHeld + 1;
    const places = about <= fewHeld ? null : await findInHead(tx, wish, walk, sought, walks.find((most) => most >= about) ?? walks.at(-1)!);
    return pageOf(wish, await readRows(tx, wish, walk, places === null ? allHeld(wish, walk, sought) : sql`select * from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as place(id uuid, sort_rank int, sort_at timestamptz)`));
  });
}

interface Place {
  readonly id: string;
  readonly sort_rank: number;
  readonly sort_at: string;
}

/** Null: there may be more behind those that were asked. */
async function findInHead(tx: Tx, wish: QueueWish, walk: Walk, sought: SoughtWords, most: number): Promise<readonly Place[] | null> {
  const limit = limitOf(wish);
  const { rows } = await sql<{ places: Place[] | null; whole: boolean }>`
    with head as materialized (${headOf(walk, sql.lit(most))}),
    held as materialized (select * from head where ${sought.heldBy(sql`head.id`)} limit ${limit})
    select (select jsonb_agg(held) from held) as places,
      -- Asked last: the head is read no further than a page needs.
      case when (select count(*) from held) < ${limit} then (select count(*) from head) < ${sql.lit(most)} else true end as whole`.execute(tx);
  return rows[0]!.whole ? (rows[0]!.places ?? []) : null;
}

/** Ticket by ticket: the planner would read the whole queue to see which of them are in it. */
function allHeld(wish: QueueWish, { order, branches, filters, behind }: Walk, sought: SoughtWords) {
  return sql`
    with held as materialized (${sought.ids}),
    here as materialized (
      select ${placeOf(order)}
      from held cross join lateral (select * from ticket one where one.id = held.id offset 0) t
      where ${order.among} and (${sql.join([...branches], sql` or `)}) and ${filters} and ${behind}
    )
    select * from here ${inOrder(order)} limit ${limitOf(wish)}`;
}
