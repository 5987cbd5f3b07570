/** Which tickets hold the words of a search box is known above, by an index; queues only ask. Filled from there, as reactions are. */

import type { RawBuilder } from 'kysely';
import type { Shell } from '../platform/shell.ts';

export interface SoughtWords {
  /** About so many tickets hold them; null where nobody knows. */
  readonly about: number | null;
  /** Asked of one ticket, for whoever reads a queue in its order. */
  heldBy(ticketId: RawBuilder<unknown>): RawBuilder<boolean>;
  /** A `select` of the ids of all that hold them. */
  readonly ids: RawBuilder<unknown>;
}

/** Null: there is nothing in the text that could be looked for, and so nothing is found. */
export type WordSeeker = (shell: Pick<Shell, 'db' | 'secrets'>, text: string) => Promise<SoughtWords | null>;

let seeker: WordSeeker = async () => null;

export function letSeekWords(given: WordSeeker): void {
  seeker = given;
}

export function seekWords(shell: Pick<Shell, 'db' | 'secrets'>, text: string): Promise<SoughtWords | null> {
  return seeker(shell, text);
}
