/** HTTP behind `/t/<token>`: a customer's own ticket. Reading changes nothing. */

import { stageIndex, stages } from '@huiyin/domain/flow/stage.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/customer-link.contract.ts';
import { answersOf, mayRate } from '@huiyin/domain/ticket/rate.ts';
import { mayUrge } from '@huiyin/domain/ticket/say.ts';
import type { Static } from 'typebox';
import { readChannelById } from '../channel/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { viewChatMessage } from './chat.routes.ts';
import { livingIn } from './chat.store.ts';
import { readTicketDetail } from './detail.store.ts';
import { ticketIdOf } from './customer-link.ts';
import { confirmOwn, rateOwn, urgeOwn, writeOwn } from './customers-acts.ts';
import { surveyOf } from './survey.ts';
import { findTicketFile, readThread, readTicketFiles } from './thread.store.ts';
import { readTicket, type Held } from './ticket.store.ts';
import { takeUpload } from './uploaded-files.ts';

type Own = Static<typeof contract.CustomerTicketView>;
const everywhere = { scope: 'all' } as const;

export const customerLinkRoutes = (shell: Shell): Routes => (serve) => {
  const { db } = shell;

  /** The ticket behind the token; a merged one leads to where it lives on. */
  const find = async (token: string): Promise<Held | undefined> => {
    const id = ticketIdOf(shell.secrets, token);
    return id === null ? undefined : readTicket(db, await livingIn(db, id), everywhere);
  };
  const shown = async <Code extends string>(ticketId: string, result: Result<unknown, Code>): Promise<Result<Own, Exclude<Code, 'ticket.unknown' | 'ticket.changed' | 'ticket.merged'> | 'ticket_link.unknown'>> => {
    if (!result.ok) {
      const vanished = ['ticket.unknown', 'ticket.changed', 'ticket.merged'].includes(result.code);
      return refuse(vanished ? 'ticket_link.unknown' : (result.code as Exclude<Code, 'ticket.unknown' | 'ticket.changed' | 'ticket.merged'>), result.facts);
    }
    return accept(await viewOwn(shell, (await readTicket(db, ticketId, everywhere))!));
  };

  serve(contract.readOwnTicket, async ({ params }) => {
    const held = await find(params.token);
    return held ? accept(await viewOwn(shell, held)) : refuse('ticket_link.unknown');
  });

  serve(contract.listOwnMessages, async ({ params, query }) => {
    const held = await find(params.token);
    if (!held) return refuse('ticket_link.unknown');
    const { rows } = await readThread(db, { ticketId: held.ticket.id, since: query.since ?? 0, limit: 200, publicOnly: true });
    return accept({ items: rows.map(viewChatMessage), seq: held.ticket.messageSeq });
  });

  serve(contract.addToOwnTicket, async ({ params, body }) => {
    const held = await find(params.token);
    if (!held) return refuse('ticket_link.unknown');
    const said = await writeOwn(shell, held, { clientId: body.clientId, body: body.body, attachments: body.attachments ?? [] });
    return said.ok ? accept(viewChatMessage(said.value)) : said;
  });

  serve(contract.uploadToOwnTicket, async ({ params, files }) => {
    const held = await find(params.token);
    return held ? takeUpload(shell, files(), `ticket:${held.ticket.id}`) : refuse('ticket_link.unknown');
  });

  serve(contract.downloadFromOwnTicket, async ({ params }) => {
    const held = await find(params.token);
    if (!held) return refuse('ticket_link.unknown');
    const file = await findTicketFile(db, held.ticket.id, params.fileId);
    if (!file || file.internal) return refuse('file.unknown');
    return accept({ name: file.name, type: file.type, size: file.size, content: await shell.files.read(file.id) });
  });

  serve(contract.urgeOwnTicket, async ({ params, body }) => {
    const held = await find(params.token);
    return held ? shown(held.ticket.id, await urgeOwn(shell, held, body.note ?? null)) : refuse('ticket_link.unknown');
  });

  serve(contract.confirmOwnTicket, async ({ params, body }) => {
    const held = await find(params.token);
    if (!held) return refuse('ticket_link.unknown');
    if (!body.confirmed && (body.reason ?? '').trim() === '') return refuse('message.empty');
    return shown(held.ticket.id, await confirmOwn(shell, held, { confirmed: body.confirmed, reason: body.reason ?? null }));
  });

  serve(contract.rateOwnTicket, async ({ params, body }) => {
    const held = await find(params.token);
    return held ? shown(held.ticket.id, await rateOwn(shell, held, { score: body.score, scale: body.scale, comment: body.comment ?? null, ...answersOf(body) })) : refuse('ticket_link.unknown');
  });
};

async function viewOwn(shell: Shell, held: Held): Promise<Own> {
  const { ticket } = held;
  const solution = ticket.solution?.lapsed ? null : ticket.solution;
  const [detail, channel, survey, evidence] = await Promise.all([
    readTicketDetail(shell.db, ticket.id),
    readChannelById(shell, ticket.channelId),
    surveyOf(shell, ticket.channelId),
    solution === null || solution.evidence.length === 0 ? [] : readTicketFiles(shell.db, ticket.id, solution.evidence),
  ]);
  const now = shell.clock.now();
  const here = stageIndex(ticket.stage);
  return {
    number: ticket.number,
    subject: ticket.subject,
    stage: ticket.stage,
    state: ticket.state === 'merged' ? 'open' : ticket.state,
    // A stage that was left again, by an objection or a reopening, is not reached any more.
    reached: stages.map((stage) => ({ stage, at: stageIndex(stage) <= here && detail.reached[stage] !== undefined ? new Date(detail.reached[stage]).toISOString() : null })),
    agentName: detail.agent?.name ?? null,
    waitingForYou: ticket.state === 'paused' && ticket.pause?.reason === 'customer',
    solution: solution && { text: solution.text, evidence, at: toWire(solution.at) },
    mayConfirm: ticket.stage === 'feedback' && ticket.state !== 'archived' && ticket.confirmation === null,
    silenceConfirmsAt: toWireOrNull(ticket.silenceConfirmsAt),
    confirmedAt: toWireOrNull(ticket.confirmation?.at ?? null),
    mayRate: mayRate(ticket, now),
    rating: ticket.rating && { ...ticket.rating, recommend: ticket.rating.recommend ?? null, effort: ticket.rating.effort ?? null, comment: detail.ratingComment, at: toWire(ticket.rating.at) },
    survey,
    mayUrge: mayUrge(ticket, detail.lastUrgedAt, now),
    urgedAt: toWireOrNull(detail.lastUrgedAt),
    mayWrite: ticket.state !== 'archived',
    channelName: channel?.name ?? detail.channel.name,
    openedAt: toWire(ticket.openedAt),
    archivedAt: toWireOrNull(ticket.archivedAt),
    seq: ticket.messageSeq,
  };
}
