/** SQL that reads the floor: what every queue and every agent has on hand, in a few statements however large the centre. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant, Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../platform/db.ts';

export async function readTeamsOfTickets(db: Db, ticketIds: readonly Id[]): Promise<readonly Id[]> {
  if (ticketIds.length === 0) return [];
  const { rows } = await sql<{ team_id: Id }>`select distinct team_id from ticket where id = any(${ticketIds}::uuid[]) and team_id is not null`.execute(db);
  return rows.map((row) => row.team_id);
}

/** Of a team's board belongs what stands in its name, whoever holds it; narrower reaches have no board. */
export function amongTeams(column: RawBuilder<unknown>, reach: Reach): RawBuilder<boolean> {
  if (reach.scope === 'all') return sql<boolean>`true`;
  if (reach.scope === 'own') return sql<boolean>`false`;
  return sql<boolean>`${column} = any(${reach.teamIds}::uuid[])`;
}
