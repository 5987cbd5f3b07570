/** SQL for `team_calendar`: which team works by which calendar. No other file writes to it. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    team_calendar: { team_id: string; calendar_id: string };
  }
}

export interface TeamCalendar {
  readonly teamId: Id;
  readonly calendarId: Id;
}

export async function readTeamCalendars(db: Db): Promise<TeamCalendar[]> {
  return db.selectFrom('team_calendar').select(['team_id as teamId', 'calendar_id as calendarId']).orderBy('team_id').execute();
}

export async function countTeamsBy(db: Db, calendarIds: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
  const { rows } = await sql<{ calendarId: Id; teams: number }>`
    select calendar_id as "calendarId", count(*)::int as teams from team_calendar where calendar_id = any(${[...calendarIds]}::uuid[]) group by calendar_id`.execute(db);
  return new Map(rows.map(({ calendarId, teams }) => [calendarId, teams]));
}

/** These and no others; a team that worked by another calendar changes over. False when one of them is not there. */
export async function replaceTeamsOf(tx: Tx, calendarId: Id, teamIds: readonly Id[]): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from team where id = any(${[...teamIds]}::uuid[])`.execute(tx);
  if (rows[0]!.n !== new Set(teamIds).size) return false;
  await tx.deleteFrom('team_calendar').where('calendar_id', '=', calendarId).execute();
  await sql`
    insert into team_calendar (team_id, calendar_id) select id, ${calendarId}::uuid from unnest(${[...teamIds]}::uuid[]) as t(id)
    on conflict (team_id) do update set calendar_id = excluded.calendar_id`.execute(tx);
  return true;
}
