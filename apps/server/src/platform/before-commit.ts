/** Lets the edge add one statement to the first transaction that a request commits, without the use case knowing. */

import { AsyncLocalStorage } from 'node:async_hooks';
import { CompiledQuery, type DatabaseConnection, type Driver, PostgresDialect, PostgresDriver, type PostgresDialectConfig, type TransactionSettings } from 'kysely';
import { takeWaiting } from './after-commit.ts';
import type { Tx } from './db.ts';
import { commitWithNext } from './prepared.ts';

/** Throwing undoes the transaction; `again` waits for the next one. */
export type BeforeCommit = (connection: DatabaseConnection) => Promise<'done' | 'again'>;

const pending = new AsyncLocalStorage<{ run: BeforeCommit | null }>();

export function withBeforeCommit<Value>(run: BeforeCommit, work: () => Promise<Value>): Promise<Value> {
  return pending.run({ run }, work);
}

/** True while the request's first commit will carry a statement of the edge's. */
export function hasBeforeCommit(): boolean {
  return typeof pending.getStore()?.run === 'function';
}

/**
 * The transaction's next statement is its last: it goes to the database together with the commit. Nothing after it may refuse or
 * fail, because it will have happened. Where the edge still has a statement to add, the commit waits for that as ever.
 */
export async function nextIsLast(tx: Tx): Promise<void> {
  if (hasBeforeCommit()) return;
  await tx.getExecutor().provideConnection(async (connection) => void (await connection.executeQuery(CompiledQuery.raw(commitWithNext))));
}

export class HookedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new HookedDriver(this.#config);
  }
}

class HookedDriver extends PostgresDriver {
  /** Whatever still waits belongs to a transaction that broke off. */
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    takeWaiting(connection);
    await super.beginTransaction(connection, settings);
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const waiting = pending.getStore();
    if (waiting?.run) {
      const { run } = waiting;
      waiting.run = null;
      if ((await run(connection)) === 'again') waiting.run = run;
    }
    await super.commitTransaction(connection);
    for (const work of takeWaiting(connection)) work();
  }
}
