/** What was acknowledged is there, once; what was not can be sent again, and is there once. A real server is killed to see it. */

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evolve } from '@huiyin/domain/ticket/evolve.ts';
import type { Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from './platform/config.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { readPostmaster } from './platform/database/postmaster.ts';
import { processMark, waitUntil } from './platform/database/process-mark.ts';
import { openDb, openPool } from './platform/db.ts';
import { spawnCentre, type SpawnedCentre } from './testing/spawn-centre.ts';
import { readTicket } from './ticket/ticket.store.ts';

const inFlight = 200;
const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-crash-'));
let centre: SpawnedCentre;
let cookie = '';
let prepared: readonly { readonly id: string; readonly token: string }[] = [];

/** Something that somebody wants done once, however often it has to be sent. Its `marker` is looked for afterwards. */
interface Wish {
  readonly kind: 'opening' | 'answer' | 'question';
  readonly marker: string;
  send(): Promise<Response>;
}

const wishes: Wish[] = [];

beforeAll(async () => {
  centre = await spawnCentre(dataDir);
  cookie = await signIn();
  prepared = await Promise.all(Array.from({ length: 20 }, (_, index) => open(`备好的工单 ${index}`)));
}, 120_000);

afterAll(async () => {
  await centre?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

test.each([
  { victim: 'the server', withDatabase: false },
  { victim: 'the server and its database', withDatabase: true },
])('kill -9 of $victim amid 200 openings and answers loses and doubles nothing', async ({ withDatabase }) => {
  const acknowledged: { readonly wish: Wish; readonly reply: unknown }[] = [];
  const unanswered: Wish[] = [];
  const refused: string[] = [];
  const dead = new AbortController();

  const insistent = async (kind: Wish['kind']) => {
    while (!dead.signal.aborted) {
      const wish = newWish(kind);
      wishes.push(wish);
      try {
        const response = await wish.send();
        const reply: unknown = await response.json();
        if (response.status === 201) acknowledged.push({ wish, reply });
        else refused.push(JSON.stringify(reply));
      } catch {
        unanswered.push(wish);
        // Nobody is there any more; whoever was in flight ends here.
        return;
      }
    }
  };
  const crowd = Array.from({ length: inFlight }, (_, index) => insistent(index % 2 === 0 ? 'opening' : index % 4 === 1 ? 'answer' : 'question'));
  await waitUntil(() => acknowledged.length >= 3 * inFlight || refused.length > 0, 60_000);
  const wellBefore = acknowledged.slice(-10);
  const database = readPostmaster(join(dataDir, 'postgres'))!;
  if (withDatabase) process.kill(database.pid, 'SIGKILL');
  const killed = centre.kill();
  dead.abort();
  await Promise.all([killed, ...crowd]);
  expect(refused).toEqual([]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(3 * inFlight);
  // Otherwise nothing was going on when it died.
  expect(unanswered.length).toBeGreaterThan(inFlight / 4);
  if (withDatabase) expect(processMark(database.pid)).toBeNull();

  centre = await spawnCentre(dataDir);
  await withPool(async (pool) => {
    // Those who were at work are believed to be for a minute; let it have passed.
    await pool.query(`update idempotency_key set claimed_at = claimed_at - interval '2 minutes' where status is null`);
    const known = await countMarkers(pool);
    expect(acknowledged.filter(({ wish }) => known.get(wish.marker) !== 1).map(({ wish }) => wish.marker)).toEqual([]);
    expect(unanswered.filter(({ marker }) => (known.get(marker) ?? 0) > 1).map(({ marker }) => marker)).toEqual([]);

    const again = await Promise.all(
      unanswered.map(async (wish) => {
        const response = await wish.send();
        return { wish, status: response.status, reply: (await response.json()) as { readonly code?: string } };
      }),
    );
    // Done, but its answer died with the server: said so, and not done again.
    const lostReply = again.filter(({ wish, reply }) => reply.code === 'request.done_before' && known.get(wish.marker) === 1);
    expect(again.filter((one) => one.status !== 201 && !lostReply.includes(one))).toEqual([]);
    // A server whose database is dying still answers for what was committed, and can keep no reply; these were before.
    for (const { wish, reply } of wellBefore) {
      const repeated = await wish.send();
      expect([repeated.status, await repeated.json()]).toEqual([201, reply]);
    }

    const after = await countMarkers(pool);
    expect(wishes.filter(({ marker }) => after.get(marker) !== 1).map(({ marker }) => marker)).toEqual([]);
    const openings = wishes.filter(({ kind }) => kind === 'opening').length;
    expect((await pool.query('select count(*) from ticket')).rows[0].count).toBe(openings + prepared.length);
    await expectFolds(pool);
  });
}, 180_000);

function newWish(kind: Wish['kind']): Wish {
  const marker = `${kind} ${randomUUID()}`;
  const { id, token } = prepared[Math.floor(Math.random() * prepared.length)]!;
  const key = randomUUID();
  const opening = openingOf(marker);
  if (kind === 'opening') return { kind, marker, send: () => post('/tickets', opening, { 'idempotency-key': key }) };
  if (kind === 'answer') return { kind, marker, send: () => post(`/tickets/${id}/messages`, { body: marker, visibility: 'public' }, { 'idempotency-key': key }) };
  // Customers' pages send no key; the message's own id serves.
  return { kind, marker, send: () => post(`/t/${token}/messages`, { clientId: key, body: marker }, { cookie: '' }) };
}

function openingOf(subject: string) {
  // Few numbers, so that openings meet at the same customer.
  return { channel: 'phone', customer: { name: '王小明', phone: `1380000${String(1000 + Math.floor(Math.random() * 30))}` }, subject, body: '我的耳机左边没有声音，怎么办？' };
}

async function open(subject: string): Promise<{ id: string; token: string }> {
  const response = await post('/tickets', openingOf(subject));
  expect(response.status).toBe(201);
  const { id, customerUrl } = (await response.json()) as { id: string; customerUrl: string };
  return { id, token: new URL(customerUrl).pathname.split('/').at(-1)! };
}

function post(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${centre.url}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json', cookie, ...headers }, body: JSON.stringify(body) });
}

async function signIn(): Promise<string> {
  const response = await fetch(`${centre.url}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'agent@demo.huiyin', password: 'huiyin-demo' }) });
  expect(response.status).toBe(200);
  return response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}

async function withPool(work: (pool: pg.Pool) => Promise<void>): Promise<void> {
  const { url } = await openDatabase(readConfig({ HUIYIN_DATA: dataDir }), 'test');
  const pool = openPool(url, { max: 4, name: 'huiyin test' });
  await work(pool).finally(() => pool.end());
}

async function countMarkers(pool: pg.Pool): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ marker: string; count: number }>(
    `select marker, count(*)::int as count from (select subject as marker from ticket union all select body from message) as said group by marker`,
  );
  return new Map(rows.map(({ marker, count }) => [marker, count]));
}

/** Every row is what its events fold to, with no version and no message number left out. */
async function expectFolds(pool: pg.Pool): Promise<void> {
  const db = openDb(pool);
  const { rows } = await pool.query<{ ticket_id: string; version: number; kind: string; at: number; actor_kind: string; actor_id: string | null; facts: object }>(
    'select ticket_id, version, kind, at, actor_kind, actor_id, facts from ticket_event order by ticket_id, version',
  );
  const logs = Map.groupBy(rows, (row) => row.ticket_id);
  const { rows: spoken } = await pool.query<{ ticket_id: string; last: number; count: number }>('select ticket_id, max(seq) as last, count(*)::int as count from message group by ticket_id');
  expect(spoken.filter(({ last, count }) => last !== count)).toEqual([]);
  const said = new Map(spoken.map(({ ticket_id, count }) => [ticket_id, count]));

  const { rows: tickets } = await pool.query<{ id: string }>('select id from ticket');
  for (const { id } of tickets) {
    const log = logs.get(id) ?? [];
    const events = log.map(({ kind, at, actor_kind, actor_id, facts }) => ({ ...facts, kind, at, by: { kind: actor_kind, id: actor_id } }) as TicketEvent);
    const folded = events.reduce<Ticket | null>((ticket, event) => evolve(ticket, event, id), null);
    const { ticket } = (await readTicket(db, id, { scope: 'all' }))!;
    expect(ticket).toEqual(folded);
    expect(log.map(({ version }) => version)).toEqual(log.map((_, index) => index + 1));
    expect(ticket.messageSeq).toBe(said.get(id));
  }
  expect(logs.size).toBe(tickets.length);
}
