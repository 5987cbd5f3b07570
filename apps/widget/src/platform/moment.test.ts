import { expect, test } from 'vitest';
import { sayMoment } from './moment.ts';

const now = new Date(2026, 7, 15, 16, 30).getTime();
const wire = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

test.each([
  [wire(2026, 7, 15, 9, 5), '09:05', '09:05'],
  [wire(2026, 7, 14, 23, 59), '昨天 23:59', 'Yesterday 23:59'],
  [wire(2026, 6, 3, 0, 0), '7月3日 00:00', '3 Jul 00:00'],
  [wire(2025, 11, 31, 8, 0), '2025年12月31日 08:00', '31 Dec 2025 08:00'],
])('%s is said as %s and %s', (at, chinese, english) => {
  expect(sayMoment(at, 'zh', now)).toBe(chinese);
  expect(sayMoment(at, 'en', now)).toBe(english);
});
