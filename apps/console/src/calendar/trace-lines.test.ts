import { expect, test } from 'vitest';
import { traceLines, type TracedDay } from './trace-lines.ts';

const day = (on: string, kind: TracedDay['kind'], name: string | null, countedMs: number): TracedDay => ({ on, kind, name, countedMs, hours: [], provisional: false });

test('days that are alike are told in one line, others by themselves', () => {
  const days = [day('2026-02-14', 'make_up', '春节', 60), day('2026-02-15', 'holiday', '春节', 0), day('2026-02-16', 'holiday', '春节', 0), day('2026-02-24', 'weekly', null, 60)];
  expect(traceLines(days).map(({ from, to, days: n, countedMs }) => `${from} ${to} ${n} ${countedMs}`)).toEqual(['2026-02-14 2026-02-14 1 60', '2026-02-15 2026-02-16 2 0', '2026-02-24 2026-02-24 1 60']);
});
