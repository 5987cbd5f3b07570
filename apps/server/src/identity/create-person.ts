/** Makes an account. There is no open sign-up: people are made by those who may, or on the command line. */

import { checkWithinOwn } from '@huiyin/domain/identity/grant.ts';
import type { Language } from '@huiyin/domain/identity/identity.contract.ts';
import { checkPassword } from '@huiyin/domain/identity/password.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Shell } from '../platform/shell.ts';
import { administer, type By } from './administer.ts';
import { hashPassword } from './password-hash.ts';
import { insertPerson, readPerson, saveRolesOf, type Person } from './person.store.ts';
import { holdRoles } from './role.store.ts';
import { savePasswordHash } from './session.store.ts';
import { readTeamsByIds, saveTeamsOf } from './team.store.ts';

export interface PersonWish {
  readonly name: string;
  readonly email: string;
  readonly language?: Language;
  readonly password?: string;
  readonly roleIds: readonly Id[];
  readonly teamIds: readonly Id[];
}

/** `password` comes back only when it was made here; it is shown once. */
export interface MadePerson {
  readonly person: Person;
  readonly password: string | null;
}

export async function createPerson(
  shell: Shell,
  by: By,
  wish: PersonWish,
): Promise<Result<MadePerson, 'person.email_taken' | 'person.password_weak' | 'role.unknown' | 'role.beyond_own' | 'team.unknown'>> {
  const made = wish.password === undefined ? makePassword(shell) : null;
  const password = wish.password ?? made!;
  const strong = checkPassword(password, wish);
  if (!strong.ok) return strong;
  const hash = await hashPassword(password);

  return administer(shell, by, async (tx) => {
    const roles = await holdRoles(tx, wish.roleIds);
    if (roles.length < wish.roleIds.length) return refuse('role.unknown');
    const within = checkWithinOwn(by.actor, roles.flatMap((role) => role.grants));
    if (!within.ok) return within;
    if ((await readTeamsByIds(tx, wish.teamIds)).length < wish.teamIds.length) return refuse('team.unknown');

    const id = shell.ids.next();
    const at = shell.clock.now();
    const isNew = await insertPerson(tx, { id, name: wish.name.trim(), email: wish.email, language: wish.language ?? 'zh' }, at);
    if (!isNew) return refuse('person.email_taken');
    await savePasswordHash(tx, { id: shell.ids.next(), personId: id, hash }, at);
    await saveRolesOf(tx, id, wish.roleIds);
    await saveTeamsOf(tx, id, wish.teamIds);
    const facts = { roles: roles.map((role) => role.key), teamIds: wish.teamIds };
    return accept({ value: { person: (await readPerson(tx, id))!, password: made }, action: 'person.created', target: `person:${id}`, facts });
  });
}

/** 96 random bits; typed once, then replaced. */
export function makePassword({ ids }: Pick<Shell, 'ids'>): string {
  return ids.token().slice(0, 16);
}
