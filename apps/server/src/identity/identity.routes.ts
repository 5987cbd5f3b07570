/** HTTP for people, teams and roles. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import * as contract from '@huiyin/domain/identity/identity.contract.ts';
import * as roleContract from '@huiyin/domain/identity/role.contract.ts';
import { permissionGroups, permissionKeys, permissions } from '@huiyin/domain/identity/permission.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { idleLimit, sessionOf } from './authenticate.ts';
import { changeMe, changeMyPassword } from './change-me.ts';
import { activatePerson, changePerson, deactivatePerson, resetPassword, resetSecondFactor } from './change-person.ts';
import { createPerson } from './create-person.ts';
import { endMyOtherSessions, endMySession, endPersonSessions } from './end-sessions.ts';
import { changeRole, createRole, dropRole } from './keep-roles.ts';
import { changeTeam, createTeam, dissolveTeam } from './keep-teams.ts';
import { readPeopleAfter } from './people-page.ts';
import { readPerson, type Person } from './person.store.ts';
import { readRoles, type Role } from './role.store.ts';
import { readSessionsOf } from './session.store.ts';
import { readTeams, type Team } from './team.store.ts';

export const identityRoutes = (shell: Shell): Routes => (serve) => {
  // ——— me: people only; an API key has neither sessions nor a password ———

  serve(contract.readMe, async ({ actor }) => viewMe(shell, actor));

  serve(contract.changeMe, async (call) => {
    if (call.actor.kind !== 'person') return refuse('permission.missing');
    const changed = await changeMe(shell, call, call.body);
    return changed.ok ? viewMe(shell, call.actor) : changed;
  });

  serve(contract.changeMyPassword, async (call) => (call.actor.kind === 'person' ? changeMyPassword(shell, call, call.body) : refuse('permission.missing')));

  serve(contract.listMySessions, async ({ actor }) => {
    if (actor.kind !== 'person') return refuse('permission.missing');
    const at = shell.clock.now();
    const current = sessionOf(actor);
    const sessions = await readSessionsOf(shell.db, actor.id, { at, seenAfter: at - idleLimit });
    return accept({
      items: sessions.map(({ id, address, userAgent, createdAt, seenAt, expiresAt }) => ({
        id,
        current: id === current,
        address,
        userAgent,
        openedAt: toWire(createdAt),
        seenAt: toWire(seenAt),
        endsAt: toWire(expiresAt),
      })),
    });
  });

  serve(contract.endMySession, async (call) => (call.actor.kind === 'person' ? endMySession(shell, call, call.params.sessionId) : refuse('permission.missing')));

  serve(contract.endMyOtherSessions, async (call) => {
    if (call.actor.kind !== 'person') return refuse('permission.missing');
    return view(await endMyOtherSessions(shell, call), (ended) => ({ ended }));
  });

  // ——— people ———

  serve(contract.listPeople, async ({ query }) => view(await readPeopleAfter(shell.db, query, pageWish(query)), ({ items, next }) => ({ items: items.map(viewPerson), next })));

  serve(contract.readPerson, async ({ params }) => {
    const person = await readPerson(shell.db, params.personId);
    return person ? accept(viewPerson(person)) : refuse('person.unknown');
  });

  serve(contract.createPerson, async (call) => view(await createPerson(shell, call, call.body), ({ person, password }) => ({ person: viewPerson(person), password })));
  serve(contract.changePerson, async (call) => view(await changePerson(shell, call, call.params.personId, call.body), viewPerson));
  serve(contract.deactivatePerson, async (call) => view(await deactivatePerson(shell, call, call.params.personId), viewPerson));
  serve(contract.activatePerson, async (call) => view(await activatePerson(shell, call, call.params.personId), viewPerson));
  serve(contract.resetPassword, async (call) => view(await resetPassword(shell, call, call.params.personId, call.body.password), (password) => ({ password })));
  serve(contract.resetSecondFactor, async (call) => view(await resetSecondFactor(shell, call, call.params.personId), viewPerson));
  serve(contract.endPersonSessions, async (call) => view(await endPersonSessions(shell, call, call.params.personId), (ended) => ({ ended })));

  // ——— teams ———

  serve(contract.listTeams, async () => accept({ items: (await readTeams(shell.db)).map(viewTeam) }));
  serve(contract.createTeam, async (call) => view(await createTeam(shell, call, call.body), viewTeam));
  serve(contract.changeTeam, async (call) => view(await changeTeam(shell, call, call.params.teamId, call.body), viewTeam));
  serve(contract.removeTeam, (call) => dissolveTeam(shell, call, call.params.teamId));

  // ——— roles ———

  serve(roleContract.listRoles, async () => accept({ items: (await readRoles(shell.db)).map(viewRole) }));
  serve(roleContract.createRole, async (call) => view(await createRole(shell, call, call.body), viewRole));
  serve(roleContract.changeRole, async (call) => view(await changeRole(shell, call, call.params.roleId, call.body), viewRole));
  serve(roleContract.removeRole, (call) => dropRole(shell, call, call.params.roleId));

  serve(roleContract.listPermissions, async () =>
    accept({
      items: permissionKeys.map((key) => {
        const { group, label, scopes } = permissions[key];
        return { key, group: { key: group, name: permissionGroups[group] }, label, scopes: [...scopes] };
      }),
    }),
  );
};

function view<From, To, Code extends string>(result: Result<From, Code>, as: (value: From) => To): Result<To, Code> {
  return result.ok ? accept(as(result.value)) : result;
}

async function viewMe(shell: Shell, actor: Actor): Promise<Result<contract.MeView, 'permission.missing'>> {
  const person = actor.kind === 'person' ? await readPerson(shell.db, actor.id) : undefined;
  if (!person) return refuse('permission.missing');
  const { id, name, email, language, twoFactor, roles, teams } = person;
  const grants = [...actor.grants].map(([permission, scope]) => ({ permission, scope }));
  return accept({ id, name, email, language, twoFactor, roles: [...roles], teams: [...teams], grants });
}

function viewPerson({ roles, teams, createdAt, lastSeenAt, ...person }: Person): contract.PersonView {
  return { ...person, roles: [...roles], teams: [...teams], createdAt: toWire(createdAt), lastSeenAt: toWireOrNull(lastSeenAt) };
}

function viewTeam({ roles, memberIds, ...team }: Team): contract.TeamView {
  return { ...team, roles: [...roles], memberIds: [...memberIds] };
}

function viewRole({ grants, ...role }: Role): roleContract.RoleView {
  return { ...role, grants: [...grants] };
}
