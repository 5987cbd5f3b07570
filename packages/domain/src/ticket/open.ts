/** Opens a ticket: the first word of a customer makes one. */

import { start } from '../flow/step.ts';
import type { FlowDocument } from '../flow/flow.ts';
import type { Id } from '../kernel/id.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Accepted } from '../kernel/result.ts';
import { decide, type Decision, type Deed } from './decision.ts';

export interface OpeningWish extends Deed {
  readonly number: string;
  readonly channelId: Id;
  readonly customerId: Id;
  readonly subject: string;
  readonly kind: string | null;
  readonly categoryId: Id | null;
  readonly region: string | null;
  readonly fields: JsonObject;
  readonly teamId: Id | null;
  readonly parentId?: Id | null;
  /** The message it opens with; null when nothing was said yet (a split keeps its messages for later). */
  readonly messageId: Id | null;
  readonly flow: { readonly versionId: Id; readonly document: FlowDocument };
}

export function open(wish: OpeningWish): Accepted<Decision> {
  const { at, by } = wish;
  const opening = {
    kind: 'opened',
    number: wish.number,
    channelId: wish.channelId,
    customerId: wish.customerId,
    subject: wish.subject,
    ticketKind: wish.kind,
    categoryId: wish.categoryId,
    region: wish.region,
    flowVersionId: wish.flow.versionId,
    fields: wish.fields,
    teamId: wish.teamId,
    parentId: wish.parentId ?? null,
    ...start(wish.flow.document),
    at,
    by,
  } as const;
  if (wish.messageId === null) return decide(opening);
  return decide(opening, { kind: 'message_received', messageId: wish.messageId, seq: 1, at, by: { kind: 'customer', id: wish.customerId } });
}

/** The first line of what was said, short enough for a list. */
export function subjectFrom(body: string): string {
  const line = body.trim().split(/\r?\n/u, 1)[0]!.trim();
  const letters = Array.from(line);
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : line || '…';
}
