import { china2025, china2026 } from '@huiyin/domain/calendar/testing/official-days.ts';
import { expect, test } from 'vitest';
import { shippedYears, yearsOf } from './shipped-years.ts';

const shipped = (wanted: number) => shippedYears.find(({ year }) => year === wanted)!;
const dates = (days: readonly { readonly on: string }[]) => days.map(({ on }) => on).toSorted();

test.each([china2025, china2026])('the shipped $year is the announced one', (announced) => {
  expect(dates(shipped(announced.year).off)).toEqual(dates(announced.off));
  expect(dates(shipped(announced.year).work)).toEqual(dates(announced.work));
  expect(shipped(announced.year).off.find(({ on }) => on.endsWith('-10-01'))?.name).toBe('国庆节');
});

test('every make-up workday lies on a weekend, and no day is both off and worked', () => {
  for (const { off, work } of shippedYears) {
    expect(work.filter(({ on }) => ![0, 6].includes(new Date(on).getUTCDay()))).toEqual([]);
    expect(dates(work).filter((on) => dates(off).includes(on))).toEqual([]);
  }
});

test('the years follow each other without a gap, and no year is known that was not announced', () => {
  expect(shippedYears.map(({ year }) => year)).toEqual(Array.from({ length: shippedYears.length }, (_, index) => 2004 + index));
});

test('half a year is not known', () => {
  expect(yearsOf({ '2031-01-01': "New Year's Day,元旦,1", '2031-01-02': "New Year's Day,元旦,1" }, {})).toEqual([]);
});
