/** What can be found: each kind says how it is read, who may see it, and what of it is shown. `domains.ts` lists them. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { PermissionKey } from '@huiyin/domain/identity/permission.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { SearchKind } from '@huiyin/domain/search/search.contract.ts';
import type { Text } from '@huiyin/domain/search/tokens.ts';
import type { RawBuilder } from 'kysely';
import type { Db } from '../platform/db.ts';

/** Of which `fewWithin` tells. */
export const fewTickets = 1_000;

export interface SearchSource {
  readonly kind: SearchKind;
  /** One letter in front of its tokens, its own for ever: the index is written in it. */
  readonly mark: string;
  readonly permission: PermissionKey;
  /** As they stand now. Whatever is asked for and not in the answer is not to be found any more. */
  read(db: Db, ids: readonly Id[]): Promise<readonly Readable[]>;
  /** All of them in the order of their ids, for a rebuild. */
  idsAfter(db: Db, after: Id | null, limit: number): Promise<readonly Id[]>;
  count(db: Db): Promise<number>;
  /** A condition on the entry `e` (its `id`, its `ticket_id`), as things stand when it is asked. */
  within(reach: Reach): RawBuilder<boolean>;
  /** All within a reach, where those are of few tickets; null: they are not. Whoever may see little finds common words by what they may see. */
  fewWithin?(db: Db, reach: Reach): Promise<readonly Id[] | null>;
  /** Those that belong to customers whom a contact names, which stands sealed in no text. At most `limit`. */
  ofCustomers?(db: Db, customerIds: readonly Id[], limit: number): Promise<readonly Id[]>;
  show(db: Db, ids: readonly Id[]): Promise<readonly Shown[]>;
}

export interface Readable extends Text {
  readonly id: Id;
  readonly ticketId: Id | null;
  /** What it is ordered by: when it was opened, said, made. */
  readonly at: Instant;
}

export interface Shown {
  readonly id: Id;
  readonly at: Instant;
  readonly title: string;
  /** Where the words may stand; a piece of it is shown. */
  readonly body: string;
  readonly ticket: { readonly id: Id; readonly number: string; readonly state: string; readonly stage: string } | null;
  /** Short, beside the title. */
  readonly facts: readonly (string | null)[];
}
