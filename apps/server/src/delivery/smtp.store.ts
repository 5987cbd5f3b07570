/** SQL for `smtp_setting`: the one mail server of the centre. */

import type { SmtpSecurity } from '@huiyin/domain/delivery/delivery.contract.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './delivery.tables.ts';

export interface KeptSmtp {
  readonly host: string;
  readonly port: number;
  readonly security: SmtpSecurity;
  readonly user: string;
  /** Sealed. */
  readonly password: string | null;
  readonly from: string;
  readonly version: number;
}

const columns = ['host', 'port', 'security', 'username as user', 'password', 'sender as from', 'version'] as const;

export async function readSmtp(db: Db): Promise<KeptSmtp | undefined> {
  return db.selectFrom('smtp_setting').select(columns).executeTakeFirst();
}

/** Two who set it first wait for each other here. */
export async function lockSmtp(tx: Tx): Promise<KeptSmtp | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('smtp_setting'))`.execute(tx);
  return readSmtp(tx);
}

export async function saveSmtp(tx: Tx, { host, port, security, user, password, from, version }: KeptSmtp): Promise<void> {
  const row = { host, port, security, username: user, password, sender: from, version };
  await tx.insertInto('smtp_setting').values(row).onConflict((clash) => clash.column('singleton').doUpdateSet(row)).execute();
}
