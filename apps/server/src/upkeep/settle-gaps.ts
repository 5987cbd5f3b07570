/** Says of gaps that they need no article, or that one answers them already. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { audited, type By } from '../identity/index.ts';
import { readArticle, settleGaps } from '../knowledge/index.ts';
import type { Shell } from '../platform/shell.ts';

export interface Settled {
  readonly settled: number;
}

export function dismissGaps(shell: Shell, wish: By & { readonly gapIds: readonly Id[]; readonly reason: string }): Promise<Result<Settled, never>> {
  return audited(shell, wish, async (tx) => {
    const settled = await settleGaps(tx, wish.gapIds, { answeredBy: null, at: shell.clock.now() });
    return accept({ value: { settled }, action: 'gaps.dismissed', target: `gap:${wish.gapIds[0]}`, facts: { settled, reason: wish.reason } });
  });
}

export function answerGaps(shell: Shell, wish: By & { readonly gapIds: readonly Id[]; readonly articleId: Id }): Promise<Result<Settled, 'article.unknown' | 'article.not_published'>> {
  return audited(shell, wish, async (tx) => {
    const article = await readArticle(tx, wish.articleId);
    if (!article) return refuse('article.unknown');
    if (article.publishedNumber === null || article.retiredAt !== null) return refuse('article.not_published');
    const settled = await settleGaps(tx, wish.gapIds, { answeredBy: article.id, at: shell.clock.now() });
    return accept({ value: { settled }, action: 'gaps.answered', target: `gap:${wish.gapIds[0]}`, facts: { settled, article: article.key } });
  });
}
