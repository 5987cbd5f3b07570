import { expect, test } from 'vitest';
import { causeDimensions } from './dimension.ts';
import { proposeFor } from './propose.ts';

test('topics that are asked about after a release want an article; after a changed rule, a flow', () => {
  expect(proposeFor({ how: 'volume', dimension: 'topic' }, true, 'release')).toEqual({ causeClass: 'tool', action: 'article' });
  expect(proposeFor({ how: 'within', dimension: 'topic' }, true, 'policy')).toEqual({ causeClass: 'process', action: 'flow' });
});

test('a slow tool is to be mended and an article to be written, however they made the change', () => {
  for (const how of ['mix', 'within', 'volume'] as const) {
    expect(proposeFor({ how, dimension: 'tool' }, true, null)).toEqual({ causeClass: 'tool', action: 'tool' });
    expect(proposeFor({ how, dimension: 'article' }, true, null)).toEqual({ causeClass: 'tool', action: 'article' });
  }
});

test('only people whose own figures moved want training, and a slow team wants hands', () => {
  const trained = causeDimensions.flatMap((dimension) => (['mix', 'within', 'volume'] as const).filter((how) => proposeFor({ how, dimension }, true, null).action === 'training').map((how) => `${how} ${dimension}`));
  expect(trained).toEqual(['within tenure', 'within agent']);
  expect(proposeFor({ how: 'within', dimension: 'team' }, false, null)).toEqual({ causeClass: 'skill', action: 'training' });
});
