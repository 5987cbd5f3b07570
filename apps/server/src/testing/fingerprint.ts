/** What a database holds, table by table, so that a test can say that nothing of it was changed. */

import type pg from 'pg';

/** Written by merely being there: sessions are seen, keys used, failed sign-ins counted, answers timed. */
const touched = new Set(['auth_session', 'sign_in_attempt', 'idempotency_key', 'worker_heartbeat', 'response_hour']);

/** Table → how many rows, and a digest of them all in no particular order. */
export async function fingerprint(pool: pg.Pool): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await pool.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' union all select 'graphile_worker._private_jobs' order by name`);
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    if (touched.has(name)) continue;
    const { rows } = await pool.query<{ print: string }>(`select count(*) || ' rows, ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as print from ${name} t`);
    prints[name] = rows[0]!.print;
  }
  return prints;
}
