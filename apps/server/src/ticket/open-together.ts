/**
 * Writes openings that come at once by one statement. While some are on their way to the database, others gather, and go when those
 * have arrived: nobody waits for company, and under load a statement's cost and a commit's are shared by many.
 */

import type { Db } from '../platform/db.ts';
import { saveOpenings, type Opening, type OpeningAnswer } from './openings.store.ts';

/** Statements under way at once; with more of them each would carry less. */
const mostUnderWay = 2;
/** A statement's parameters stay well below a megabyte, and the last of its openings does not wait for long. */
const mostTogether = 32;
/** Of one opening that meets deadlocks. */
const mostAttempts = 3;

interface Waiting {
  readonly opening: Opening;
  readonly contacts: readonly string[];
  readonly at: number;
  readonly settle: (answer: OpeningAnswer) => void;
  readonly fail: (cause: unknown) => void;
}

class OpeningsTogether {
  readonly #db: Db;
  #waiting: Waiting[] = [];
  readonly #underWay = new Set<readonly Waiting[]>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Not opened, and nobody named: another transaction took one of the contacts at this moment. */
  save(opening: Opening, at: number): Promise<OpeningAnswer> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ opening, contacts: contactsOf(opening), at, settle, fail });
      this.#send();
    });
  }

  #send(): void {
    while (this.#underWay.size < mostUnderWay) {
      const together = this.#takeTogether();
      if (together.length === 0) return;
      this.#underWay.add(together);
      void this.#write(together).finally(() => {
        this.#underWay.delete(together);
        this.#send();
      });
    }
  }

  /** The first that wait, but never two with one contact point at a time: a statement looks before it writes, so that customer would be made twice. */
  #takeTogether(): Waiting[] {
    const contacts = new Set([...this.#underWay].flat().flatMap((waiting) => waiting.contacts));
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const goes = taken.length < mostTogether && waiting.contacts.every((contact) => !contacts.has(contact));
      (goes ? taken : left).push(waiting);
      for (const contact of waiting.contacts) contacts.add(contact);
    }
    this.#waiting = left;
    return taken;
  }

  /** What fails together is tried one by one, so that nobody fails for another's sake. */
  async #write(together: readonly Waiting[], attempt = 1): Promise<void> {
    try {
      const answers = await saveOpenings(this.#db, together.map(({ opening }) => opening), Math.max(...together.map(({ at }) => at)));
      together.forEach(({ settle }, index) => settle(answers[index]!));
    } catch (cause) {
      if (together.length > 1) for (const alone of together) await this.#write([alone]);
      else if (isTaken(cause)) together[0]!.settle({ opened: false, named: null });
      else if (isDeadlock(cause) && attempt < mostAttempts) await this.#write(together, attempt + 1);
      else together[0]!.fail(cause);
    }
  }
}

function contactsOf({ claim }: Opening): string[] {
  return claim.wish.contacts.map(({ kind, fingerprint }) => `${kind} ${fingerprint.toString('hex')}`);
}

/** PostgreSQL undid this one so that the other could go on; it has gone on by now. */
function isDeadlock(cause: unknown): boolean {
  return (cause as { readonly code?: string }).code === '40P01';
}

/** Somebody else made this very customer between our look and our insert. */
function isTaken(cause: unknown): boolean {
  const { code, constraint } = cause as { readonly code?: string; readonly constraint?: string };
  return code === '23505' && constraint === 'contact_point_identity';
}

const togetherByDb = new WeakMap<Db, OpeningsTogether>();

/** One gathering place for each database that this process works with. */
export function openingsTogether(db: Db): OpeningsTogether {
  let together = togetherByDb.get(db);
  if (!together) togetherByDb.set(db, (together = new OpeningsTogether(db)));
  return together;
}
