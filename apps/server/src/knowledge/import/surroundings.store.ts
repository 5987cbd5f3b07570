/** SQL that finds what files of articles name: people by their mailbox, pictures by their content, whole articles by their key. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Article } from '@huiyin/domain/knowledge/article.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import { pictureOwner } from '../picture.store.ts';

/** By mailbox, in lower case. Only those who work here now. */
export async function readMailboxes(db: Db): Promise<ReadonlyMap<string, Id>> {
  const { rows } = await sql<{ email: string; id: Id }>`select lower(email) as email, id from person where active and email is not null order by id`.execute(db);
  return new Map(rows.map(({ email, id }) => [email, id]));
}

export async function readMailboxesOf(db: Db, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  const { rows } = await sql<{ email: string; id: Id }>`select email, id from person where id = any(${[...ids]}::uuid[]) and email is not null`.execute(db);
  return new Map(rows.map(({ email, id }) => [id, email]));
}

/** Pictures of articles that hold exactly this, by the hex digest of their content: the oldest of equal ones. */
export async function readPicturesByContent(db: Db, digests: readonly string[]): Promise<ReadonlyMap<string, Id>> {
  if (digests.length === 0) return new Map();
  const { rows } = await sql<{ digest: string; id: Id }>`
    select encode(sha256, 'hex') as digest, id from stored_file where owner = ${pictureOwner} and type like 'image/%' and encode(sha256, 'hex') = any(${[...digests]}::text[]) order by id desc`.execute(db);
  return new Map(rows.map(({ digest, id }) => [digest, id]));
}

export interface KeyedArticle {
  readonly key: string;
  readonly id: Id;
  readonly language: Article['language'];
}

export async function readKeyed(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, KeyedArticle>> {
  const { rows } = await sql<KeyedArticle>`select key, id, language from article where key = any(${[...keys]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.key, row]));
}

/** All that are not retired, in the order of their keys. */
export async function readIdsToExport(db: Db): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`select id from article where retired_at is null order by key`.execute(db);
  return rows.map(({ id }) => id);
}

/** Two imports at once would each find the other's articles missing. */
export async function lockImports(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('knowledge.import'))`.execute(tx);
}
