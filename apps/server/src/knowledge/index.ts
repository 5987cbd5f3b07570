/**
 * The public face of knowledge. Machines read `readAnswerable` and ask `readKnowledgeRevision` when to read again; whoever writes a
 * message that quotes an article says so by `recordArticleUse`, what people think of it by `recordArticleVote`, what nobody could
 * answer by `recordGap`. All of those join the caller's transaction. Markdown becomes HTML by `renderMarkdown` and nowhere else.
 */

import { minute, second } from '@huiyin/domain/kernel/instant.ts';
import type { Domain } from '../platform/domain.ts';
import { carryArticlesRoutes } from './import/carry-articles.routes.ts';
import type { KnowledgePorts } from './knowledge.ports.ts';
import { knowledgeRoutes } from './knowledge.routes.ts';
import { publishArticleRoutes } from './publish-article.routes.ts';
import { receptionRoutes } from './reception.routes.ts';
import { reckonValidity } from './revision.store.ts';
import { sweepAlerts } from './sweep-alerts.ts';
import { writeArticleRoutes } from './write-article.routes.ts';

export const knowledgeDomain = (ports: KnowledgePorts): Domain => ({
  name: 'knowledge',
  routes: (shell) => (serve) => {
    for (const routes of [knowledgeRoutes, writeArticleRoutes, publishArticleRoutes, receptionRoutes, carryArticlesRoutes]) routes(ports)(shell)(serve);
  },
  sweeps: (shell) => [
    // What begins or ceases to hold by the clock changes what is answered, without anybody's act.
    { name: 'knowledge.validity', everyMs: minute, run: (db) => db.transaction().execute((tx) => reckonValidity(tx, shell.clock.now())) },
    { name: 'knowledge.alerts', everyMs: 15 * second, run: () => sweepAlerts(shell) },
  ],
});

export type { KnowledgePorts, Tags } from './knowledge.ports.ts';
export { type CitedVersion, type CustomersVersion, isPublicPicture, readAnswerable, readPublicByKey, readVersionsForCustomer } from './answerable.store.ts';
export { countPublicArticles, findArticle, isFoundWrong, isPictureOfPublic, type PublicLine, type PublicView, readMostUseful, readPublicArticles, readShown, readShownCounterpart, readSiteMap } from './public.store.ts';
export { readKnowledgeRevision } from './revision.store.ts';
export { recordArticleUse, recordArticleVote } from './use.store.ts';
export { countGaps, draftGaps, type GapSource, type OpenGap, readOpenGaps, readOpenGapsByIds, readSameGap, recordGap, settleGaps } from './gap.store.ts';
export { createArticle, type KeepingWish } from './write-articles.ts';
export { contentFromWire, viewArticle } from './article.view.ts';
export { renderMarkdown } from './render-markdown.ts';
export { articlesIn } from './render-markdown.ts';
export { keepPublication } from './publish-articles.ts';
export { saveRead, saveReading } from './reading.store.ts';
export { insertArticle, readArticle } from './article.store.ts';
export { exportArticles } from './import/export-articles.ts';
export { importArticles } from './import/import-articles.ts';
