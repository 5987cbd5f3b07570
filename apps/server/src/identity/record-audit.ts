/** Appends to the audit log, in the transaction of the act it speaks of: either both are there or neither. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import { linkDigest, walkChain, chainStart, type ChainedEntry } from '@huiyin/domain/identity/audit-chain.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { appendAudit, lockAuditHead, readAuditAfter, readAuditHead, type AuditRow } from './audit.store.ts';

export interface AuditWish {
  /** Null when nobody is signed in: a failed sign-in, the command line. */
  readonly actor: Pick<Actor, 'kind' | 'id'> | null;
  /** `noun.past_tense`: `person.deactivated`. */
  readonly action: string;
  /** `noun:id`; ids and keys only, so that a later erasure of personal data need not touch the chain. */
  readonly target: string | null;
  /** What changed, without personal data. */
  readonly facts: JsonObject;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Call it last: the chain's lock is held until the transaction ends, and every other audited act waits for it. */
export async function recordAudit(tx: Tx, shell: Pick<Shell, 'clock' | 'secrets'>, wish: AuditWish): Promise<void> {
  const head = await lockAuditHead(tx);
  const entry = {
    seq: head.seq + 1,
    at: shell.clock.now(),
    actorKind: wish.actor?.kind ?? null,
    actorId: wish.actor?.id ?? null,
    action: wish.action,
    target: wish.target,
    facts: wish.facts,
    address: wish.address,
    userAgent: wish.userAgent?.slice(0, 300) ?? null,
  };
  await appendAudit(tx, { ...entry, digest: linkDigest(digestOf(shell), head.digest, contentOf(entry)) });
}

export interface AuditVerdict {
  readonly intact: boolean;
  readonly entries: number;
  /** The first seq that does not follow from the one before. */
  readonly brokenAt: number | null;
}

/** Recomputes every digest. Reads in batches; entries appended meanwhile are left for the next time. */
export async function verifyAudit(db: Db, shell: Pick<Shell, 'secrets'>): Promise<AuditVerdict> {
  const head = await readAuditHead(db);
  const digest = digestOf(shell);
  let last = chainStart;
  while (last.seq < head.seq) {
    const rows = (await readAuditAfter(db, last.seq, 1000)).filter((row) => row.seq <= head.seq);
    if (rows.length === 0) return { intact: false, entries: head.seq, brokenAt: last.seq + 1 };
    const walk = walkChain(digest, last, rows.map(toChained));
    if ('brokenAt' in walk) return { intact: false, entries: head.seq, brokenAt: walk.brokenAt };
    last = walk.last;
  }
  const intact = last.digest === head.digest && last.seq === head.seq;
  return { intact, entries: head.seq, brokenAt: intact ? null : last.seq };
}

/** The fingerprint's key is never rotated, unlike the signing secret; with a new one the whole chain would look broken. */
function digestOf({ secrets }: Pick<Shell, 'secrets'>) {
  return (text: string) => secrets.fingerprint('audit', text);
}

function toChained(row: AuditRow): ChainedEntry {
  return { seq: row.seq, digest: row.digest, content: contentOf(row) };
}

function contentOf(row: Omit<AuditRow, 'digest'>): JsonObject {
  const { seq, at, actorKind, actorId, action, target, facts, address, userAgent } = row;
  return { seq, at, actorKind, actorId, action, target, facts, address, userAgent };
}
