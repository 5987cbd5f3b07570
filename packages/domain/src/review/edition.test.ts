import { describe, expect, test } from 'vitest';
import { correctionsOf } from './corrections.ts';
import { comment, placeOf, sign } from './edition.ts';
import { august, writeWhole } from './figures.arbitrary.ts';
import { queryKey, type Query, type Reading } from './figures.ts';

const draft = { edition: 1, hash: 'a', signedAt: null };
const signed = { ...draft, signedAt: 7 };

describe('an edition', () => {
  test('is signed once, by somebody who read this very one', () => {
    expect([sign(draft, 'a').ok, sign(draft, 'b'), sign(signed, 'a')]).toEqual([true, { ok: false, code: 'review.changed', facts: {} }, { ok: false, code: 'review.signed', facts: {} }]);
  });
  test('is commented on until it is signed', () => expect([comment(draft).ok, comment(signed).ok]).toEqual([true, false]));
  test('a draft is replaced, a signed one followed', () => {
    expect([placeOf(undefined), placeOf(draft), placeOf(signed)]).toEqual([{ edition: 1, replaces: false }, { edition: 1, replaces: true }, { edition: 2, replaces: false }]);
  });
});

describe('corrections', () => {
  const { document } = writeWhole({ month: '2025-08', timeZone: 'Asia/Shanghai', changes: [], targets: [] }, august);
  const live = (change: (reading: Reading, query: Query) => Reading) => correctionsOf(document, ({ source }) => {
    const query: Query = { ...source, every: 'day' };
    return change({ ...august(query), where: source.where }, query);
  });

  test('there are none while nothing changed, and none for what no reader would see', () => {
    expect(live((reading) => reading)).toEqual([]);
    expect(live((reading) => (reading.key === 'csat' ? { ...reading, value: 88.5349 } : reading))).toEqual([]);
  });

  test('a value that is another now is listed beside the frozen one, and no other', () => {
    const found = live((reading) => (reading.key === 'csat' && reading.by === null ? { ...reading, value: 88.2 } : reading));
    expect(found.map(({ n, ...rest }) => ({ ...rest, metric: document.numbers[n]!.source.metric }))).toEqual([{ frozen: 88.5, live: 88.2, metric: 'csat' }]);
  });

  test('a query that has another key is another query', () => expect(queryKey({ metric: 'csat', from: 'a', to: 'b', by: null, where: '', every: 'day' })).not.toBe(queryKey({ metric: 'csat', from: 'a', to: 'b', by: 'team', where: '', every: 'day' })));
});
