import { describe, expect, test } from 'vitest';
import { bothWheres, type Card, fitsNothing } from './card.ts';
import { checkCard, checkDashboard } from './check-dashboard.ts';
import { freeCardId, moveCard, mostCards, putCard, removeCard } from './dashboard.ts';
import { monthOf, presetPeriod } from './preset.ts';
import { fewestTold, quadrantOf, severityOf } from './severity.ts';
import { shippedDashboards } from './shipped-dashboards.ts';
import { weekHeat } from './week-heat.ts';

const good: Card = { id: 'a', title: null, picture: 'bar', metrics: ['volume'], by: 'channel', where: {}, width: 2 };
const placesOf = (card: Partial<Card>) => checkCard({ ...good, ...card }).map(({ path }) => path);

describe('shipped dashboards', () => {
  test.each(shippedDashboards.map((each) => [each.key, each] as const))('%s can be drawn', (_, dashboard) => {
    expect(checkDashboard(dashboard)).toEqual([]);
    expect(dashboard.cards.length).toBeGreaterThan(2);
  });

  test('each has an address of its own', () => {
    expect(new Set(shippedDashboards.map(({ key }) => key)).size).toBe(shippedDashboards.length);
  });
});

describe('checkDashboard', () => {
  test.each<[string, Partial<Card>, string[]]>([
    ['no metric', { metrics: [] }, ['/metrics']],
    ['too many metrics', { metrics: ['volume', 'frt'] }, ['/metrics']],
    ['an unknown metric', { metrics: ['nonsense'] }, ['/metrics/0']],
    ['a metric twice', { picture: 'table', metrics: ['frt', 'frt'] }, ['/metrics/1']],
    ['bars of nothing', { by: null }, ['/by']],
    ['a number with groups', { picture: 'number' }, ['/by']],
    ['a line for each hour of the day', { picture: 'line', by: 'hour' }, ['/by']],
    ['a filter without values', { where: { channel: [] } }, ['/where/channel']],
    ['a filter by what is no dimension', { where: { colour: ['red'] } as never }, ['/where/colour']],
    ['shares of a mean', { picture: 'share', metrics: ['frt'] }, ['/metrics/0']],
    ['a rise and fall of a mean', { picture: 'trend', by: 'topic', metrics: ['frt'] }, ['/metrics/0']],
    ['a rise and fall of hours', { picture: 'trend', by: 'hour' }, ['/by']],
    ['a heat map of a share in the whole', { picture: 'heat', by: null, metrics: ['channel_share'] }, ['/metrics/0']],
    ['a matrix whose first metric is no count', { picture: 'matrix', by: 'topic', metrics: ['frt', 'complaint_rate'] }, ['/metrics/0']],
    ['steps of a metric', { picture: 'steps', by: null }, ['/metrics']],
    ['steps by region', { picture: 'steps', metrics: [], by: null, where: { region: ['华东'] } }, ['/where/region']],
    ['pain by a metric that is no touchpoint’s', { picture: 'pain', by: 'channel', metrics: ['frt', 'volume'] }, ['/metrics/1']],
    ['a heat map of a level', { picture: 'heat', by: null, metrics: ['backlog'] }, ['/metrics/0']],
    ['a matrix of minutes', { picture: 'matrix', by: 'topic', metrics: ['volume', 'frt'] }, ['/metrics/1']],
  ])('refuses %s at its place', (_, flaw, places) => {
    expect(placesOf(flaw)).toEqual(places);
  });

  test('accepts a card that lacks nothing', () => {
    expect(placesOf({})).toEqual([]);
    expect(placesOf({ where: { channel: ['web'], region: ['华东', '-'] } })).toEqual([]);
  });

  test('names the card among others, a second one of the same id, and too many of them', () => {
    expect(checkDashboard({ cards: [good, { ...good, by: null }] }).map(({ path }) => path)).toEqual(['/cards/1/by', '/cards/1/id']);
    expect(checkDashboard({ cards: Array.from({ length: mostCards + 1 }, (_, index) => ({ ...good, id: `c${index}` })) }).map(({ path }) => path)).toEqual(['/cards']);
  });

  test('says it in both languages', () => {
    for (const { message } of checkCard({ ...good, metrics: [], by: null })) {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(message.en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('arranging', () => {
  const document = { cards: ['a', 'b', 'c'].map((id) => ({ ...good, id })) };
  const order = ({ cards }: { readonly cards: readonly Card[] }) => cards.map(({ id }) => id).join('');

  test('moves a card to a place, and no farther than the ends', () => {
    expect(order(moveCard(document, 'a', 1))).toBe('bac');
    expect(order(moveCard(document, 'c', 0))).toBe('cab');
    expect(order(moveCard(document, 'a', 99))).toBe('bca');
    expect(order(moveCard(document, 'b', -5))).toBe('bac');
    expect(order(moveCard(document, 'x', 0))).toBe('abc');
  });

  test('puts a card in its own place or at the end, and takes it out', () => {
    expect(order(putCard(document, { ...good, id: 'b', picture: 'table' }))).toBe('abc');
    expect(order(putCard(document, { ...good, id: 'd' }))).toBe('abcd');
    expect(order(removeCard(document, 'b'))).toBe('ac');
    expect(freeCardId(document)).toBe('card-1');
    expect(freeCardId({ cards: [{ ...good, id: 'card-1' }] })).toBe('card-2');
  });
});

describe('two filters together', () => {
  test('ask for both, and for nothing when they contradict each other', () => {
    expect(bothWheres({ channel: ['web'] }, { region: ['华东'] })).toEqual({ channel: ['web'], region: ['华东'] });
    expect(bothWheres({ channel: ['web', 'phone'] }, { channel: ['phone'] })).toEqual({ channel: ['phone'] });
    const none = bothWheres({ channel: ['web'] }, { channel: ['phone'] });
    expect(fitsNothing(none)).toBe(true);
    expect(fitsNothing({ channel: ['web'] })).toBe(false);
  });
});

describe('presets', () => {
  // A Wednesday.
  const today = '2025-08-20';

  test.each([
    ['today', '2025-08-20', '2025-08-21'],
    ['yesterday', '2025-08-19', '2025-08-20'],
    ['this_week', '2025-08-18', '2025-08-21'],
    ['last_week', '2025-08-11', '2025-08-18'],
    ['this_month', '2025-08-01', '2025-08-21'],
    ['last_month', '2025-07-01', '2025-08-01'],
    ['three_months', '2025-05-01', '2025-08-01'],
  ] as const)('%s', (preset, from, to) => {
    expect(presetPeriod(preset, today)).toEqual({ from, to });
  });

  test('on a Sunday the week is still the one that began on Monday, and months cross the year', () => {
    expect(presetPeriod('this_week', '2025-08-24')).toEqual({ from: '2025-08-18', to: '2025-08-25' });
    expect(presetPeriod('last_month', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2026-01-01' });
    expect(presetPeriod('three_months', '2026-01-31')).toEqual({ from: '2025-10-01', to: '2026-01-01' });
    expect(monthOf('2024-02-10')).toEqual({ from: '2024-02-01', to: '2024-03-01' });
  });
});

describe('severity', () => {
  const like = (value: number, whole: number, good: 'up' | 'down' = 'down') => ({ good, value, whole, n: 100 });

  test('is 1 for what is like the whole, and twice as much for twice as bad', () => {
    expect(severityOf([like(3, 3), like(80, 80, 'up')])).toBe(1);
    expect(severityOf([like(6, 3)])).toBe(2);
    expect(severityOf([like(60, 80, 'up')])).toBe(2);
    expect(severityOf([like(6, 3), like(80, 80, 'up')])).toBe(1.5);
  });

  test('leaves out what few tickets tell and what the whole has none of; nothing left is no severity', () => {
    expect(severityOf([{ ...like(6, 3), n: fewestTold - 1 }, like(3, 3)])).toBe(1);
    expect(severityOf([like(6, 0)])).toBeNull();
    expect(severityOf([like(6, 100, 'up')])).toBeNull();
    expect(severityOf([])).toBeNull();
  });

  test('tells the quadrants apart', () => {
    expect(quadrantOf(100, 2, 50)).toBe('often_bad');
    expect(quadrantOf(10, 2, 50)).toBe('seldom_bad');
    expect(quadrantOf(100, 1, 50)).toBe('often_mild');
    expect(quadrantOf(10, 0.5, 50)).toBe('seldom_mild');
  });
});

describe('weekHeat', () => {
  const at = (cells: ReturnType<typeof weekHeat>, weekday: number, hour: number) => cells.find((cell) => cell.weekday === weekday && cell.hour === hour)!;

  test('counts are those of an ordinary such day', () => {
    const cells = weekHeat([{ at: '2025-08-18T10', value: 30, n: 30 }, { at: '2025-08-25T10', value: 10, n: 10 }], 'count');
    expect(at(cells, 0, 10)).toEqual({ weekday: 0, hour: 10, value: 20, n: 40 });
    expect(at(cells, 1, 10).value).toBeNull();
  });

  test('means are weighed by their tickets; an hour without any weighs nothing', () => {
    const cells = weekHeat([{ at: '2025-08-24T09', value: 2, n: 30 }, { at: '2025-08-31T09', value: 6, n: 10 }, { at: '2025-09-07T09', value: null, n: 0 }], 'mean');
    expect(at(cells, 6, 9)).toEqual({ weekday: 6, hour: 9, value: 3, n: 40 });
  });
});
