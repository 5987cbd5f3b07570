import { expect, test } from 'vitest';
import { daysOf, linesOf, linesOfYear } from './official-lines.ts';

const off = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-09-25'].map((on) => ({ on, name: on < '2026-10' ? '中秋' : '国庆节' }));
const work = [{ on: '2026-10-10', name: '国庆节' }];

test('neighbouring days of one holiday are one line, by date', () => {
  expect(linesOfYear({ off, work })).toEqual([
    { kind: 'off', name: '中秋', from: '2026-09-25', to: '2026-09-25' },
    { kind: 'off', name: '国庆节', from: '2026-10-01', to: '2026-10-03' },
    { kind: 'work', name: '国庆节', from: '2026-10-10', to: '2026-10-10' },
  ]);
});

test('two names, or a day between them, make two lines', () => {
  expect(linesOf([{ on: '2026-01-01', kind: 'off', name: 'a' }, { on: '2026-01-02', kind: 'off', name: 'b' }, { on: '2026-01-04', kind: 'off', name: 'b' }])).toHaveLength(3);
});

test('lines become their days again, and each day knows its line', () => {
  const days = daysOf([...linesOfYear({ off, work }), { kind: 'off', name: '端午节', from: null, to: null }]);
  expect(days.off.map(({ on }) => on)).toEqual(['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-03']);
  expect(days.work).toEqual(work);
  expect(days.lineOf).toEqual({ off: [0, 1, 1, 1], work: [2] });
});
