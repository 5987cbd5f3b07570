import { describe, expect, test } from 'vitest';
import { earlierCourse } from './earlier-course.ts';
import { pointsOf } from './period.ts';

const month = (on: string, value: number) => ({ every: 'month' as const, on, value, n: null });
const august = { from: '2025-08-01', to: '2025-09-01' };
const course = (figures: readonly ReturnType<typeof month>[], every: 'day' | 'week' | 'month' | 'hour', period = august, adds = false) => earlierCourse(figures, { points: pointsOf(period, every), every, period, adds });

describe('figures from before', () => {
  test('stand before the first point, the last three months of them, in their order', () => {
    const { before, along } = course([month('2025-07-01', 15), month('2025-04-01', 12), month('2025-06-01', 14), month('2025-05-01', 13)], 'day');
    expect(before.map(({ figure, value }) => [figure.on, value])).toEqual([['2025-05-01', 13], ['2025-06-01', 14], ['2025-07-01', 15]]);
    expect(along.every((point) => point === null)).toBe(true);
  });

  test('lie along the points of their own days, and nowhere else', () => {
    const { before, along } = course([month('2025-07-01', 15)], 'week', { from: '2025-07-01', to: '2025-09-01' });
    expect(before).toEqual([]);
    // The week that begins on 28 July lies in July by its first day.
    expect(along.map((point) => point?.value ?? null)).toEqual([15, 15, 15, 15, 15, null, null, null, null]);
  });

  test('of counts are told for as many days as a point has', () => {
    const figures = [month('2025-07-01', 3_100)];
    expect(course(figures, 'day', august, true).before[0]!.value).toBe(100);
    expect(course(figures, 'week', august, true).before[0]!.value).toBe(700);
    expect(course(figures, 'month', august, true).before[0]!.value).toBe(3_100);
    expect(course(figures, 'month', { from: '2025-07-01', to: '2025-09-01' }, true).along.map((point) => point?.value ?? null)).toEqual([3_100, null]);
    // A week that the period cuts has fewer days: 1 July was a Tuesday.
    expect(course(figures, 'week', { from: '2025-07-01', to: '2025-09-01' }, true).along[0]!.value).toBe(600);
  });

  test('of single days stand there where no months are; by the hour nothing is said', () => {
    const days = Array.from({ length: 20 }, (_, index) => ({ every: 'day' as const, on: `2025-07-${String(index + 1).padStart(2, '0')}`, value: index, n: 5 }));
    const { before } = earlierCourse(days, { points: pointsOf(august, 'day'), every: 'day', period: august, adds: true });
    expect(before.map(({ value }) => value)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(course([month('2025-07-01', 1)], 'hour')).toMatchObject({ before: [] });
  });
});
