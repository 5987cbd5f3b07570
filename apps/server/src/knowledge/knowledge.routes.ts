/** HTTP for reading articles. */

import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/knowledge/knowledge.contract.ts';
import { todayOf } from '../calendar/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readArticleRows } from './article-list.store.ts';
import { viewArticle, viewSummary, viewVersion } from './article.view.ts';
import type { KnowledgePorts } from './knowledge.ports.ts';
import { readWork } from './work.store.ts';

export const knowledgeRoutes =
  (ports: KnowledgePorts) =>
  (shell: Shell): Routes =>
  (serve) => {
    const { db, clock } = shell;

    serve(contract.listArticles, async ({ query: { limit: _, after: __, ...filter }, query }) => {
      const present = { now: clock.now(), today: await todayOf(shell) };
      const page = await readArticleRows(db, filter, pageWish(query), present);
      return page === 'page.cursor_invalid' ? refuse(page) : accept({ items: page.rows.map((row) => viewSummary(row, present)), next: page.next });
    });

    serve(contract.readArticleTags, async () => {
      const { categories, channels, steps } = await ports.readTags(db);
      return accept({ categories: categories.map((category) => ({ ...category })), channels: channels.map((channel) => ({ ...channel })), flows: steps.map(({ flow, steps: inside }) => ({ ...flow, steps: inside.map((step) => ({ ...step })) })) });
    });

    serve(contract.readArticleWork, async ({ actor }) => {
      const may = (permission: string) => actor.grants.has(permission);
      const rows = await readWork(db, { personId: actor.id, teamIds: actor.teamIds, mayWrite: may('knowledge.write'), mayPublish: may('knowledge.publish') }, { now: clock.now(), today: await todayOf(shell) });
      return accept({ items: rows.map(({ kind, id, key, language, question, due, number, reason, own }) => ({ kind, article: { id, key, language, question }, due, number, reason, own })) });
    });

    serve(contract.readArticle, ({ params, actor }) => viewArticle(db, params.articleId, actor.id, clock.now()));

    serve(contract.readArticleVersion, ({ params }) => viewVersion(db, params.articleId, params.number));
  };
