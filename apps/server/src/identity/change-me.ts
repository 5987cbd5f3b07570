/** What a person changes about themselves: name, language, password. */

import type { Language } from '@huiyin/domain/identity/identity.contract.ts';
import { checkPassword } from '@huiyin/domain/identity/password.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Shell } from '../platform/shell.ts';
import { administer, type By } from './administer.ts';
import { sessionOf } from './authenticate.ts';
import { endSessionsOf, tellSessionsEnded } from './end-sessions.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { readPerson, savePerson } from './person.store.ts';
import { readPasswordHash, savePasswordHash } from './session.store.ts';
import { beginAttempt, forgive, recordRefusal } from './sign-in.ts';

export function changeMe(shell: Shell, by: By, wish: { readonly name?: string; readonly language?: Language }): Promise<Result<undefined>> {
  const { id } = by.actor;
  return administer<undefined, never>(shell, by, async (tx) => {
    await savePerson(tx, id, { name: wish.name?.trim(), language: wish.language }, shell.clock.now());
    return accept({ value: undefined, action: 'person.changed', target: `person:${id}`, facts: { fields: Object.keys(wish) } });
  });
}

/** Wrong guesses at the present password count like those at the door. */
export async function changeMyPassword(
  shell: Shell,
  by: By,
  wish: { readonly current: string; readonly next: string },
): Promise<Result<undefined, 'session.wrong' | 'session.locked' | 'person.password_weak'>> {
  const { id } = by.actor;
  const person = await readPerson(shell.db, id);
  if (!person) return refuse('session.wrong');
  const attempt = { email: person.email, address: by.address, userAgent: by.userAgent };
  const begun = await beginAttempt(shell, attempt);
  if (!begun.ok) return begun;
  const hash = await readPasswordHash(shell.db, id);
  if (hash === null || !(await verifyPassword(hash, wish.current))) {
    await recordRefusal(shell, attempt, 'wrong');
    return refuse('session.wrong');
  }
  await forgive(shell, attempt);
  const strong = checkPassword(wish.next, person);
  if (!strong.ok) return strong;

  const next = await hashPassword(wish.next);
  const result = await administer<undefined, never>(shell, by, async (tx) => {
    await savePasswordHash(tx, { id: shell.ids.next(), personId: id, hash: next }, shell.clock.now());
    const ended = await endSessionsOf(tx, id, sessionOf(by.actor));
    return accept({ value: undefined, action: 'person.password_changed', target: `person:${id}`, facts: { sessionsEnded: ended } });
  });
  if (result.ok) tellSessionsEnded(shell, id);
  return result;
}
