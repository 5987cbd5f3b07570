/** SQL that looks for tickets which may be nowhere; whether one is, `landingOf` says. */

import { landingOf, type Whereabouts } from '@huiyin/domain/floor/landing.ts';
import { shippedRules } from '@huiyin/domain/dispatch/shipped.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { minute, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { amongTeams } from './board.store.ts';

export interface Found extends Whereabouts {
  readonly id: Id;
  readonly number: string;
  readonly step: string;
}

/** Sweeps need a moment: what is due now is done within it. */
const patience = 2 * minute;
const most = 100;

/** The first hundred. A ticket without a team belongs to nobody's reach but that of who sees everything. */
export async function readLimbo(db: Db, reach: Reach, at: Instant): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    select * from (
      select t.id, t.number, t.step, t.state, t.role, t.agent_id as "agentId", t.team_id as "teamId", coalesce(p.active, false) as "holderActive",
        exists (select from clock c where c.ticket_id = t.id and c.state = 'running') as promised,
        exists (select from dispatch_trace d where d.ticket_id = t.id and d.step_entered_at = t.step_entered_at and d.alerted_at is not null) as alerted,
        greatest(t.step_entered_at, t.waiting_since) > ${new Date(at - patience)}::timestamptz - make_interval(mins => coalesce((g.rules ->> 'alertAfterMinutes')::int, ${shippedRules.alertAfterMinutes})) as fresh,
        (coalesce((t.pause ->> 'until')::float8, extract(epoch from t.silence_confirms_at) * 1000) > ${at - patience}
          -- The assistant has spoken: its sweep ends the conversation when the customer asks no more.
          or (t.role = 'assistant' and t.assistant ->> 'state' = 'speaking' and t.waiting_since is null)) as ends
      from ticket t left join person p on p.id = t.agent_id left join dispatch_team g on g.team_id = t.team_id
      where t.state in ('open', 'paused') and ${amongTeams(sql`t.team_id`, reach)} and not (t.state = 'open' and coalesce(p.active, false))
    ) suspect
    where not (state = 'open' and "agentId" is null and "teamId" is not null and (promised or fresh)) limit 10000`.execute(db);
  return rows.map((row) => ({ ...row, ends: row.ends ?? false })).filter((row) => landingOf(row) === 'limbo').slice(0, most);
}
