/** HTTP for benchmarks. */

import { besideUs } from '@huiyin/domain/insight/benchmark.ts';
import * as contract from '@huiyin/domain/insight/benchmark.contract.ts';
import { addDays, readPeriod } from '@huiyin/domain/insight/period.ts';
import { metricOf } from '@huiyin/domain/insight/registry.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import { todayOf } from '../calendar/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readBenchmarks } from './benchmark.store.ts';
import { addBenchmark, changeBenchmark, dropBenchmark } from './keep-benchmarks.ts';
import { readMetric } from './read-metric.ts';

const usualDays = 28;

export const benchmarkRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.listBenchmarks, async ({ query }) => {
    const to = query.to ?? (await todayOf(shell));
    const period = readPeriod(query.from ?? addDays(to, -usualDays), to);
    if (period === null) return refuse('metric.period_invalid');
    const kept = (await readBenchmarks(shell.db)).flatMap((benchmark) => {
      const metric = metricOf(benchmark.metricKey);
      return metric === undefined ? [] : [{ benchmark, metric }];
    });
    const own = new Map(await Promise.all([...new Set(kept.map(({ metric }) => metric))].map(async (metric) => [metric.key, await readMetric(shell, { metric, period, where: new Map(), by: null })] as const)));
    const items = kept.map(({ benchmark, metric }) => {
      const { value, n } = own.get(metric.key)!;
      const stands = besideUs(metric, value, benchmark.value);
      return { ...benchmark, metric: { name: metric.name, unit: metric.unit, decimals: metric.decimals }, own: value === null || stands === null ? null : { value, n, stands } };
    });
    return accept({ items, ...period });
  });

  serve(contract.addBenchmark, ({ actor, address, userAgent, body }) => addBenchmark(shell, { actor, address, userAgent }, wishOf(body)));
  serve(contract.changeBenchmark, ({ actor, address, userAgent, params, body }) => changeBenchmark(shell, { actor, address, userAgent }, params.benchmarkId, wishOf(body)));
  serve(contract.removeBenchmark, ({ actor, address, userAgent, params }) => dropBenchmark(shell, { actor, address, userAgent }, params.benchmarkId));
};

function wishOf({ on = '', source = '', note = '', ...facts }: contract.BenchmarkBody) {
  return { ...facts, on, source, note };
}
