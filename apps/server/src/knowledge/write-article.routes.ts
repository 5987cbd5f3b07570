/** HTTP for writing articles. */

import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/knowledge/write-article.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { contentFromWire, rendererFor, viewArticle } from './article.view.ts';
import type { KnowledgePorts } from './knowledge.ports.ts';
import { pictureOwner, readPictureIds } from './picture.store.ts';
import { shownBy } from './shown-by.ts';
import { takePicture } from './take-picture.ts';
import { createArticle, discardArticleDraft, keepArticle, saveArticleDraft, submitArticle } from './write-articles.ts';

export const writeArticleRoutes =
  (ports: KnowledgePorts) =>
  (shell: Shell): Routes =>
  (serve) => {
    const { db, clock } = shell;
    const shown = shownBy(shell);

    serve(contract.createArticle, async (call) => {
      const { key, language, content, ...keeping } = call.body;
      const created = await createArticle(shell, { ...call, ...keeping, key: key ?? null, language, content: contentFromWire(content) });
      return created.ok ? madeNow(await viewArticle(db, created.value, call.actor.id, clock.now())) : created;
    });

    serve(contract.saveArticleDraft, async (call) =>
      shown(call.params.articleId, call.actor.id, await saveArticleDraft(shell, { ...call, articleId: call.params.articleId, content: contentFromWire(call.body.content) })),
    );

    serve(contract.discardArticleDraft, (call) => discardArticleDraft(shell, { ...call, articleId: call.params.articleId }));

    serve(contract.submitArticle, async (call) => shown(call.params.articleId, call.actor.id, await submitArticle(shell, ports, { ...call, articleId: call.params.articleId })));

    serve(contract.keepArticle, async (call) => {
      const { ownerId, teamId, reviewOn, counterpartId } = call.body;
      return shown(call.params.articleId, call.actor.id, await keepArticle(shell, { ...call, articleId: call.params.articleId, ownerId, teamId, reviewOn, counterpartId }));
    });

    serve(contract.previewArticle, async ({ body }) => accept({ html: (await rendererFor(db, [body.body]))(body.body) }));

    serve(contract.uploadArticlePicture, ({ files }) => takePicture(shell, files()));

    serve(contract.downloadArticlePicture, async ({ params }) => {
      const file = await shell.files.find(params.pictureId);
      if (!file || file.owner !== pictureOwner || !(await readPictureIds(db, [file.id])).has(file.id)) return refuse('file.unknown');
      return accept({ name: file.name, type: file.type, size: file.size, content: await shell.files.read(file.id) });
    });
  };

/** What this call made cannot be unknown to it. */
function madeNow<Value>(found: Result<Value, 'article.unknown'>): Result<Value> {
  if (!found.ok) throw new Error('an article vanished after it was made');
  return found;
}
