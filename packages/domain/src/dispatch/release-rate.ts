/** How much of a backlog may be given out now: a bucket that fills by `perSecond` and holds one second's worth, so that an outage does not end in a flood (R-B8). */

import { second, type Instant } from '../kernel/instant.ts';

export interface Release {
  readonly credit: number;
  readonly at: Instant;
}

/** Null: no backlog was ever met; the bucket is full. */
export function creditNow(release: Release | null, perSecond: number, at: Instant): number {
  if (release === null) return perSecond;
  return Math.min(perSecond, release.credit + (Math.max(0, at - release.at) / second) * perSecond);
}
