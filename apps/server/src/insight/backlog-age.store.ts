/** SQL that reads how old the backlog is, and which tickets are of which age. Of the facts. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import { type BacklogBand, backlogBands, bandDays, bandEdges } from '@huiyin/domain/insight/backlog-age.ts';
import { day, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { type BehindRow, listTickets, type PlaceInList } from './metric-ticket.store.ts';
import { sliceSql, whereAll, type Slice } from './reading.store.ts';

const open = sql<boolean>`f.counted and f.archived_at is null`;

export async function readAges(db: Db, at: Instant, where: Slice): Promise<{ readonly items: { band: BacklogBand; n: number }[]; readonly oldestDays: number | null }> {
  const edges = backlogBands.flatMap((band) => (bandDays[band] === null ? [] : [bandDays[band] * day]));
  const { rows } = await sql<{ band: number; n: number; oldest: number }>`
    select width_bucket(extract(epoch from ${new Date(at)}::timestamptz - f.opened_at)::float8 * 1000, array[${sql.join(edges)}]::float8[]) as band, count(*)::int as n, min(f.opened_at) as oldest
    from ticket_fact f where ${open} ${whereAll(sliceSql(where, 'front'))} group by 1`.execute(db);
  const oldest = Math.min(...rows.map((row) => row.oldest));
  return { items: backlogBands.map((band, index) => ({ band, n: rows.find((row) => row.band === index)?.n ?? 0 })), oldestDays: rows.length === 0 ? null : daysOld(oldest, at) };
}

/** The oldest first: `value` falls as they open later, so that a page's place does not move with the hour. */
export async function readOfAge(db: Db, { band, at, where, ...place }: { readonly band: BacklogBand; readonly at: Instant; readonly where: Slice } & PlaceInList, reach: Reach): Promise<BehindRow[]> {
  const { from, below } = bandEdges(band);
  const edge = (days: number) => sql`${new Date(at - days * day)}::timestamptz`;
  return listTickets(db, sql`
    select f.ticket_id, f.front_team_id as team_id, f.front_agent_id as agent_id, -extract(epoch from f.opened_at)::float8 as value
    from ticket_fact f where ${open} ${from === 0 ? sql`` : sql`and f.opened_at <= ${edge(from)}`} ${below === null ? sql`` : sql`and f.opened_at > ${edge(below)}`} ${whereAll(sliceSql(where, 'front'))}`, place, reach);
}

export function daysOld(openedAt: Instant, at: Instant): number {
  return Math.round(((at - openedAt) / day) * 100) / 100;
}
