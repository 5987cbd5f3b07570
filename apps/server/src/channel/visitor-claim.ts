/** What a visitor says of itself is personal and lies sealed beside it. */

import type { VisitorClaim } from '@huiyin/domain/channel/visitor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Secrets } from '../platform/shell.ts';
import type { VisitorRow } from './visitor.store.ts';

function place(visitorId: Id): string {
  return `visitor|${visitorId}|claim`;
}

export function sealClaim(secrets: Secrets, visitorId: Id, claim: VisitorClaim): string | null {
  return Object.keys(claim).length === 0 ? null : secrets.seal(JSON.stringify(claim), place(visitorId));
}

export function claimOf(secrets: Secrets, visitor: Pick<VisitorRow, 'id' | 'claim'>): VisitorClaim {
  return visitor.claim === null ? {} : (JSON.parse(secrets.open(visitor.claim, place(visitor.id))) as VisitorClaim);
}
