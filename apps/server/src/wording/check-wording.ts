/** Looks through what somebody is about to say to a customer. The list is asked for at every message, and kept for a while. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { second } from '@huiyin/domain/kernel/instant.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { refuse, type Refused } from '@huiyin/domain/kernel/result.ts';
import { compilePhrases, type PhraseFinder } from '@huiyin/domain/wording/find-phrases.ts';
import type { WordingFinding } from '@huiyin/domain/wording/wording.contract.ts';
import { afterCommit } from '../platform/after-commit.ts';
import type { Tx } from '../platform/db.ts';
import { keptFor } from '../platform/kept.ts';
import type { Shell } from '../platform/shell.ts';
import { keepSent, readPhrases } from './forbidden-phrase.store.ts';
import { simplify } from '../platform/simplify.ts';

const kept = keptFor<PhraseFinder>(10 * second);

export async function findingsIn({ db, pool }: Pick<Shell, 'db' | 'pool'>, text: string): Promise<readonly WordingFinding[]> {
  const find = await kept.of(pool, async () => compilePhrases(await readPhrases(db), simplify));
  return find(text).map(({ phrase, from, to }) => ({ phraseId: phrase.id, phrase: phrase.text, found: text.slice(from, to), from, to, severity: phrase.severity, why: phrase.why, better: phrase.better }));
}

/** Null when nothing in it is blocked. */
export function refuseBlocked(findings: readonly WordingFinding[]): Refused<'message.wording'> | null {
  const blocked = findings.filter(({ severity }) => severity === 'blocked');
  return blocked.length === 0 ? null : refuse('message.wording', { said: blocked.map(({ found }) => found).join('、'), phrases: blocked.map((finding) => ({ ...finding, why: { ...finding.why } })) });
}

/** What warned and was sent all the same, within the transaction that sends it. */
export async function keepWarned(tx: Tx, { ids }: Pick<Shell, 'ids'>, findings: readonly WordingFinding[], sent: { readonly ticketId: Id; readonly messageId: Id; readonly byId: Id; readonly at: Instant }): Promise<void> {
  const phraseIds = [...new Set(findings.filter(({ severity }) => severity === 'warned').map(({ phraseId }) => phraseId))];
  if (phraseIds.length > 0) await keepSent(tx, phraseIds.map((phraseId) => ({ id: ids.next(), phraseId, ...sent })));
}

/** Within the transaction that changes the list. */
export async function forgetPhrases(tx: Tx, { pool }: Pick<Shell, 'pool'>): Promise<void> {
  await afterCommit(tx, () => kept.forget(pool));
}
