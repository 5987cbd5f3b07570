/** Endpoints of promises: policies, ladders, why a ticket is promised what it is, and the clocks that ran on it. Anybody who works here may read what is promised. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { ClockView } from '../ticket/clock.schema.ts';
import { PrioritySchema } from '../ticket/ticket.schema.ts';
import { TicketParams } from '../ticket/message.contract.ts';
import { Tier } from '../customer/customer.contract.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { conditionNames } from './policy.ts';
import { ClockKindSchema, ConditionsSchema, RungSchema, TargetSchema } from './sla.schema.ts';

const Name = Type.Object({ zh: Type.String({ minLength: 1, maxLength: 60 }), en: Type.String({ minLength: 1, maxLength: 60 }) }, { additionalProperties: false });
const EditVersion = Type.Optional(Type.Integer({ minimum: 1 }));

const PolicyParams = Type.Object({ policyId: Id });
const LadderParams = Type.Object({ ladderId: Id });
const policyBody = { name: Name, active: Type.Boolean(), when: ConditionsSchema, targets: Type.Array(TargetSchema, { maxItems: 20 }) };
const ladderBody = { name: Name, rungs: Type.Array(RungSchema, { maxItems: 20 }) };

export const PolicyView = Type.Object({ id: Id, version: Type.Integer(), ...policyBody });
export type PolicyView = Static<typeof PolicyView>;

export const LadderView = Type.Object({ id: Id, version: Type.Integer(), ...ladderBody, /** How many policies climb it. */ uses: Type.Integer() });
export type LadderView = Static<typeof LadderView>;

export const listPolicies = endpoint({
  method: 'GET',
  path: '/policies',
  permission: 'session',
  summary: 'What is promised, in the order in which policies are asked',
  reply: Type.Object({ items: Type.Array(PolicyView), version: Type.Integer() }),
  refusals: [],
});

export const createPolicy = endpoint({
  method: 'POST',
  path: '/policies',
  permission: 'policy.manage',
  summary: 'A new policy, asked after all others; every finding is named by its field',
  body: Type.Object(policyBody, { additionalProperties: false }),
  reply: PolicyView,
  status: 201,
  refusals: ['policy.invalid'],
});

export const changePolicy = endpoint({
  method: 'PUT',
  path: '/policies/:policyId',
  permission: 'policy.manage',
  summary: 'Change a policy; open clocks are worked out anew, closed ones never',
  params: PolicyParams,
  body: Type.Object({ ...policyBody, version: EditVersion }, { additionalProperties: false }),
  reply: PolicyView,
  refusals: ['policy.unknown', 'policy.changed', 'policy.invalid'],
});

export const removePolicy = endpoint({
  method: 'DELETE',
  path: '/policies/:policyId',
  permission: 'policy.manage',
  summary: 'Promise this no more; clocks that ran by it keep its name',
  params: PolicyParams,
  refusals: ['policy.unknown'],
});

export const orderPolicies = endpoint({
  method: 'PUT',
  path: '/policies/order',
  permission: 'policy.manage',
  summary: 'Put the policies into another order; the body names each of them once',
  body: Type.Object({ ids: Type.Array(Id, { maxItems: 500, uniqueItems: true }), version: EditVersion }, { additionalProperties: false }),
  reply: Type.Object({ items: Type.Array(PolicyView), version: Type.Integer() }),
  refusals: ['policy.changed', 'policy.unknown'],
});

export const listLadders = endpoint({
  method: 'GET',
  path: '/ladders',
  permission: 'session',
  summary: 'What happens when promises are not kept',
  reply: Type.Object({ items: Type.Array(LadderView) }),
  refusals: [],
});

export const createLadder = endpoint({
  method: 'POST',
  path: '/ladders',
  permission: 'policy.manage',
  summary: 'A new ladder; every finding is named by its field',
  body: Type.Object(ladderBody, { additionalProperties: false }),
  reply: LadderView,
  status: 201,
  refusals: ['ladder.invalid'],
});

export const changeLadder = endpoint({
  method: 'PUT',
  path: '/ladders/:ladderId',
  permission: 'policy.manage',
  summary: 'Change a ladder; rungs that were climbed are not climbed again',
  params: LadderParams,
  body: Type.Object({ ...ladderBody, version: EditVersion }, { additionalProperties: false }),
  reply: LadderView,
  refusals: ['ladder.unknown', 'ladder.changed', 'ladder.invalid'],
});

export const removeLadder = endpoint({
  method: 'DELETE',
  path: '/ladders/:ladderId',
  permission: 'policy.manage',
  summary: 'Take a ladder away that no policy climbs',
  params: LadderParams,
  refusals: ['ladder.unknown', 'ladder.in_use'],
});

/** A ticket that could be: everything that policies look at. */
const MadeUp = Type.Object(
  {
    kind: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]),
    /** A key; null: not sorted yet. */
    category: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]),
    priority: PrioritySchema,
    channelId: Id,
    tier: Tier,
    flow: Type.String({ maxLength: 60 }),
    step: Type.String({ maxLength: 60 }),
    teamId: Nullable(Id),
    /** When each clock begins. */
    at: Moment,
  },
  { additionalProperties: false },
);

const Verdict = Type.Object({
  policy: Type.Object({ id: Id, name: BilingualText }),
  /** `chosen`; else what kept it from it: switched off, silent, an earlier one was chosen, or the first condition that does not hold. */
  because: Type.Enum(['chosen', 'inactive', 'silent', 'earlier', ...conditionNames]),
});

export const ClockExplained = Type.Object({
  clock: ClockKindSchema,
  /** Null: nothing is promised. */
  promise: Type.Union([
    Type.Object({
      /** Null: by the flow. */
      policy: Type.Union([Type.Object({ id: Id, name: BilingualText }), Type.Null()]),
      why: Type.Array(Type.Object({ by: Type.String(), is: Type.String() })),
      ms: Type.Integer(),
      calendar: Type.Object({ id: Id, name: BilingualText }),
      dueAt: Nullable(Moment),
      provisional: Type.Boolean(),
      ladder: Type.Union([Type.Object({ id: Id, name: BilingualText }), Type.Null()]),
      /** Warnings, the breach and rungs, in order; a rung by its place in the ladder. */
      moments: Type.Array(Type.Object({ what: Type.Enum(['warning', 'breach', 'rung']), percent: Nullable(Type.Integer()), rung: Nullable(Type.Integer()), at: Moment })),
    }),
    Type.Null(),
  ]),
  verdicts: Type.Array(Verdict),
});
export type ClockExplained = Static<typeof ClockExplained>;

const Explanation = Type.Object({ clocks: Type.Array(ClockExplained) });

export const explainPolicies = endpoint({
  method: 'POST',
  path: '/policies/explain',
  permission: 'session',
  summary: 'For a ticket that could be: what is promised for each clock, by which policy and why, why no other, and when what would happen',
  body: MadeUp,
  reply: Explanation,
  refusals: ['category.unknown', 'channel.unknown'],
});

export const explainTicket = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/promises',
  permission: 'ticket.read',
  summary: 'For a ticket as it is: what is promised for each clock, by which policy and why, why no other, and when what would happen',
  params: TicketParams,
  reply: Explanation,
  refusals: ['ticket.unknown'],
});

export const listClocks = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/clocks',
  permission: 'ticket.read',
  summary: 'Every promise that was made on a ticket, kept, broken or running, in the order they began',
  params: TicketParams,
  reply: Type.Object({ items: Type.Array(ClockView) }),
  refusals: ['ticket.unknown'],
});

/** Null: nothing was ever worked out anew. */
export const RecountView = Type.Object({
  state: Type.Enum(['waiting', 'running', 'done', 'cancelled']),
  /** Of how many tickets with open clocks. */
  total: Type.Integer(),
  done: Type.Integer(),
  changed: Type.Integer(),
  startedAt: Moment,
  endedAt: Nullable(Moment),
});
export type RecountView = Static<typeof RecountView>;

export const readRecount = endpoint({
  method: 'GET',
  path: '/policies/recount',
  permission: 'session',
  summary: 'How far open clocks are worked out anew after a change of policies or calendars',
  reply: Type.Object({ recount: Nullable(RecountView) }),
  refusals: [],
});

export const cancelRecount = endpoint({
  method: 'POST',
  path: '/policies/recount/cancel',
  permission: 'policy.manage',
  summary: 'Stop working out open clocks anew; those not reached follow with the next act on their ticket that policies look at, or the next change',
  reply: Type.Object({ recount: Nullable(RecountView) }),
  refusals: [],
});
