/** SQL for `presence` and `presence_log`: what people say of themselves, and when they were last heard of. */

import type { Presence, PresenceState } from '@huiyin/domain/dispatch/presence.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './dispatch.tables.ts';

const columns = ['person_id as personId', 'state', 'reason', 'since', 'seen_at as seenAt', 'wrap_up_until as wrapUpUntil'] as const;

/** Whoever never said anything has none. */
export async function readPresences(db: Db, personIds: readonly Id[]): Promise<Map<Id, Presence>> {
  if (personIds.length === 0) return new Map();
  const rows = await db.selectFrom('presence').select(columns).where('person_id', 'in', personIds).execute();
  return new Map(rows.map((row) => [row.personId, row]));
}

/** Makes the row when there is none, so that there is always one to lock. */
export async function lockPresence(tx: Tx, personId: Id, at: Instant): Promise<Presence> {
  const moment = new Date(at);
  await tx.insertInto('presence').values({ person_id: personId, state: 'offline', reason: null, since: moment, seen_at: moment, wrap_up_until: null, given_at: null }).onConflict((conflict) => conflict.doNothing()).execute();
  return tx.selectFrom('presence').select(columns).where('person_id', '=', personId).forUpdate().executeTakeFirstOrThrow();
}

/** Also ends a time of writing up: whoever speaks up is done with it. Going offline begins an absence whose work has still to be looked at. */
export async function savePresence(tx: Tx, personId: Id, next: { readonly state: PresenceState; readonly reason: string | null }, at: Instant): Promise<void> {
  const moment = new Date(at);
  await tx
    .updateTable('presence')
    .set({ state: next.state, reason: next.reason, since: moment, seen_at: moment, wrap_up_until: null, returned: next.state !== 'offline' })
    .where('person_id', '=', personId)
    .execute();
  await sql`update presence_log set to_at = greatest(${moment}, from_at + interval '1 millisecond') where person_id = ${personId}::uuid and to_at is null`.execute(tx);
  if (next.state === 'offline') return;
  await sql`
    insert into presence_log (person_id, from_at, state, reason)
    select ${personId}::uuid, greatest(${moment}, max(to_at)), ${next.state}, ${next.reason} from presence_log where person_id = ${personId}::uuid`.execute(tx);
}

export async function saveWrapUpOver(tx: Tx, personId: Id): Promise<void> {
  await tx.updateTable('presence').set({ wrap_up_until: null }).where('person_id', '=', personId).execute();
}

/** A sign of life. Rows that a dispatcher holds just now are left for the next beat, so that beats never wait. */
export async function saveSeen(tx: Tx, personIds: readonly Id[], at: Instant): Promise<void> {
  await sql`
    update presence p set seen_at = ${new Date(at)}
    from (select person_id from presence where person_id = any(${[...personIds]}::uuid[]) and state <> 'offline' order by person_id for no key update skip locked) here
    where p.person_id = here.person_id`.execute(tx);
}

/** Those of whom nothing was heard since: they have been offline since they were last seen. */
export async function saveLost(tx: Tx, silentSince: Instant, batch: number): Promise<Id[]> {
  const { rows } = await sql<{ person_id: Id }>`
    with gone as (
      select person_id, greatest(seen_at, since) as gone_at from presence where state <> 'offline' and seen_at < ${new Date(silentSince)} order by person_id limit ${batch} for update skip locked
    ), closed as (
      update presence_log l set to_at = greatest(g.gone_at, l.from_at + interval '1 millisecond'), lost = true from gone g where l.person_id = g.person_id and l.to_at is null
    )
    update presence p set state = 'offline', reason = null, since = g.gone_at, wrap_up_until = null, returned = false from gone g where p.person_id = g.person_id
    returning p.person_id`.execute(tx);
  return rows.map((row) => row.person_id);
}

export interface Absence {
  readonly personId: Id;
  readonly since: Instant;
}

/** Who went offline before then, and whose work was not looked at yet. In no order: whoever holds something that is not due yet must not stand before the rest. */
export async function lockAbsences(tx: Tx, goneBefore: Instant, batch: number): Promise<Absence[]> {
  return tx
    .selectFrom('presence')
    .select(['person_id as personId', 'since'])
    .where('state', '=', 'offline')
    .where('returned', '=', false)
    .where('since', '<=', sql<number>`${new Date(goneBefore)}`)
    .orderBy(sql`random()`)
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function saveReturned(tx: Tx, personIds: readonly Id[]): Promise<void> {
  if (personIds.length > 0) await tx.updateTable('presence').set({ returned: true }).where('person_id', 'in', personIds).execute();
}

/** To the microsecond: within one plan whose turn it is must differ. */
export async function saveGiven(tx: Tx, given: readonly { readonly id: Id; readonly givenAt: number }[]): Promise<void> {
  await sql`
    update presence p set given_at = to_timestamp(g."givenAt" / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(id uuid, "givenAt" double precision) where p.person_id = g.id`.execute(tx);
}

/** What somebody said of themselves in a time, cut at its ends; an open end runs to `to`. */
export async function readPresenceSpans(db: Db, personIds: readonly Id[], span: { readonly from: Instant; readonly to: Instant }): Promise<{ personId: Id; state: PresenceState; from: Instant; to: Instant }[]> {
  const { rows } = await sql<{ personId: Id; state: PresenceState; from: Instant; to: Instant }>`
    select person_id as "personId", state, greatest(from_at, ${new Date(span.from)}) as "from", least(coalesce(to_at, ${new Date(span.to)}), ${new Date(span.to)}) as "to"
    from presence_log where person_id = any(${[...personIds]}::uuid[]) and from_at < ${new Date(span.to)} and (to_at is null or to_at > ${new Date(span.from)})`.execute(db);
  return rows;
}

export interface SpellRecord {
  readonly personId: Id;
  readonly state: Exclude<PresenceState, 'offline'>;
  readonly from: Instant;
  readonly to: Instant;
}

/** Spells that are over, of a past that is made rather than lived. */
export async function recordSpells(tx: Tx, spells: readonly SpellRecord[]): Promise<void> {
  await sql`
    insert into presence_log (person_id, from_at, to_at, state)
    select s."personId", to_timestamp(s."from" / 1000.0), to_timestamp(s."to" / 1000.0), s.state
    from jsonb_to_recordset(${JSON.stringify(spells)}::jsonb) as s("personId" uuid, "from" double precision, "to" double precision, state text)`.execute(tx);
}
