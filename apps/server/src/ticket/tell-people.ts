/** Tells people what a change of a ticket means for them, in its transaction. */

import type { Doer, EventOf } from '@huiyin/domain/ticket/ticket.ts';
import { excerptOf } from '@huiyin/domain/reminder/reminder.ts';
import { whomToTell } from '@huiyin/domain/ticket/whom-to-tell.ts';
import { readOverseers } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { remind } from '../reminder/index.ts';
import type { LoggedChange } from './ticket-log.ts';
import type { NewMessage } from './ticket.store.ts';

/** What is left to do so that they hear of it; nothing for most changes. */
export function tellingPeople(tx: Tx, shell: Shell, { before, after, events }: LoggedChange, said: readonly NewMessage[], by: Doer): (() => Promise<void>)[] {
  const bodyOf = (messageId: string) => said.find(({ id }) => id === messageId)?.body ?? '';
  const occasions = whomToTell({ before, after, events, by, bodyOf });
  const escalated = events.find((event) => event.kind === 'escalated');
  return [
    ...(occasions.length === 0 ? [] : [() => remind(tx, shell, ...occasions)]),
    // What a ladder does, the ladder tells of.
    ...(escalated === undefined || by.kind === 'system' ? [] : [() => tellOverseers(tx, shell, after, escalated, by)]),
  ];
}

/** Those who answer for the team it was escalated to. */
async function tellOverseers(tx: Tx, shell: Shell, { id, teamId }: LoggedChange['after'], { reason, at }: EventOf<'escalated'>, by: Doer): Promise<void> {
  const overseers = await readOverseers(tx, teamId === null ? [] : [teamId]);
  const personIds = overseers.of(teamId).filter((personId) => personId !== by.id);
  await remind(tx, shell, { kind: 'escalated', personIds, ticketId: id, byId: by.kind === 'person' ? by.id : null, facts: { reason: typeof reason === 'string' ? excerptOf(reason) : '' }, at });
}
