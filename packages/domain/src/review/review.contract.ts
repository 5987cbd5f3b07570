/** Endpoints of the monthly review: written from figures, commented, signed, taken home. */

import { Type, type Static } from 'typebox';
import { ExportRun } from '../export/export.contract.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { chapterKeys, Headline, ReviewDocument, ReviewNumber } from './document.schema.ts';

const Person = Type.Object({ id: Id, name: Nullable(Type.String()) });
const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });
const ReviewParams = Type.Object({ reviewId: Id });

export const ReviewRun = Type.Object({
  id: Id,
  month: Type.String(),
  state: Type.Enum(['running', 'done', 'cancelled', 'failed']),
  /** Figures read, of those that are known to be needed so far. */
  done: Type.Integer(),
  total: Type.Integer(),
  /** Null: by itself, on the first of the month. */
  askedBy: Nullable(Person),
  startedAt: Moment,
  endedAt: Nullable(Moment),
});
export type ReviewRun = Static<typeof ReviewRun>;

const ReviewShape = {
  id: Id,
  month: Type.String(),
  edition: Type.Integer(),
  /** Of the document: whoever signs names it. */
  hash: Type.String(),
  madeAt: Moment,
  /** Null: by itself. */
  madeBy: Nullable(Person),
  signedAt: Nullable(Moment),
  signedBy: Nullable(Person),
  note: Nullable(Type.String()),
};

export const ReviewRow = Type.Object({ ...ReviewShape, comments: Type.Integer(), headlines: Type.Array(Headline), numbers: Type.Array(ReviewNumber) });
export type ReviewRow = Static<typeof ReviewRow>;

export const ReviewComment = Type.Object({ id: Id, chapter: Type.Enum([...chapterKeys]), text: Type.String(), by: Person, at: Moment });
export type ReviewComment = Static<typeof ReviewComment>;

export const ReviewView = Type.Object({ ...ReviewShape, isLatest: Type.Boolean(), document: ReviewDocument, comments: Type.Array(ReviewComment) });
export type ReviewView = Static<typeof ReviewView>;

export const ReviewList = Type.Object({
  items: Type.Array(ReviewRow),
  /** The last that was asked for, running or not. */
  run: Nullable(ReviewRun),
  /** The last month that is over where the centre is. */
  lastMonth: Type.String(),
  /** The last one among those that holds tickets. */
  proposedMonth: Type.String(),
  /** Whether a language model may be asked to polish. */
  canPolish: Type.Boolean(),
});
export type ReviewList = Static<typeof ReviewList>;

export const listReviews = endpoint({ method: 'GET', path: '/reviews', permission: 'review.read', summary: 'The latest edition of each month’s review, the latest month first', reply: ReviewList, refusals: [] });

export const makeReview = endpoint({
  method: 'POST', path: '/reviews', permission: 'review.write', summary: 'Write the review of a month that is over: a draft is written anew, after a signed one comes a new edition',
  body: Type.Object({ month: Month, polish: Type.Optional(Type.Boolean({ description: 'ask the language model for smoother words; what changes a number or a direction is thrown away' })) }, { additionalProperties: false }),
  reply: ReviewRun, status: 202, refusals: ['review.month_open', 'review.running', 'figures.being_told'],
});

export const cancelReview = endpoint({ method: 'POST', path: '/reviews/cancel', permission: 'review.write', summary: 'Stop the review that is being written; what was there stays', body: Type.Object({}, { additionalProperties: false }), reply: ReviewRun, refusals: ['review.not_running'] });

export const readReview = endpoint({ method: 'GET', path: '/reviews/:reviewId', permission: 'review.read', summary: 'A review as it was frozen, with its comments', params: ReviewParams, reply: ReviewView, refusals: ['review.unknown'] });

export const readCorrections = endpoint({
  method: 'GET', path: '/reviews/:reviewId/corrections', permission: 'review.read', summary: 'Numbers of the review that are others today: the frozen one beside the live one',
  params: ReviewParams, reply: Type.Object({ items: Type.Array(Type.Object({ n: Type.Integer(), frozen: Type.Number(), live: Nullable(Type.Number()) })), asOf: Moment }), refusals: ['review.unknown'],
});

export const commentOnReview = endpoint({
  method: 'POST', path: '/reviews/:reviewId/comments', permission: 'review.write', summary: 'Comment on a chapter of a review that is not signed',
  params: ReviewParams, body: Type.Object({ chapter: Type.Enum([...chapterKeys]), text: Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' }) }, { additionalProperties: false }),
  reply: ReviewComment, status: 201, refusals: ['review.unknown', 'review.signed'],
});

export const removeComment = endpoint({ method: 'DELETE', path: '/review-comments/:reviewCommentId', permission: 'review.write', summary: 'Take one’s own comment back', params: Type.Object({ reviewCommentId: Id }), refusals: ['review_comment.unknown', 'review.signed'] });

export const signReview = endpoint({
  method: 'POST', path: '/reviews/:reviewId/sign', permission: 'review.sign', summary: 'Sign a review: its month is closed, and the edition never changes again',
  params: ReviewParams, body: Type.Object({ hash: Type.String({ maxLength: 100 }), note: Type.Optional(Type.String({ maxLength: 1_000 })) }, { additionalProperties: false }),
  reply: ReviewRow, refusals: ['review.unknown', 'review.signed', 'review.changed'],
});

export const orderReviewExport = endpoint({
  method: 'POST', path: '/reviews/:reviewId/exports', permission: 'review.read', summary: 'Have the review made into slides, a text document or pages; `GET /exports/:exportId` tells how far it is',
  params: ReviewParams, body: Type.Object({ format: Type.Enum(['pptx', 'docx', 'pdf']), language: Type.Optional(Type.Enum(['zh', 'en'])) }, { additionalProperties: false }),
  reply: ExportRun, status: 202, refusals: ['review.unknown', 'export.too_many'],
});

export const exportReview = endpoint({
  method: 'GET', path: '/reviews/:reviewId/export', permission: 'review.read', summary: 'The review as slides, a text document or pages, made while the caller waits',
  params: ReviewParams, query: Type.Object({ format: Type.Enum(['pptx', 'docx', 'pdf']), language: Type.Optional(Type.Enum(['zh', 'en'])) }), download: true, refusals: ['review.unknown'],
});
