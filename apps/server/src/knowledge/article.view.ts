/** What the console is shown of articles. */

import { toWire, toWireOrNull, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { ArticleContent, Draft } from '@huiyin/domain/knowledge/article.ts';
import type { ArticleContentBody } from '@huiyin/domain/knowledge/article.schema.ts';
import type { ArticleSummary, ArticleView, DraftView, VersionLine, VersionView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { type Present, reviewNeedOf, standingOf } from '@huiyin/domain/knowledge/standing.ts';
import { centreZone } from '../calendar/index.ts';
import { readNames } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { type ArticleRow, readArticleRow, readCounterparts } from './article-list.store.ts';
import { type ArticleVersion, readArticle, readIdsByKey, readVersion, readVersions } from './article.store.ts';
import { articlesIn, renderMarkdown } from './render-markdown.ts';
import { readTallies, type Tally } from './use.store.ts';

export function viewSummary(row: ArticleRow, { now, today }: Present): ArticleSummary {
  const published = row.publishedNumber === null ? null : { validFrom: row.validFrom, validUntil: row.validUntil, wrong: row.wrong };
  const standing = standingOf({ retiredAt: row.retiredAt, published }, now);
  return {
    id: row.id,
    key: row.key,
    language: row.language,
    question: row.question,
    categoryKey: row.categoryKey,
    audience: row.audience,
    owner: { id: row.ownerId, name: row.ownerName },
    team: { id: row.teamId, name: row.teamName },
    reviewOn: row.reviewOn,
    // Nobody has to look at what nobody is answered with.
    reviewNeed: standing === 'draft' || standing === 'retired' ? 'none' : reviewNeedOf(row.reviewOn, today),
    standing,
    draftState: row.draftState,
    publishedNumber: row.publishedNumber,
    publishedAt: toWireOrNull(row.publishedAt),
    validFrom: toWireOrNull(row.validFrom),
    validUntil: toWireOrNull(row.validUntil),
    uses: row.uses,
    helpful: row.helpful,
    unhelpful: row.unhelpful,
    updatedAt: toWire(row.updatedAt),
    version: row.version,
  };
}

export async function viewArticle(db: Db, articleId: Id, viewerId: Id, now: Instant): Promise<Result<ArticleView, 'article.unknown'>> {
  const [row, article] = [await readArticleRow(db, articleId), await readArticle(db, articleId)];
  if (!row || !article) return refuse('article.unknown');
  const [versions, tallies, counterparts] = [await readVersions(db, articleId), await readTallies(db, articleId), await readCounterparts(db, articleId)];
  const nameOf = await namesOf(db, [...versions.flatMap(peopleOf), ...(article.draft ? writersOf(article.draft) : [])]);
  const current = versions.find(({ number }) => number === article.publishedNumber);
  const html = await rendererFor(db, [current?.content.body ?? '', article.draft?.content.body ?? '']);
  return accept({
    ...viewSummary(row, { now, today: (await centreZone(db)).dateOf(now) }),
    counterparts: counterparts.map((counterpart) => ({ ...counterpart })),
    published: current ? { number: current.number, content: contentOnWire(current.content), html: html(current.content.body) } : null,
    draft: article.draft && viewDraft(article.draft, nameOf, html),
    versions: versions.map((version) => viewLine(version, nameOf, tallies)),
    mine: article.draft?.writers.includes(viewerId) ?? false,
  });
}

export async function viewVersion(db: Db, articleId: Id, number: number): Promise<Result<VersionView, 'article_version.unknown'>> {
  const version = await readVersion(db, articleId, number);
  if (!version) return refuse('article_version.unknown');
  const nameOf = await namesOf(db, peopleOf(version));
  const html = await rendererFor(db, [version.content.body]);
  return accept({ ...viewLine(version, nameOf, await readTallies(db, articleId)), content: contentOnWire(version.content), html: html(version.content.body) });
}

/** As people of the centre see it: links lead to the console's pages, pictures come by the API. */
export async function rendererFor(db: Db, bodies: readonly string[]): Promise<(body: string) => string> {
  const ids = await readIdsByKey(db, [...new Set(bodies.flatMap((body) => articlesIn(body)))]);
  return (body) =>
    renderMarkdown(body, {
      article: (key) => (ids.has(key) ? `/knowledge/${ids.get(key)}` : null),
      picture: (fileId) => `/api/v1/articles/pictures/${fileId}?inline=1`,
    });
}

type NameOf = (id: Id) => { id: Id; name: string | null };

async function namesOf(db: Db, ids: readonly Id[]): Promise<NameOf> {
  const names = await readNames(db, ids);
  return (id) => ({ id, name: names.get(id) ?? null });
}

function peopleOf({ writtenBy, publishedBy, wrong }: ArticleVersion): Id[] {
  return [...writtenBy, publishedBy, wrong?.by ?? null].filter((id) => id !== null);
}

function writersOf({ writers, submittedBy, returned }: Draft): Id[] {
  return [...writers, submittedBy, returned?.by ?? null].filter((id) => id !== null);
}

function viewDraft({ content, state, writers, savedAt, submittedBy, returned }: Draft, nameOf: NameOf, html: (body: string) => string): DraftView {
  return {
    content: contentOnWire(content),
    html: html(content.body),
    state,
    writers: writers.map(nameOf),
    savedAt: toWire(savedAt),
    submittedBy: submittedBy === null ? null : nameOf(submittedBy),
    returned: returned && { by: nameOf(returned.by), reason: returned.reason, at: toWire(returned.at) },
  };
}

function viewLine(version: ArticleVersion, nameOf: NameOf, tallies: readonly Tally[]): VersionLine {
  const { uses, usesByAssistant, helpful, unhelpful } = tallies.find(({ number }) => number === version.number) ?? { uses: 0, usesByAssistant: 0, helpful: 0, unhelpful: 0 };
  return {
    number: version.number,
    note: version.note,
    equalsNumber: version.equalsNumber,
    writtenBy: version.writtenBy.map(nameOf),
    publishedBy: version.publishedBy === null ? null : nameOf(version.publishedBy),
    publishedAt: toWire(version.publishedAt),
    ownReviewReason: version.ownReviewReason,
    wrong: version.wrong && { at: toWire(version.wrong.at), by: version.wrong.by === null ? null : nameOf(version.wrong.by), reason: version.wrong.reason },
    uses,
    usesByAssistant,
    helpful,
    unhelpful,
  };
}

function contentOnWire(content: ArticleContent): ArticleContentBody {
  return {
    ...content,
    variants: [...content.variants],
    products: [...content.products],
    channels: [...content.channels],
    flowSteps: content.flowSteps.map((link) => ({ ...link })),
    validFrom: toWireOrNull(content.validFrom),
    validUntil: toWireOrNull(content.validUntil),
  };
}

export function contentFromWire(body: ArticleContentBody): ArticleContent {
  return { ...body, validFrom: body.validFrom === null ? null : Date.parse(body.validFrom), validUntil: body.validUntil === null ? null : Date.parse(body.validUntil) };
}

