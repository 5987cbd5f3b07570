/** Human ticket numbers, handed out in blocks of a hundred, so that opening needs no round trip for one. Gaps are allowed; order is not promised across processes. */

import { centreZone } from '../calendar/index.ts';
import type { Db } from '../platform/db.ts';
import { takeNumberBlock } from './ticket-number.store.ts';

const blockSize = 100;

class TicketNumbers {
  readonly #db: Db;
  #next = 0;
  #end = 0;
  #refill: Promise<void> | null = null;

  constructor(db: Db) {
    this.#db = db;
  }

  /** `20250801-00042`: the centre's day comes first. Call it outside a transaction: it may take a connection of its own. */
  async next(at: number): Promise<string> {
    while (this.#next >= this.#end) await (this.#refill ??= this.#takeBlock());
    const serial = this.#next++;
    const { dateOf } = await centreZone(this.#db);
    return `${dateOf(at).replaceAll('-', '')}-${String(serial).padStart(5, '0')}`;
  }

  async #takeBlock(): Promise<void> {
    try {
      this.#next = await takeNumberBlock(this.#db);
      this.#end = this.#next + blockSize;
    } finally {
      this.#refill = null;
    }
  }
}

const numbersByDb = new WeakMap<Db, TicketNumbers>();

/** One dispenser for each database that this process works with. */
export function numbersOf({ db }: { readonly db: Db }): TicketNumbers {
  let numbers = numbersByDb.get(db);
  if (!numbers) numbersByDb.set(db, (numbers = new TicketNumbers(db)));
  return numbers;
}
