/** Loads the demo centre's articles through the ordinary decisions: written, handed in, judged by somebody else, published. */

import { toDayNumber, toLocalDate } from '@huiyin/domain/calendar/local-date.ts';
import { day, hour, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Result } from '@huiyin/domain/kernel/result.ts';
import type { Article, ArticleContent } from '@huiyin/domain/knowledge/article.ts';
import { publish } from '@huiyin/domain/knowledge/publish.ts';
import type { Present } from '@huiyin/domain/knowledge/standing.ts';
import { returnDraft, saveDraft, submitDraft } from '@huiyin/domain/knowledge/write.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import { todayOf } from '../calendar/index.ts';
import { insertArticle, keepPublication, recordArticleUse, recordArticleVote, saveRead, saveReading } from '../knowledge/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { account, type Cast } from './cast.ts';
import { createChance } from './chance.ts';
import { demoSeed } from './history.ts';
import { endingArticle, readingWishes, unfinishedArticles } from './knowledge-setting.ts';
import { readAnswers } from './demo.store.ts';
import { type ArticleFile, readArticleFiles } from './read-articles.ts';
import { midnight } from './service-time.ts';

/** The review days in the files were chosen when they were written; they keep their distance from today. */
const writtenOn = '2026-11-20';

/** A version as it came out: what answers of its day could quote. */
export interface Released {
  readonly articleId: string;
  readonly key: string;
  readonly number: number;
  readonly categoryKey: string | null;
  readonly language: Language;
  readonly at: Instant;
}

export async function loadKnowledge(tx: Tx, shell: Shell, cast: Cast): Promise<readonly Released[]> {
  const [now, today] = [shell.clock.now(), await todayOf(shell)];
  const released: Released[] = [];
  const files = [...readArticleFiles(), endingArticle(now)];
  const ids = new Map(files.map(({ key }) => [key, shell.ids.next()]));
  for (const [index, file] of files.entries()) await publishFile(tx, cast, file, { ids, index, now, today, released });
  for (const article of unfinishedArticles) await leaveUnfinished(tx, shell, cast, article, { now, today });
  await askReadings(tx, shell, cast, released, { now, today });
  return released;
}

async function publishFile(tx: Tx, cast: Cast, file: ArticleFile, { ids, index, now, today, released }: Present & { readonly ids: ReadonlyMap<string, string>; readonly index: number; readonly released: Released[] }): Promise<void> {
  const chance = createChance(demoSeed).fork(50_000 + index);
  const content = contentOf(file);
  // In force from the day it is about, else some time in the spring before the two months.
  const firstAt = Math.min(content.validFrom ?? midnight(2025, 5, 6) + chance.integer(0, 40) * day, now - day) - 2 * day + chance.integer(9 * 60, 17 * 60) * 60_000;
  const reviewer = account(cast, file.owner === 'knowledge' ? 'knowledge2' : 'knowledge').id;
  const writer = account(cast, file.owner).id;
  let article: Article = {
    id: ids.get(file.key)!,
    key: file.key,
    language: file.language,
    counterpartId: file.language === 'en' ? (ids.get(file.key.replace(/^en-/, '')) ?? null) : null,
    ownerId: writer,
    teamId: cast.teamIds.get(file.department)!,
    reviewOn: toLocalDate(toDayNumber(file.reviewOn) + toDayNumber(today) - toDayNumber(writtenOn)),
    draft: null,
    publishedNumber: null,
    retiredAt: null,
    version: 1,
  };
  await insertArticle(tx, article, writer, firstAt);
  const release = async (what: ArticleContent, note: string, at: Instant, lastNumber: number) => {
    const written = taken(saveDraft(article, { content: what, by: writer, at: at - 3 * hour }));
    const publication = taken(publish(taken(submitDraft(written, writer)), { by: reviewer, note, ownReviewReason: null, reviewOn: null, lastNumber, at }));
    await keepPublication(tx, publication, at);
    released.push({ articleId: article.id, key: file.key, number: publication.version.number, categoryKey: what.categoryKey, language: file.language, at });
    article = publication.article;
  };
  // Every fifth was made better once: its first version knew fewer ways to ask, and ended before its last section.
  const improvedAt = firstAt + chance.integer(20, 60) * day;
  const sections = content.body.split('\n### ');
  if (index % 5 !== 0 || sections.length < 2 || improvedAt >= now) return release(content, '首次发布', firstAt, 0);
  await release({ ...content, variants: content.variants.slice(0, -2), body: sections.slice(0, -1).join('\n### ').trim() }, '首次发布', firstAt, 0);
  await release(content, '补充客户常用的问法和最后一节', improvedAt, 1);
}

async function leaveUnfinished(tx: Tx, shell: Shell, cast: Cast, unfinished: (typeof unfinishedArticles)[number], { now, today }: Present): Promise<void> {
  const by = account(cast, unfinished.writer).id;
  const at = now - 2 * day;
  const content: ArticleContent = {
    question: unfinished.question, variants: unfinished.variants, body: unfinished.body, categoryKey: unfinished.category, products: [], channels: [],
    audience: unfinished.audience, validFrom: null, validUntil: null, flowSteps: [],
  };
  const empty: Article = {
    id: shell.ids.next(), key: unfinished.key, language: 'zh', counterpartId: null, ownerId: account(cast, unfinished.owner).id, teamId: cast.teamIds.get(unfinished.department)!,
    reviewOn: toLocalDate(toDayNumber(today) + 180), draft: null, publishedNumber: null, retiredAt: null, version: 1,
  };
  const draft = taken(saveDraft(empty, { content, by, at }));
  const handedIn = unfinished.stage === 'draft' ? draft : taken(submitDraft(draft, by));
  const left = unfinished.stage === 'returned' ? taken(returnDraft(handedIn, { by: account(cast, 'knowledge').id, reason: unfinished.reason!, at: at + 5 * hour })) : handedIn;
  await insertArticle(tx, left, by, at);
}

/** What is in force and was asked to be read: one team is half-way through, another lacks one of its people. */
async function askReadings(tx: Tx, shell: Shell, cast: Cast, released: readonly Released[], { now, today }: Present): Promise<void> {
  for (const { key, team, days, missing } of readingWishes) {
    const { articleId, number } = released.findLast((version) => version.key === key)!;
    const teamId = cast.teamIds.get(team)!;
    await saveReading(tx, { id: shell.ids.next(), articleId, number, teamId, askedBy: account(cast, 'knowledge').id, at: now - 4 * day, dueOn: toLocalDate(toDayNumber(today) + days) });
    const members = cast.players.filter(({ teamIds }) => teamIds.includes(teamId));
    for (const [index, { id }] of members.slice(missing).entries()) await saveRead(tx, { articleId, number, personId: id, at: now - 3 * day + index * hour });
  }
}

/** Some answers of the two months quoted the article of their category that was in force, and some customers said whether it helped. */
export async function quoteInAnswers(tx: Tx, shell: Shell, released: readonly Released[]): Promise<void> {
  const chance = createChance(demoSeed).fork(60_000);
  for (const { messageId, ticketId, agentId, categoryKey, at } of await readAnswers(tx)) {
    const inForce = new Map<string, Released>();
    for (const version of released) if (version.language === 'zh' && version.categoryKey === categoryKey && version.at <= at) inForce.set(version.key, version);
    if (inForce.size === 0) continue;
    const { articleId, number } = chance.pick([...inForce.values()]);
    await recordArticleUse(tx, { id: shell.ids.next(), articleId, version: number, ticketId, messageId, by: { kind: 'agent', id: agentId }, at });
    if (chance.in(0.4)) await recordArticleVote(tx, { articleId, version: number, voter: `ticket:${ticketId}`, helpful: chance.in(0.86), ticketId, messageId, at: at + 10 * 60_000 });
  }
}

function contentOf(file: ArticleFile): ArticleContent {
  return {
    question: file.title,
    variants: file.variants,
    body: file.body,
    categoryKey: file.category,
    products: file.products,
    channels: file.channels,
    audience: file.audience,
    validFrom: file.validFrom === null ? null : startOf(file.validFrom),
    validUntil: file.validUntil === null ? null : startOf(file.validUntil) + day,
    flowSteps: file.flowSteps.map((link) => {
      const [flow, step] = link.split('/') as [string, string];
      return { flow, step };
    }),
  };
}

/** Midnight in Shanghai. */
function startOf(date: string): Instant {
  return toDayNumber(date) * day - 8 * hour;
}

/** What the demo does is allowed; a refusal here is a mistake of its own. */
function taken<Value>(decided: Result<Value, string>): Value {
  if (!decided.ok) throw new Error(`the demo's articles: ${decided.code}`);
  return decided.value;
}
