/**
 * Writes that carry an `Idempotency-Key` happen once (decision 0006).
 *
 * The key's row is claimed first; the use case's first writing transaction marks it committed in the same commit; the reply is stored after.
 * So: an acknowledged request is never repeated; one that died before its commit may be sent again; one that died between commit and
 * reply is answered `request.done_before`, because what it did stands but its reply is lost. A claim that was taken over cannot commit any more.
 * A use case of several transactions is protected in its first.
 */

import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { type BeforeCommit, withBeforeCommit } from './before-commit.ts';
import type { Shell } from './shell.ts';

export interface KeyedRequest {
  /** Keys of two callers never meet. */
  readonly caller: string;
  readonly key: string;
  readonly hash: Buffer;
}

/** What leaves: the serialised body is kept sealed, because replies carry personal data and freshly made secrets. */
export interface KeptReply {
  readonly status: number;
  readonly type: string | null;
  readonly body: string | null;
}

export type KeyedOutcome =
  | { readonly kind: 'done'; readonly reply: KeptReply; readonly replayed: boolean }
  | { readonly kind: 'refused'; readonly code: 'request.key_reused' | 'request.in_progress' | 'request.done_before' };

/** How long a claim is believed to be at work, and how long a twin waits for it. */
const claimMs = 60_000;
const twinWaitMs = 5_000;

export function hashRequest(method: string, url: string, body: unknown): Buffer {
  return createHash('sha256').update(`${method}\n${url}\n${JSON.stringify(body) ?? ''}`).digest();
}

export async function runOnce(shell: Shell, request: KeyedRequest, work: () => Promise<KeptReply>): Promise<KeyedOutcome> {
  const claim = shell.ids.next();
  for (const started = performance.now(); ; await sleep(50 + Math.random() * 100)) {
    if (await takeClaim(shell, request, claim)) return carryOut(shell, request, claim, work);
    const row = await readKey(shell, request);
    // Its owner failed and gave the key back between our two looks.
    if (row === undefined) continue;
    if (!row.request_hash.equals(request.hash)) return { kind: 'refused', code: 'request.key_reused' };
    if (row.status !== null) return { kind: 'done', reply: openReply(shell, request, row.status, row.reply), replayed: true };
    if (performance.now() - started > twinWaitMs) return { kind: 'refused', code: row.committed ? 'request.done_before' : 'request.in_progress' };
    if (row.committed && row.age_ms > claimMs) return { kind: 'refused', code: 'request.done_before' };
  }
}

async function carryOut(shell: Shell, request: KeyedRequest, claim: string, work: () => Promise<KeptReply>): Promise<KeyedOutcome> {
  let reply: KeptReply;
  try {
    reply = await withBeforeCommit(markCommitted(request, claim), work);
  } catch (fault) {
    await releaseClaim(shell, request, claim).catch((error: unknown) => shell.log.warn({ err: error }, 'idempotency key not released'));
    if (fault instanceof ClaimLost) return { kind: 'refused', code: 'request.in_progress' };
    throw fault;
  }
  // What was done stands, whether its reply can be kept or not; the caller hears it either way.
  await keepReply(shell, request, claim, reply).catch((error: unknown) => shell.log.warn({ err: error }, 'reply not kept'));
  return { kind: 'done', reply, replayed: false };
}

class ClaimLost extends Error {}

/** A transaction that wrote nothing marks nothing; asking for its id before the update sees that. */
function markCommitted({ caller, key }: KeyedRequest, claim: string): BeforeCommit {
  return async (connection) => {
    const { rows } = await connection.executeQuery<{ writes: boolean; marked: boolean }>(
      CompiledQuery.raw(
        `with tx as materialized (select pg_current_xact_id_if_assigned() is not null as writes),
              mark as (update idempotency_key set committed_at = now()
                       where caller = $1 and key = $2 and claim = $3 and (select writes from tx) returning 1)
         select writes, exists (select from mark) as marked from tx`,
        [caller, key, claim],
      ),
    );
    if (!rows[0]!.writes) return 'again';
    if (!rows[0]!.marked) throw new ClaimLost('another attempt of this request has taken over');
    return 'done';
  };
}

async function takeClaim(shell: Shell, { caller, key, hash }: KeyedRequest, claim: string): Promise<boolean> {
  const { rowCount } = await shell.pool.query(
    `insert into idempotency_key as kept (caller, key, request_hash, claim) values ($1, $2, $3, $4)
     on conflict (caller, key) do update
       set request_hash = excluded.request_hash, claim = excluded.claim, claimed_at = now(), committed_at = null, status = null, reply = null
       where kept.claimed_at < now() - interval '24 hours'
          or (kept.status is null and kept.committed_at is null and kept.request_hash = excluded.request_hash
              and kept.claimed_at < now() - $5 * interval '1 millisecond')`,
    [caller, key, hash, claim, claimMs],
  );
  return rowCount === 1;
}

async function readKey(shell: Shell, { caller, key }: KeyedRequest) {
  const { rows } = await shell.pool.query<{ request_hash: Buffer; committed: boolean; status: number | null; reply: string | null; age_ms: number }>(
    `select request_hash, committed_at is not null as committed, status, reply,
            (extract(epoch from now() - claimed_at) * 1000)::float8 as age_ms
     from idempotency_key where caller = $1 and key = $2`,
    [caller, key],
  );
  return rows[0];
}

async function keepReply(shell: Shell, request: KeyedRequest, claim: string, reply: KeptReply): Promise<void> {
  const sealed = shell.secrets.seal(JSON.stringify({ type: reply.type, body: reply.body }), placeOf(request));
  await shell.pool.query('update idempotency_key set status = $4, reply = $5 where caller = $1 and key = $2 and claim = $3', [request.caller, request.key, claim, reply.status, sealed]);
}

function openReply(shell: Shell, request: KeyedRequest, status: number, sealed: string | null): KeptReply {
  const kept = JSON.parse(shell.secrets.open(sealed!, placeOf(request))) as { type: string | null; body: string | null };
  return { status, ...kept };
}

function placeOf({ caller, key }: KeyedRequest): string {
  return `idempotency_key|${createHash('sha256').update(`${caller}\n${key}`).digest('hex')}|reply`;
}

async function releaseClaim(shell: Shell, { caller, key }: KeyedRequest, claim: string): Promise<void> {
  await shell.pool.query('delete from idempotency_key where caller = $1 and key = $2 and claim = $3 and committed_at is null', [caller, key, claim]);
}

/** For the sweep that forgets old keys. */
export async function forgetOldKeys(shell: Pick<Shell, 'pool'>, limit = 1_000): Promise<number> {
  const { rowCount } = await shell.pool.query(
    `delete from idempotency_key where ctid = any (array(
       select ctid from idempotency_key where claimed_at < now() - interval '24 hours' order by claimed_at limit $1 for update skip locked))`,
    [limit],
  );
  return rowCount ?? 0;
}
