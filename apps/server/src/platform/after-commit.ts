/** Work that waits for a transaction's commit: telling browsers of a change that may still be undone would send them to read the old state. */

import type { DatabaseConnection } from 'kysely';
import type { Tx } from './db.ts';

/** A connection runs one transaction at a time, so what waits on it waits for that one. */
const waiting = new WeakMap<DatabaseConnection, (() => void)[]>();

/** Runs once the transaction is committed, never when it is undone. It cannot fail the change any more, so it must not throw. */
export async function afterCommit(tx: Tx, work: () => void): Promise<void> {
  await tx.getExecutor().provideConnection(async (connection) => {
    const works = waiting.get(connection);
    if (works) works.push(work);
    else waiting.set(connection, [work]);
  });
}

/** What the transaction on this connection leaves to be done; asked for at its beginning (to forget), its end, or its undoing. */
export function takeWaiting(connection: DatabaseConnection): readonly (() => void)[] {
  const works = waiting.get(connection) ?? [];
  waiting.delete(connection);
  return works;
}
