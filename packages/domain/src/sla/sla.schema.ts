/** The shape of policies and ladders on the wire. What a well-shaped one means is judged by `validatePolicy` and `validateLadder`, which name the field better. */

import { Type } from 'typebox';
import { Id } from '../kernel/id.ts';
import { PrioritySchema } from '../ticket/ticket.schema.ts';
import { clockKinds } from './clock.ts';
import type { PolicyConditions, Rung, Target } from './policy.ts';

const Key = Type.String({ minLength: 1, maxLength: 60 });
const list = <Schema extends typeof Key>(item: Schema) => Type.Optional(Type.Array(item, { maxItems: 100, uniqueItems: true }));
/** Any number: what it may be is told at its field, in words. */
const Span = Type.Integer({ minimum: -1e15, maximum: 1e15 });

export const ClockKindSchema = Type.Enum([...clockKinds]);
const PauseSchema = Type.Union([Type.Literal('customer'), Type.Literal('third_party')]);

export const ConditionsSchema = Type.Unsafe<PolicyConditions>(
  Type.Object(
    {
      kinds: list(Key),
      categories: list(Key),
      priorities: Type.Optional(Type.Array(PrioritySchema, { maxItems: 4, uniqueItems: true })),
      channelKinds: list(Key),
      channelIds: Type.Optional(Type.Array(Id, { maxItems: 100, uniqueItems: true })),
      tiers: list(Key),
      steps: Type.Optional(Type.Array(Type.Object({ flow: Key, step: Type.Union([Key, Type.Null()]) }, { additionalProperties: false }), { maxItems: 100 })),
      teamIds: Type.Optional(Type.Array(Id, { maxItems: 100, uniqueItems: true })),
    },
    { additionalProperties: false },
  ),
);

export const TargetSchema = Type.Unsafe<Target>(
  Type.Object(
    {
      clock: ClockKindSchema,
      ms: Span,
      calendarId: Type.Union([Id, Type.Null()]),
      pauseWhile: Type.Array(PauseSchema, { maxItems: 2, uniqueItems: true }),
      warnAt: Type.Array(Type.Integer(), { maxItems: 10 }),
      ladderId: Type.Union([Id, Type.Null()]),
    },
    { additionalProperties: false },
  ),
);

export const RungSchema = Type.Unsafe<Rung>(
  Type.Object(
    {
      at: Type.Union([Type.Object({ percent: Type.Integer() }, { additionalProperties: false }), Type.Object({ afterMs: Span }, { additionalProperties: false })]),
      always: Type.Boolean(),
      tell: Type.Object(
        { holder: Type.Boolean(), supervisors: Type.Boolean(), roles: Type.Array(Key, { maxItems: 20, uniqueItems: true }), personIds: Type.Array(Id, { maxItems: 50, uniqueItems: true }) },
        { additionalProperties: false },
      ),
      handTo: Type.Union([Type.Object({ teamId: Id, withinMs: Span }, { additionalProperties: false }), Type.Null()]),
      escalate: Type.Boolean(),
    },
    { additionalProperties: false },
  ),
);
