/** Endpoints of benchmarks: what others reach, beside what we do. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { benchmarkKinds } from './benchmark.ts';

const LocalDate = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' });
const facts = {
  metricKey: Type.String({ maxLength: 60 }),
  kind: Type.Enum([...benchmarkKinds]),
  name: Type.String({ maxLength: 120 }),
  value: Type.Number({ minimum: -1_000_000_000, maximum: 1_000_000_000 }),
};

export const BenchmarkView = Type.Object({
  id: Id,
  ...facts,
  on: LocalDate,
  source: Type.String(),
  note: Type.String(),
  metric: Type.Object({ name: BilingualText, unit: Type.String(), decimals: Type.Integer() }),
  /** Ours over the days asked for, with how we stand beside it; null: no data. */
  own: Type.Union([Type.Object({ value: Type.Number(), n: Type.Integer(), stands: Type.Enum(['better', 'worse', 'changed', 'flat']) }), Type.Null()]),
});
export type BenchmarkView = Static<typeof BenchmarkView>;

/** Source and day may be missing in shape: they are asked for by name. */
const BenchmarkBody = Type.Object(
  { ...facts, on: Type.Optional(LocalDate), source: Type.Optional(Type.String({ maxLength: 300 })), note: Type.Optional(Type.String({ maxLength: 500 })) },
  { additionalProperties: false },
);
export type BenchmarkBody = Static<typeof BenchmarkBody>;
const BenchmarkParams = Type.Object({ benchmarkId: Id });

export const listBenchmarks = endpoint({
  method: 'GET', path: '/benchmarks', permission: 'metric.read', summary: 'Benchmarks, each beside our own figure over local days, `to` not counted in; the last 28 days when none are named',
  query: Type.Object({ from: Type.Optional(LocalDate), to: Type.Optional(LocalDate) }),
  reply: Type.Object({ items: Type.Array(BenchmarkView), from: LocalDate, to: LocalDate }), refusals: ['metric.period_invalid'],
});

export const addBenchmark = endpoint({ method: 'POST', path: '/benchmarks', permission: 'metric.keep', summary: 'Enter a figure of others; refused without source and day', body: BenchmarkBody, reply: Type.Object({ id: Id }), status: 201, refusals: ['benchmark.invalid'] });

export const changeBenchmark = endpoint({ method: 'PUT', path: '/benchmarks/:benchmarkId', permission: 'metric.keep', summary: 'Change a benchmark', params: BenchmarkParams, body: BenchmarkBody, reply: Type.Object({ id: Id }), refusals: ['benchmark.invalid', 'benchmark.unknown'] });

export const removeBenchmark = endpoint({ method: 'DELETE', path: '/benchmarks/:benchmarkId', permission: 'metric.keep', summary: 'Remove a benchmark', params: BenchmarkParams, refusals: ['benchmark.unknown'] });
