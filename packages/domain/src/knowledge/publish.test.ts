import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article, ArticleContent } from './article.ts';
import { type Publication, publish, restore, retire, rollBack } from './publish.ts';
import { standingOf } from './standing.ts';
import { discardDraft, returnDraft, saveDraft, submitDraft } from './write.ts';

const content: ArticleContent = { question: '怎么退货？', variants: [], body: '七天内可退。', categoryKey: 'refund-apply', products: [], channels: [], audience: 'public', validFrom: null, validUntil: null, flowSteps: [] };
const fresh: Article = { id: 'a', key: 'return', language: 'zh', counterpartId: null, ownerId: 'o', teamId: 't', reviewOn: '2027-01-01', draft: null, publishedNumber: null, retiredAt: null, version: 1 };

function value<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string }): Value {
  if (!result.ok) throw new Error(result.code);
  return result.value;
}
const inReview = (by = 'writer') => value(submitDraft(value(saveDraft(fresh, { content, by, at: 1 })), by));
const wish = { by: 'reviewer', note: '', ownReviewReason: null, reviewOn: null, lastNumber: 0, at: 10 };

describe('publishing', () => {
  test('takes a reviewed draft and makes the next version of it', () => {
    const { article, version } = value(publish(inReview(), wish));
    expect(article).toMatchObject({ draft: null, publishedNumber: 1 });
    expect(version).toMatchObject({ number: 1, content, writtenBy: ['writer'], publishedBy: 'reviewer', ownReviewReason: null });
  });

  test('is not done by anybody who wrote in the draft, unless they say why, which is kept', () => {
    const shared = value(submitDraft(value(saveDraft(value(saveDraft(fresh, { content, by: 'reviewer', at: 1 })), { content, by: 'writer', at: 2 })), 'writer'));
    expect(publish(shared, wish)).toMatchObject({ ok: false, code: 'article.own_review' });
    expect(value(publish(shared, { ...wish, ownReviewReason: '夜间只有我值班' })).version.ownReviewReason).toBe('夜间只有我值班');
  });

  test('a reason that was not needed is not kept', () => {
    expect(value(publish(inReview(), { ...wish, ownReviewReason: '以防万一' })).version.ownReviewReason).toBeNull();
  });

  test('asks for a review first', () => {
    expect(publish(value(saveDraft(fresh, { content, by: 'writer', at: 1 })), wish)).toMatchObject({ code: 'article.not_in_review' });
    expect(publish(fresh, wish)).toMatchObject({ code: 'article.not_in_review' });
  });

  test('what is changed during the review is a draft again', () => {
    expect(value(saveDraft(inReview(), { content: { ...content, body: '别的' }, by: 'x', at: 3 })).draft).toMatchObject({ state: 'draft', submittedBy: null });
  });

  test('names everybody who wrote, once, and who saved last comes last', () => {
    const saved = ['a', 'b', 'a'].reduce<Article>((article, by, at) => value(saveDraft(article, { content, by, at })), fresh);
    expect(saved.draft!.writers).toEqual(['b', 'a']);
  });

  test('what was given back says why until it is handed in again', () => {
    const returned = value(returnDraft(inReview(), { by: 'reviewer', reason: '缺价格', at: 5 }));
    expect(returned.draft).toMatchObject({ state: 'draft', returned: { reason: '缺价格' } });
    expect(value(submitDraft(returned, 'writer')).draft!.returned).toBeNull();
  });
});

describe('rolling back', () => {
  const first = value(publish(inReview(), wish));
  const second = value(publish(value(submitDraft(value(saveDraft(first.article, { content: { ...content, body: '十天' }, by: 'writer', at: 11 })), 'writer')), { ...wish, lastNumber: 1 }));
  const back = (to: Publication, wrong = false) => rollBack(second.article, { to: { ...to.version, wrong }, by: 'k', note: '', lastNumber: 2, at: 20 });

  test('publishes a new version that equals the old one', () => {
    const { article, version } = value(back(first));
    expect(version).toMatchObject({ number: 3, equalsNumber: 1, content });
    expect(article.publishedNumber).toBe(3);
  });

  test('does not go where it is, nor to what was found wrong', () => {
    expect(back(second)).toMatchObject({ code: 'article_version.current' });
    expect(back(first, true)).toMatchObject({ code: 'article_version.wrong' });
  });
});

test('a retired article is neither written nor published, and answers again when it is restored', () => {
  const retired = value(retire(value(publish(inReview(), wish)).article, 30));
  expect(saveDraft(retired, { content, by: 'x', at: 31 })).toMatchObject({ code: 'article.retired' });
  expect(retire(retired, 31)).toMatchObject({ code: 'article.retired' });
  expect(value(restore(retired))).toMatchObject({ retiredAt: null, publishedNumber: 1 });
  expect(retire(fresh, 1)).toMatchObject({ code: 'article.not_published' });
});

test('whatever is done in whatever order: numbers rise by one, nothing is published unreviewed, and nobody’s own work without a reason', () => {
  const people = ['a', 'b', 'c'];
  const act = fc.record({ kind: fc.constantFrom('save', 'submit', 'return', 'publish', 'back', 'discard', 'retire', 'restore'), by: fc.constantFrom(...people), reason: fc.constantFrom(null, '只有我'), to: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let article = fresh;
      const versions: Publication['version'][] = [];
      let wrote = new Set<string>();
      let reviewed = false;
      for (const [at, { kind, by, reason, to }] of acts.entries()) {
        if (kind === 'save') {
          const saved = saveDraft(article, { content: { ...content, body: String(at) }, by, at });
          if (saved.ok) [article, reviewed] = [saved.value, (wrote.add(by), false)];
        } else if (kind === 'submit') {
          const sent = submitDraft(article, by);
          if (sent.ok) [article, reviewed] = [sent.value, true];
        } else if (kind === 'return') {
          const given = returnDraft(article, { by, reason: 'r', at });
          if (given.ok) [article, reviewed] = [given.value, false];
        } else if (kind === 'discard') {
          const left = discardDraft(article);
          if (left.ok) [article, reviewed, wrote] = [left.value, false, new Set()];
        } else if (kind === 'retire' || kind === 'restore') {
          const turned = kind === 'retire' ? retire(article, at) : restore(article);
          if (turned.ok) article = turned.value;
          if (turned.ok && kind === 'retire') [reviewed, wrote] = [false, new Set()];
        } else if (kind === 'publish') {
          const done = publish(article, { by, note: '', ownReviewReason: reason, reviewOn: null, lastNumber: versions.length, at });
          expect(done.ok).toBe(reviewed && article.retiredAt === null && (!wrote.has(by) || reason !== null));
          if (done.ok) [article, reviewed, wrote] = [done.value.article, (versions.push(done.value.version), false), new Set()];
        } else if (versions[to]) {
          const done = rollBack(article, { to: { ...versions[to]!, wrong: false }, by, note: '', lastNumber: versions.length, at });
          if (done.ok) {
            expect(done.value.version.content).toEqual(versions[to]!.content);
            [article] = [done.value.article, versions.push(done.value.version)];
          }
        }
        expect(versions.map(({ number }) => number)).toEqual(versions.map((_, index) => index + 1));
        expect(article.publishedNumber).toBe(versions.at(-1)?.number ?? null);
      }
    }),
  );
});

test.each([
  [{ retiredAt: null, published: null }, 'draft'],
  [{ retiredAt: null, published: { validFrom: null, validUntil: null, wrong: false } }, 'published'],
  [{ retiredAt: null, published: { validFrom: 101, validUntil: null, wrong: false } }, 'waiting'],
  [{ retiredAt: null, published: { validFrom: 100, validUntil: 101, wrong: false } }, 'published'],
  [{ retiredAt: null, published: { validFrom: null, validUntil: 100, wrong: false } }, 'expired'],
  [{ retiredAt: null, published: { validFrom: null, validUntil: 100, wrong: true } }, 'wrong'],
  [{ retiredAt: 5, published: { validFrom: null, validUntil: 100, wrong: true } }, 'retired'],
] as const)('at 100, %j is %s', (dates, standing) => {
  expect(standingOf(dates, 100)).toBe(standing);
});
