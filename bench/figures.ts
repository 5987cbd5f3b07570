/** What a question answers: figures, each beside its raw limit; how they are counted and shown. */

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same by bare means in the same run; null where nothing barer exists. */
  readonly limit: number | null;
  /** Value by limit. */
  readonly ratio: number | null;
  readonly goal: string;
  readonly holds: boolean;
  readonly note?: string;
}

export interface Goal {
  readonly says: string;
  readonly test: (value: number, ratio: number) => boolean;
}

export function figure(name: string, unit: string, value: number, limit: number | null, goal: Goal, note?: string): Figure {
  const ratio = limit === null ? null : value / limit;
  return { name, unit, value: round(value), limit: limit === null ? null : round(limit), ratio: ratio === null ? null : round(ratio), goal: goal.says, holds: goal.test(value, ratio ?? Number.NaN), ...(note === undefined ? {} : { note }) };
}

export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export function spreadOf(samples: readonly number[] | Float64Array): Spread {
  const sorted = Float64Array.from(samples).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

export function median(values: readonly number[]): number {
  return spreadOf(values).p50;
}

export function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

export function tableOf(rows: readonly { readonly question: string; readonly figure: Figure }[]): string {
  const head = ['', 'figure', 'value', 'raw limit', 'ratio', 'goal', 'holds'];
  const cells = rows.map(({ question, figure: { name, value, unit, limit, ratio, goal, holds } }) => [question, name, `${value} ${unit}`, limit === null ? '–' : `${limit} ${unit}`, ratio === null ? '–' : String(ratio), goal, holds ? 'yes' : 'NO']);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(line)].join('\n');
}
