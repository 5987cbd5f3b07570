/** How the levels above take part in a change of a ticket: what must be true in the same instant is read with its row and written with its row. */

import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { ClockView } from '@huiyin/domain/ticket/clock.schema.ts';
import type { ClockFilter } from '@huiyin/domain/ticket/ticket.contract.ts';
import type { Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Shell } from '../platform/shell.ts';

export interface TicketChange {
  /** Null for an opening, and for a whole history that is brought in. */
  readonly before: Ticket | null;
  readonly after: Ticket;
  readonly events: readonly TicketEvent[];
  readonly around: {
    /** From the root down to the ticket's own category. */
    readonly categoryKeys: readonly string[];
    readonly channelKind: string;
    readonly tier: string;
  };
  /** Every flow version that the ticket walks on during the change, by id. */
  readonly documents: ReadonlyMap<Id, FlowDocument>;
}

export interface TicketReaction<Kept = unknown, Known = unknown, Row = unknown> {
  /** Names it in SQL too: lower-case letters. */
  readonly name: string;
  /** What it keeps about a ticket, as one JSON value: a sub-select correlated to the ticket row of that alias. Read by the statement that locks the row, and by those that show it. */
  readonly reads: ((alias: string) => RawBuilder<unknown>) | null;
  /** The settings it decides by, from its cache; asked for before the transaction begins. */
  prepare(shell: Shell): Promise<Known>;
  /** Pure. `kept` is null for a new ticket; `takenIn` is what it keeps about the ticket that this one takes in, else null. */
  decide(change: TicketChange, kept: Kept | null, known: Known, takenIn: Kept | null): Consequence<Row>;
  /** One data-modifying statement for the rows of one or many tickets, given as one JSON array; it joins the statement that saves them. */
  write(rows: RawBuilder<unknown>): RawBuilder<unknown>;
  /** A `select` of the ids of tickets whose promises stand so, where the reaction keeps promises. By the clock of the shell, as everything that is shown. */
  standing?(filter: ClockFilter, at: Instant): RawBuilder<unknown>;
  /** What pages and lists show of it. */
  show?(kept: Kept, known: Known, at: Instant): readonly ClockView[];
}

export interface Consequence<Row = unknown> {
  readonly rows: readonly Row[];
  /** The nearest promise that runs now, where the reaction keeps promises. */
  readonly dueAt?: Instant | null;
  /** What it keeps about the ticket from now on; a reaction that does not say so makes the reply to every act be read anew. */
  readonly kept?: unknown;
}

/** What each reaction keeps of a ticket, and what each knows, by name. */
export type Kept = Readonly<Record<string, unknown>>;
export type Known = ReadonlyMap<string, unknown>;

/** Filled by `domains.ts` from the levels above, in their order; `ticket` never knows who listens. */
const reactions: TicketReaction[] = [];

export function onTicketChange<Kept, Known, Row>(reaction: TicketReaction<Kept, Known, Row>): void {
  if (reactions.some(({ name }) => name === reaction.name)) return;
  reactions.push(reaction as TicketReaction);
}

export async function knownOf(shell: Shell): Promise<Known> {
  return new Map(await Promise.all(reactions.map(async (reaction) => [reaction.name, await reaction.prepare(shell)] as const)));
}

/** One JSON object with what each reaction keeps, for the row of that alias. */
export function keptColumn(alias: string): RawBuilder<unknown> {
  const parts = reactions.flatMap(({ name, reads }) => (reads === null ? [] : [sql`${sql.lit(name)}, ${reads(alias)}`]));
  return parts.length === 0 ? sql`'{}'::jsonb as kept` : sql`jsonb_build_object(${sql.join(parts)}) as kept`;
}

/** What follows from one change: the nearest promise, and each reaction's rows, which `writesOf` makes statements of. */
export interface Aftermath {
  readonly dueAt: Instant | null;
  readonly rows: ReadonlyMap<string, readonly unknown[]>;
  /** What all of them keep from now on; null where one did not say. */
  readonly kept: Kept | null;
}

export function react(change: TicketChange, kept: Kept, known: Known, takenIn: Kept = {}): Aftermath {
  let dueAt: Instant | null = null;
  const rows = new Map<string, readonly unknown[]>();
  let keptNow: Record<string, unknown> | null = {};
  for (const reaction of reactions) {
    const consequence = reaction.decide(change, kept[reaction.name] ?? null, known.get(reaction.name), takenIn[reaction.name] ?? null);
    if (typeof consequence.dueAt === 'number') dueAt = Math.min(dueAt ?? consequence.dueAt, consequence.dueAt);
    rows.set(reaction.name, consequence.rows);
    if (reaction.reads === null) continue;
    if (consequence.kept === undefined) keptNow = null;
    else if (keptNow !== null) keptNow[reaction.name] = consequence.kept;
  }
  return { dueAt, rows, kept: keptNow };
}

/**
 * Parts of a `with`, each ending in a comma: a statement for each reaction that has something to write, over all the tickets that are
 * saved together. `given`: how the rows of each ticket become one expression, for a statement that may turn out to leave some of them out.
 */
export function writesOf(aftermaths: readonly Pick<Aftermath, 'rows'>[], given: (groups: readonly (readonly unknown[])[]) => RawBuilder<unknown> = (groups) => asJson(groups.flat())): RawBuilder<unknown> {
  const parts = reactions.flatMap((reaction) => {
    const groups = aftermaths.map((aftermath) => aftermath.rows.get(reaction.name) ?? []);
    return groups.every((rows) => rows.length === 0) ? [] : [sql`${sql.ref(`kept_${reaction.name}`)} as (${reaction.write(given(groups))}),`];
  });
  return parts.length === 0 ? sql`` : sql.join(parts, sql` `);
}

/** For lists: by an index of the promises, since few tickets are late and many are not. */
export function standsSo(id: RawBuilder<unknown>, filter: ClockFilter, at: Instant): RawBuilder<boolean> {
  const found = reactions.flatMap((reaction) => (reaction.standing ? [sql`(${reaction.standing(filter, at)})`] : []));
  return found.length === 0 ? sql<boolean>`false` : sql<boolean>`${id} = any(array(${sql.join(found, sql` union `)}))`;
}

/** Rows as one parameter, whatever their number: the statement's text stays the same and stays prepared. */
export function asJson(rows: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(rows)}::jsonb`;
}

export function clocksShown(kept: Kept, known: Known, at: Instant): ClockView[] {
  return reactions.flatMap((reaction) => (reaction.show ? reaction.show(kept[reaction.name] ?? null, known.get(reaction.name), at) : []));
}
