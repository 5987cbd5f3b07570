/** HTTP for articles. */

import { reachOf } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/knowledge/knowledge.contract.ts';
import { readNames } from '../identity/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readArticleRows } from './article-list.store.ts';
import { readArticle } from './article.store.ts';
import { contentFromWire, rendererFor, viewArticle, viewSummary, viewVersion } from './article.view.ts';
import { exportArticles } from './import/export-articles.ts';
import { importArticles } from './import/import-articles.ts';
import { askReading, confirmReading } from './ask-reading.ts';
import type { KnowledgePorts, TicketShown } from './knowledge.ports.ts';
import { pictureOwner, readPictureIds } from './picture.store.ts';
import { markVersionWrong, publishArticle, restoreArticle, retireArticle, rollBackArticle } from './publish-articles.ts';
import { readReadings } from './reading.store.ts';
import { takePicture } from './take-picture.ts';
import { readUses } from './use.store.ts';
import { voteArticle } from './vote-article.ts';
import { readWork } from './work.store.ts';
import { createArticle, discardArticleDraft, keepArticle, returnArticle, saveArticleDraft, submitArticle } from './write-articles.ts';

export const knowledgeRoutes =
  (ports: KnowledgePorts) =>
  (shell: Shell): Routes =>
  (serve) => {
    const { db, clock } = shell;
    const view = async <Code extends string>(id: Id, viewerId: Id, done: Result<undefined, Code>) => (done.ok ? viewArticle(db, id, viewerId, clock.now()) : done);

    serve(contract.listArticles, async ({ query: { limit: _, after: __, ...filter }, query }) => {
      const page = await readArticleRows(db, filter, pageWish(query), clock.now());
      return page === 'page.cursor_invalid' ? refuse(page) : accept({ items: page.rows.map((row) => viewSummary(row, clock.now())), next: page.next });
    });

    serve(contract.readArticleTags, async () => {
      const { categories, channels, steps } = await ports.readTags(db);
      return accept({ categories: categories.map((category) => ({ ...category })), channels: channels.map((channel) => ({ ...channel })), flows: steps.map(({ flow, steps: inside }) => ({ ...flow, steps: inside.map((step) => ({ ...step })) })) });
    });

    serve(contract.readArticleWork, async ({ actor }) => {
      const may = (permission: string) => actor.grants.has(permission);
      const rows = await readWork(db, { personId: actor.id, teamIds: actor.teamIds, mayWrite: may('knowledge.write'), mayPublish: may('knowledge.publish') }, clock.now());
      return accept({ items: rows.map(({ kind, id, key, language, question, due, number, reason, own }) => ({ kind, article: { id, key, language, question }, due, number, reason, own })) });
    });

    serve(contract.readArticle, ({ params, actor }) => viewArticle(db, params.articleId, actor.id, clock.now()));

    serve(contract.readArticleVersion, ({ params }) => viewVersion(db, params.articleId, params.number));

    serve(contract.createArticle, async (call) => {
      const { key, language, content, ...keeping } = call.body;
      const created = await createArticle(shell, { ...call, ...keeping, key: key ?? null, language, content: contentFromWire(content) });
      return created.ok ? madeNow(await viewArticle(db, created.value, call.actor.id, clock.now())) : created;
    });

    serve(contract.saveArticleDraft, async (call) =>
      view(call.params.articleId, call.actor.id, await saveArticleDraft(shell, { ...call, articleId: call.params.articleId, content: contentFromWire(call.body.content) })),
    );

    serve(contract.discardArticleDraft, (call) => discardArticleDraft(shell, { ...call, articleId: call.params.articleId }));

    serve(contract.submitArticle, async (call) => view(call.params.articleId, call.actor.id, await submitArticle(shell, ports, { ...call, articleId: call.params.articleId })));

    serve(contract.returnArticle, async (call) => view(call.params.articleId, call.actor.id, await returnArticle(shell, { ...call, articleId: call.params.articleId, reason: call.body.reason.trim() })));

    serve(contract.publishArticle, async (call) => {
      const { note, ownReviewReason, reviewOn } = call.body;
      return view(call.params.articleId, call.actor.id, await publishArticle(shell, ports, { ...call, articleId: call.params.articleId, note: note?.trim() ?? '', ownReviewReason: ownReviewReason?.trim() ?? null, reviewOn: reviewOn ?? null }));
    });

    serve(contract.rollBackArticle, async (call) =>
      view(call.params.articleId, call.actor.id, await rollBackArticle(shell, { ...call, articleId: call.params.articleId, to: call.body.to, note: call.body.note?.trim() ?? '' })),
    );

    serve(contract.retireArticle, async (call) => view(call.params.articleId, call.actor.id, await retireArticle(shell, { ...call, articleId: call.params.articleId, reason: call.body.reason.trim() })));

    serve(contract.restoreArticle, async (call) => view(call.params.articleId, call.actor.id, await restoreArticle(shell, { ...call, articleId: call.params.articleId })));

    serve(contract.keepArticle, async (call) => {
      const { ownerId, teamId, reviewOn, counterpartId } = call.body;
      return view(call.params.articleId, call.actor.id, await keepArticle(shell, { ...call, articleId: call.params.articleId, ownerId, teamId, reviewOn, counterpartId }));
    });

    serve(contract.markVersionWrong, async (call) => {
      const { articleId, number } = call.params;
      return view(articleId, call.actor.id, await markVersionWrong(shell, { ...call, articleId, number, reason: call.body.reason.trim() }));
    });

    serve(contract.listArticleUses, async ({ params, query, actor }) => {
      if (!(await readArticle(db, params.articleId))) return refuse('article.unknown');
      const page = await readUses(db, params.articleId, query.number ?? null, pageWish(query));
      if (page === 'page.cursor_invalid') return refuse(page);
      const reach = reachOf(actor, 'ticket.read');
      const tickets = reach === null || page.rows.length === 0 ? new Map<Id, TicketShown>() : await ports.readTickets(db, [...new Set(page.rows.map(({ ticketId }) => ticketId))], reach);
      const names = await readNames(db, page.rows.flatMap(({ byId }) => byId ?? []));
      return accept({
        items: page.rows.map(({ number, at, byKind, byId, messageId, ticketId }) => {
          const ticket = tickets.get(ticketId);
          return { number, at: toWire(at), byKind, by: byId === null ? null : { id: byId, name: names.get(byId) ?? null }, messageId, ticket: ticket ? { id: ticket.id, number: ticket.number, subject: ticket.subject } : null };
        }),
        next: page.next,
      });
    });

    serve(contract.voteArticle, ({ params, body, actor }) => voteArticle(shell, { articleId: params.articleId, number: params.number, voter: `${actor.kind}:${actor.id}`, helpful: body.helpful }));

    const readings = async (articleId: Id) => {
      const rows = await readReadings(db, articleId);
      const names = await readNames(db, rows.flatMap(({ askedBy }) => askedBy ?? []));
      return accept({
        items: rows.map(({ id, number, teamId, teamName, askedBy, askedAt, dueOn, members }) => ({
          id, number, team: { id: teamId, name: teamName }, askedBy: askedBy === null ? null : { id: askedBy, name: names.get(askedBy) ?? null }, askedAt: toWire(askedAt), dueOn, members: members.map((member) => ({ ...member })),
        })),
      });
    };

    serve(contract.listArticleReadings, async ({ params }) => ((await readArticle(db, params.articleId)) ? readings(params.articleId) : refuse('article.unknown')));

    serve(contract.askArticleReading, async (call) => {
      const asked = await askReading(shell, { ...call, articleId: call.params.articleId, teamId: call.body.teamId, dueOn: call.body.dueOn ?? null });
      return asked.ok ? readings(call.params.articleId) : asked;
    });

    serve(contract.confirmArticleReading, async ({ params, actor }) =>
      actor.kind === 'person' ? confirmReading(shell, { articleId: params.articleId, number: params.number, personId: actor.id }) : refuse('permission.missing'),
    );

    serve(contract.importArticles, (call) => importArticles(shell, ports, { ...call, files: call.files(), dry: call.query.dry === '1', publish: call.query.publish === '1' }));

    serve(contract.exportArticles, async (call) => {
      const { name, type, content } = await exportArticles(shell, call.query.format ?? 'zip', call);
      return accept({ name, type, size: content.length, content });
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
