/** HTTP for judging articles. */

import * as contract from '@huiyin/domain/knowledge/publish-article.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import type { KnowledgePorts } from './knowledge.ports.ts';
import { markVersionWrong, publishArticle, restoreArticle, retireArticle, rollBackArticle } from './publish-articles.ts';
import { shownBy } from './shown-by.ts';
import { returnArticle } from './write-articles.ts';

export const publishArticleRoutes =
  (ports: KnowledgePorts) =>
  (shell: Shell): Routes =>
  (serve) => {
    const shown = shownBy(shell);

    serve(contract.returnArticle, async (call) => shown(call.params.articleId, call.actor.id, await returnArticle(shell, { ...call, articleId: call.params.articleId, reason: call.body.reason.trim() })));

    serve(contract.publishArticle, async (call) => {
      const { note, ownReviewReason, reviewOn } = call.body;
      return shown(call.params.articleId, call.actor.id, await publishArticle(shell, ports, { ...call, articleId: call.params.articleId, note: note?.trim() ?? '', ownReviewReason: ownReviewReason?.trim() ?? null, reviewOn: reviewOn ?? null }));
    });

    serve(contract.rollBackArticle, async (call) =>
      shown(call.params.articleId, call.actor.id, await rollBackArticle(shell, { ...call, articleId: call.params.articleId, to: call.body.to, note: call.body.note?.trim() ?? '' })),
    );

    serve(contract.retireArticle, async (call) => shown(call.params.articleId, call.actor.id, await retireArticle(shell, { ...call, articleId: call.params.articleId, reason: call.body.reason.trim() })));

    serve(contract.restoreArticle, async (call) => shown(call.params.articleId, call.actor.id, await restoreArticle(shell, { ...call, articleId: call.params.articleId })));

    serve(contract.markVersionWrong, async (call) => {
      const { articleId, number } = call.params;
      return shown(articleId, call.actor.id, await markVersionWrong(shell, { ...call, articleId, number, reason: call.body.reason.trim() }));
    });
  };
