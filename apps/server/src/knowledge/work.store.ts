/** SQL for what articles ask of one person: as owner, department, writer, reviewer and reader. */

import { toDayNumber, toLocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import { workKinds } from '@huiyin/domain/knowledge/knowledge.contract.ts';
import { expiryNotice, type Present, reviewNoticeDays } from '@huiyin/domain/knowledge/standing.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

export interface WorkRow {
  readonly kind: (typeof workKinds)[number];
  readonly id: Id;
  readonly key: string;
  readonly language: Language;
  readonly question: string;
  readonly due: string | null;
  readonly number: number | null;
  readonly reason: string | null;
  readonly own: boolean;
}

export interface WorkAsker {
  readonly personId: Id;
  readonly teamIds: readonly Id[];
  readonly mayWrite: boolean;
  readonly mayPublish: boolean;
}

const most = 200;

/** In the order of `workKinds`, the earliest due first. */
export async function readWork(db: Db, { personId, teamIds, mayWrite, mayPublish }: WorkAsker, { now, today }: Present): Promise<WorkRow[]> {
  const soon = toLocalDate(toDayNumber(today) + reviewNoticeDays);
  const utc = sql`'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;
  const { rows } = await sql<WorkRow>`
    with mine as (
      select a.id, a.key, a.language, coalesce(v.question, a.draft -> 'content' ->> 'question') as question, a.draft, a.review_on, a.published_number, v.valid_until, v.wrong_at, v.wrong_reason,
        a.owner_id = ${personId}::uuid as owner,
        (a.owner_id = ${personId}::uuid or (${mayWrite} and a.team_id = any(${[...teamIds]}::uuid[]))) as own,
        coalesce(a.draft -> 'writers' @> to_jsonb(${personId}::text), false) as wrote
      from article a left join article_version v on v.article_id = a.id and v.number = a.published_number where a.retired_at is null
    ), work as (
      select 'wrong' as kind, id, key, language, question, null::text as due, published_number as number, wrong_reason as reason, owner as own from mine where own and wrong_at is not null
      union all
      select case when valid_until <= ${new Date(now)} then 'expired' else 'expiring' end, id, key, language, question, to_char(valid_until at time zone 'UTC', ${utc}), null, null, owner from mine
        where own and wrong_at is null and valid_until <= ${new Date(now + expiryNotice)}
      union all
      select case when review_on < ${today}::date then 'review_overdue' else 'review_due' end, id, key, language, question, review_on::text, null, null, owner from mine
        where own and published_number is not null and review_on <= ${soon}::date
      union all
      select case when draft ->> 'returned' is not null then 'returned' else 'draft' end, id, key, language, question, null, null, draft -> 'returned' ->> 'reason', owner from mine
        where wrote and draft ->> 'state' = 'draft'
      union all
      select 'to_review', id, key, language, question, null, null, null, owner from mine where ${mayPublish} and draft ->> 'state' = 'review' and not wrote
      union all
      select 'to_read', m.id, m.key, m.language, m.question, r.due_on::text, r.number, null, m.owner
        from mine m join (select article_id, max(number) as number, min(due_on) as due_on from article_reading where team_id = any(${[...teamIds]}::uuid[]) group by article_id) r on r.article_id = m.id
        where not exists (select 1 from article_read d where d.article_id = m.id and d.number >= r.number and d.person_id = ${personId}::uuid)
    )
    select * from work order by array_position(${[...workKinds]}::text[], kind), due nulls last, key limit ${most}`.execute(db);
  return rows;
}
