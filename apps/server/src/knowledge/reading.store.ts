/** SQL for `article_reading` and `article_read`: which teams were asked to read a version, and who has. */

import type { LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    article_reading: { id: string; article_id: string; number: number; team_id: string; asked_by: string | null; asked_at: ColumnType<number, Date, never>; due_on: string | null };
    article_read: { article_id: string; number: number; person_id: string; at: ColumnType<number, Date, never> };
  }
}

/** False when the team was asked to read this version before: then the day alone changes. */
export async function saveReading(tx: Tx, reading: { readonly id: Id; readonly articleId: Id; readonly number: number; readonly teamId: Id; readonly askedBy: Id; readonly at: Instant; readonly dueOn: LocalDate | null }): Promise<boolean> {
  const { rows } = await sql<{ id: Id }>`
    insert into article_reading (id, article_id, number, team_id, asked_by, asked_at, due_on)
    values (${reading.id}::uuid, ${reading.articleId}::uuid, ${reading.number}, ${reading.teamId}::uuid, ${reading.askedBy}::uuid, ${new Date(reading.at)}, ${reading.dueOn}::date)
    on conflict (article_id, number, team_id) do update set due_on = excluded.due_on returning id`.execute(tx);
  return rows[0]!.id === reading.id;
}

/** The first time counts. */
export async function saveRead(tx: Tx, read: { readonly articleId: Id; readonly number: number; readonly personId: Id; readonly at: Instant }): Promise<void> {
  await tx
    .insertInto('article_read')
    .values({ article_id: read.articleId, number: read.number, person_id: read.personId, at: new Date(read.at) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface Reading {
  readonly id: Id;
  readonly number: number;
  readonly teamId: Id;
  readonly teamName: BilingualText;
  readonly askedBy: Id | null;
  readonly askedAt: Instant;
  readonly dueOn: LocalDate | null;
  /** Those who still owe it first. */
  readonly members: readonly { readonly id: Id; readonly name: string; readonly readAt: string | null }[];
}

/** Newest first. Who read a later version has read what this one was asked for. */
export async function readReadings(db: Db, articleId: Id): Promise<Reading[]> {
  const { rows } = await sql<Reading>`
    select r.id, r.number, r.team_id as "teamId", json_build_object('zh', t.name_zh, 'en', t.name_en) as "teamName", r.asked_by as "askedBy", r.asked_at as "askedAt", r.due_on::text as "dueOn",
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'readAt', m.read_at) order by m.read_at nulls first, m.name, m.id), '[]') from (
        select p.id, p.name, (select to_char(min(d.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from article_read d where d.article_id = r.article_id and d.number >= r.number and d.person_id = p.id) as read_at
        from team_member tm join person p on p.id = tm.person_id and p.active where tm.team_id = r.team_id) m) as members
    from article_reading r join team t on t.id = r.team_id where r.article_id = ${articleId}::uuid order by r.asked_at desc, r.id desc`.execute(db);
  return rows;
}
