/** SQL that counts what became of the assistant's conversations, from its turns and the tickets' logs. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { AssistantFigures, TalkFigure } from '@huiyin/domain/upkeep/figures.contract.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { withinReach } from '../ticket/index.ts';

export interface Period {
  /** By whose wall its days begin. */
  readonly timeZone: string;
  readonly from: Instant;
  /** Exclusive. */
  readonly until: Instant;
}

/** A conversation belongs to the period in which its first turn lies. Its outcome is that of the last thing the assistant said. */
const talksIn = ({ from, until }: Period) => sql`
  begun as (
    select distinct ticket_id from assistant_turn where at >= ${new Date(from)} and at < ${new Date(until)}
      and not exists (select from assistant_turn earlier where earlier.ticket_id = assistant_turn.ticket_id and earlier.at < ${new Date(from)})
  ),
  talk as (
    select b.ticket_id, t.customer_id, last.at, last.outcome, handed.reason,
      not exists (select from message m where m.ticket_id = b.ticket_id and m.author_kind = 'person' and m.direction = 'outbound') as deflected
    from begun b join ticket t on t.id = b.ticket_id
    join lateral (select max(at) as at, (array_agg(outcome order by at desc, id desc) filter (where message_id is not null))[1] as outcome from assistant_turn where ticket_id = b.ticket_id) last on true
    left join assistant_packet handed on handed.ticket_id = b.ticket_id
  ),
  judged as (
    select talk.*, coalesce(outcome = 'accepted', false) as hard, coalesce(outcome = 'left', false) as soft, reason is not null or coalesce(outcome in ('handed_on', 'person'), false) as handed_on,
      coalesce(outcome in ('accepted', 'left'), false) and (
        exists (select from ticket o where o.customer_id = talk.customer_id and o.id <> talk.ticket_id and o.opened_at > talk.at and o.opened_at <= talk.at + interval '7 days')
        or exists (select from ticket_event e where e.ticket_id = talk.ticket_id and e.kind = 'reopened' and e.at > talk.at and e.at <= talk.at + interval '7 days')
      ) as recontact
    from talk
  )`;

/** One statement. */
export async function readFigures(db: Db, period: Period): Promise<AssistantFigures> {
  const { rows } = await sql<{ figures: AssistantFigures }>`
    with ${talksIn(period)},
    by_day as (
      select to_char(at at time zone ${period.timeZone}, 'YYYY-MM-DD') as day, count(*) filter (where decision = 'answer') as answered, count(*) filter (where decision = 'clarify') as clarified, count(*) filter (where decision = 'hand_on') as handed_on
      from assistant_turn where at >= ${new Date(period.from)} and at < ${new Date(period.until)} group by 1
    )
    select jsonb_build_object(
      'talks', (select count(*) from judged),
      'counts', (select jsonb_build_object('hard', count(*) filter (where hard), 'soft', count(*) filter (where soft), 'deflected', count(*) filter (where deflected and not handed_on), 'recontact', count(*) filter (where recontact), 'handed_on', count(*) filter (where handed_on)) from judged),
      'reasons', coalesce((select jsonb_agg(jsonb_build_object('reason', reason, 'count', n) order by n desc, reason) from (select reason, count(*) as n from judged where reason is not null group by reason) r), '[]'),
      'byDay', coalesce((select jsonb_agg(jsonb_build_object('day', day, 'answered', answered, 'clarified', clarified, 'handedOn', handed_on) order by day) from by_day), '[]'),
      'lastOn', (select to_char(max(at) at time zone ${period.timeZone}, 'YYYY-MM-DD') from assistant_turn)
    ) as figures`.execute(db);
  return rows[0]!.figures;
}

export interface FigureTicket {
  readonly id: Id;
  readonly number: string;
  readonly subject: string;
  readonly at: Instant;
  readonly reason: string | null;
}

const most = 200;

export async function readFigureTickets(db: Db, period: Period, figure: TalkFigure, reach: Reach): Promise<FigureTicket[]> {
  const counted = { hard: sql`hard`, soft: sql`soft`, deflected: sql`deflected and not handed_on`, recontact: sql`recontact`, handed_on: sql`handed_on` }[figure];
  const { rows } = await sql<FigureTicket>`
    with ${talksIn(period)}
    select t.id, t.number, t.subject, judged.at, judged.reason from judged join ticket t on t.id = judged.ticket_id where ${counted} and ${withinReach(reach, 't')} order by judged.at desc, t.id limit ${most}`.execute(db);
  return rows;
}
