import { describe, expect, test } from 'vitest';
import { narrowed, periodOf, readDays, readFiguresAddress, readWhere, whereText } from './figures-address.ts';

describe('the address of figures', () => {
  test('keeps what it understands and drops the rest', () => {
    expect(readFiguresAddress({ period: 'last_week', where: 'channel:web', metric: 'frt', all: true, more: 'topic', colour: 'red' })).toEqual({ period: 'last_week', where: 'channel:web', metric: 'frt', all: true, more: 'topic' });
    expect(readFiguresAddress({ period: 'someday', from: '2025-08-01', to: 'soon', where: 7, more: 'hour' })).toEqual({});
  });

  test('dates go before a named period', () => {
    expect(readFiguresAddress({ period: 'today', from: '2025-08-01', to: '2025-09-01' })).toEqual({ from: '2025-08-01', to: '2025-09-01' });
  });
});

describe('periodOf', () => {
  const time = { today: '2025-09-10', months: ['2025-09', '2025-08', '2025-07'] };

  test('without a wish is the last whole month with tickets', () => {
    expect(periodOf({}, time)).toEqual({ from: '2025-08-01', to: '2025-09-01' });
    expect(periodOf({}, { today: '2026-11-29', months: ['2026-11', '2025-08'] })).toEqual({ from: '2025-08-01', to: '2025-09-01' });
  });

  test('in the first month of a centre is this one', () => {
    expect(periodOf({}, { ...time, months: ['2025-09'] })).toEqual({ from: '2025-09-01', to: '2025-09-11' });
    expect(periodOf({}, { ...time, months: [] })).toEqual({ from: '2025-09-01', to: '2025-09-11' });
  });

  test('is what was asked for', () => {
    expect(periodOf({ period: 'yesterday' }, time)).toEqual({ from: '2025-09-09', to: '2025-09-10' });
    expect(periodOf({ from: '2025-08-04', to: '2025-08-13' }, time)).toEqual({ from: '2025-08-04', to: '2025-08-13' });
  });
});

describe('filters as text', () => {
  test('come back as they were written', () => {
    const where = { channel: ['web', 'wechat'], region: ['华东'], hour: ['10'] };
    expect(whereText(where)).toBe('channel:web,wechat;region:华东;hour:10');
    expect(readWhere(whereText(where))).toEqual(where);
    expect(readWhere(undefined)).toEqual({});
    expect(readWhere('colour:red;channel:;nonsense')).toEqual({});
  });

  test('narrow to what both ask for', () => {
    expect(narrowed({ channel: ['web', 'phone'] }, 'channel', 'phone')).toEqual({ channel: ['phone'] });
    expect(narrowed({}, 'hour', '10')).toEqual({ hour: ['10'] });
  });

  test('days come as a period or as nothing', () => {
    expect(readDays('2025-08-20~2025-08-21')).toEqual({ from: '2025-08-20', to: '2025-08-21' });
    expect(readDays('2025-08-21~2025-08-20')).toBeNull();
    expect(readDays(undefined)).toBeNull();
  });
});
