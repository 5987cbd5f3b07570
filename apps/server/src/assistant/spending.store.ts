/** SQL for `assistant_spending`: a language model's tokens by day of the centre. Spent before they are used and settled after, so that many who ask at once do not spend the same rest. */

import type { LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import { sql } from 'kysely';
import type { ColumnType } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    assistant_spending: { on_day: ColumnType<string, string, never>; tokens: ColumnType<number, number, number> };
  }
}

/** False: so many would exceed the day's budget, and nothing is spent. */
export async function spendTokens(tx: Tx, day: LocalDate, tokens: number, budget: number): Promise<boolean> {
  const { rows } = await sql`
    insert into assistant_spending as s (on_day, tokens) select ${day}::date, ${tokens}::bigint where ${tokens}::bigint <= ${budget}::bigint
    on conflict (on_day) do update set tokens = s.tokens + excluded.tokens where s.tokens + excluded.tokens <= ${budget}::bigint
    returning 1`.execute(tx);
  return rows.length === 1;
}

/** `difference`: what was really used, less what was spent before. */
export async function settleTokens(tx: Tx, day: LocalDate, difference: number): Promise<void> {
  await sql`update assistant_spending set tokens = greatest(0, tokens + ${difference}::bigint) where on_day = ${day}::date`.execute(tx);
}

export async function readTokens(db: Db, day: LocalDate): Promise<number> {
  const { rows } = await sql<{ tokens: number }>`select tokens from assistant_spending where on_day = ${day}::date`.execute(db);
  return rows[0]?.tokens ?? 0;
}
