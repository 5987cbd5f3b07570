/** The published articles in memory, found by their words. Renewed whenever knowledge says that something else is answered now. */

import { ArticleIndex, type Found } from '@huiyin/domain/assistant/article-index.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { AnswerableArticle } from '@huiyin/domain/knowledge/answerable.ts';
import { readAnswerable, readKnowledgeRevision } from '../knowledge/index.ts';
import { readEveryChannel } from '../channel/index.ts';
import type { Shell } from '../platform/shell.ts';
import { loadChinese } from './chinese.ts';

export interface Shelf {
  readonly articles: ReadonlyMap<Id, AnswerableArticle>;
  /** Best first; only among those that pass. */
  find(question: string, passes: (article: AnswerableArticle) => boolean, limit: number): Found;
}

class KeptShelf implements Shelf {
  readonly index = new ArticleIndex(loadChinese());
  readonly articles = new Map<Id, AnswerableArticle>();
  revision = -1;

  find(question: string, passes: (article: AnswerableArticle) => boolean, limit: number): Found {
    return this.index.search(question, { limit, only: (id) => passes(this.articles.get(id)!) });
  }

  /** Only what is new is read into the index again. */
  fill(answerable: readonly AnswerableArticle[]): void {
    const gone = new Set(this.articles.keys());
    for (const article of answerable) {
      gone.delete(article.articleId);
      if (this.articles.get(article.articleId)?.version !== article.version) this.index.put({ id: article.articleId, questions: [article.question, ...article.variants], body: article.bodyText });
      this.articles.set(article.articleId, article);
    }
    for (const id of gone) {
      this.index.remove(id);
      this.articles.delete(id);
    }
  }
}

const shelves = new WeakMap<object, { readonly shelf: KeptShelf; renewing: Promise<void> | null }>();

export async function shelfOf(shell: Pick<Shell, 'db' | 'pool' | 'clock'>): Promise<Shelf> {
  let kept = shelves.get(shell.pool);
  if (!kept) shelves.set(shell.pool, (kept = { shelf: new KeptShelf(), renewing: null }));
  const { shelf } = kept;
  const revision = await readKnowledgeRevision(shell.db);
  if (revision === shelf.revision) return shelf;
  // Whoever asks meanwhile waits for the same reading.
  kept.renewing ??= renew(shell, shelf).finally(() => (kept.renewing = null));
  await kept.renewing;
  return shelf;
}

/** Where it speaks anywhere, nobody's first question should wait for the dictionaries. */
export async function keepShelfReady(shell: Shell): Promise<number> {
  if ((await readEveryChannel(shell)).some(({ active, settings }) => active && settings.assistant?.active)) await shelfOf(shell);
  return 0;
}

/** The revision is read first: a change in between makes for one reading more, never for one less. */
async function renew({ db, clock }: Pick<Shell, 'db' | 'clock'>, shelf: KeptShelf): Promise<void> {
  const revision = await readKnowledgeRevision(db);
  shelf.fill(await readAnswerable(db, clock.now()));
  shelf.revision = revision;
}
