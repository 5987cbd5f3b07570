/** Changes an account from outside: its facts, roles and teams, whether it is open, its password and second factor. */

import { checkWithinOwn } from '@huiyin/domain/identity/grant.ts';
import type { Language } from '@huiyin/domain/identity/identity.contract.ts';
import { checkPassword } from '@huiyin/domain/identity/password.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { administer, type By } from './administer.ts';
import { makePassword } from './create-person.ts';
import { endSessionsOf, tellSessionsEnded } from './end-sessions.ts';
import { checkMayGovern, keepingAdministrators } from './keep-administrators.ts';
import { hashPassword } from './password-hash.ts';
import { lockPerson, readPerson, readPersonByEmail, savePerson, saveRolesOf, type Person } from './person.store.ts';
import { holdRoles } from './role.store.ts';
import { removeSecondFactor, savePasswordHash } from './session.store.ts';
import { readTeamsByIds, saveTeamsOf } from './team.store.ts';

export interface PersonChangeWish {
  readonly name?: string;
  readonly email?: string;
  readonly language?: Language;
  readonly roleIds?: readonly Id[];
  readonly teamIds?: readonly Id[];
}

type Refusals = 'person.unknown' | 'person.email_taken' | 'person.last_administrator' | 'role.unknown' | 'role.beyond_own' | 'team.unknown';

export function changePerson(shell: Shell, by: By, personId: Id, wish: PersonChangeWish): Promise<Result<Person, Refusals>> {
  return administer(shell, by, (tx) =>
    keepingAdministrators(tx, async () => {
      const person = await lockPerson(tx, personId);
      if (!person) return refuse('person.unknown');
      const isDelicate = wish.email !== undefined || wish.roleIds !== undefined;
      const governed = isDelicate ? await checkMayGovern(tx, by.actor, personId) : accept(undefined);
      if (!governed.ok) return governed;

      if (wish.email !== undefined) {
        const holder = await readPersonByEmail(tx, wish.email);
        if (holder && holder.id !== personId) return refuse('person.email_taken');
      }
      if (wish.roleIds !== undefined) {
        const given = await giveRoles(tx, by, person, wish.roleIds);
        if (!given.ok) return given;
      }
      if (wish.teamIds !== undefined) {
        if ((await readTeamsByIds(tx, wish.teamIds)).length < wish.teamIds.length) return refuse('team.unknown');
        await saveTeamsOf(tx, personId, wish.teamIds);
      }
      await savePerson(tx, personId, { name: wish.name?.trim(), email: wish.email, language: wish.language }, shell.clock.now());
      const next = (await readPerson(tx, personId))!;
      const facts = {
        fields: Object.keys(wish),
        ...(wish.roleIds && { rolesBefore: person.roles.map((role) => role.key), roles: next.roles.map((role) => role.key) }),
        ...(wish.teamIds && { teamsBefore: person.teams.map((team) => team.key), teams: next.teams.map((team) => team.key) }),
      };
      return accept({ value: next, action: 'person.changed', target: `person:${personId}`, facts });
    }),
  );
}

/** Only what is added has to be within one's own: keeping a role that somebody else gave is no grant. */
async function giveRoles(tx: Tx, by: By, person: Person, roleIds: readonly Id[]): Promise<Result<void, 'role.unknown' | 'role.beyond_own'>> {
  const roles = await holdRoles(tx, roleIds);
  if (roles.length < roleIds.length) return refuse('role.unknown');
  const added = roles.filter((role) => !person.roles.some((held) => held.id === role.id));
  const within = checkWithinOwn(by.actor, added.flatMap((role) => role.grants));
  if (!within.ok) return within;
  await saveRolesOf(tx, person.id, roleIds);
  return accept(undefined);
}

export async function deactivatePerson(shell: Shell, by: By, personId: Id): Promise<Result<Person, 'person.unknown' | 'person.last_administrator' | 'role.beyond_own'>> {
  const result = await administer(shell, by, (tx) =>
    keepingAdministrators(tx, async () => {
      const person = await lockPerson(tx, personId);
      if (!person) return refuse('person.unknown');
      const governed = await checkMayGovern(tx, by.actor, personId);
      if (!governed.ok) return governed;
      await savePerson(tx, personId, { active: false }, shell.clock.now());
      const ended = await endSessionsOf(tx, personId);
      return accept({ value: { ...person, active: false, lastSeenAt: null }, action: 'person.deactivated', target: `person:${personId}`, facts: { sessionsEnded: ended } });
    }),
  );
  if (result.ok) tellSessionsEnded(shell, personId);
  return result;
}

export function activatePerson(shell: Shell, by: By, personId: Id): Promise<Result<Person, 'person.unknown' | 'role.beyond_own'>> {
  return administer(shell, by, async (tx) => {
    const person = await lockPerson(tx, personId);
    if (!person) return refuse('person.unknown');
    const governed = await checkMayGovern(tx, by.actor, personId);
    if (!governed.ok) return governed;
    await savePerson(tx, personId, { active: true }, shell.clock.now());
    return accept({ value: { ...person, active: true }, action: 'person.activated', target: `person:${personId}`, facts: {} });
  });
}

/** Returns the password when it was made here, null when it was given. */
export async function resetPassword(shell: Shell, by: By, personId: Id, given: string | undefined): Promise<Result<string | null, 'person.unknown' | 'person.password_weak' | 'role.beyond_own'>> {
  const made = given === undefined ? makePassword(shell) : null;
  const hash = await hashPassword(given ?? made!);
  const result = await administer(shell, by, async (tx) => {
    const person = await lockPerson(tx, personId);
    if (!person) return refuse('person.unknown');
    const governed = await checkMayGovern(tx, by.actor, personId);
    if (!governed.ok) return governed;
    const strong = checkPassword(given ?? made!, person);
    if (!strong.ok) return strong;
    await savePasswordHash(tx, { id: shell.ids.next(), personId, hash }, shell.clock.now());
    const ended = await endSessionsOf(tx, personId);
    return accept({ value: made, action: 'person.password_reset', target: `person:${personId}`, facts: { sessionsEnded: ended } });
  });
  if (result.ok) tellSessionsEnded(shell, personId);
  return result;
}

export async function resetSecondFactor(shell: Shell, by: By, personId: Id): Promise<Result<Person, 'person.unknown' | 'role.beyond_own'>> {
  const result = await administer(shell, by, async (tx) => {
    const person = await lockPerson(tx, personId);
    if (!person) return refuse('person.unknown');
    const governed = await checkMayGovern(tx, by.actor, personId);
    if (!governed.ok) return governed;
    await removeSecondFactor(tx, personId);
    await savePerson(tx, personId, { twoFactor: false }, shell.clock.now());
    await endSessionsOf(tx, personId);
    return accept({ value: { ...person, twoFactor: false }, action: 'person.second_factor_reset', target: `person:${personId}`, facts: {} });
  });
  if (result.ok) tellSessionsEnded(shell, personId);
  return result;
}
