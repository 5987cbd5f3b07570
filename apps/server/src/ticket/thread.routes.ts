/** HTTP for what was said and what happened on a ticket. */

import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/message.contract.ts';
import { soundsUpset } from '@huiyin/domain/wording/mood.ts';
import { toneHints } from '@huiyin/domain/wording/tone.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { findingsIn } from '../wording/index.ts';
import { sendMessage } from './send-message.ts';
import { findTicketFile, readEvents, readLastWords, readThreadWithin, saveReadMark } from './thread.store.ts';
import { hearersOf, readTicket } from './ticket.store.ts';
import { viewMessage } from './ticket.view.ts';
import { takeUpload } from './uploaded-files.ts';

export const threadRoutes = (shell: Shell): Routes => (serve) => {
  const { db } = shell;

  serve(contract.listMessages, async ({ params, query, reach }) => {
    const after = query.after === undefined ? null : readCursor(query.after, ['count']);
    const since = after === null ? query.since : Number(after[0]);
    const thread = await readThreadWithin(db, reach, {
      ticketId: params.ticketId, limit: query.limit ?? 50, publicOnly: false,
      ...(since === undefined ? {} : { since }), ...(query.before === undefined ? {} : { before: query.before }),
    });
    if (!thread) return refuse('ticket.unknown');
    if (query.after !== undefined && after === null) return refuse('page.cursor_invalid');
    const last = query.before === undefined ? thread.rows.at(-1) : undefined;
    return accept({ items: thread.rows.map(viewMessage), next: thread.more && last ? writeCursor([last.seq]) : null, customerReadSeq: thread.customerReadSeq });
  });

  serve(contract.sendMessage, async ({ params, body, actor, reach, version }) => {
    const said = await sendMessage(shell, {
      ticketId: params.ticketId, actor, reach, version, body: body.body, visibility: body.visibility,
      attachments: body.attachments ?? [], mentions: body.mentions ?? [], cites: body.cites ?? [], clientId: body.clientId ?? null, seenSeq: body.seenSeq ?? null,
    });
    return said.ok ? accept(viewMessage(said.value)) : said;
  });

  serve(contract.checkWording, async ({ params, body, reach }) => {
    const held = await readTicket(db, params.ticketId, reach);
    if (!held) return refuse('ticket.unknown');
    const [findings, words] = await Promise.all([findingsIn(shell, body.text), readLastWords(db, params.ticketId)]);
    const hints = toneHints(body.text, { upset: held.ticket.complaint || soundsUpset(words), first: held.ticket.firstAnsweredAt === null });
    return accept({ findings: [...findings], hints: hints.map((hint) => ({ ...hint })) });
  });

  serve(contract.uploadFile, ({ files, actor }) => takeUpload(shell, files(), `${actor.kind}:${actor.id}`));

  serve(contract.downloadFile, async ({ params, reach }) => {
    if (!(await readTicket(db, params.ticketId, reach))) return refuse('ticket.unknown');
    const file = await findTicketFile(db, params.ticketId, params.fileId);
    if (!file) return refuse('file.unknown');
    return accept({ name: file.name, type: file.type, size: file.size, content: await shell.files.read(file.id) });
  });

  serve(contract.markRead, async ({ params, body, actor, reach }) => {
    const held = await readTicket(db, params.ticketId, reach);
    if (!held) return refuse('ticket.unknown');
    const seq = Math.min(body.seq, held.ticket.messageSeq);
    const moved = await db.transaction().execute((tx) => saveReadMark(tx, params.ticketId, actor.id, seq));
    const rooms = hearersOf(held).map((id) => `chat:${id}`);
    if (moved && rooms.length > 0) shell.live.notify({ topic: 'read', id: params.ticketId, version: seq, rooms });
    return accept(undefined);
  });

  serve(contract.listEvents, async ({ params, query, reach }) => {
    if (!(await readTicket(db, params.ticketId, reach))) return refuse('ticket.unknown');
    const after = query.after === undefined ? [0] : readCursor(query.after, ['count']);
    if (after === null) return refuse('page.cursor_invalid');
    const limit = query.limit ?? 50;
    const rows = await readEvents(db, params.ticketId, { limit: limit + 1, afterVersion: Number(after[0]) });
    const items = rows.slice(0, limit).map((row) => ({
      version: row.version, kind: row.kind, at: toWire(row.at), by: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name }, stage: row.stage, step: row.step, facts: { ...row.facts }, other: row.other,
    }));
    return accept({ items, next: rows.length > limit ? writeCursor([items.at(-1)!.version]) : null });
  });
};
