/** SQL for `floor_slot`: arrivals, abandonments and work by half hour, gathered from the event log. */

import { slotMs } from '@huiyin/domain/floor/forecast.ts';
import { longestGapMs, readingMs } from '@huiyin/domain/floor/work-time.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql, type ColumnType } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import type { LoggedEvent } from '../platform/domain.ts';

declare module '../platform/db.ts' {
  interface Tables {
    floor_slot: {
      team_id: string;
      channel_id: string;
      starts_at: ColumnType<number, Date, Date>;
      arrived: number;
      abandoned: number;
      worked_ms: number;
    };
  }
}

const counted = new Set(['opened', 'assigned', 'escalated', 'reopened', 'abandoned']);

/** Events that tell of an arrival, a leaving or a person's work; most of a machine's do not. */
function isCounted({ kind, actorKind }: Pick<LoggedEvent, 'kind' | 'actorKind'>): boolean {
  return counted.has(kind) || actorKind === 'person';
}

/**
 * Adds a batch of the log in one statement, in the order of the key so that two readers of a replay cannot wait for each other.
 * The team of a moment is that of the latest event up to it which names one (`opened`, `assigned`, `escalated`).
 */
export async function addToSlots(tx: Tx, events: readonly LoggedEvent[]): Promise<void> {
  const rows = JSON.stringify(events.filter(isCounted).map(({ ticketId, version, kind, at, actorKind, actorId }) => ({ ticket: ticketId, version, kind, at, actor: actorKind === 'person' ? actorId : null })));
  if (rows === '[]') return;
  await sql`
    insert into floor_slot (team_id, channel_id, starts_at, arrived, abandoned, worked_ms)
    select team_id, channel_id, starts_at, sum(arrived), sum(abandoned), sum(worked_ms)
    from (
      select now_in.team_id, t.channel_id, to_timestamp(floor(e.at / ${slotMs}::float8) * ${slotMs}::float8 / 1000) as starts_at,
        case when e.kind = 'reopened' or (e.kind in ('opened', 'assigned', 'escalated') and now_in.version = e.version and now_in.team_id is distinct from was_in.team_id) then 1 else 0 end as arrived,
        case when e.kind = 'abandoned' then 1 else 0 end as abandoned,
        case when e.actor is null then 0
          when e.at - acted.at <= ${longestGapMs} then greatest(e.at - acted.at, 0)
          else ${readingMs}::float8 end as worked_ms
      from jsonb_to_recordset(${rows}::jsonb) as e(ticket uuid, version integer, kind text, at float8, actor uuid)
      join ticket t on t.id = e.ticket
      cross join lateral (
        select p.version, (p.facts ->> 'teamId')::uuid as team_id from ticket_event p
        where p.ticket_id = e.ticket and p.version <= e.version and p.kind in ('opened', 'assigned', 'escalated') and p.facts ->> 'teamId' is not null
        order by p.version desc limit 1
      ) now_in
      left join lateral (
        select (p.facts ->> 'teamId')::uuid as team_id from ticket_event p
        where p.ticket_id = e.ticket and p.version < e.version and p.kind in ('opened', 'assigned', 'escalated') and p.facts ->> 'teamId' is not null
        order by p.version desc limit 1
      ) was_in on e.kind in ('opened', 'assigned', 'escalated')
      left join lateral (
        select extract(epoch from p.at) * 1000 as at from ticket_event p
        where p.ticket_id = e.ticket and p.version < e.version and p.actor_id = e.actor
        order by p.version desc limit 1
      ) acted on e.actor is not null
    ) counted
    where (arrived > 0 or abandoned > 0 or worked_ms > 0) and exists (select from team where team.id = team_id)
    group by team_id, channel_id, starts_at
    order by team_id, channel_id, starts_at
    on conflict (team_id, channel_id, starts_at) do update
      set arrived = floor_slot.arrived + excluded.arrived, abandoned = floor_slot.abandoned + excluded.abandoned, worked_ms = floor_slot.worked_ms + excluded.worked_ms
  `.execute(tx);
}

/** Before the log is read again from zero. */
export async function forgetSlots(tx: Tx): Promise<void> {
  await tx.deleteFrom('floor_slot').execute();
}

export interface Slot {
  readonly teamId: Id;
  readonly channelKind: string;
  readonly startsAt: Instant;
  readonly arrived: number;
  readonly workedMs: number;
}

/** From `from` on, before `to`; `teamIds` null: of all. */
export async function readSlots(db: Db, span: { readonly from: Instant; readonly to: Instant }, teamIds: readonly Id[] | null): Promise<readonly Slot[]> {
  const { rows } = await sql<Slot>`
    select s.team_id as "teamId", c.kind as "channelKind", s.starts_at as "startsAt", sum(s.arrived)::int as arrived, sum(s.worked_ms)::int8 as "workedMs"
    from floor_slot s join channel c on c.id = s.channel_id
    where s.starts_at >= ${new Date(span.from)} and s.starts_at < ${new Date(span.to)} and ${teamIds === null ? sql`true` : sql`s.team_id = any(${teamIds}::uuid[])`}
    group by s.team_id, c.kind, s.starts_at`.execute(db);
  return rows;
}
