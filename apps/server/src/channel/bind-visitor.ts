/** The customer of a visitor who speaks: known since its proof or its first word, otherwise made now, and only once. */

import type { ChannelSettings } from '@huiyin/domain/channel/channel.contract.ts';
import { missingFields, type VisitorClaim } from '@huiyin/domain/channel/visitor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { claimOf } from './visitor-claim.ts';
import { lockVisitor, saveVisitor } from './visitor.store.ts';

export interface Speaker {
  readonly visitorId: Id;
  readonly channelId: Id;
  readonly customerId: Id;
  /** The host site signed who it is. */
  readonly verified: boolean;
  /** What the form gave as the topic, for the subject. */
  readonly topic: string | null;
  readonly language: 'zh' | 'en' | null;
  readonly page: string | null;
}

/**
 * Locks the visitor until the transaction ends: two first messages at once make one customer. `make` is asked for a customer
 * of what the visitor claims; `settings` are those of its channel, by which the first message may still owe something.
 */
export async function bindVisitor<Code extends string>(
  tx: Tx,
  shell: Pick<Shell, 'clock' | 'secrets'>,
  wish: { readonly visitorId: Id; readonly settings: ChannelSettings },
  make: (claim: Omit<VisitorClaim, 'topic'>) => Promise<Result<{ readonly id: Id }, Code>>,
): Promise<Result<Speaker, 'visitor.unknown' | 'visitor.form_incomplete' | Code>> {
  const visitor = await lockVisitor(tx, wish.visitorId);
  if (!visitor) return refuse('visitor.unknown');
  const { topic, ...claim } = claimOf(shell.secrets, visitor);
  const verified = visitor.identity !== null;
  if (visitor.spokeAt === null) {
    const missing = missingFields(wish.settings, { ...claim, ...(topic !== undefined && { topic }) }, visitor.privacyVersion, verified);
    if (missing.length > 0) return refuse('visitor.form_incomplete', { missing });
  }

  let customerId = visitor.customerId;
  if (customerId === null) {
    const made = await make(claim);
    if (!made.ok) return made;
    customerId = made.value.id;
  }
  if (visitor.spokeAt === null || visitor.customerId === null) {
    const now = shell.clock.now();
    await saveVisitor(tx, { ...visitor, customerId, spokeAt: visitor.spokeAt ?? now }, now);
  }
  return accept({ visitorId: visitor.id, channelId: visitor.channelId, customerId, verified, topic: topic ?? null, language: visitor.language, page: visitor.page });
}
