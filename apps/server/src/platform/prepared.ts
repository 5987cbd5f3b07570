/**
 * Fewer words with PostgreSQL. Statements that come back are parsed and planned once a connection, and a transaction's `begin` and
 * `commit` travel with its first and last statement instead of on their own: each way there and back cost a tenth of an act.
 *
 * Our texts never hold values, so a connection soon meets the same ones again; planning the page of a ticket took four times as long
 * as running it. A text is named when it comes back, so that those which really vary (a list of columns, a number of rows) cost
 * nothing, and only so many are kept, because each plan takes memory.
 */

import type { Writable } from 'node:stream';
import pg from 'pg';

const namedFrom = 3;
const mostNames = 150;
const mostSeen = 1_000;

/** PostgreSQL's answers to a plan whose tables a migration has changed, or that somebody between us has dropped. */
const stale = new Set(['0A000', '26000']);

/** Asked as a statement, it sends the next one together with the commit. A client that does not know it sends an empty query. */
export const commitWithNext = '-- commit with the next statement';

type Ask = (...call: unknown[]) => Promise<pg.QueryResult>;

/** Wants `pipeline: true`, so that what is sent need not wait for the answer to what was sent before. */
export class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>();
  readonly #seen = new Map<string, number>();
  #serial = 0;
  /** Sent, or held back to go with the first statement. */
  #begun: Promise<unknown> | null = null;
  #holds = false;
  #commitsNext = false;
  #committing: Promise<pg.QueryResult> | null = null;

  override query(...call: unknown[]): never {
    const [text, values, callback] = call;
    const ask = super.query.bind(this) as Ask;
    if (typeof text !== 'string' || !Array.isArray(values) || callback !== undefined) {
      const answer = ask(...call);
      this.#letGo();
      return answer as never;
    }
    if (values.length === 0) {
      if (text === 'begin') return this.#begin(ask) as never;
      if (text === 'commit' || text === 'rollback') return this.#end(ask, text) as never;
      if (text === commitWithNext) return this.#promiseCommit() as never;
    }
    const answer = this.#ask(ask, text, values);
    if (this.#commitsNext) {
      this.#commitsNext = false;
      this.#committing = ask('commit');
      // Heard when the transaction asks to end.
      this.#committing.catch(() => undefined);
    }
    this.#letGo();
    return answer as never;
  }

  #ask(ask: Ask, text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const name = this.#nameOf(text);
    if (name === null) return ask(text, values);
    return ask({ name, text, values }).catch((error: { readonly code?: string }) => {
      if (error.code !== undefined && stale.has(error.code)) this.#forget(text);
      throw error;
    });
  }

  async #begin(ask: Ask): Promise<pg.QueryResult> {
    this.#hold();
    this.#commitsNext = false;
    this.#committing = null;
    this.#begun = ask('begin');
    this.#begun.catch(() => undefined);
    return done('BEGIN');
  }

  /** A commit that went with a statement which failed was taken as a roll-back, as PostgreSQL does. */
  async #end(ask: Ask, how: 'commit' | 'rollback'): Promise<pg.QueryResult> {
    const [begun, committing] = [this.#begun, this.#committing];
    this.#begun = null;
    this.#committing = null;
    this.#commitsNext = false;
    const ended = committing ?? ask(how);
    this.#letGo();
    if (how === 'commit') await begun;
    return ended;
  }

  async #promiseCommit(): Promise<pg.QueryResult> {
    this.#commitsNext = this.#begun !== null;
    return done('');
  }

  /** What is written from now on leaves as one packet with the next statement, or at the end of this turn. */
  #hold(): void {
    if (this.#holds) return;
    this.#holds = true;
    this.#stream.cork();
    setImmediate(() => this.#letGo());
  }

  #letGo(): void {
    if (!this.#holds) return;
    this.#holds = false;
    this.#stream.uncork();
  }

  get #stream(): Writable {
    return (this as unknown as { connection: { stream: Writable } }).connection.stream;
  }

  #nameOf(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#serial >= mostNames) return null;
    const seen = (this.#seen.get(text) ?? 0) + 1;
    if (seen < namedFrom) {
      if (this.#seen.size >= mostSeen) this.#seen.clear();
      this.#seen.set(text, seen);
      return null;
    }
    this.#seen.delete(text);
    const name = `h${++this.#serial}`;
    this.#names.set(text, name);
    return name;
  }

  /** The next uses make a new plan under a new name; the old one stays until the connection ends, and counts. */
  #forget(text: string): void {
    this.#names.delete(text);
  }
}

function done(command: string): pg.QueryResult {
  return { command, rowCount: null, oid: 0, fields: [], rows: [] };
}
