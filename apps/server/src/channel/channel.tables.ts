/** The rows of `channel`, `visitor` and `visitor_token`, as Kysely sees them. */

import type { ChannelKind, ChannelSettings } from '@huiyin/domain/channel/channel.contract.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** Read as epoch milliseconds, written as a date. */
type Instant = ColumnType<number, Date, Date>;

export interface ChannelTable {
  id: string;
  key: string;
  kind: ChannelKind;
  name: JSONColumnType<BilingualText>;
  settings: JSONColumnType<ChannelSettings>;
  team_id: string | null;
  calendar_id: string | null;
  active: Generated<boolean>;
  /** Sealed. */
  secret: string | null;
  version: Generated<number>;
  created_at: Instant;
}

export interface VisitorTable {
  id: string;
  channel_id: string;
  customer_id: string | null;
  identity: Buffer | null;
  /** Sealed. */
  claim: string | null;
  privacy_version: string | null;
  language: 'zh' | 'en' | null;
  page: string | null;
  spoke_at: ColumnType<number | null, Date | null, Date | null>;
  created_at: Instant;
  seen_at: Instant;
}

export interface VisitorTokenTable {
  hash: Buffer;
  visitor_id: string;
  created_at: Instant;
  expires_at: Instant;
}

declare module '../platform/db.ts' {
  interface Tables {
    channel: ChannelTable;
    visitor: VisitorTable;
    visitor_token: VisitorTokenTable;
  }
}
