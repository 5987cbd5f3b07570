/** People and teams: endpoints and views. Signing in itself is under `/api/auth`, see docs/how-to/sign-in.md. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { passwordLength } from './password.ts';

const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
const Email = Type.String({ format: 'email', maxLength: 200 });
export const Key = Type.String({ pattern: '^[a-z][a-z0-9_]{1,39}$' });
/** Upper bound only: the domain says what is too weak, with a reason. */
const Password = Type.String({ minLength: 1, maxLength: passwordLength.max * 4 });

export const Language = Type.Union([Type.Literal('zh'), Type.Literal('en')]);
export type Language = Static<typeof Language>;

export const ShortName = Type.Object(
  { zh: Type.String({ minLength: 1, maxLength: 60 }), en: Type.String({ minLength: 1, maxLength: 60 }) },
  { additionalProperties: false },
);

export const ScopeWord = Type.Union([Type.Literal('own'), Type.Literal('team'), Type.Literal('all')]);

export const GrantView = Type.Object({ permission: Type.String({ maxLength: 60 }), scope: ScopeWord }, { additionalProperties: false });

export const RoleTag = Type.Object({ id: Id, key: Type.String(), name: ShortName });
export const TeamTag = Type.Object({ id: Id, key: Type.String(), name: ShortName });

// ——— me ———

export const MeView = Type.Object({
  id: Id,
  name: Type.String(),
  email: Type.String(),
  language: Language,
  twoFactor: Type.Boolean(),
  roles: Type.Array(RoleTag),
  teams: Type.Array(TeamTag),
  grants: Type.Array(GrantView),
});
export type MeView = Static<typeof MeView>;

export const readMe = endpoint({
  method: 'GET',
  path: '/me',
  permission: 'session',
  summary: 'The signed-in person, with roles, teams and grants',
  reply: MeView,
  refusals: ['permission.missing'],
});

export const changeMe = endpoint({
  method: 'PATCH',
  path: '/me',
  permission: 'session',
  summary: 'Change my own name or language',
  body: Type.Object({ name: Type.Optional(Name), language: Type.Optional(Language) }, { additionalProperties: false }),
  reply: MeView,
  refusals: ['permission.missing'],
});

export const changeMyPassword = endpoint({
  method: 'POST',
  path: '/me/password',
  permission: 'session',
  summary: 'Change my password; every other session of mine ends',
  body: Type.Object({ current: Password, next: Password }, { additionalProperties: false }),
  refusals: ['permission.missing', 'session.wrong', 'session.locked', 'person.password_weak'],
});

export const SessionView = Type.Object({
  id: Id,
  current: Type.Boolean(),
  address: Nullable(Type.String()),
  userAgent: Nullable(Type.String()),
  openedAt: Moment,
  seenAt: Moment,
  endsAt: Moment,
});

export const listMySessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  permission: 'session',
  summary: 'Where I am signed in, last used first',
  reply: Type.Object({ items: Type.Array(SessionView) }),
  refusals: ['permission.missing'],
});

export const endMySession = endpoint({
  method: 'DELETE',
  path: '/me/sessions/:sessionId',
  permission: 'session',
  summary: 'End one of my sessions',
  params: Type.Object({ sessionId: Id }),
  refusals: ['permission.missing', 'session.unknown'],
});

export const endMyOtherSessions = endpoint({
  method: 'POST',
  path: '/me/sessions/end-others',
  permission: 'session',
  summary: 'End every session of mine but this one',
  reply: Type.Object({ ended: Type.Integer() }),
  refusals: ['permission.missing'],
});

// ——— people ———

export const PersonView = Type.Object({
  id: Id,
  name: Type.String(),
  email: Type.String(),
  language: Language,
  active: Type.Boolean(),
  twoFactor: Type.Boolean(),
  roles: Type.Array(RoleTag),
  teams: Type.Array(TeamTag),
  createdAt: Moment,
  lastSeenAt: Nullable(Moment),
});
export type PersonView = Static<typeof PersonView>;

const PersonParams = Type.Object({ personId: Id });

export const listPeople = endpoint({
  method: 'GET',
  path: '/people',
  permission: 'person.read',
  summary: 'People by name or e-mail, in the order of their names',
  query: Type.Object({
    ...PageQuery,
    q: Type.Optional(Type.String({ maxLength: 100 })),
    teamId: Type.Optional(Id),
    role: Type.Optional(Type.String({ maxLength: 40 })),
    active: Type.Optional(Type.Boolean()),
  }),
  reply: PageOf(PersonView),
  refusals: ['page.cursor_invalid'],
});

export const readPerson = endpoint({
  method: 'GET',
  path: '/people/:personId',
  permission: 'person.read',
  summary: 'One person',
  params: PersonParams,
  reply: PersonView,
  refusals: ['person.unknown'],
});

export const createPerson = endpoint({
  method: 'POST',
  path: '/people',
  permission: 'person.manage',
  summary: 'A new person; the password, when none is given, is made and shown once',
  body: Type.Object(
    {
      name: Name,
      email: Email,
      language: Type.Optional(Language),
      password: Type.Optional(Password),
      roleIds: Type.Array(Id, { maxItems: 30, uniqueItems: true }),
      teamIds: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ person: PersonView, password: Nullable(Type.String()) }),
  status: 201,
  refusals: ['person.email_taken', 'person.password_weak', 'role.unknown', 'role.beyond_own', 'team.unknown'],
});

export const changePerson = endpoint({
  method: 'PATCH',
  path: '/people/:personId',
  permission: 'person.manage',
  summary: 'Change name, e-mail, language, roles or teams of a person',
  params: PersonParams,
  body: Type.Object(
    {
      name: Type.Optional(Name),
      email: Type.Optional(Email),
      language: Type.Optional(Language),
      roleIds: Type.Optional(Type.Array(Id, { maxItems: 30, uniqueItems: true })),
      teamIds: Type.Optional(Type.Array(Id, { maxItems: 100, uniqueItems: true })),
    },
    { additionalProperties: false },
  ),
  reply: PersonView,
  refusals: ['person.unknown', 'person.email_taken', 'person.last_administrator', 'role.unknown', 'role.beyond_own', 'team.unknown'],
});

export const deactivatePerson = endpoint({
  method: 'POST',
  path: '/people/:personId/deactivate',
  permission: 'person.manage',
  summary: 'Close a person’s account; their sessions end and their API keys stop',
  params: PersonParams,
  reply: PersonView,
  refusals: ['person.unknown', 'person.last_administrator', 'role.beyond_own'],
});

export const activatePerson = endpoint({
  method: 'POST',
  path: '/people/:personId/activate',
  permission: 'person.manage',
  summary: 'Open a closed account again',
  params: PersonParams,
  reply: PersonView,
  refusals: ['person.unknown', 'role.beyond_own'],
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/people/:personId/reset-password',
  permission: 'person.manage',
  summary: 'Give a person a new password; all their sessions end',
  params: PersonParams,
  body: Type.Object({ password: Type.Optional(Password) }, { additionalProperties: false }),
  reply: Type.Object({ password: Nullable(Type.String()) }),
  refusals: ['person.unknown', 'person.password_weak', 'role.beyond_own'],
});

export const resetSecondFactor = endpoint({
  method: 'POST',
  path: '/people/:personId/reset-second-factor',
  permission: 'person.manage',
  summary: 'Remove the second factor of a person who lost it; all their sessions end',
  params: PersonParams,
  reply: PersonView,
  refusals: ['person.unknown', 'role.beyond_own'],
});

export const endPersonSessions = endpoint({
  method: 'POST',
  path: '/people/:personId/end-sessions',
  permission: 'person.manage',
  summary: 'End every session of a person',
  params: PersonParams,
  reply: Type.Object({ ended: Type.Integer() }),
  refusals: ['person.unknown', 'role.beyond_own'],
});

// ——— teams ———

export const TeamView = Type.Object({
  id: Id,
  key: Type.String(),
  name: ShortName,
  /** Keys of the roles that this team serves: a step of such a role may lead here. */
  roles: Type.Array(Type.String()),
  memberIds: Type.Array(Id),
});
export type TeamView = Static<typeof TeamView>;

const TeamParams = Type.Object({ teamId: Id });
const RoleKeys = Type.Array(Key, { maxItems: 30, uniqueItems: true });
const MemberIds = Type.Array(Id, { maxItems: 5000, uniqueItems: true });

export const listTeams = endpoint({
  method: 'GET',
  path: '/teams',
  permission: 'person.read',
  summary: 'All teams with their members',
  reply: Type.Object({ items: Type.Array(TeamView) }),
  refusals: [],
});

export const createTeam = endpoint({
  method: 'POST',
  path: '/teams',
  permission: 'team.manage',
  summary: 'A new team',
  body: Type.Object({ key: Key, name: ShortName, roles: RoleKeys, memberIds: Type.Optional(MemberIds) }, { additionalProperties: false }),
  reply: TeamView,
  status: 201,
  refusals: ['team.key_taken', 'role.unknown', 'person.unknown'],
});

export const changeTeam = endpoint({
  method: 'PATCH',
  path: '/teams/:teamId',
  permission: 'team.manage',
  summary: 'Change a team’s name, the roles it serves, or its members',
  params: TeamParams,
  body: Type.Object(
    { name: Type.Optional(ShortName), roles: Type.Optional(RoleKeys), memberIds: Type.Optional(MemberIds) },
    { additionalProperties: false },
  ),
  reply: TeamView,
  refusals: ['team.unknown', 'role.unknown', 'person.unknown'],
});

export const removeTeam = endpoint({
  method: 'DELETE',
  path: '/teams/:teamId',
  permission: 'team.manage',
  summary: 'Remove a team that has no members and that nothing refers to',
  params: TeamParams,
  refusals: ['team.unknown', 'team.in_use'],
});
