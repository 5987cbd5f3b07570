/** HTTP for the chat widget. */

import { toWire } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/chat.contract.ts';
import type { ChatAssistant, ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { readChannelById } from '../channel/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { readChatTicket, type ChatTicket } from './chat.store.ts';
import { sayInChat } from './chat.ts';
import { customerUrl } from './customer-link.ts';
import { leaveContact } from './leave-contact.ts';
import { findTicketFile, readAgentReadMark, readChatThread, readReadMark, saveReadMark, type MessageRow } from './thread.store.ts';
import { takeUpload } from './uploaded-files.ts';

export const chatRoutes = (shell: Shell): Routes => (serve) => {
  const { db } = shell;

  serve(contract.readChat, async ({ visitor }) => {
    const chat = await readChatTicket(db, visitor.id);
    if (!chat) return accept({ ticket: null, seq: 0, readSeq: 0, agentReadSeq: 0 });
    const [readSeq, agentReadSeq] = await Promise.all([readReadMark(db, chat.id, chat.customerId), readAgentReadMark(db, chat.id, chat.customerId)]);
    const { number, stage, state, agentName } = chat;
    const channel = await readChannelById(shell, chat.channelId);
    const assistant = viewAssistant(chat, channel?.settings.assistant?.name ?? null);
    const contactWanted = state === 'open' && stage === 'accept' && chat.answeredOnTheSpot && !chat.hasContact;
    return accept({ ticket: { number, stage, state, agentName, url: customerUrl(shell.config.publicUrl, shell.secrets, chat.id), assistant, contactWanted }, seq: chat.seq, readSeq, agentReadSeq });
  });

  serve(contract.listChatMessages, async ({ visitor, query }) => {
    const thread = await readChatThread(db, visitor.id, { since: query.since ?? 0, limit: query.limit ?? 200 });
    return accept(thread ? { items: thread.rows.map(viewChatMessage), seq: thread.seqNow } : { items: [], seq: 0 });
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

  serve(contract.leaveContact, async ({ visitor, body }) => {
    const chat = await readChatTicket(db, visitor.id);
    // Before the first word there is the form of the beginning, and nobody to belong to.
    return chat ? leaveContact(shell, chat, body) : refuse('visitor.unknown');
  });

  serve(contract.uploadInChat, ({ visitor, files }) => takeUpload(shell, files(), `visitor:${visitor.id}`));

  serve(contract.downloadInChat, async ({ visitor, params }) => {
    const chat = await readChatTicket(db, visitor.id);
    const file = chat && (await findTicketFile(db, chat.id, params.fileId));
    if (!file || file.internal) return refuse('file.unknown');
    return accept({ name: file.name, type: file.type, size: file.size, content: await shell.files.read(file.id) });
  });
};

function viewAssistant({ assistant, state, waitingSince }: ChatTicket, name: BilingualText | null): ChatAssistant | null {
  if (assistant === null) return null;
  const speaking = assistant.state === 'speaking' && state === 'open';
  const { last } = assistant;
  return { speaking, name, thinking: speaking && waitingSince !== null, judge: speaking && waitingSince === null && last?.turn === 'answer' && !last.doubted ? last.messageId : null };
}

/** As the customer sees it: who speaks, never who we are inside. */
export function viewChatMessage(row: MessageRow): ChatMessage {
  const from = row.author_kind === 'customer' ? 'customer' : row.author_kind === 'assistant' ? 'assistant' : row.author_kind === 'system' ? 'system' : 'agent';
  return {
    id: row.id, seq: row.seq, from, name: from === 'agent' ? row.author_name : null, body: row.body,
    attachments: [...(row.attachments ?? [])], choices: [...(row.choices ?? [])], citations: (row.citations ?? []).filter(({ open }) => open), at: toWire(row.at), clientId: row.client_id,
  };
}
