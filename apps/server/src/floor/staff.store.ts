/** SQL for staffing: who is planned for which team, and what was promised to whom. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant, Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { amongTeams } from './board.store.ts';

export interface Crew {
  readonly team: { readonly id: Id; readonly name: BilingualText };
  /** How many of its people are planned by each shift; without one nothing is planned. */
  readonly shifts: readonly { readonly shiftId: Id; readonly people: number }[];
}

/** Whoever is in two teams is planned in both: each sees whom it could have. */
export async function readCrews(db: Db, reach: Reach): Promise<readonly Crew[]> {
  const { rows } = await sql<Crew>`
    select jsonb_build_object('id', g.id, 'name', jsonb_build_object('zh', g.name_zh, 'en', g.name_en)) as team,
      coalesce((select jsonb_agg(jsonb_build_object('shiftId', s.shift_id, 'people', s.people)) from (
        select coalesce(a.shift_id, d.shift_id) as shift_id, count(*)::int as people
        from team_member m join person p on p.id = m.person_id and p.active left join agent_profile a on a.person_id = p.id left join dispatch_team d on d.team_id = g.id
        where m.team_id = g.id and coalesce(a.shift_id, d.shift_id) is not null
          and exists (select from person_role pr join role r on r.id = pr.role_id where pr.person_id = p.id and r.key = any(g.roles))
        group by 1) s), '[]') as shifts
    from team g where ${amongTeams(sql`g.id`, reach)} order by g.created_at, g.id`.execute(db);
  return rows;
}

/** The first-answer promise that most tickets of a channel had of late. */
export async function readUsualPromises(db: Db, since: Instant): Promise<ReadonlyMap<string, Milliseconds>> {
  const { rows } = await sql<{ kind: string; target: Milliseconds }>`
    select h.kind, mode() within group (order by c.target_ms) as target
    from clock c join ticket t on t.id = c.ticket_id join channel h on h.id = t.channel_id
    where c.kind = 'first_response' and c.stopped_at >= ${new Date(since)} and c.stopped_at is not null
    group by h.kind`.execute(db);
  return new Map(rows.map((row) => [row.kind, row.target]));
}

/** Of these spans, those in which anything arrived anywhere: the others were not quiet, only uncounted. */
export async function readCounted<Span extends { readonly from: Instant; readonly to: Instant }>(db: Db, spans: readonly Span[]): Promise<readonly Span[]> {
  const { rows } = await sql<{ n: number }>`
    select d.n::int as n from unnest(${spans.map(({ from }) => new Date(from))}::timestamptz[], ${spans.map(({ to }) => new Date(to))}::timestamptz[]) with ordinality as d("from", "to", n)
    where exists (select from floor_slot s where s.starts_at >= d."from" and s.starts_at < d."to" and s.arrived > 0)`.execute(db);
  const counted = new Set(rows.map(({ n }) => n - 1));
  return spans.filter((_, index) => counted.has(index));
}

/** When anything arrived last before then; null: never. */
export async function readLastArrival(db: Db, before: Instant): Promise<Instant | null> {
  const { rows } = await sql<{ last: Instant | null }>`select max(starts_at) as last from floor_slot where starts_at < ${new Date(before)} and arrived > 0`.execute(db);
  return rows[0]!.last;
}
