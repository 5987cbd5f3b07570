/** SQL for `answer_disagreement`, and for the replies among which contradictions are looked for. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { Said } from '@huiyin/domain/upkeep/find-disagreements.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

type Jsonb<Value> = ColumnType<Value, string, string>;
type State = 'open' | 'fine' | 'settled';

/** An article's answer, or an agent's; masked, without courtesies. */
export interface Given {
  readonly question: string;
  readonly text: string;
  readonly at: Instant;
  readonly articleId: Id | null;
  readonly ticketId: Id | null;
  readonly personId: Id | null;
}

export interface KeptAnswer {
  readonly says: readonly Said[];
  /** Articles first, then the latest. */
  readonly given: readonly Given[];
}

declare module '../platform/db.ts' {
  interface Tables {
    answer_disagreement: {
      id: string; language: Language; question: string; answers: Jsonb<readonly KeptAnswer[]>;
      found_at: ColumnType<number, Date, never>; said_at: ColumnType<number, Date, Date>; state: ColumnType<State, never, State>;
      settled_by: ColumnType<string | null, never, string | null>; settled_at: ColumnType<number | null, never, Date | null>; note: ColumnType<string | null, never, string | null>;
    };
  }
}

export interface KeptDisagreement {
  readonly id: Id;
  readonly language: Language;
  readonly question: string;
  readonly answers: readonly KeptAnswer[];
}

const columns = ['id', 'language', 'question', 'answers'] as const;

export async function insertDisagreement(tx: Tx, { id, language, question, answers }: KeptDisagreement, saidAt: Instant, at: Instant): Promise<void> {
  await tx.insertInto('answer_disagreement').values({ id, language, question, answers: JSON.stringify(answers), found_at: new Date(at), said_at: new Date(saidAt) }).execute();
}

/** What a keeper judged meanwhile stays as it was judged. */
export async function renewDisagreement(tx: Tx, { id, question, answers }: KeptDisagreement, saidAt: Instant): Promise<void> {
  await tx.updateTable('answer_disagreement').set({ question, answers: JSON.stringify(answers), said_at: new Date(saidAt) }).where('id', '=', id).where('state', '=', 'open').execute();
}

export async function removeOpenDisagreements(tx: Tx, ids: readonly Id[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('answer_disagreement').where('id', 'in', ids).where('state', '=', 'open').execute();
}

export async function readDisagreements(db: Db, limit: number): Promise<KeptDisagreement[]> {
  return db.selectFrom('answer_disagreement').select(columns).where('state', '=', 'open').orderBy('said_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** All open ones, and what was judged last. */
export async function readKnownDisagreements(db: Db, mostJudged: number): Promise<(KeptDisagreement & { readonly state: State })[]> {
  const known = db.selectFrom('answer_disagreement').select([...columns, 'state']);
  return [...(await known.where('state', '=', 'open').orderBy('id').execute()), ...(await known.where('state', '<>', 'open').orderBy('settled_at', 'desc').orderBy('id').limit(mostJudged).execute())];
}

export async function settleDisagreement(tx: Tx, id: Id, { as, by, at }: { readonly as: 'fine' | 'settled'; readonly by: Id | null; readonly at: Instant }): Promise<boolean> {
  const settled = await tx.updateTable('answer_disagreement').set({ state: as, settled_by: by, settled_at: new Date(at) }).where('id', '=', id).where('state', '=', 'open').executeTakeFirst();
  return settled.numUpdatedRows === 1n;
}

export interface LatestReply {
  readonly ticketId: Id;
  readonly personId: Id | null;
  readonly question: string;
  readonly text: string;
  readonly at: Instant;
}

/** What people answered last, each with what the customer had said just before. By id, which grows with time and is indexed. */
export async function readLatestReplies(db: Db, limit: number): Promise<LatestReply[]> {
  const { rows } = await sql<LatestReply>`
    select m.ticket_id as "ticketId", m.author_id as "personId", asked.body as question, m.body as text, m.at from message m
    join lateral (select body from message where ticket_id = m.ticket_id and direction = 'inbound' and seq < m.seq order by seq desc limit 1) asked on true
    where m.direction = 'outbound' and m.author_kind = 'person' order by m.id desc limit ${limit}`.execute(db);
  return rows;
}
