/** Enters, changes and removes benchmarks. Each act is audited. */

import { checkBenchmark, type BenchmarkWish } from '@huiyin/domain/insight/benchmark.ts';
import { metricOf } from '@huiyin/domain/insight/registry.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { todayOf } from '../calendar/index.ts';
import { audited, type By } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { insertBenchmark, lockBenchmark, removeBenchmark, saveBenchmark } from './benchmark.store.ts';

export async function addBenchmark(shell: Shell, by: By, wish: BenchmarkWish): Promise<Result<{ id: Id }, 'benchmark.invalid'>> {
  const checked = checkBenchmark(wish, { metric: metricOf(wish.metricKey), today: await todayOf(shell) });
  if (!checked.ok) return checked;
  return audited(shell, by, async (tx) => {
    const id = shell.ids.next();
    await insertBenchmark(tx, { id, ...checked.value }, shell.clock.now());
    return accept({ value: { id }, action: 'benchmark.added', target: `benchmark:${id}`, facts: factsOf(checked.value) });
  });
}

export async function changeBenchmark(shell: Shell, by: By, id: Id, wish: BenchmarkWish): Promise<Result<{ id: Id }, 'benchmark.invalid' | 'benchmark.unknown'>> {
  const today = await todayOf(shell);
  return audited(shell, by, async (tx) => {
    if (!(await lockBenchmark(tx, id))) return refuse('benchmark.unknown');
    const checked = checkBenchmark(wish, { metric: metricOf(wish.metricKey), today });
    if (!checked.ok) return checked;
    await saveBenchmark(tx, { id, ...checked.value });
    return accept({ value: { id }, action: 'benchmark.changed', target: `benchmark:${id}`, facts: factsOf(checked.value) });
  });
}

export function dropBenchmark(shell: Shell, by: By, id: Id): Promise<Result<undefined, 'benchmark.unknown'>> {
  return audited(shell, by, async (tx) => {
    const removed = await removeBenchmark(tx, id);
    return removed === null ? refuse('benchmark.unknown') : accept({ value: undefined, action: 'benchmark.removed', target: `benchmark:${id}`, facts: { ...removed } });
  });
}

function factsOf({ metricKey, name, value, on, source }: BenchmarkWish) {
  return { metricKey, name, value, on, source };
}
