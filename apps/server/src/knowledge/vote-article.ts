/** A colleague says whether an article helped. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Shell } from '../platform/shell.ts';
import { readVersion } from './article.store.ts';
import { recordArticleVote } from './use.store.ts';

export function voteArticle(shell: Shell, vote: { readonly articleId: Id; readonly number: number; readonly voter: string; readonly helpful: boolean }): Promise<Result<undefined, 'article_version.unknown'>> {
  return shell.db.transaction().execute(async (tx) => {
    if (!(await readVersion(tx, vote.articleId, vote.number))) return refuse('article_version.unknown');
    await recordArticleVote(tx, { articleId: vote.articleId, version: vote.number, voter: vote.voter, helpful: vote.helpful, ticketId: null, messageId: null, at: shell.clock.now() });
    return accept(undefined);
  });
}
