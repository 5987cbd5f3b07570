/** SQL for the `auth_…` tables that better-auth writes: what we read of them, and how we end sessions and set passwords. */

import type { Scope } from '@huiyin/domain/identity/actor.ts';
import type { Grant } from '@huiyin/domain/identity/grant.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

type Moment = number | Date;

declare module '../platform/db.ts' {
  interface Tables {
    auth_session: {
      id: string;
      person_id: string;
      token: string;
      expires_at: Moment;
      created_at: Moment;
      seen_at: Moment;
      address: string | null;
      user_agent: string | null;
    };
    auth_account: {
      id: string;
      person_id: string;
      provider_id: string;
      account_id: string;
      password: string | null;
      created_at: Moment;
      updated_at: Moment;
    };
    auth_two_factor: { id: string; person_id: string; verified: boolean; locked_until: Moment | null };
    auth_verification: { id: string; identifier: string; value: string; expires_at: Moment };
  }
}

/** Who is behind a person's id, in one go: the columns that make an actor. */
export interface Holder {
  readonly personId: Id;
  readonly name: string;
  readonly active: boolean;
  readonly teamIds: readonly Id[];
  readonly roles: readonly string[];
  readonly grants: readonly Grant[];
}

export function holderColumns(): {
  teamIds: RawBuilder<Id[]>;
  roles: RawBuilder<string[]>;
  grants: RawBuilder<{ permission: string; scope: Scope }[]>;
} {
  return {
    teamIds: sql`array(select team_id from team_member where team_member.person_id = person.id)`,
    roles: sql`array(select role.key from person_role join role on role.id = person_role.role_id where person_role.person_id = person.id)`,
    grants: sql`(select coalesce(json_agg(json_build_object('permission', permission, 'scope', scope)), '[]') from person_role join role_grant using (role_id) where person_role.person_id = person.id)`,
  };
}

export interface OpenSession extends Holder {
  readonly sessionId: Id;
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
}

/** One indexed look-up by token, with everything an actor needs. */
export async function readOpenSession(db: Db, token: string): Promise<OpenSession | undefined> {
  const { teamIds, roles, grants } = holderColumns();
  const row = await db
    .selectFrom('auth_session')
    .innerJoin('person', 'person.id', 'auth_session.person_id')
    .select([
      'auth_session.id as sessionId',
      'auth_session.seen_at as seenAt',
      'auth_session.expires_at as expiresAt',
      'person.id as personId',
      'person.name',
      'person.active',
      teamIds.as('teamIds'),
      roles.as('roles'),
      grants.as('grants'),
    ])
    .where('auth_session.token', '=', token)
    .executeTakeFirst();
  return row as OpenSession | undefined;
}

export async function touchSession(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx.updateTable('auth_session').set({ seen_at: new Date(at) }).where('id', '=', id).execute();
}

export interface SessionRow {
  readonly id: Id;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
}

export async function readSessionsOf(db: Db, personId: Id, open: { readonly at: Instant; readonly seenAfter: Instant }): Promise<SessionRow[]> {
  const rows = await db
    .selectFrom('auth_session')
    .select(['id', 'address', 'user_agent as userAgent', 'created_at as createdAt', 'seen_at as seenAt', 'expires_at as expiresAt'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', new Date(open.at))
    .where('seen_at', '>', new Date(open.seenAfter))
    .orderBy('seen_at', 'desc')
    .execute();
  return rows as SessionRow[];
}

/** Ends those of a person, all but `except`. Returns their ids. */
export async function removeSessionsOf(tx: Tx, personId: Id, except: Id | null = null): Promise<Id[]> {
  const rows = await tx
    .deleteFrom('auth_session')
    .where('person_id', '=', personId)
    .$if(except !== null, (query) => query.where('id', '!=', except!))
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

export async function removeSession(tx: Tx, personId: Id, id: Id): Promise<boolean> {
  const removed = await tx.deleteFrom('auth_session').where('id', '=', id).where('person_id', '=', personId).executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

/** What can no longer be used: old sessions and used-up verifications. Returns how many. */
export async function removeExpired(tx: Tx, before: Instant): Promise<number> {
  const sessions = await tx.deleteFrom('auth_session').where('expires_at', '<', new Date(before)).executeTakeFirst();
  const verifications = await tx.deleteFrom('auth_verification').where('expires_at', '<', new Date(before)).executeTakeFirst();
  return Number(sessions.numDeletedRows + verifications.numDeletedRows);
}

export async function readPasswordHash(db: Db, personId: Id): Promise<string | null> {
  const row = await db.selectFrom('auth_account').select('password').where('person_id', '=', personId).where('provider_id', '=', 'credential').executeTakeFirst();
  return row?.password ?? null;
}

export async function savePasswordHash(tx: Tx, account: { readonly id: Id; readonly personId: Id; readonly hash: string }, at: Instant): Promise<void> {
  const moment = new Date(at);
  await tx
    .insertInto('auth_account')
    .values({ id: account.id, person_id: account.personId, provider_id: 'credential', account_id: account.personId, password: account.hash, created_at: moment, updated_at: moment })
    .onConflict((conflict) => conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: account.hash, updated_at: moment }))
    .execute();
}

/** Trusted devices and half-done sign-ins are remembered as verifications whose value is the person's id; they go too. */
export async function removeSecondFactor(tx: Tx, personId: Id): Promise<void> {
  await tx.deleteFrom('auth_two_factor').where('person_id', '=', personId).execute();
  await tx.deleteFrom('auth_verification').where('value', '=', personId).execute();
}
