/** The rows of `customer` and `contact_point`, as Kysely sees them. */

import type { ContactKind, Tier, Trust } from '@huiyin/domain/customer/customer.contract.ts';
import type { ColumnType, Generated } from 'kysely';

/** Read as epoch milliseconds, written as a date. */
type Instant = ColumnType<number, Date, Date>;

export interface CustomerTable {
  id: string;
  name: string | null;
  name_grams: Generated<string[]>;
  tier: Generated<Tier>;
  region: string | null;
  tags: Generated<string[]>;
  /** Sealed. */
  note: string | null;
  merged_into: string | null;
  survivor_id: string;
  version: Generated<number>;
  created_at: Instant;
}

export interface ContactPointTable {
  id: string;
  customer_id: string;
  kind: ContactKind;
  sealed: string;
  fingerprint: Buffer;
  tail_fingerprint: Buffer | null;
  masked: string;
  trust: Trust;
  created_at: Instant;
}

declare module '../platform/db.ts' {
  interface Tables {
    customer: CustomerTable;
    contact_point: ContactPointTable;
  }
}
