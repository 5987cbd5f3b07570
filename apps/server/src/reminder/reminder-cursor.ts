/** Opaque cursors of a page of reminders. A tampered one is refused, never guessed at. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';

const shape = /^(\d{1,15})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** The end of the year 9999: further out, text and SQL disagree about dates. */
const lastInstant = 253_402_300_799_999;

export function writeCursor({ at, id }: { readonly at: Instant; readonly id: Id }): string {
  return Buffer.from(`${at}/${id}`).toString('base64url');
}

/** Null when it is not one of ours. */
export function readCursor(cursor: string): { readonly at: Instant; readonly id: Id } | null {
  const parts = shape.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  return parts && Number(parts[1]) <= lastInstant ? { at: Number(parts[1]), id: parts[2]! } : null;
}
