/** Human ticket numbers, handed out in blocks of a hundred, so that opening needs no round trip for one. Gaps are allowed; order is not promised across processes. */

import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

const blockSize = 100;

/** The centre's day decides the first part; one zone for the whole centre. */
const centreDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });

export class TicketNumbers {
  readonly #db: Db;
  #next = 0;
  #end = 0;
  #refill: Promise<void> | null = null;

  constructor(db: Db) {
    this.#db = db;
  }

  /** `20250801-00042`. Call it outside a transaction: it may take a connection of its own. */
  async next(at: number): Promise<string> {
    while (this.#next >= this.#end) await (this.#refill ??= this.#takeBlock());
    const serial = this.#next++;
    return `${centreDay.format(at).replaceAll('-', '')}-${String(serial).padStart(5, '0')}`;
  }

  async #takeBlock(): Promise<void> {
    try {
      const { rows } = await sql<{ first: number }>`select nextval('ticket_number_block') as first`.execute(this.#db);
      this.#next = rows[0]!.first;
      this.#end = this.#next + blockSize;
    } finally {
      this.#refill = null;
    }
  }
}
