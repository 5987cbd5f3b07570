/** Who stands at the door. The platform asks; identity, channel and ticket answer through these ports. */

import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';

export interface Visitor {
  readonly id: Id;
  readonly channelId: Id;
  /** Null until the first word or a proven identity. */
  readonly customerId: Id | null;
}

export type Caller =
  | { readonly kind: 'nobody' }
  /** `by` decides whether a forged form could have sent the request: browsers add cookies by themselves, keys never. */
  | { readonly kind: 'actor'; readonly actor: Actor; readonly by: 'cookie' | 'key'; readonly sessionId: string | null };

export interface Doors {
  /** By session cookie or `Authorization: Bearer <api key>`. Throws only faults. */
  authenticate(headers: IncomingHttpHeaders): Promise<Caller>;
  /** By the visitor token; `origin` is the embedding site's, for channels that name theirs. */
  authenticateVisitor?(token: string, origin: string | null): Promise<Visitor | null>;
  /** Whether the actor may see the ticket, and so hear of its changes. */
  mayWatch?(actor: Actor, ticketId: Id): Promise<boolean>;
  /** Rooms that the actor's rights open, besides their own and their teams'. */
  roomsFor?(actor: Actor): readonly string[];
  /** Who chats on the ticket, and on which ticket a visitor chats: typing goes both ways between the two. */
  visitorOf?(ticketId: Id): Promise<Id | null>;
  ticketOf?(visitorId: Id): Promise<Id | null>;
  /** These people have a client connected; told every few seconds. */
  hearOf?(personIds: readonly Id[]): Promise<void>;
  /** Told every few seconds by each node that holds sockets; `isHere` knows which visitors' pages are connected to it. */
  hearOfVisitors?(isHere: (visitorId: Id) => boolean): Promise<void>;
}

export const nobody: Caller = { kind: 'nobody' };

export function bearerOf(headers: IncomingHttpHeaders): string | null {
  const match = /^Bearer ([\x21-\x7e]{1,600})$/i.exec(headers.authorization ?? '');
  return match ? match[1]! : null;
}
