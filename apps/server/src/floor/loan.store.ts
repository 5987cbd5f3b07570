/** SQL for `loan`: who helps which team, until when. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql, type ColumnType } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { amongTeams } from './board.store.ts';

declare module '../platform/db.ts' {
  interface Tables {
    loan: {
      id: string;
      person_id: string;
      team_id: string;
      lent_by: string | null;
      lent_at: ColumnType<number, Date, never>;
      until: ColumnType<number, Date, never>;
      ended_at: ColumnType<number | null, never, Date>;
    };
  }
}

export interface Loan {
  readonly id: Id;
  readonly personId: Id;
  readonly teamId: Id;
  /** Null: by an API key. */
  readonly lentBy: Id | null;
  readonly until: Instant;
}

export async function insertLoan(tx: Tx, loan: Loan, at: Instant): Promise<void> {
  await tx.insertInto('loan').values({ id: loan.id, person_id: loan.personId, team_id: loan.teamId, lent_by: loan.lentBy, lent_at: new Date(at), until: new Date(loan.until) }).execute();
}

export interface NamedLoan extends Loan {
  readonly personName: string;
  readonly lentByName: string | null;
}

/** Those that run, soonest back first. */
export async function readLoans(db: Db, reach: Reach): Promise<readonly NamedLoan[]> {
  const { rows } = await sql<NamedLoan>`
    select l.id, l.person_id as "personId", l.team_id as "teamId", l.lent_by as "lentBy", l.until, p.name as "personName", b.name as "lentByName"
    from loan l join person p on p.id = l.person_id left join person b on b.id = l.lent_by
    where l.ended_at is null and ${amongTeams(sql`l.team_id`, reach)}
    order by l.until, l.id`.execute(db);
  return rows;
}

/** Holds it until the transaction ends; undefined when it has ended or is out of reach. */
export async function lockLoan(tx: Tx, id: Id, reach: Reach): Promise<Loan | undefined> {
  const { rows } = await sql<Loan>`
    select id, person_id as "personId", team_id as "teamId", lent_by as "lentBy", until from loan l
    where id = ${id}::uuid and ended_at is null and ${amongTeams(sql`l.team_id`, reach)} for update`.execute(tx);
  return rows[0];
}

/** Those whose time is over, for one worker alone. */
export async function lockDueLoans(tx: Tx, at: Instant, limit: number): Promise<readonly Loan[]> {
  const { rows } = await sql<Loan>`
    select id, person_id as "personId", team_id as "teamId", lent_by as "lentBy", until from loan
    where ended_at is null and until <= ${new Date(at)} order by until, id limit ${limit} for update skip locked`.execute(tx);
  return rows;
}

export async function saveLoanEnd(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx.updateTable('loan').set({ ended_at: new Date(at) }).where('id', '=', id).execute();
}
