/** SQL for `forbidden_phrase`, and `forbidden_phrase_sent`: what was sent although it warns. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { ForbiddenPhrase, Severity } from '@huiyin/domain/wording/forbidden-phrase.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

type Timestamp = ColumnType<number, Date, Date>;

declare module '../platform/db.ts' {
  interface Tables {
    forbidden_phrase: {
      id: string; key: string | null; language: Language; text: string; severity: Severity; why: ColumnType<BilingualText, string, string>; better: string; exceptions: string[];
      active: boolean; version: ColumnType<number, number | undefined, number>; created_at: Timestamp; removed_at: ColumnType<number | null, Date | null, Date | null>;
    };
    forbidden_phrase_sent: { id: string; phrase_id: string; ticket_id: string; message_id: string; by_id: string; at: Timestamp };
  }
}

export type PhraseFacts = Omit<ForbiddenPhrase, 'id'>;
export interface KeptPhrase extends ForbiddenPhrase {
  readonly key: string | null;
  readonly version: number;
}

const columns = ['id', 'key', 'language', 'text', 'severity', 'why', 'better', 'exceptions', 'active', 'version'] as const;

export async function readPhrases(db: Db): Promise<KeptPhrase[]> {
  return db.selectFrom('forbidden_phrase').select(columns).where('removed_at', 'is', null).orderBy('created_at').orderBy('id').execute();
}

export async function countSent(db: Db, since: Instant): Promise<ReadonlyMap<Id, number>> {
  const rows = await db.selectFrom('forbidden_phrase_sent').select(['phrase_id', sql<number>`count(*)::int`.as('times')]).where(sql<boolean>`at >= ${new Date(since)}`).groupBy('phrase_id').execute();
  return new Map(rows.map(({ phrase_id: id, times }) => [id, times]));
}

export async function countPhrases(tx: Tx): Promise<number> {
  return (await tx.selectFrom('forbidden_phrase').select(sql<number>`count(*)::int`.as('all')).where('removed_at', 'is', null).executeTakeFirstOrThrow()).all;
}

export async function lockPhrase(tx: Tx, id: Id): Promise<KeptPhrase | undefined> {
  return tx.selectFrom('forbidden_phrase').select(columns).where('id', '=', id).where('removed_at', 'is', null).forUpdate().executeTakeFirst();
}

/** Undefined when the text is on the list already. */
export async function insertPhrase(tx: Tx, id: Id, facts: PhraseFacts, at: Instant): Promise<KeptPhrase | undefined> {
  return tx
    .insertInto('forbidden_phrase')
    .values({ id, key: null, ...rowOf(facts), created_at: new Date(at), removed_at: null })
    .onConflict((clash) => clash.column('text').where('removed_at', 'is', null).doNothing())
    .returning(columns)
    .executeTakeFirst();
}

export async function isTextTaken(tx: Tx, text: string, exceptId: Id): Promise<boolean> {
  return (await tx.selectFrom('forbidden_phrase').select('id').where('text', '=', text).where('id', '<>', exceptId).where('removed_at', 'is', null).executeTakeFirst()) !== undefined;
}

export async function savePhrase(tx: Tx, id: Id, facts: PhraseFacts, version: number): Promise<KeptPhrase> {
  return tx.updateTable('forbidden_phrase').set({ ...rowOf(facts), version }).where('id', '=', id).returning(columns).executeTakeFirstOrThrow();
}

export async function removePhrase(tx: Tx, id: Id, at: Instant): Promise<string | undefined> {
  return (await tx.updateTable('forbidden_phrase').set({ removed_at: new Date(at) }).where('id', '=', id).where('removed_at', 'is', null).returning('text').executeTakeFirst())?.text;
}

/** What was there under one of the keys stays as the centre left it, removed ones too; so does a text that the centre listed itself. */
export async function insertShipped(tx: Tx, phrases: readonly (PhraseFacts & { readonly id: Id; readonly key: string })[], at: Instant): Promise<void> {
  await tx
    .insertInto('forbidden_phrase')
    .values(phrases.map(({ id, key, ...facts }) => ({ id, key, ...rowOf(facts), created_at: new Date(at), removed_at: null })))
    .onConflict((clash) => clash.doNothing())
    .execute();
}

export async function keepSent(tx: Tx, rows: readonly { readonly id: Id; readonly phraseId: Id; readonly ticketId: Id; readonly messageId: Id; readonly byId: Id; readonly at: Instant }[]): Promise<void> {
  await tx
    .insertInto('forbidden_phrase_sent')
    .values(rows.map(({ id, phraseId, ticketId, messageId, byId, at }) => ({ id, phrase_id: phraseId, ticket_id: ticketId, message_id: messageId, by_id: byId, at: new Date(at) })))
    .execute();
}

function rowOf({ language, text, severity, why, better, exceptions, active }: PhraseFacts) {
  return { language, text, severity, why: JSON.stringify(why), better, exceptions: [...exceptions], active };
}
