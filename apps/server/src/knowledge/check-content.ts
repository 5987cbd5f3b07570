/** Looks at what exists around an article, then at its content. */

import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { ArticleContent } from '@huiyin/domain/knowledge/article.ts';
import type { Finding } from '@huiyin/domain/knowledge/finding.ts';
import { validateContent } from '@huiyin/domain/knowledge/validate-content.ts';
import type { Db } from '../platform/db.ts';
import { readIdsByKey } from './article.store.ts';
import type { KnowledgePorts } from './knowledge.ports.ts';
import { readPictureIds } from './picture.store.ts';
import { articlesIn, picturesIn } from './render-markdown.ts';

export async function findingsIn(db: Db, ports: KnowledgePorts, content: ArticleContent, now: Instant): Promise<readonly Finding[]> {
  const tags = await ports.readTags(db);
  const [linked, pictures] = [await readIdsByKey(db, articlesIn(content.body)), await readPictureIds(db, picturesIn(content.body))];
  return validateContent(
    content,
    { articles: articlesIn(content.body), pictures: picturesIn(content.body) },
    {
      categories: new Set(tags.categories.map(({ key }) => key)),
      channels: new Set(tags.channels.map(({ key }) => key)),
      steps: new Set(tags.steps.flatMap(({ flow, steps }) => steps.map(({ key }) => `${flow.key}/${key}`))),
      articles: new Set(linked.keys()),
      pictures,
    },
    now,
  );
}
