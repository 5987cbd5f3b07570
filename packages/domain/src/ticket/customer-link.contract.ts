/** Endpoints behind `/t/<token>`: a customer's own ticket. Reading changes nothing (R-L1). */

import { Type } from 'typebox';
import { Stage } from '../flow/stage.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { ChatMessage } from './chat.contract.ts';
import { AttachmentView, Seq, maxMessageLength } from './message.contract.ts';
import { answerViews, SurveyView } from './survey.schema.ts';
import { walking } from './act-endpoint.ts';

const TokenParams = Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) });

/** Plain words for the customer; nothing internal leaves. */
export const CustomerTicketView = Type.Object({
  number: Type.String(),
  subject: Type.String(),
  stage: Stage,
  state: Type.Union([Type.Literal('open'), Type.Literal('paused'), Type.Literal('archived')]),
  /** When each stage was first reached; null: not yet. */
  reached: Type.Array(Type.Object({ stage: Stage, at: Nullable(Moment) })),
  agentName: Nullable(Type.String()),
  waitingForYou: Type.Boolean(),
  solution: Type.Union([Type.Object({ text: Type.String(), evidence: Type.Array(AttachmentView), at: Moment }), Type.Null()]),
  mayConfirm: Type.Boolean(),
  silenceConfirmsAt: Nullable(Moment),
  confirmedAt: Nullable(Moment),
  mayRate: Type.Boolean(),
  rating: Type.Union([Type.Object({ score: Type.Number(), scale: Type.Number(), comment: Nullable(Type.String()), ...answerViews, at: Moment }), Type.Null()]),
  /** What the rating asks besides stars. */
  survey: SurveyView,
  mayUrge: Type.Boolean(),
  urgedAt: Nullable(Moment),
  mayWrite: Type.Boolean(),
  channelName: BilingualText,
  openedAt: Moment,
  archivedAt: Nullable(Moment),
  seq: Type.Integer(),
});

export const readOwnTicket = endpoint({ method: 'GET', path: '/t/:token', permission: 'ticket-link', summary: 'My ticket, in plain words', params: TokenParams, reply: CustomerTicketView, refusals: ['ticket_link.unknown'] });

export const listOwnMessages = endpoint({ method: 'GET', path: '/t/:token/messages', permission: 'ticket-link', summary: 'What was said, oldest first', params: TokenParams, query: Type.Object({ since: Type.Optional(Seq) }), reply: Type.Object({ items: Type.Array(ChatMessage), seq: Type.Integer() }), refusals: ['ticket_link.unknown'] });

export const addToOwnTicket = endpoint({
  method: 'POST', path: '/t/:token/messages', permission: 'ticket-link', summary: 'Add information', params: TokenParams,
  body: Type.Object({ clientId: Type.String({ minLength: 8, maxLength: 60 }), body: Type.String({ maxLength: maxMessageLength }), attachments: Type.Optional(Type.Array(Id, { maxItems: 10 })) }, { additionalProperties: false }),
  reply: ChatMessage, status: 201, refusals: ['ticket_link.unknown', 'ticket.archived', 'message.empty', 'message.too_long', 'file.unknown'],
});

export const uploadToOwnTicket = endpoint({ method: 'POST', path: '/t/:token/files', permission: 'ticket-link', summary: 'Upload one file', params: TokenParams, multipart: true, reply: AttachmentView, status: 201, refusals: ['ticket_link.unknown', 'file.too_large', 'file.type_refused', 'file.missing'] });

export const downloadFromOwnTicket = endpoint({ method: 'GET', path: '/t/:token/files/:fileId', permission: 'ticket-link', summary: 'A file of my ticket', params: Type.Object({ token: TokenParams.properties.token, fileId: Id }), query: Type.Object({ inline: Type.Optional(Type.Literal('1')) }), download: true, refusals: ['ticket_link.unknown', 'file.unknown'] });

export const urgeOwnTicket = endpoint({ method: 'POST', path: '/t/:token/urge', permission: 'ticket-link', summary: 'Ask to hurry （催单）', params: TokenParams, body: Type.Object({ note: Type.Optional(Type.String({ maxLength: 500 })) }, { additionalProperties: false }), reply: CustomerTicketView, refusals: ['ticket_link.unknown', 'ticket.archived', 'ticket.urged_recently'] });

export const confirmOwnTicket = endpoint({ method: 'POST', path: '/t/:token/confirm', permission: 'ticket-link', summary: 'Confirm the solution, or object with a reason', params: TokenParams, body: Type.Object({ confirmed: Type.Boolean(), reason: Type.Optional(Type.String({ maxLength: 2000 })) }, { additionalProperties: false }), reply: CustomerTicketView, refusals: ['ticket_link.unknown', 'ticket.archived', 'ticket.not_in_feedback', 'ticket.evidence_missing', 'message.empty', ...walking] });

export const rateOwnTicket = endpoint({ method: 'POST', path: '/t/:token/rating', permission: 'ticket-link', summary: 'Rate the service; may be changed for a day. `recommend` (0–10) and `effort` (1–7, 7: very easy) where `survey` asks for them', params: TokenParams, body: Type.Object({ score: Type.Number(), scale: Type.Number(), comment: Type.Optional(Type.String({ maxLength: 1000 })), recommend: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })), effort: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 })) }, { additionalProperties: false }), reply: CustomerTicketView, refusals: ['ticket_link.unknown', 'ticket.rating_closed', 'ticket.rating_invalid'] });
