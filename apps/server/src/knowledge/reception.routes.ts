/** HTTP for what became of articles once they were out. */

import { reachOf } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/knowledge/reception.contract.ts';
import { readNames } from '../identity/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readArticle } from './article.store.ts';
import { askReading, confirmReading } from './ask-reading.ts';
import type { KnowledgePorts, TicketShown } from './knowledge.ports.ts';
import { readReadings } from './reading.store.ts';
import { readUses } from './use.store.ts';
import { voteArticle } from './vote-article.ts';

export const receptionRoutes =
  (ports: KnowledgePorts) =>
  (shell: Shell): Routes =>
  (serve) => {
    const { db } = shell;

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
  };
