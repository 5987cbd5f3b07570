import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Db, openDb, openPool, type Tx } from './db.ts';
import type { LoggedEvent, Subscription } from './domain.ts';
import { addCursors, readOnce, readSubscriptions, resetSubscription, startSubscriptions } from './subscriptions.ts';
import { logSettled, readToEnd } from './testing/read-to-end.ts';
import { testShell } from './testing/test-shell.ts';

const shell = await testShell();
const { db, pool } = shell;

beforeAll(async () => {
  // The log alone matters here; the tickets behind it do not.
  await pool.query(`drop table if exists ticket_event cascade`);
  await pool.query(`create table ticket_event (
    ticket_id uuid not null, version integer not null, kind text not null, at timestamptz not null, actor_kind text not null, actor_id uuid, stage text not null, step text not null,
    facts jsonb not null, txid xid8 not null default pg_current_xact_id(), position bigint generated always as identity, primary key (ticket_id, version))`);
  await pool.query('create index on ticket_event (txid, position)');
  await pool.query('create table heard (reader text not null, position bigint not null, nth bigint generated always as identity)');
});

const append = (tx: Tx | Db, kind = 'opened') =>
  sql`insert into ticket_event (ticket_id, version, kind, at, actor_kind, stage, step, facts)
      values (gen_random_uuid(), 1, ${kind}, now(), 'system', 'consult', 's', '{"a":1}')`.execute(tx);

const listener = (name: string, wait = 0): Subscription => ({
  name,
  async handle(tx, events) {
    if (wait > 0) await sleep(Math.random() * wait);
    for (const { position } of events) await sql`insert into heard (reader, position) values (${name}, ${position})`.execute(tx);
  },
});

const heardBy = async (name: string) => (await pool.query<{ position: number }>('select position from heard where reader = $1 order by nth', [name])).rows.map((row) => row.position);
const allPositions = async () => (await pool.query<{ position: number }>('select position from ticket_event order by txid, position')).rows.map((row) => row.position);
const until = async (done: () => Promise<boolean>, ms = 10_000) => {
  for (const end = performance.now() + ms; !(await done()); await sleep(20)) if (performance.now() > end) throw new Error('waited in vain');
};

describe('the reader of the log', () => {
  test('loses nothing, repeats nothing and keeps one order, with overlapping writers and rival readers', async () => {
    const readers = [listener('rivals', 5), listener('rivals', 5), listener('other', 3)];
    await addCursors(db, ['rivals', 'other']);
    const done = new AbortController();
    // Late commits on purpose: a transaction draws its positions, sleeps, and commits after younger ones.
    const writers = Array.from({ length: 4 }, async () => {
      for (let n = 0; n < 25; n += 1) {
        await db
          .transaction()
          .execute(async (tx) => {
            for (let k = 0; k <= Math.random() * 3; k += 1) {
              await append(tx);
              await sleep(Math.random() * 8);
            }
            if (Math.random() < 0.15) throw new Error('changed my mind');
          })
          .catch(() => undefined);
      }
    });
    const reading = readers.map(async (reader) => {
      while (!done.signal.aborted) if ((await readOnce(db, reader, 7)).handled === 0) await sleep(2);
    });
    await Promise.all(writers);
    const all = await allPositions();
    await until(async () => (await heardBy('rivals')).length >= all.length && (await heardBy('other')).length >= all.length);
    done.abort();
    await Promise.all(reading);

    expect(await heardBy('rivals')).toEqual(all);
    expect(await heardBy('other')).toEqual(all);
  });

  test('does not step over a transaction that drew its position first and commits last', async () => {
    await addCursors(db, ['patient']);
    await readToEnd(db, listener('patient'));
    const before = (await heardBy('patient')).length;
    const late = await pool.connect();
    await late.query('begin');
    await late.query(`insert into ticket_event (ticket_id, version, kind, at, actor_kind, stage, step, facts) values (gen_random_uuid(), 1, 'late', now(), 'system', 'consult', 's', '{}')`);
    await append(db, 'early');
    expect(await readOnce(db, listener('patient'))).toEqual({ handled: 0, more: false });
    await late.query('commit');
    late.release();
    await readToEnd(db, listener('patient'));
    expect((await heardBy('patient')).length).toBe(before + 2);
  });

  test('keeps nothing of a batch that failed, and hears it again', async () => {
    await addCursors(db, ['clumsy']);
    let fails = true;
    const clumsy: Subscription = {
      name: 'clumsy',
      async handle(tx, events) {
        await listener('clumsy').handle(tx, events);
        if (fails) throw new Error('stumbled');
      },
    };
    await logSettled(db);
    await expect(readOnce(db, clumsy, 3)).rejects.toThrow('stumbled');
    expect(await heardBy('clumsy')).toEqual([]);
    fails = false;
    await readOnce(db, clumsy, 3);
    expect(await heardBy('clumsy')).toEqual((await allPositions()).slice(0, 3));
  });

  test('waits for the disk, unless all it writes can be told again', async () => {
    await addCursors(db, ['durable', 'derived']);
    const own = openPool(shell.config.databaseUrl!, { max: 1, name: 'huiyin test' });
    try {
      await own.query('set synchronous_commit = on');
      const seen: string[] = [];
      const handle = async (tx: Tx) => void seen.push((await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(tx)).rows[0]!.synchronous_commit);
      await readOnce(openDb(own), { name: 'durable', handle }, 1);
      await readOnce(openDb(own), { name: 'derived', derived: true, handle }, 1);
      seen.push((await own.query('show synchronous_commit')).rows[0].synchronous_commit);
      expect(seen).toEqual(['on', 'off', 'on']);
    } finally {
      await own.end();
    }
  });

  test('counts transactions as numbers, not as text', async () => {
    await addCursors(db, ['numbers']);
    await pool.query(`insert into ticket_event (ticket_id, version, kind, at, actor_kind, stage, step, facts, txid)
      select gen_random_uuid(), 1, txid, now(), 'system', 'consult', 's', '{}', txid::xid8 from unnest(array['10', '9', '100']) txid`);
    const kinds: string[] = [];
    await readOnce(db, { name: 'numbers', handle: async (_, events) => void kinds.push(...events.map(({ kind }) => kind)) }, 3);
    expect(kinds).toEqual(['9', '10', '100']);
    await pool.query(`delete from ticket_event where txid < '101'`);
  });

  test('hands events over as the domain speaks of them', async () => {
    await addCursors(db, ['shape']);
    let first: LoggedEvent | undefined;
    await readOnce(db, { name: 'shape', handle: async (_, events) => void (first = events[0]) }, 1);
    expect(first).toEqual({ position: expect.any(Number), ticketId: expect.any(String), version: 1, kind: 'opened', at: expect.any(Number), actorKind: 'system', actorId: null, stage: 'consult', step: 's', facts: { a: 1 } });
  });
});

describe('a running subscription', () => {
  test('catches up from zero, hears what comes, retries a failure, and replays when reset', async () => {
    let failures = 2;
    const name = 'steady';
    const running = await startSubscriptions(shell, [
      {
        name,
        async handle(tx, events) {
          if (failures-- > 0) throw new Error('not yet');
          await listener(name).handle(tx, events);
        },
      },
    ]);
    try {
      const all = await allPositions();
      await until(async () => (await heardBy(name)).length === all.length);
      await append(db);
      await until(async () => (await heardBy(name)).length === all.length + 1);
      expect((await readSubscriptions(db)).find((state) => state.name === name)).toEqual({ name, lag: 0, failures: 0, lastError: null, restsMs: expect.any(Number) });

      expect(await resetSubscription(db, { name })).toBe(true);
      await until(async () => (await heardBy(name)).length === 2 * (all.length + 1));
      expect(await resetSubscription(db, { name: 'nobody' })).toBe(false);
    } finally {
      await running.stop();
    }
  });

  test('what rests long hears at once what happened meanwhile', async () => {
    const batches: number[] = [];
    const running = await startSubscriptions(shell, [{ name: 'slow', restMs: 2_000, handle: async (_, events) => void batches.push(events.length) }]);
    try {
      await until(async () => batches.length === 1);
      for (let more = 0; more < 3; more++) await append(db);
      await until(async () => batches.length === 2);
      expect(batches).toEqual([expect.any(Number), 3]);
    } finally {
      await running.stop();
    }
  });
});
