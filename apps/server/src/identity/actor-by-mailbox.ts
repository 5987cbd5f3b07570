/** Who acts when a command is given in somebody's name: at the machine itself, whoever may run commands may do what anybody may. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import { combineGrants } from '@huiyin/domain/identity/grant.ts';
import type { Shell } from '../platform/shell.ts';
import { readGrantsOf, readPerson, readPersonByEmail } from './person.store.ts';

/** Null: nobody of that mailbox works here. */
export async function actorByMailbox({ db }: Pick<Shell, 'db'>, mailbox: string): Promise<Actor | null> {
  const known = await readPersonByEmail(db, mailbox);
  const person = known?.active ? await readPerson(db, known.id) : undefined;
  if (!person) return null;
  return { kind: 'person', id: person.id, name: person.name, teamIds: person.teams.map(({ id }) => id), roles: person.roles.map(({ key }) => key), grants: combineGrants(await readGrantsOf(db, person.id)) };
}
