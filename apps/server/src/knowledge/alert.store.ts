/** SQL for `article_alert`: of which articles their keepers have to be told, and what they were told already. */

import { toDayNumber, toLocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { expiryNotice, type Present, reviewNoticeDays } from '@huiyin/domain/knowledge/standing.ts';
import { type ColumnType, sql } from 'kysely';
import type { Tx } from '../platform/db.ts';

export type AlertKind = 'review_due' | 'review_overdue' | 'expiring' | 'expired';

declare module '../platform/db.ts' {
  interface Tables {
    article_alert: { article_id: string; kind: AlertKind; due: string; at: ColumnType<number, Date, never> };
  }
}

export interface Alert {
  readonly articleId: Id;
  readonly question: string;
  readonly ownerId: Id;
  readonly teamId: Id;
  readonly kind: AlertKind;
  /** The day of review, or the moment (RFC 3339) at which it ceases to hold. */
  readonly due: string;
}

/**
 * Takes what is to be told now, at most `batch`, and remembers that it was: of several workers one gets each. A review or an end that is past
 * when it is first seen is told as that alone, and one that was moved is told anew.
 */
export async function takeAlerts(tx: Tx, { now, today }: Present, batch: number): Promise<Alert[]> {
  const soon = toLocalDate(toDayNumber(today) + reviewNoticeDays);
  const { rows } = await sql<Alert>`
    with held as (
      select a.id, v.question, a.owner_id, a.team_id, a.review_on, v.valid_until from article a join article_version v on v.article_id = a.id and v.number = a.published_number
      where a.retired_at is null and (a.review_on <= ${soon}::date or v.valid_until <= ${new Date(now + expiryNotice)})
    ), due as (
      select id, question, owner_id, team_id, case when review_on < ${today}::date then 'review_overdue' else 'review_due' end as kind, review_on::text as due
      from held where review_on <= ${soon}::date
      union all
      select id, question, owner_id, team_id, case when valid_until <= ${new Date(now)} then 'expired' else 'expiring' end, to_char(valid_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
      from held where valid_until <= ${new Date(now + expiryNotice)}
    ), fresh as (
      select * from due where not exists (select 1 from article_alert t where t.article_id = due.id and t.kind = due.kind and t.due = due.due) order by due.id, due.kind limit ${batch}
    ), taken as (
      insert into article_alert (article_id, kind, due, at) select id, kind, due, ${new Date(now)} from fresh on conflict do nothing returning article_id, kind, due
    )
    select f.id as "articleId", f.question, f.owner_id as "ownerId", f.team_id as "teamId", f.kind, f.due
    from fresh f join taken t on t.article_id = f.id and t.kind = f.kind and t.due = f.due order by f.id, f.kind`.execute(tx);
  return rows;
}
