/** HTTP for the help centre at an agent's side. */

import { passagesOf } from '@huiyin/domain/assistant/passages.ts';
import * as contract from '@huiyin/domain/help/help.contract.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import type { AnswerableArticle } from '@huiyin/domain/knowledge/answerable.ts';
import { shelfOf } from '../assistant/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { findAnyArticles, holds } from './find-articles.ts';
import { reportMissing } from './report-missing.ts';

const mostFound = 10;

export const helpRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.findArticles, async ({ query }) => {
    const found = await findAnyArticles(shell, query.q, mostFound);
    return accept({ items: found.map(({ article, passage }) => ({ ...named(article), passage })) });
  });

  serve(contract.lookUpArticle, async ({ params }) => {
    const article = (await shelfOf(shell)).articles.get(params.articleId);
    if (!article || !holds(article, shell.clock.now())) return refuse('article.unknown');
    return accept({ ...named(article), sections: passagesOf(article.bodyText) });
  });

  serve(contract.reportMissing, ({ params, body, actor, reach }) => reportMissing(shell, { ticketId: params.ticketId, question: body.question, actor, reach }));
};

function named({ articleId, version, question, language, audience }: AnswerableArticle) {
  return { articleId, version, title: question, language, open: audience === 'public' };
}
