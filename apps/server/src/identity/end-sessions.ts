/** Ends sessions, so that what they could do stops now: the row goes, the cached actor goes, open consoles are told to look. */

import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { administer, type By } from './administer.ts';
import { sessionOf } from './authenticate.ts';
import { checkMayGovern } from './keep-administrators.ts';
import { lockPerson } from './person.store.ts';
import { removeSession, removeSessionsOf } from './session.store.ts';

export async function endSessionsOf(tx: Tx, personId: Id, except: Id | null = null): Promise<number> {
  return (await removeSessionsOf(tx, personId, except)).length;
}

/** After the commit. */
export function tellSessionsEnded(shell: Shell, personId: Id): void {
  shell.live.notify({ topic: 'session', id: personId, version: 0, rooms: [`person:${personId}`] });
}

export async function endPersonSessions(shell: Shell, by: By, personId: Id): Promise<Result<number, 'person.unknown' | 'role.beyond_own'>> {
  const result = await administer(shell, by, async (tx) => {
    if (!(await lockPerson(tx, personId))) return refuse('person.unknown');
    const governed = await checkMayGovern(tx, by.actor, personId);
    if (!governed.ok) return governed;
    const ended = await endSessionsOf(tx, personId);
    return accept({ value: ended, action: 'person.sessions_ended', target: `person:${personId}`, facts: { ended } });
  });
  if (result.ok) tellSessionsEnded(shell, personId);
  return result;
}

export async function endMySession(shell: Shell, by: By, sessionId: Id): Promise<Result<undefined, 'session.unknown'>> {
  const personId = by.actor.id;
  const result = await administer(shell, by, async (tx) => {
    if (!(await removeSession(tx, personId, sessionId))) return refuse('session.unknown');
    return accept({ value: undefined, action: 'session.ended', target: `person:${personId}`, facts: { sessionId } });
  });
  if (result.ok) tellSessionsEnded(shell, personId);
  return result;
}

export async function endMyOtherSessions(shell: Shell, by: By): Promise<Result<number>> {
  const personId = by.actor.id;
  const result = await administer<number, never>(shell, by, async (tx) => {
    const ended = await endSessionsOf(tx, personId, sessionOf(by.actor));
    return accept({ value: ended, action: 'session.others_ended', target: `person:${personId}`, facts: { ended } });
  });
  if (result.ok) tellSessionsEnded(shell, personId);
  return result;
}
