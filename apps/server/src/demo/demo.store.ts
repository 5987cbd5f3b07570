/** SQL that the demo reads who works in the centre with, and what they said. */

import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { Player } from './cast.ts';

export async function readPlayers(db: Db): Promise<Player[]> {
  const { rows } = await sql<Player>`
    select p.id, p.name, p.email,
      array(select r.key from person_role pr join role r on r.id = pr.role_id where pr.person_id = p.id order by r.key) as roles,
      array(select tm.team_id from team_member tm join team t on t.id = tm.team_id where tm.person_id = p.id order by t.key) as "teamIds"
    from person p where p.active and p.email like '%@demo.huiyin' order by p.email`.execute(db);
  return rows;
}

export interface PastAnswer {
  readonly messageId: string;
  readonly ticketId: string;
  readonly agentId: string;
  readonly categoryKey: string;
  readonly at: number;
}

/** The first answer by a person on about every twentieth ticket of the two months, always the same ones. */
export async function readAnswers(db: Db): Promise<PastAnswer[]> {
  const { rows } = await sql<PastAnswer>`
    select distinct on (t.number) m.id as "messageId", t.id as "ticketId", m.author_id as "agentId", c.key as "categoryKey", m.at
    from ticket t join category c on c.id = t.category_id join message m on m.ticket_id = t.id and m.direction = 'outbound' and m.author_kind = 'person'
    where t.opened_at < '2025-09-01T00:00:00+08:00' and hashtext(t.number) % 20 = 0 order by t.number, m.seq`.execute(db);
  return rows;
}
