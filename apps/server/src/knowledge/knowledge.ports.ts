/** What knowledge asks of the levels beside and above it; `domains.ts` puts them together. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Db } from '../platform/db.ts';

export interface Named {
  readonly key: string;
  readonly name: BilingualText;
}

/** What articles are sorted and linked by. */
export interface Tags {
  /** In the order of the tree, with the key above. */
  readonly categories: readonly (Named & { readonly parentKey: string | null })[];
  readonly channels: readonly Named[];
  readonly steps: readonly { readonly flow: Named; readonly steps: readonly Named[] }[];
}

export interface TicketShown {
  readonly id: Id;
  readonly number: string;
  readonly subject: string;
}

export interface KnowledgePorts {
  readTags(db: Db): Promise<Tags>;
  /** Those of these tickets that are within reach. */
  readTickets(db: Db, ids: readonly Id[], reach: Reach): Promise<ReadonlyMap<Id, TicketShown>>;
}
