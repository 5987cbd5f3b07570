import { expect, test } from 'vitest';
import { type BusinessChange, changesBehind } from './business-change.ts';

const change = (name: string, kind: BusinessChange['kind'], fromOn: string, untilOn: string, topics: string[] = []): BusinessChange => ({ id: name, name, kind, fromOn, untilOn, topics });
const release = change('App 8.0.0', 'release', '2025-08-20', '2025-08-22', ['app']);
const promotion = change('三季度促销', 'promotion', '2025-08-01', '2025-08-31');
const policy = change('退款规则调整', 'policy', '2025-08-11', '2025-08-11', ['refund']);
const all = [policy, promotion, release];
const on = (day: string) => ({ fromOn: day, untilOn: day });
const names = (now: string, before: { fromOn: string; untilOn: string }, ...topics: string[]) => changesBehind(all, on(now), before, new Set(topics)).map(({ name }) => name);

test('what began last comes first', () => {
  expect(names('2025-08-20', { fromOn: '2025-07-23', untilOn: '2025-08-13' })).toEqual(['App 8.0.0', '三季度促销']);
});

test('what is about the topic comes before what began later', () => {
  expect(changesBehind([change('双周上新', 'other', '2025-08-20', '2025-08-20'), release], on('2025-08-20'), { fromOn: '2025-08-13', untilOn: '2025-08-13' }, new Set(['app'])).map(({ name }) => name)).toEqual(['App 8.0.0', '双周上新']);
});

test('a few days after it ended it may still be the reason, and then no more', () => {
  expect(names('2025-08-25', on('2025-07-28'))).toContain('App 8.0.0');
  expect(names('2025-08-26', on('2025-07-29'))).not.toContain('App 8.0.0');
});

test('what held all the time explains nothing', () => {
  expect(names('2025-08-20', on('2025-08-13'))).toEqual(['App 8.0.0']);
});

test('what began this morning may be why this hour differs from the one before', () => {
  expect(names('2025-08-20', on('2025-08-20'))).toEqual(['App 8.0.0']);
});
