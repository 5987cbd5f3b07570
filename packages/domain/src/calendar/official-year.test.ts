import { describe, expect, test } from 'vitest';
import type { OfficialYear } from './calendar.ts';
import { missingYears, validateOfficialYear } from './official-year.ts';
import { china2025, china2026 } from './testing/official-days.ts';

const said = (year: OfficialYear) => validateOfficialYear(year).map(({ code, path }) => `${code} ${path}`);

test.each([china2025, china2026])('what was announced for $year is well', (year) => expect(said(year)).toEqual([]));

test('the December before may be worked for New Year', () => {
  expect(said({ ...china2026, work: [{ on: '2025-12-28', name: '元旦' }] })).toEqual([]);
});

test('says what is wrong, at its place', () => {
  const off = [...china2026.off, { on: '2026-02-30', name: '春节' }, { on: '2025-10-01', name: '国庆节' }, { on: '2026-10-01', name: '国庆节' }, { on: '2026-12-24', name: ' ' }];
  const work = [{ on: '2026-10-01', name: '国庆节' }, { on: '2026-09-18', name: '中秋' }];
  const at = china2026.off.length;
  expect(said({ ...china2026, off, work })).toEqual([
    `official.date /off/${at}/on`,
    `official.year /off/${at + 1}/on`,
    `official.twice /off/${at + 2}/on`,
    `official.name /off/${at + 3}/name`,
    'official.twice /work/0/on',
    'official.weekday /work/0/on',
    'official.weekday /work/1/on',
  ]);
  expect(said({ ...china2026, off: china2026.off.slice(0, 6) })).toEqual(['official.few /off']);
});

describe('the years asked for', () => {
  const known = [china2025, china2026];
  const missing = (now: string) => missingYears(known, Date.parse(now));

  test('none while both are known', () => expect(missing('2025-11-20T00:00Z')).toEqual([]));
  test('the next one, without haste before the notice is out', () => expect(missing('2026-10-31T15:59Z')).toEqual([{ year: 2027, pressing: false }]));
  test('the next one, with haste from November in China', () => expect(missing('2026-10-31T16:00Z')).toEqual([{ year: 2027, pressing: true }]));
  test('this one, always with haste', () => expect(missing('2027-02-01T00:00Z')).toEqual([{ year: 2027, pressing: true }, { year: 2028, pressing: false }]));
});
