/** SQL for `draft`, `saved_filter` and `macro`: what an agent keeps at hand. */

import type { Queue } from '@huiyin/domain/ticket/ticket.contract.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import type { QueueFilter } from './queue.store.ts';

type Timestamp = ColumnType<number, Date, Date>;

declare module '../platform/db.ts' {
  interface Tables {
    draft: { ticket_id: string; person_id: string; body: string; visibility: 'public' | 'internal'; saved_at: Timestamp };
    saved_filter: { id: string; person_id: string; name: string; queue: Queue; filter: ColumnType<QueueFilter, string, string>; created_at: Timestamp };
    macro: { id: string; shortcut: string; title: string; body: string; team_id: string | null; uses: ColumnType<number, number | undefined>; created_at: Timestamp };
  }
}

export async function readDraft(db: Db, ticketId: string, personId: string) {
  return db.selectFrom('draft').select(['body', 'visibility', 'saved_at as savedAt']).where('ticket_id', '=', ticketId).where('person_id', '=', personId).executeTakeFirst();
}

export async function saveDraft(tx: Tx, draft: { ticketId: string; personId: string; body: string; visibility: 'public' | 'internal'; at: number }): Promise<void> {
  await tx
    .insertInto('draft')
    .values({ ticket_id: draft.ticketId, person_id: draft.personId, body: draft.body, visibility: draft.visibility, saved_at: new Date(draft.at) })
    .onConflict((clash) => clash.columns(['ticket_id', 'person_id']).doUpdateSet({ body: draft.body, visibility: draft.visibility, saved_at: new Date(draft.at) }))
    .execute();
}

export async function removeDraft(tx: Tx, ticketId: string, personId: string): Promise<void> {
  await tx.deleteFrom('draft').where('ticket_id', '=', ticketId).where('person_id', '=', personId).execute();
}

export async function readFilters(db: Db, personId: string) {
  return db.selectFrom('saved_filter').select(['id', 'name', 'queue', 'filter']).where('person_id', '=', personId).orderBy('created_at').execute();
}

export async function saveFilter(tx: Tx, filter: { id: string; personId: string; name: string; queue: Queue; filter: QueueFilter; at: number }): Promise<void> {
  await tx
    .insertInto('saved_filter')
    .values({ id: filter.id, person_id: filter.personId, name: filter.name, queue: filter.queue, filter: JSON.stringify(filter.filter), created_at: new Date(filter.at) })
    .execute();
}

export async function removeFilter(tx: Tx, id: string, personId: string): Promise<boolean> {
  const result = await tx.deleteFrom('saved_filter').where('id', '=', id).where('person_id', '=', personId).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

const macroColumns = ['id', 'shortcut', 'title', 'body', 'team_id as teamId', 'uses'] as const;

/** Whose teams' canned replies may be seen and used; those of no team are everybody's. */
export type MacroTeams = readonly string[] | 'all';

export async function readMacros(db: Db, teams: MacroTeams) {
  return db
    .selectFrom('macro')
    .select(macroColumns)
    .where(isAtHand(teams))
    .orderBy('shortcut')
    .orderBy('id')
    .execute();
}

export interface MacroFacts {
  readonly shortcut: string;
  readonly title: string;
  readonly body: string;
  readonly teamId: string | null;
}

export async function insertMacro(tx: Tx, id: string, macro: MacroFacts, at: number) {
  return tx
    .insertInto('macro')
    .values({ id, shortcut: macro.shortcut, title: macro.title, body: macro.body, team_id: macro.teamId, created_at: new Date(at) })
    .returning(macroColumns)
    .executeTakeFirstOrThrow();
}

export async function updateMacro(tx: Tx, id: string, macro: MacroFacts) {
  return tx
    .updateTable('macro')
    .set({ shortcut: macro.shortcut, title: macro.title, body: macro.body, team_id: macro.teamId })
    .where('id', '=', id)
    .returning(macroColumns)
    .executeTakeFirst();
}

export async function removeMacro(tx: Tx, id: string): Promise<boolean> {
  const result = await tx.deleteFrom('macro').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function countMacroUse(tx: Tx, id: string, teams: MacroTeams): Promise<boolean> {
  const { rows } = await sql`update macro set uses = uses + 1 where id = ${id}::uuid and ${isAtHand(teams)} returning id`.execute(tx);
  return rows.length > 0;
}

function isAtHand(teams: MacroTeams) {
  return teams === 'all' ? sql<boolean>`true` : sql<boolean>`(team_id is null or team_id = any(${[...teams]}::uuid[]))`;
}
