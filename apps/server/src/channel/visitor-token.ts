/** Visitor tokens: random, kept as a hash, sent in a header and never in an address. */

import { createHash } from 'node:crypto';
import { day, hour, minute } from '@huiyin/domain/kernel/instant.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Db } from '../platform/db.ts';
import { readVisitorByToken } from './visitor.store.ts';

export const tokenLifeMs = 180 * day;

/** Younger tokens are handed back as they are: a page that reloads must not shut out the tab beside it. */
export const rotateAfterMs = hour;

/** How long a rotated token still opens, for the tab that has not heard of the new one yet. */
export const graceMs = minute;

/** 192 random bits need no salt, and no slow hash. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function readTokenHolder(db: Db, token: string, now: number): Promise<{ id: Id; channelId: Id; customerId: Id | null } | undefined> {
  return readVisitorByToken(db, hashToken(token), now);
}
