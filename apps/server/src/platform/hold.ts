/** Says to every node that something is being worked on, for as long as the worker lives: the database lets go of it when its connection ends. */

import { sql } from 'kysely';
import type pg from 'pg';
import type { Tx } from './db.ts';

/** Waits while another holds it; on a connection of its own, since the work has many transactions. */
export async function whileHeld<Value>(pool: pg.Pool, name: string, work: () => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  // A connection that breaks gives up the hold; the work meets the same broken database by itself.
  const broken = () => undefined;
  client.on('error', broken);
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
    return await work();
  } finally {
    const freed = await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]).catch(() => null);
    client.off('error', broken);
    client.release(freed === null);
  }
}

/** True: nobody does, and nobody begins before this transaction ends. */
export async function isFree(tx: Tx, name: string): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as free`.execute(tx);
  return rows[0]!.free;
}
