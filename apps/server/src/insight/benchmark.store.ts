/** SQL for `benchmark`: figures of others. */

import type { BenchmarkWish } from '@huiyin/domain/insight/benchmark.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    benchmark: { id: string; metric_key: string };
  }
}

export type Benchmark = BenchmarkWish & { readonly id: Id };

export async function readBenchmarks(db: Db): Promise<readonly Benchmark[]> {
  const { rows } = await sql<Benchmark>`
    select id, metric_key as "metricKey", kind, name, value, on_day::text as "on", source, note from benchmark order by metric_key, on_day desc, id`.execute(db);
  return rows;
}

export async function insertBenchmark(tx: Tx, { id, metricKey, kind, name, value, on, source, note }: Benchmark, at: Instant): Promise<void> {
  await sql`insert into benchmark (id, metric_key, kind, name, value, on_day, source, note, created_at) values (${id}, ${metricKey}, ${kind}, ${name}, ${value}, ${on}, ${source}, ${note}, ${new Date(at)})`.execute(tx);
}

/** False: there is none of that id. */
export async function lockBenchmark(tx: Tx, id: Id): Promise<boolean> {
  const { rows } = await sql`select id from benchmark where id = ${id}::uuid for update`.execute(tx);
  return rows.length === 1;
}

export async function saveBenchmark(tx: Tx, { id, metricKey, kind, name, value, on, source, note }: Benchmark): Promise<void> {
  await sql`update benchmark set metric_key = ${metricKey}, kind = ${kind}, name = ${name}, value = ${value}, on_day = ${on}, source = ${source}, note = ${note} where id = ${id}::uuid`.execute(tx);
}

export async function removeBenchmark(tx: Tx, id: Id): Promise<{ readonly metricKey: string; readonly name: string } | null> {
  const { rows } = await sql<{ metricKey: string; name: string }>`delete from benchmark where id = ${id}::uuid returning metric_key as "metricKey", name`.execute(tx);
  return rows[0] ?? null;
}
