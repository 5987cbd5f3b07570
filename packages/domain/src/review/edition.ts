/** What may be done with an edition of a month's review: comment and replace it until it is signed, nothing after. */

import { accept, refuse, type Result } from '../kernel/result.ts';

export interface Edition {
  readonly edition: number;
  readonly hash: string;
  readonly signedAt: number | null;
}

export function comment({ signedAt }: Edition): Result<null, 'review.signed'> {
  return signedAt === null ? accept(null) : refuse('review.signed');
}

/** Whoever signs names what they read: a draft that was written anew meanwhile is another one. */
export function sign({ hash, signedAt }: Edition, read: string): Result<null, 'review.signed' | 'review.changed'> {
  if (signedAt !== null) return refuse('review.signed');
  return hash === read ? accept(null) : refuse('review.changed');
}

/** A draft is written anew in its place; after a signed one comes the next. */
export function placeOf(latest: Edition | undefined): { readonly edition: number; readonly replaces: boolean } {
  if (latest === undefined) return { edition: 1, replaces: false };
  return latest.signedAt === null ? { edition: latest.edition, replaces: true } : { edition: latest.edition + 1, replaces: false };
}
