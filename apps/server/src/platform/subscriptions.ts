/**
 * Reads the event log on behalf of whoever may catch up: each event exactly once per cursor, in one order, none skipped.
 *
 * A reader locks its cursor, handles a batch and moves the cursor in one transaction. It goes by (txid, position) and stops below the oldest
 * running transaction: positions are drawn before commits, so a reader that went by position alone would step over a late commit.
 */

import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from './db.ts';
import type { LoggedEvent, Subscription } from './domain.ts';
import { subscriptionFailures, subscriptionLag } from './metrics.ts';
import { nudge, onNudge } from './nudge.ts';
import type { Shell } from './shell.ts';

interface CursorTable {
  name: string;
  txid: string;
  position: number;
  failures: number;
  failed_at: Date | null;
  last_error: string | null;
  moved_at: Date;
}

declare module './db.ts' {
  interface Tables {
    subscription_cursor: CursorTable;
  }
}

const batchSize = 500;
/** Two readings of the log are at least this far apart, unless the subscription says otherwise, so that a rush of writes is read in batches rather than one by one. */
const shortestRestMs = 100;
const shortestLookMs = 500;
const longestLookMs = 2_000;
const longestRetryMs = 60_000;

export interface Reading {
  readonly handled: number;
  /** The batch was full: there is more. */
  readonly more: boolean;
}

const nothing: Reading = { handled: 0, more: false };

/** One batch. Handles nothing when another reader holds the cursor. Throws what `handle` throws, with nothing kept. */
export async function readOnce(db: Db, subscription: Subscription, size = batchSize): Promise<Reading> {
  return db.transaction().execute(async (tx) => {
    const cursor = await tx
      .selectFrom('subscription_cursor')
      .select(['position', sql<string>`txid::text`.as('txid')])
      // Openings wait for the disk, and stood behind those who need not.
      .$if(subscription.derived === true, (query) => query.select(sql<string>`set_config('synchronous_commit', 'off', true)`.as('commits')))
      .where('name', '=', subscription.name)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (cursor === undefined) return nothing;

    // The text of a txid must not bear its name: `order by` would sort by the text, and '1000' stands before '999'.
    const { rows } = await sql<LoggedEvent & { readonly writtenBy: string }>`
      select position, txid::text as "writtenBy", ticket_id as "ticketId", version, kind, at, actor_kind as "actorKind", actor_id as "actorId", stage, step, facts
      from ticket_event
      where (txid, position) > (${cursor.txid}::xid8, ${cursor.position}::bigint) and txid < pg_snapshot_xmin(pg_current_snapshot())
      order by txid, position limit ${size}`.execute(tx);
    const last = rows.at(-1);
    if (last === undefined) return nothing;

    await subscription.handle(tx, rows.map(asEvent));
    await sql`update subscription_cursor
      set txid = ${last.writtenBy}::xid8, position = ${last.position}, moved_at = now(), failures = 0, failed_at = null, last_error = null
      where name = ${subscription.name}`.execute(tx);
    return { handled: rows.length, more: rows.length === size };
  });
}

function asEvent(row: LoggedEvent & { readonly writtenBy?: string }): LoggedEvent {
  const event = { ...row };
  delete event.writtenBy;
  return event;
}

/** From the first event again: `npx huiyin replay NAME`. Waits for a reader at work. */
export async function resetSubscription(db: Db, subscription: Resettable): Promise<boolean> {
  const isThere = await db.transaction().execute((tx) => resetWithin(tx, subscription));
  if (isThere) nudge();
  return isThere;
}

type Resettable = Pick<Subscription, 'name' | 'forget'>;

/** Where what else changes with it must hold from the first event on. The reader looks by itself soon after. */
export async function resetWithin(tx: Tx, { name, forget }: Resettable): Promise<boolean> {
  const { numAffectedRows } = await sql`update subscription_cursor
    set txid = '0', position = 0, moved_at = now(), failures = 0, failed_at = null, last_error = null where name = ${name}`.execute(tx);
  if (numAffectedRows === 1n) await forget?.(tx);
  return numAffectedRows === 1n;
}

export interface SubscriptionState {
  readonly name: string;
  /** Events after the cursor, counted up to 100,000. */
  readonly lag: number;
  readonly failures: number;
  readonly lastError: string | null;
  /** Since it last moved on, by the clock of the database. */
  readonly restsMs: number;
}

export async function readSubscriptions(db: Db): Promise<readonly SubscriptionState[]> {
  const { rows } = await sql<SubscriptionState>`
    select name, failures, last_error as "lastError", (extract(epoch from clock_timestamp() - moved_at) * 1000)::float8 as "restsMs",
      (select count(*) from (select from ticket_event e where (e.txid, e.position) > (c.txid, c.position) order by e.txid, e.position limit 100000) ahead) as lag
    from subscription_cursor c order by name`.execute(db);
  return rows;
}

/** A place in the log. */
export interface LogPlace {
  readonly txid: string;
  readonly position: number;
}

/** Up to where the log may be read now; null: it is empty. */
export async function readEnd(db: Db): Promise<LogPlace | null> {
  const { rows } = await sql<LogPlace>`select txid::text as txid, position from ticket_event e where e.txid < pg_snapshot_xmin(pg_current_snapshot()) order by e.txid desc, e.position desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** For whoever told everything up to there by other ways. A cursor that somebody moved meanwhile stays. */
export async function moveCursor(tx: Tx, name: string, end: LogPlace | null): Promise<void> {
  await addCursors(tx, [name]);
  if (end !== null) await sql`update subscription_cursor set txid = ${end.txid}::xid8, position = ${end.position}, moved_at = now() where name = ${name} and position = 0`.execute(tx);
}

/** Cursors of subscriptions that are new start at zero: whoever joins late hears everything. */
export async function addCursors(db: Db, names: readonly string[]): Promise<void> {
  for (const name of names) await sql`insert into subscription_cursor (name) values (${name}) on conflict do nothing`.execute(db);
}

/** Reads on until stopped. Every worker node may run it. */
export async function startSubscriptions(shell: Shell, subscriptions: readonly Subscription[]): Promise<{ stop(): Promise<void> }> {
  const names = subscriptions.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two subscriptions are named ${twice}`);
  await addCursors(shell.db, names);
  const readers = subscriptions.map((subscription) => startReader(shell, subscription));
  const unsubscribe = onNudge(() => readers.forEach((reader) => reader.wake()));
  const lagTimer = setInterval(() => void measureLag(shell), 15_000);
  return {
    async stop() {
      unsubscribe();
      clearInterval(lagTimer);
      await Promise.all(readers.map((reader) => reader.stop()));
    },
  };
}

function startReader(shell: Shell, subscription: Subscription): { wake(): void; stop(): Promise<void> } {
  const ending = new AbortController();
  let nudged = false;
  let failures = 0;
  let pauseMs = shortestLookMs;
  let wakeUp: (() => void) | null = null;

  const pause = (ms: number, wakeable: boolean) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        wakeUp = null;
        resolve();
      }
      wakeUp = () => (wakeable || ending.signal.aborted) && done();
    });

  const loop = async () => {
    while (!ending.signal.aborted) {
      nudged = false;
      try {
        // Most looks find nothing; one plain statement is cheaper than a transaction with a lock.
        const reading = (await isBehind(shell.db, subscription.name)) ? await readOnce(shell.db, subscription) : nothing;
        failures = 0;
        pauseMs = reading.handled > 0 ? shortestLookMs : Math.min(pauseMs * 1.25, longestLookMs);
        if (reading.more) continue;
      } catch (error) {
        failures += 1;
        subscriptionFailures.inc({ subscription: subscription.name });
        shell.log.error({ err: error, subscription: subscription.name, failures }, 'subscription failed; it will try again');
        await recordFailure(shell.db, subscription.name, error).catch(() => undefined);
        await pause(Math.min(500 * 2 ** Math.min(failures, 10), longestRetryMs) * (0.75 + Math.random() / 2), false);
        continue;
      }
      await pause(subscription.restMs ?? shortestRestMs, false);
      if (!nudged && !ending.signal.aborted) await pause(pauseMs, true);
    }
  };
  const ended = loop();

  return {
    wake() {
      nudged = true;
      wakeUp?.();
    },
    stop() {
      ending.abort();
      wakeUp?.();
      return ended;
    },
  };
}

/** In order and the first only, which walks the index: an `exists` reads the whole log whenever the answer is no. */
async function isBehind(db: Db, name: string): Promise<boolean> {
  const { rows } = await sql<{ behind: boolean }>`
    select (select true from ticket_event e where (e.txid, e.position) > (c.txid, c.position) and e.txid < pg_snapshot_xmin(pg_current_snapshot())
      order by e.txid, e.position limit 1) is not null as behind
    from subscription_cursor c where name = ${name}`.execute(db);
  return rows[0]?.behind ?? false;
}

/** The moment up to which it has read; null: up to now. */
export async function readUntil(db: Db, name: string): Promise<Instant | null> {
  if (!(await isBehind(db, name))) return null;
  const { rows } = await sql<{ at: Instant }>`select moved_at as at from subscription_cursor where name = ${name}`.execute(db);
  return rows[0]?.at ?? null;
}

async function recordFailure(db: Db, name: string, error: unknown): Promise<void> {
  const text = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).split('\n', 1)[0]!.slice(0, 300);
  await sql`update subscription_cursor set failures = failures + 1, failed_at = now(), last_error = ${text} where name = ${name}`.execute(db);
}

async function measureLag(shell: Shell): Promise<void> {
  try {
    for (const { name, lag } of await readSubscriptions(shell.db)) subscriptionLag.set({ subscription: name }, lag);
  } catch (error) {
    shell.log.debug({ err: error }, 'lag not measured');
  }
}
