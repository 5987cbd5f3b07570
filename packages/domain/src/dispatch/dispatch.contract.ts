/** Endpoints and views of dispatch: presence, the set-up, why somebody is chosen, how evenly work falls. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { ChannelKindWord, ChannelLimits, DispatchSettings, ShiftDocument, ShiftName, SkillName, SkillRule, TeamRules } from './dispatch.schema.ts';
import { presenceStates } from './presence.ts';

const Version = Type.Optional(Type.Integer({ minimum: 1 }));
const closed = { additionalProperties: false };
const StateWord = Type.Enum([...presenceStates]);
const AvailabilityWord = Type.Enum(['available', 'busy', 'away', 'offline', 'silent', 'wrap_up']);
const Reason = Type.String({ maxLength: 30 });
const Count = Type.Integer({ minimum: 0 });

/** Of the shift that runs or comes next; times are null where nobody has planned anything within a week. */
const ShiftMomentView = Type.Object({
  name: BilingualText,
  now: Type.Enum(['on', 'break', 'off']),
  from: Nullable(Moment),
  to: Nullable(Moment),
  breakFrom: Nullable(Moment),
  breakTo: Nullable(Moment),
});

const standing = {
  state: StateWord,
  reason: Nullable(Reason),
  since: Nullable(Moment),
  availability: AvailabilityWord,
  wrapUpUntil: Nullable(Moment),
  load: Type.Number(),
  capacity: Type.Number(),
  /** Tickets in hand, and those of them that wait for the customer. */
  tickets: Count,
  resting: Count,
  shift: Nullable(ShiftMomentView),
};

// ——— presence ———

export const MyPresence = Type.Object({
  ...standing,
  awayReasons: DispatchSettings.properties.awayReasons,
  /** Whether any of my teams gives work out by itself; elsewhere the state is only shown to colleagues. */
  dispatched: Type.Boolean(),
});
export type MyPresence = Static<typeof MyPresence>;

export const readMyPresence = endpoint({
  method: 'GET',
  path: '/me/presence',
  permission: 'session',
  summary: 'My state, my load and my breaks',
  reply: MyPresence,
  refusals: ['permission.missing'],
});

export const changeMyPresence = endpoint({
  method: 'PUT',
  path: '/me/presence',
  permission: 'session',
  summary: 'Say whether I take work; the same state again is a sign of life',
  body: Type.Object({ state: StateWord, reason: Type.Optional(Nullable(Reason)), /** Ends the time for writing up; a mere sign of life does not. */ wrapUpOver: Type.Optional(Type.Boolean()) }, closed),
  reply: MyPresence,
  refusals: ['permission.missing', 'presence.reason_missing', 'presence.reason_unknown'],
});

export const PersonPresence = Type.Object({ id: Id, name: Type.String(), teamIds: Type.Array(Id), ...standing });
export type PersonPresence = Static<typeof PersonPresence>;

export const listPresence = endpoint({
  method: 'GET',
  path: '/presence',
  permission: 'presence.read',
  summary: 'Who is at work, with state and load; of my teams, or of all',
  query: Type.Object({ teamId: Type.Optional(Id) }),
  reply: Type.Object({ items: Type.Array(PersonPresence) }),
  refusals: [],
});

// ——— queues ———

export const QueueView = Type.Object({
  teamId: Id,
  waiting: Count,
  longestWaitMs: Nullable(Count),
  /** What somebody who comes now would wait; null when too little was seen to say. */
  expectedWaitMs: Nullable(Count),
  abandonedToday: Count,
  onDuty: Count,
  available: Count,
});
export type QueueView = Static<typeof QueueView>;

export const listQueues = endpoint({
  method: 'GET',
  path: '/dispatch/queues',
  permission: 'presence.read',
  summary: 'Every queue: how many wait, how long, who is there',
  reply: Type.Object({ items: Type.Array(QueueView) }),
  refusals: [],
});

// ——— set-up ———

export const SettingsView = Type.Object({ settings: DispatchSettings, version: Type.Integer() });
export type SettingsView = Static<typeof SettingsView>;

export const readDispatchSettings = endpoint({ method: 'GET', path: '/dispatch/settings', permission: 'dispatch.read', summary: 'Weights, capacity, wrap-up, grace and reasons for being away', reply: SettingsView, refusals: [] });

export const changeDispatchSettings = endpoint({
  method: 'PUT',
  path: '/dispatch/settings',
  permission: 'dispatch.manage',
  summary: 'Change the settings of the centre',
  body: Type.Object({ settings: DispatchSettings, version: Version }, closed),
  reply: SettingsView,
  refusals: ['dispatch.settings_invalid', 'dispatch.changed'],
});

export const TeamRulesView = Type.Object({ teamId: Id, name: BilingualText, rules: TeamRules, shiftId: Nullable(Id), version: Type.Integer() });
export type TeamRulesView = Static<typeof TeamRulesView>;

export const listTeamRules = endpoint({ method: 'GET', path: '/dispatch/teams', permission: 'dispatch.read', summary: 'How each team gives out its work', reply: Type.Object({ items: Type.Array(TeamRulesView) }), refusals: [] });

export const changeTeamRules = endpoint({
  method: 'PUT',
  path: '/dispatch/teams/:teamId',
  permission: 'dispatch.manage',
  summary: 'Strategy, overflow, return and alert of one team',
  params: Type.Object({ teamId: Id }),
  body: Type.Object({ rules: TeamRules, shiftId: Type.Optional(Nullable(Id)), version: Version }, closed),
  reply: TeamRulesView,
  refusals: ['team.unknown', 'shift.unknown', 'dispatch.settings_invalid', 'dispatch.changed'],
});

export const SkillView = Type.Object({ id: Id, key: Type.String(), name: BilingualText, people: Count });
export type SkillView = Static<typeof SkillView>;
const SkillParams = Type.Object({ skillId: Id });

export const listSkills = endpoint({ method: 'GET', path: '/skills', permission: 'dispatch.read', summary: 'Skills, and how many have each', reply: Type.Object({ items: Type.Array(SkillView) }), refusals: [] });

export const createSkill = endpoint({
  method: 'POST',
  path: '/skills',
  permission: 'dispatch.manage',
  summary: 'Make a skill',
  body: Type.Object({ key: Type.String({ pattern: '^[a-z][a-z0-9_]{1,39}$' }), name: SkillName }, closed),
  status: 201,
  reply: SkillView,
  refusals: ['skill.key_taken'],
});

export const changeSkill = endpoint({ method: 'PUT', path: '/skills/:skillId', permission: 'dispatch.manage', summary: 'Rename a skill', params: SkillParams, body: Type.Object({ name: SkillName }, closed), reply: SkillView, refusals: ['skill.unknown'] });

export const removeSkill = endpoint({ method: 'DELETE', path: '/skills/:skillId', permission: 'dispatch.manage', summary: 'Remove a skill that nobody has and no rule asks for', params: SkillParams, refusals: ['skill.unknown', 'skill.in_use'] });

export const readSkillRules = endpoint({ method: 'GET', path: '/skill-rules', permission: 'dispatch.read', summary: 'Which tickets ask for which skills', reply: Type.Object({ items: Type.Array(SkillRule) }), refusals: [] });

export const replaceSkillRules = endpoint({
  method: 'PUT',
  path: '/skill-rules',
  permission: 'dispatch.manage',
  summary: 'Replace all skill rules; each one that fits adds its skill',
  body: Type.Object({ items: Type.Array(SkillRule, { maxItems: 200 }) }, closed),
  reply: Type.Object({ items: Type.Array(SkillRule) }),
  refusals: ['skill.unknown', 'category.unknown', 'ticket_kind.unknown'],
});

const SkillLevel = Type.Object({ skillId: Id, level: Type.Integer({ minimum: 1, maximum: 5 }) }, closed);

export const AgentProfile = Type.Object({
  id: Id,
  name: Type.String(),
  teamIds: Type.Array(Id),
  /** Null: the centre's default. */
  capacity: Nullable(Type.Number()),
  /** Channel kind → most tickets of it at once. */
  channelLimits: ChannelLimits,
  skills: Type.Array(SkillLevel),
  /** Null: the shift of the team, if it has one. */
  shiftId: Nullable(Id),
});
export type AgentProfile = Static<typeof AgentProfile>;

export const listAgentProfiles = endpoint({
  method: 'GET',
  path: '/dispatch/people',
  permission: 'dispatch.read',
  summary: 'Skills, capacity and shift of the people who are in teams',
  query: Type.Object({ teamId: Type.Optional(Id) }),
  reply: Type.Object({ items: Type.Array(AgentProfile) }),
  refusals: [],
});

export const changeAgentProfile = endpoint({
  method: 'PUT',
  path: '/dispatch/people/:personId',
  permission: 'dispatch.manage',
  summary: 'Skills, capacity and shift of one person',
  params: Type.Object({ personId: Id }),
  body: Type.Object(
    {
      capacity: Nullable(Type.Number({ minimum: 0.25, maximum: 1000, multipleOf: 0.25 })),
      channelLimits: ChannelLimits,
      skills: Type.Array(SkillLevel, { maxItems: 60 }),
      shiftId: Nullable(Id),
    },
    closed,
  ),
  reply: AgentProfile,
  refusals: ['person.unknown', 'skill.unknown', 'shift.unknown'],
});

export const ShiftView = Type.Object({ id: Id, name: BilingualText, document: ShiftDocument, version: Type.Integer(), people: Count, teams: Count, now: Type.Enum(['on', 'break', 'off']) });
export type ShiftView = Static<typeof ShiftView>;
const ShiftParams = Type.Object({ shiftId: Id });
const ShiftBody = { name: ShiftName, document: ShiftDocument };

export const listShifts = endpoint({ method: 'GET', path: '/shifts', permission: 'dispatch.read', summary: 'Shifts, and who works them', reply: Type.Object({ items: Type.Array(ShiftView) }), refusals: [] });
export const createShift = endpoint({ method: 'POST', path: '/shifts', permission: 'dispatch.manage', summary: 'Make a shift', body: Type.Object(ShiftBody, closed), status: 201, reply: ShiftView, refusals: ['shift.invalid'] });
export const changeShift = endpoint({ method: 'PUT', path: '/shifts/:shiftId', permission: 'dispatch.manage', summary: 'Change a shift for all who work it', params: ShiftParams, body: Type.Object({ ...ShiftBody, version: Version }, closed), reply: ShiftView, refusals: ['shift.unknown', 'shift.invalid', 'dispatch.changed'] });
export const removeShift = endpoint({ method: 'DELETE', path: '/shifts/:shiftId', permission: 'dispatch.manage', summary: 'Remove a shift that nobody works', params: ShiftParams, refusals: ['shift.unknown', 'shift.in_use'] });

// ——— why ———

export const explainDispatch = endpoint({
  method: 'POST',
  path: '/dispatch/explain',
  permission: 'dispatch.read',
  summary: 'Who would get this ticket, and why not the others',
  body: Type.Object(
    {
      /** A real ticket; what follows may change it for the sake of the question. */
      ticketId: Type.Optional(Id),
      teamId: Type.Optional(Id),
      role: Type.Optional(Type.String({ maxLength: 60 })),
      kind: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
      category: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
      channel: Type.Optional(ChannelKindWord),
      language: Type.Optional(Nullable(Type.Enum(['zh', 'en']))),
      waitedMinutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
    },
    closed,
  ),
  reply: Type.Object({
    ticket: Nullable(Type.Object({ id: Id, number: Type.String(), agentId: Nullable(Id) })),
    team: Nullable(Type.Object({ id: Id, name: BilingualText, strategy: TeamRules.properties.strategy })),
    role: Type.String(),
    channel: ChannelKindWord,
    weight: Type.Number(),
    waitedMs: Count,
    skills: Type.Array(Type.Object({ id: Id, name: BilingualText, level: Type.Integer() })),
    /** Who would get it now; null: nobody. */
    chosenId: Nullable(Id),
    candidates: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        load: Type.Number(),
        capacity: Type.Number(),
        familiar: Type.Boolean(),
        /** Null: could take it now. */
        obstacle: Nullable(Type.Enum(['role', 'skill', 'capacity', 'channel_limit', 'busy', 'away', 'offline', 'silent', 'wrap_up'])),
        missing: Type.Array(Type.Object({ skillId: Id, level: Type.Integer(), has: Type.Integer() })),
      }),
    ),
    onDuty: Type.Boolean(),
    /** What would happen when nobody takes it, in the order in which it would. */
    ahead: Type.Array(
      Type.Object({
        what: Type.Enum(['skill_relaxed', 'overflow', 'overflow_nobody_on_duty', 'alert']),
        /** Minutes of waiting. */
        afterMinutes: Nullable(Type.Integer()),
        teamName: Nullable(BilingualText),
        skillName: Nullable(BilingualText),
        past: Type.Boolean(),
      }),
    ),
  }),
  refusals: ['ticket.unknown', 'team.unknown', 'category.unknown'],
});

// ——— fairness ———

/** Given back by hand is `refused`; taken back because they had gone, `returned`. */
export const fairnessActs = ['dispatched', 'taken', 'refused', 'returned', 'handled'] as const;
export type FairnessAct = (typeof fairnessActs)[number];

export const FairnessRow = Type.Object({
  id: Id,
  name: Type.String(),
  dispatched: Count,
  taken: Count,
  refused: Count,
  returned: Count,
  handled: Count,
  availableMs: Count,
  awayMs: Count,
  /** Available and without any ticket. */
  idleMs: Count,
});
export type FairnessRow = Static<typeof FairnessRow>;

const FairnessPeriod = { teamId: Type.Optional(Id), from: Moment, to: Moment };

export const readFairness = endpoint({
  method: 'GET',
  path: '/dispatch/fairness',
  permission: 'presence.read',
  summary: 'How evenly work fell on a team’s people, over at most 31 days',
  query: Type.Object(FairnessPeriod),
  reply: Type.Object({ items: Type.Array(FairnessRow), gini: Nullable(Type.Number()), maxMinRatio: Nullable(Type.Number()), from: Moment, to: Moment }),
  refusals: [],
});

export const listFairnessTickets = endpoint({
  method: 'GET',
  path: '/dispatch/fairness/tickets',
  permission: 'presence.read',
  summary: 'What a number of somebody’s fairness row counts, as far as the tickets are within reach, the latest first, of at most 200',
  query: Type.Object({ ...FairnessPeriod, personId: Id, act: Type.Enum([...fairnessActs]) }),
  reply: Type.Object({ items: Type.Array(Type.Object({ id: Id, number: Type.String(), subject: Type.String(), at: Moment })) }),
  refusals: [],
});
