/** What every act on one article has in common: load it, compare its version, decide, save, and leave a line in the audit log. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Json } from '@huiyin/domain/kernel/json.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Article } from '@huiyin/domain/knowledge/article.ts';
import { audited, type By } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { lockArticle } from './article.store.ts';

export type ChangeWish = By & {
  readonly articleId: Id;
  /** The version that whoever asks has seen; null: whatever it is. */
  readonly version: number | null;
};

interface Line {
  readonly action: string;
  readonly facts: { readonly [fact: string]: Json };
}

export function changeArticle<Code extends string>(
  shell: Shell,
  wish: ChangeWish,
  act: (tx: Tx, article: Article) => Promise<Result<Line, Code>>,
): Promise<Result<undefined, Code | 'article.unknown' | 'article.changed'>> {
  return audited<undefined, Code | 'article.unknown' | 'article.changed'>(shell, wish, async (tx) => {
    const article = await lockArticle(tx, wish.articleId);
    if (!article) return refuse('article.unknown');
    if (wish.version !== null && wish.version !== article.version) return refuse('article.changed', { version: article.version });
    const acted = await act(tx, article);
    return acted.ok ? accept({ value: undefined, target: `article:${article.id}`, ...acted.value }) : acted;
  });
}
