/** Counts wrong passwords and writes sign-ins to the audit log; better-auth decides whether the password is right. */

import { accountLock, addressLock, afterFailure, lockedFor } from '@huiyin/domain/identity/sign-in-lock.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Shell } from '../platform/shell.ts';
import { readPersonByEmail } from './person.store.ts';
import { recordAudit } from './record-audit.ts';
import { forgiveAttempt, lockAttempts, removeAttempts, saveAttempts } from './sign-in.store.ts';

export interface Attempt {
  readonly email: string;
  readonly address: string;
  readonly userAgent: string;
}

/** Counts the attempt as failed before it is made, so that a hundred at once get no more guesses than a hundred in a row. */
export function beginAttempt(shell: Shell, attempt: Attempt): Promise<Result<void, 'session.locked'>> {
  const now = shell.clock.now();
  const { account, address } = keysOf(shell, attempt);
  return shell.db.transaction().execute(async (tx) => {
    const counted = await lockAttempts(tx, [account, address]);
    const wait = Math.max(lockedFor(counted.get(account) ?? null, now), lockedFor(counted.get(address) ?? null, now));
    if (wait > 0) return refuse('session.locked', { retryAfterSeconds: Math.ceil(wait / 1000) });
    await saveAttempts(tx, account, afterFailure(counted.get(account) ?? null, accountLock, now));
    await saveAttempts(tx, address, afterFailure(counted.get(address) ?? null, addressLock, now));
    return accept(undefined);
  });
}

/** The password was right: the account starts anew, the address gets its one attempt back. */
export function forgive(shell: Shell, attempt: Attempt): Promise<void> {
  const { account, address } = keysOf(shell, attempt);
  return shell.db.transaction().execute(async (tx) => {
    await lockAttempts(tx, [account, address]);
    await removeAttempts(tx, account);
    await forgiveAttempt(tx, address);
  });
}

export async function recordRefusal(shell: Shell, attempt: Attempt, reason: string): Promise<void> {
  const person = await readPersonByEmail(shell.db, attempt.email);
  await shell.db.transaction().execute((tx) =>
    recordAudit(tx, shell, {
      actor: null,
      action: 'session.refused',
      target: person ? `person:${person.id}` : null,
      facts: { reason },
      address: attempt.address,
      userAgent: attempt.userAgent,
    }),
  );
}

export async function recordSession(
  shell: Shell,
  action: 'session.opened' | 'session.closed' | 'second_factor.enabled' | 'second_factor.disabled',
  session: { readonly personId: string; readonly address: string; readonly userAgent: string; readonly method?: string },
): Promise<void> {
  await shell.db.transaction().execute((tx) =>
    recordAudit(tx, shell, {
      actor: { kind: 'person', id: session.personId },
      action,
      target: `person:${session.personId}`,
      facts: session.method === undefined ? {} : { method: session.method },
      address: session.address,
      userAgent: session.userAgent,
    }),
  );
}

function keysOf({ secrets }: Shell, attempt: Pick<Attempt, 'email' | 'address'>) {
  return {
    account: secrets.fingerprint('sign_in.account', attempt.email.trim().toLowerCase()),
    address: secrets.fingerprint('sign_in.address', attempt.address),
  };
}
