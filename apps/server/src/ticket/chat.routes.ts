/** HTTP for the chat widget. */

import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/chat.contract.ts';
import type { ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readChatTicket } from './chat.store.ts';
import { sayInChat } from './chat.ts';
import { customerUrl } from './customer-link.ts';
import { findTicketFile, readAgentReadMark, readReadMark, readThread, saveReadMark, type MessageRow } from './thread.store.ts';
import { takeUpload } from './uploaded-files.ts';

export const chatRoutes = (shell: Shell): Routes => (serve) => {
  const { db } = shell;

  serve(contract.readChat, async ({ visitor }) => {
    const chat = await readChatTicket(db, visitor.id);
    if (!chat) return accept({ ticket: null, seq: 0, readSeq: 0, agentReadSeq: 0 });
    const [readSeq, agentReadSeq] = await Promise.all([readReadMark(db, chat.id, chat.customerId), readAgentReadMark(db, chat.id, chat.customerId)]);
    const { number, stage, state, agentName } = chat;
    return accept({ ticket: { number, stage, state, agentName, url: customerUrl(shell.config.publicUrl, shell.secrets, chat.id) }, seq: chat.seq, readSeq, agentReadSeq });
  });

  serve(contract.listChatMessages, async ({ visitor, query }) => {
    const chat = await readChatTicket(db, visitor.id);
    if (!chat) return accept({ items: [], seq: 0 });
    const { rows } = await readThread(db, { ticketId: chat.id, since: query.since ?? 0, limit: query.limit ?? 200, publicOnly: true });
    return accept({ items: rows.map(viewChatMessage), seq: chat.seq });
  });

  serve(contract.sayInChat, async ({ visitor, body }) => {
    const said = await sayInChat(shell, visitor, { clientId: body.clientId, body: body.body, attachments: body.attachments ?? [] });
    return said.ok ? accept(viewChatMessage(said.value)) : said;
  });

  serve(contract.readInChat, async ({ visitor, body }) => {
    const chat = await readChatTicket(db, visitor.id);
    if (!chat) return accept(undefined);
    const seq = Math.min(body.seq, chat.seq);
    const moved = await db.transaction().execute((tx) => saveReadMark(tx, chat.id, chat.customerId, seq));
    if (moved) shell.live.notify({ topic: 'read', id: chat.id, version: seq, rooms: [`ticket:${chat.id}`] });
    return accept(undefined);
  });

  serve(contract.uploadInChat, ({ visitor, files }) => takeUpload(shell, files(), `visitor:${visitor.id}`));

  serve(contract.downloadInChat, async ({ visitor, params }) => {
    const chat = await readChatTicket(db, visitor.id);
    const file = chat && (await findTicketFile(db, chat.id, params.fileId));
    if (!file || file.internal) return refuse('file.unknown');
    return accept({ name: file.name, type: file.type, size: file.size, content: await shell.files.read(file.id) });
  });
};

/** As the customer sees it: who speaks, never who we are inside. */
export function viewChatMessage(row: MessageRow): ChatMessage {
  const from = row.author_kind === 'customer' ? 'customer' : row.author_kind === 'assistant' ? 'assistant' : row.author_kind === 'system' ? 'system' : 'agent';
  return {
    id: row.id, seq: row.seq, from, name: from === 'agent' ? row.author_name : null, body: row.body,
    attachments: [...(row.attachments ?? [])], choices: [...(row.choices ?? [])], at: toWire(row.at), clientId: row.client_id,
  };
}
