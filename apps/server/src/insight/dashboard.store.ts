/** SQL for `dashboard`. No other file writes to it. */

import type { Card } from '@huiyin/domain/insight/card.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { type ColumnType, type Generated, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

type Timestamp = ColumnType<number, Date, Date>;

declare module '../platform/db.ts' {
  interface Tables {
    dashboard: {
      id: string;
      owner_id: string;
      name: string;
      shared: boolean;
      cards: ColumnType<readonly Card[], string, string>;
      version: Generated<number>;
      created_at: Timestamp;
      changed_at: Timestamp;
    };
  }
}

export interface DashboardFacts {
  readonly name: string;
  readonly shared: boolean;
  readonly cards: readonly Card[];
}

export interface KeptDashboard extends DashboardFacts {
  readonly id: Id;
  readonly ownerId: Id;
  readonly version: number;
}

const columns = ['id', 'owner_id as ownerId', 'name', 'shared', 'cards', 'version'] as const;

/** What this person may see: their own and shared ones, the oldest first. */
export async function readDashboards(db: Db, personId: Id): Promise<(KeptDashboard & { readonly owner: string })[]> {
  return db
    .selectFrom('dashboard')
    .innerJoin('person', 'person.id', 'dashboard.owner_id')
    .select(['dashboard.id', 'dashboard.owner_id as ownerId', 'dashboard.name', 'dashboard.shared', 'dashboard.cards', 'dashboard.version', 'person.name as owner'])
    .where((where) => where.or([where('dashboard.owner_id', '=', personId), where('dashboard.shared', '=', true)]))
    .orderBy('dashboard.created_at')
    .orderBy('dashboard.id')
    .execute();
}

/** Held until the transaction ends, so that of two who save at once one is told. */
export async function lockDashboard(tx: Tx, id: Id): Promise<KeptDashboard | undefined> {
  return tx.selectFrom('dashboard').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function countDashboards(db: Db, ownerId: Id): Promise<number> {
  const { count } = await db.selectFrom('dashboard').select(({ fn }) => fn.countAll<number>().as('count')).where('owner_id', '=', ownerId).executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertDashboard(tx: Tx, { id, ownerId, name, shared, cards }: Omit<KeptDashboard, 'version'>, at: Instant): Promise<KeptDashboard> {
  return tx
    .insertInto('dashboard')
    .values({ id, owner_id: ownerId, name, shared, cards: JSON.stringify(cards), created_at: new Date(at), changed_at: new Date(at) })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export async function saveDashboard(tx: Tx, id: Id, { name, shared, cards }: DashboardFacts, at: Instant): Promise<KeptDashboard> {
  return tx
    .updateTable('dashboard')
    .set({ name, shared, cards: JSON.stringify(cards), changed_at: new Date(at), version: sql`version + 1` })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export async function removeDashboard(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('dashboard').where('id', '=', id).execute();
}

/** `2025-08`: the months that hold tickets, the latest first. */
export async function readMonths(db: Db): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`select to_char(on_day, 'YYYY-MM') as month from ticket_cell where grain = 0 and opened > 0 group by 1 order by 1 desc limit 120`.execute(db);
  return rows.map(({ month }) => month);
}
