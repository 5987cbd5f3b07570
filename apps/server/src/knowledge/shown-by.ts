/** Whoever changed an article is shown it as it is now. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Result } from '@huiyin/domain/kernel/result.ts';
import type { Shell } from '../platform/shell.ts';
import { viewArticle } from './article.view.ts';

export const shownBy =
  ({ db, clock }: Shell) =>
  async <Code extends string>(id: Id, viewerId: Id, done: Result<undefined, Code>) =>
    done.ok ? viewArticle(db, id, viewerId, clock.now()) : done;
