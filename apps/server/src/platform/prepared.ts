/**
 * Statements that each connection parses and plans once. Our texts never hold values, so a connection soon meets the same ones again;
 * planning the page of a ticket took four times as long as running it. A text is named when it comes back, so that those which
 * really vary (a list of columns, a number of rows) cost nothing, and only so many are kept, because each plan takes memory.
 */

import pg from 'pg';

const namedFrom = 3;
const mostNames = 150;
const mostSeen = 1_000;

/** PostgreSQL's answers to a plan whose tables a migration has changed, or that somebody between us has dropped. */
const stale = new Set(['0A000', '26000']);

export class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>();
  readonly #seen = new Map<string, number>();
  #serial = 0;

  override query(...call: unknown[]): never {
    const [text, values, callback] = call;
    const ask = super.query.bind(this) as (...call: unknown[]) => never;
    if (typeof text !== 'string' || !Array.isArray(values) || callback !== undefined) return ask(...call);
    const name = this.#nameOf(text);
    if (name === null) return ask(text, values);
    const answer = ask({ name, text, values }) as Promise<unknown>;
    return answer.catch((error: { readonly code?: string }) => {
      if (error.code !== undefined && stale.has(error.code)) this.#forget(text);
      throw error;
    }) as never;
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
