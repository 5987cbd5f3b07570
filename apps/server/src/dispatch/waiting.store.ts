/** SQL that reads queues for dispatch. The queue is the ticket table itself: open, nobody's, not the machine's; there is no second one to fall out of step. */

import type { ChannelKind } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { Scope } from '../ticket/index.ts';
import './dispatch.tables.ts';

export interface WaitingTicket {
  readonly id: Id;
  readonly role: string;
  readonly kind: string | null;
  readonly categoryId: Id | null;
  readonly channelKind: ChannelKind;
  readonly language: 'zh' | 'en' | null;
  /** 0: put before all others by hand. */
  readonly rank: number;
  readonly queueAt: Instant;
  readonly stepEnteredAt: Instant;
  /** Since when it waits for what it waits for now. */
  readonly since: Instant;
  /** Who held it in this role before. */
  readonly heldBy: Id | null;
  /** Who served the customer last. */
  readonly lastAgentId: Id | null;
}

export type Mark = Pick<WaitingTicket, 'rank' | 'queueAt' | 'id'>;

const isWaiting = sql<boolean>`t.state = 'open' and t.agent_id is null and t.role <> 'assistant'`;
/** The step, or the customer's question, whichever came later: a ticket that reaches a team late has not waited there long. */
export const waitsSince = sql<number>`greatest(t.step_entered_at, t.waiting_since)`;

function waitingColumns(sticky: RawBuilder<unknown>) {
  return sql`t.id, t.role, t.kind, t.category_id as "categoryId", h.kind as "channelKind", v.language, t.priority_rank as rank, t.queue_at as "queueAt", t.step_entered_at as "stepEnteredAt",
    ${waitsSince} as since, (t.held_by -> t.role ->> 'agentId')::uuid as "heldBy", ${sticky} as "lastAgentId"`;
}

const waitingTables = sql`ticket t join channel h on h.id = t.channel_id left join visitor v on v.id = t.visitor_id`;

/** A stretch of one team's queue, most urgent first. Nothing is locked: what is chosen is locked afterwards, and looked at again. */
export async function readWaitingOf(db: Db, teamId: Id, wish: { readonly after: Mark | null; readonly limit: number; /** Null: nobody is familiar for having served the customer. */ readonly servedSince: Instant | null }): Promise<WaitingTicket[]> {
  const behind = wish.after === null ? sql`true` : sql`(t.priority_rank, t.queue_at, t.id) > (${wish.after.rank}, ${new Date(wish.after.queueAt)}, ${wish.after.id}::uuid)`;
  const { rows } = await sql<WaitingTicket>`
    select ${waitingColumns(lastAgent(wish.servedSince))} from ${waitingTables}
    where t.team_id = ${teamId}::uuid and ${isWaiting} and t.state in ('open', 'paused') and ${behind}
    order by t.priority_rank, t.queue_at, t.id limit ${sql.lit(wish.limit)}`.execute(db);
  return rows;
}

/** Among the customer's last few: some customers are shops with a thousand tickets. */
function lastAgent(servedSince: Instant | null): RawBuilder<unknown> {
  if (servedSince === null) return sql`null::uuid`;
  return sql`(select l.agent_id from (
    select x.agent_id, x.opened_at from ticket x where x.customer_id = t.customer_id and x.opened_at > ${new Date(servedSince)} and x.id <> t.id order by x.opened_at desc limit 5
  ) l where l.agent_id is not null order by l.opened_at desc limit 1)`;
}

/** As if it waited: for questions about any ticket. */
export async function readAsWaiting(db: Db, ticketId: Id, servedSince: Instant): Promise<(WaitingTicket & { readonly number: string; readonly teamId: Id | null; readonly agentId: Id | null }) | undefined> {
  const { rows } = await sql<WaitingTicket & { number: string; teamId: Id | null; agentId: Id | null }>`
    select ${waitingColumns(lastAgent(servedSince))}, t.number, t.team_id as "teamId", t.agent_id as "agentId" from ${waitingTables} where t.id = ${ticketId}::uuid`.execute(db);
  return rows[0];
}

/** Which of these teams have both: work that waits, and somebody who says available. One cheap question, asked all the time. */
export async function readTeamsWithWork(db: Db, teamIds: readonly Id[], seenSince: Instant): Promise<Id[]> {
  if (teamIds.length === 0) return [];
  const { rows } = await sql<{ id: Id }>`
    select g.id from unnest(${[...teamIds]}::uuid[]) as g(id)
    where exists (select 1 from team_member m join presence p on p.person_id = m.person_id where m.team_id = g.id and p.state = 'available' and p.seen_at >= ${new Date(seenSince)})
      and exists (select 1 from ticket t where t.team_id = g.id and ${isWaiting} and t.state in ('open', 'paused'))
    order by g.id`.execute(db);
  return rows.map((row) => row.id);
}

export interface OverdueTicket {
  readonly id: Id;
  readonly teamId: Id | null;
  readonly role: string;
  readonly since: Instant;
  readonly stepEnteredAt: Instant;
  /** Of this step; empty when it never left a queue. */
  readonly overflowedFrom: readonly Id[];
}

const trace = sql`left join dispatch_trace d on d.ticket_id = t.id and d.step_entered_at = t.step_entered_at`;

/** Nobody's work of a team that has waited since before then, or whose role nobody is there for, oldest first; only what one of these teams could serve and has not passed on, so that the rest does not stand before it. */
export async function readOverdue(db: Db, teamId: Id, when: { readonly waitedSince: Instant | null; readonly unattended: readonly string[] }, helpers: readonly { readonly id: Id; readonly roles: readonly string[] }[], scope: Scope, limit: number): Promise<OverdueTicket[]> {
  const mayHelp = sql.join(helpers.map(({ id, roles }) => sql`(t.role = any(${[...roles]}::text[]) and ${id}::uuid <> all (coalesce(d.overflowed_from, '{}')))`), sql` or `);
  const isLate = when.waitedSince === null ? sql`false` : sql`${waitsSince} <= ${new Date(when.waitedSince)}`;
  return overdue(db, sql`t.team_id = ${teamId}::uuid and (${isLate} or t.role = any(${[...when.unattended]}::text[])) and (${mayHelp}) and ${isWithin(scope)}`, limit);
}

/** Left aside, or the only ones that are asked about. */
export function isWithin({ except, only }: Scope): RawBuilder<boolean> {
  const among = only === null ? sql`true` : sql`t.id = any(${[...only]}::uuid[])`;
  return sql<boolean>`(t.id <> all(${[...except]}::uuid[]) and ${among})`;
}

/** The same, of which nobody was told yet. Null: in no team's queue at all. */
export async function readUntold(db: Db, teamId: Id | null, waitedSince: Instant, limit: number): Promise<OverdueTicket[]> {
  const ofTeam = teamId === null ? sql`t.team_id is null` : sql`t.team_id = ${teamId}::uuid`;
  return overdue(db, sql`${ofTeam} and ${waitsSince} <= ${new Date(waitedSince)} and d.alerted_at is null`, limit);
}

async function overdue(db: Db, which: RawBuilder<unknown>, limit: number): Promise<OverdueTicket[]> {
  const { rows } = await sql<OverdueTicket>`
    select t.id, t.team_id as "teamId", t.role, ${waitsSince} as since, t.step_entered_at as "stepEnteredAt", coalesce(d.overflowed_from, '{}') as "overflowedFrom"
    from ticket t ${trace}
    where ${which} and ${isWaiting} and t.state in ('open', 'paused') order by since, t.id limit ${sql.lit(limit)}`.execute(db);
  return rows;
}
