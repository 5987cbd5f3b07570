/** Endpoints and views of what is said on a ticket. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { WordingFinding } from '../wording/wording.contract.ts';

export const TicketParams = Type.Object({ ticketId: Id });

export const AttachmentView = Type.Object({ id: Id, name: Type.String(), type: Type.String(), size: Type.Integer() });
export type AttachmentView = Static<typeof AttachmentView>;

/** A question that the assistant offers to answer: one tap asks it. */
export const Choice = Type.Object({ articleId: Id, title: Type.String() });
export type Choice = Static<typeof Choice>;

/** What a message quotes, in the order of its marks `[1]`, `[2]` … : the version that was quoted, whatever the article says by now. */
export const Citation = Type.Object({
  articleId: Id,
  version: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
  title: Type.String({ maxLength: 300 }),
  /** Whether customers can open it; an internal article is named to people only. */
  open: Type.Boolean(),
});
export type Citation = Static<typeof Citation>;

export const MessageView = Type.Object({
  id: Id,
  /** 1, 2, 3 … within the ticket, notes included; ask "since n" with it. */
  seq: Type.Integer(),
  direction: Type.Union([Type.Literal('inbound'), Type.Literal('outbound'), Type.Literal('internal')]),
  author: Type.Object({
    kind: Type.Union([Type.Literal('person'), Type.Literal('customer'), Type.Literal('assistant'), Type.Literal('system'), Type.Literal('key')]),
    id: Nullable(Id),
    name: Nullable(Type.String()),
  }),
  /** Plain text. Rendered as text, links found on the reader's side. */
  body: Type.String(),
  attachments: Type.Array(AttachmentView),
  choices: Type.Array(Choice),
  citations: Type.Array(Citation),
  at: Moment,
  /** The sender's own id of the message; repeats of it are answered with the first result. */
  clientId: Nullable(Type.String()),
});
export type MessageView = Static<typeof MessageView>;

export const maxMessageLength = 4000;

/** A number of messages or of events, no larger than the columns they stand in. */
export const maxCount = 2_147_483_647;
export const Version = Type.Optional(Type.Integer({ minimum: 1, maximum: maxCount }));
export const Seq = Type.Integer({ minimum: 0, maximum: maxCount });

export const listMessages = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/messages',
  permission: 'ticket.read',
  summary: 'What was said, oldest first; `since` a sequence number for what is new, `before` for what came earlier',
  params: TicketParams,
  query: Type.Object({
    ...PageQuery,
    since: Type.Optional(Seq),
    /** The page that ends just before this sequence number. */
    before: Type.Optional(Type.Integer({ minimum: 1, maximum: maxCount })),
  }),
  reply: Type.Object({
    items: Type.Array(MessageView),
    next: Nullable(Type.String()),
    /** How far the customer has read. */
    customerReadSeq: Type.Integer(),
  }),
  refusals: ['ticket.unknown', 'page.cursor_invalid'],
});

export const sendMessage = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/messages',
  permission: 'ticket.work',
  summary: 'Answer the customer, or leave an internal note',
  params: TicketParams,
  body: Type.Object(
    {
      body: Type.String({ maxLength: maxMessageLength }),
      visibility: Type.Union([Type.Literal('public'), Type.Literal('internal')]),
      attachments: Type.Optional(Type.Array(Id, { maxItems: 10 })),
      mentions: Type.Optional(Type.Array(Id, { maxItems: 20 })),
      /** Versions of public articles that an answer quotes, in the order of its marks `[1]`, `[2]` … */
      cites: Type.Optional(Type.Array(Type.Object({ articleId: Id, version: Type.Integer({ minimum: 1, maximum: maxCount }) }, { additionalProperties: false }), { maxItems: 9 })),
      clientId: Type.Optional(Type.String({ maxLength: 60 })),
      /** The last message the writer saw: newer ones refuse with `ticket.newer_messages`, so that nobody talks past the customer (R-D4). */
      seenSeq: Type.Optional(Seq),
      version: Version,
    },
    { additionalProperties: false },
  ),
  reply: MessageView,
  status: 201,
  refusals: [
    'ticket.unknown', 'ticket.changed', 'ticket.archived', 'ticket.merged', 'ticket.newer_messages',
    'message.empty', 'message.too_long', 'message.wording', 'file.unknown', 'article.unknown',
  ],
});

/** Hints are no more than that: where an answer may sound wrong, or what it lacks (S2.26). */
export const ToneHintView = Type.Object({
  kind: Type.Union([Type.Literal('shouting'), Type.Literal('exclamations'), Type.Literal('blame'), Type.Literal('no_greeting'), Type.Literal('no_apology')]),
  at: Type.Union([Type.Object({ from: Type.Integer(), to: Type.Integer() }), Type.Null()]),
});

export const checkWording = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/wording',
  permission: 'ticket.work',
  summary: 'What an answer that is being written may not say, and how it may sound to this customer; nothing is kept',
  params: TicketParams,
  body: Type.Object({ text: Type.String({ maxLength: maxMessageLength }) }, { additionalProperties: false }),
  reply: Type.Object({ findings: Type.Array(WordingFinding), hints: Type.Array(ToneHintView) }),
  refusals: ['ticket.unknown'],
});

export const uploadFile = endpoint({
  method: 'POST',
  path: '/files',
  permission: 'ticket.work',
  summary: 'Upload one file, to attach it to a message or to show it as evidence',
  multipart: true,
  reply: AttachmentView,
  status: 201,
  refusals: ['file.too_large', 'file.type_refused', 'file.missing'],
});

export const downloadFile = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/files/:fileId',
  permission: 'ticket.read',
  summary: 'A file of this ticket; `inline=1` shows pictures',
  params: Type.Object({ ticketId: Id, fileId: Id }),
  query: Type.Object({ inline: Type.Optional(Type.Literal('1')) }),
  download: true,
  refusals: ['ticket.unknown', 'file.unknown'],
});

export const markRead = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/read',
  permission: 'ticket.read',
  summary: 'I have read up to this message',
  params: TicketParams,
  body: Type.Object({ seq: Seq }, { additionalProperties: false }),
  refusals: ['ticket.unknown'],
});

export const listEvents = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/events',
  permission: 'ticket.read',
  summary: 'The ticket’s whole history, oldest first',
  params: TicketParams,
  query: Type.Object(PageQuery),
  reply: PageOf(
    Type.Object({
      version: Type.Integer(),
      kind: Type.String(),
      at: Moment,
      by: Type.Object({ kind: Type.String(), id: Nullable(Id), name: Nullable(Type.String()) }),
      stage: Type.String(),
      step: Type.String(),
      facts: Type.Record(Type.String(), Type.Unknown()),
      /** The other ticket that it names: merged with, split off, linked. */
      other: Type.Union([Type.Object({ id: Id, number: Type.String() }), Type.Null()]),
    }),
  ),
  refusals: ['ticket.unknown', 'page.cursor_invalid'],
});
