/** Tells people what a change of a ticket means for them, in its transaction. */

import type { Doer } from '@huiyin/domain/ticket/ticket.ts';
import { whomToTell } from '@huiyin/domain/ticket/whom-to-tell.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { remind } from '../reminder/index.ts';
import type { LoggedChange } from './ticket-log.ts';
import type { NewMessage } from './ticket.store.ts';

/** What is left to do so that they hear of it; nothing for most changes. */
export function tellingPeople(tx: Tx, shell: Shell, { before, after, events }: LoggedChange, said: readonly NewMessage[], by: Doer): (() => Promise<void>)[] {
  const bodyOf = (messageId: string) => said.find(({ id }) => id === messageId)?.body ?? '';
  const occasions = whomToTell({ before, after, events, by, bodyOf });
  return occasions.length === 0 ? [] : [() => remind(tx, shell, ...occasions)];
}
