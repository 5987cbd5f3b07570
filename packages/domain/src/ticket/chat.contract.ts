/** Endpoints of the chat widget: what a visitor says and hears. Admission is in `channel.contract.ts`. */

import { Type, type Static } from 'typebox';
import { Stage } from '../flow/stage.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { AttachmentView, Choice, Citation, Seq, maxMessageLength } from './message.contract.ts';

/** As the customer sees it: notes never, names of agents as they present themselves. */
export const ChatMessage = Type.Object({
  id: Id,
  seq: Type.Integer(),
  from: Type.Union([Type.Literal('customer'), Type.Literal('agent'), Type.Literal('assistant'), Type.Literal('system')]),
  name: Nullable(Type.String()),
  body: Type.String(),
  attachments: Type.Array(AttachmentView),
  choices: Type.Array(Choice),
  citations: Type.Array(Citation),
  at: Moment,
  clientId: Nullable(Type.String()),
});
export type ChatMessage = Static<typeof ChatMessage>;

/** The assistant's part, as the customer needs to know it: that a machine speaks, and that a person is one tap away. */
export const ChatAssistant = Type.Object({
  /** False once a person was asked for, or it is over. */
  speaking: Type.Boolean(),
  /** Null: as 智能客服. */
  name: Nullable(BilingualText),
  /** It owes a word, and is about to say it. */
  thinking: Type.Boolean(),
  /** The answer that can be judged now: helped, or not. */
  judge: Nullable(Id),
});
export type ChatAssistant = Static<typeof ChatAssistant>;

export const ChatView = Type.Object({
  /** Null before the first message. */
  ticket: Type.Union([
    Type.Object({
      number: Type.String(), stage: Stage, state: Type.String(), agentName: Nullable(Type.String()), url: Type.String(),
      /** Null: it had no part in this matter. */
      assistant: Nullable(ChatAssistant),
      /** It is answered, and cannot be closed before there is a way to reach the customer. */
      contactWanted: Type.Boolean(),
    }),
    Type.Null(),
  ]),
  /** The last sequence number there is. */
  seq: Type.Integer(),
  /** How far I have read, and how far the agent has. */
  readSeq: Type.Integer(),
  agentReadSeq: Type.Integer(),
});

export const readChat = endpoint({ method: 'GET', path: '/widget/chat', permission: 'visitor', summary: 'My chat as it stands', reply: ChatView, refusals: ['visitor.unknown'] });

export const listChatMessages = endpoint({
  method: 'GET', path: '/widget/messages', permission: 'visitor', summary: 'Messages after a sequence number, oldest first',
  query: Type.Object({ since: Type.Optional(Seq), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }),
  reply: Type.Object({ items: Type.Array(ChatMessage), seq: Type.Integer() }), refusals: ['visitor.unknown'],
});

export const sayInChat = endpoint({
  method: 'POST', path: '/widget/messages', permission: 'visitor', summary: 'Say something; the same clientId is answered with the first result',
  body: Type.Object({ clientId: Type.String({ minLength: 8, maxLength: 60 }), body: Type.String({ maxLength: maxMessageLength }), attachments: Type.Optional(Type.Array(Id, { maxItems: 10 })) }, { additionalProperties: false }),
  reply: ChatMessage, status: 201,
  refusals: ['visitor.unknown', 'visitor.form_incomplete', 'channel.closed', 'message.empty', 'message.too_long', 'file.unknown', 'flow_rule.none_matches'],
});

export const readInChat = endpoint({ method: 'POST', path: '/widget/read', permission: 'visitor', summary: 'I have read up to this message', body: Type.Object({ seq: Seq }, { additionalProperties: false }), refusals: ['visitor.unknown'] });

export const leaveContact = endpoint({
  method: 'POST', path: '/widget/contact', permission: 'visitor', summary: 'Leave a way to be reached; the same one twice is one',
  body: Type.Union([Type.Object({ phone: Type.String({ maxLength: 40 }) }, { additionalProperties: false }), Type.Object({ email: Type.String({ maxLength: 200 }) }, { additionalProperties: false })]),
  refusals: ['visitor.unknown', 'customer.contact_invalid', 'ticket.archived', 'ticket.merged'],
});

export const uploadInChat = endpoint({ method: 'POST', path: '/widget/files', permission: 'visitor', summary: 'Upload one file', multipart: true, reply: AttachmentView, status: 201, refusals: ['visitor.unknown', 'file.too_large', 'file.type_refused', 'file.missing'] });

export const downloadInChat = endpoint({ method: 'GET', path: '/widget/files/:fileId', permission: 'visitor', summary: 'A file of my chat', params: Type.Object({ fileId: Id }), query: Type.Object({ inline: Type.Optional(Type.Literal('1')) }), download: true, refusals: ['visitor.unknown', 'file.unknown'] });
