/** The flow document as a schema, for the edge: JSON that comes in is a flow document or a list of what is wrong with its shape. What it means is for `validate.ts`. */

import { Type, type TSchema } from 'typebox';
import type { Condition, FlowDocument, FormField } from './flow.ts';
import { stages } from './stage.ts';

/** Blank texts pass: a draft may be unfinished. The validator finds them. */
const Text = Type.Object({ zh: Type.String({ maxLength: 4000 }), en: Type.String({ maxLength: 4000 }) }, { additionalProperties: false });
const Key = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' });
const Name = Type.String({ minLength: 1, maxLength: 80 });
const Span = Type.Integer({ minimum: 1000, maximum: 365 * 86_400_000 });
const oneOf = <const Values extends readonly string[]>(...values: Values) => Type.Enum([...values] as [...Values]);

const Value = Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean(), Type.Null()]);

/** Written out to a depth instead of recursively, so that any reader of JSON Schema, and the API page, can follow it. */
function conditionTo(depth: number): TSchema {
  const leaves: TSchema[] = [
    Type.Object({ field: Name, is: oneOf('present', 'absent') }, { additionalProperties: false }),
    Type.Object({ field: Name, is: oneOf('eq', 'ne', 'lt', 'le', 'gt', 'ge'), value: Value }, { additionalProperties: false }),
    Type.Object({ field: Name, is: Type.Literal('in'), value: Type.Array(Value, { minItems: 1, maxItems: 100 }) }, { additionalProperties: false }),
  ];
  if (depth === 0) return Type.Union(leaves);
  const part = conditionTo(depth - 1);
  const parts = Type.Array(part, { minItems: 1, maxItems: 20 });
  return Type.Union([
    ...leaves,
    Type.Object({ all: parts }, { additionalProperties: false }),
    Type.Object({ any: parts }, { additionalProperties: false }),
    Type.Object({ not: part }, { additionalProperties: false }),
  ]);
}

export const ConditionSchema = Type.Unsafe<Condition>(conditionTo(3));

const Limit = Type.Union([Type.Null(), Type.Object({ ms: Span, clock: oneOf('working', 'calendar') }, { additionalProperties: false })]);

export const FormFieldSchema = Type.Unsafe<FormField>(Type.Object(
  {
    type: oneOf('string', 'number', 'integer', 'boolean'),
    label: Text,
    hint: Type.Optional(Text),
    format: Type.Optional(oneOf('date', 'date-time', 'multiline')),
    enum: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 200 })),
    enumLabels: Type.Optional(Type.Record(Type.String(), Text)),
    minimum: Type.Optional(Type.Number()),
    maximum: Type.Optional(Type.Number()),
    maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    pattern: Type.Optional(Type.String({ maxLength: 300 })),
  },
  { additionalProperties: false },
));

const Form = Type.Object({ type: Type.Literal('object'), properties: Type.Record(Type.String(), FormFieldSchema) }, { additionalProperties: false });

const Effect = Type.Union([
  Type.Object({ kind: Type.Literal('ask_confirmation'), silenceConfirmsAfterMs: Span }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('ask_rating') }, { additionalProperties: false }),
  Type.Object(
    { kind: Type.Literal('plan_follow_up'), afterMs: Span, method: oneOf('phone', 'chat', 'message'), script: Text },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('waive_follow_up'), reason: Text }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('tell_customer'), text: Text }, { additionalProperties: false }),
]);

const Exit = Type.Object(
  {
    key: Key,
    label: Text,
    to: Key,
    on: oneOf('choice', 'always', 'confirmed', 'objected', 'satisfied', 'dissatisfied'),
    when: Type.Union([Type.Null(), ConditionSchema]),
    requires: Type.Array(Name, { maxItems: 50 }),
    effects: Type.Array(Effect, { maxItems: 10 }),
    answersOnTheSpot: Type.Optional(Type.Literal(true)),
  },
  { additionalProperties: false },
);

const Exception = Type.Object(
  {
    key: Key,
    name: Text,
    plan: Text,
    to: Type.Union([Type.Null(), Key]),
    role: Type.String({ maxLength: 80 }),
    within: Limit,
    tellCustomer: Type.Union([Type.Null(), Text]),
  },
  { additionalProperties: false },
);

const StepSchema = Type.Object(
  {
    key: Key,
    stage: oneOf(...stages),
    name: Text,
    role: Type.String({ maxLength: 80 }),
    tool: Type.String({ minLength: 1, maxLength: 80 }),
    guide: Text,
    phrases: Type.Array(Text, { maxItems: 30 }),
    form: Form,
    limit: Limit,
    exits: Type.Array(Exit, { maxItems: 30 }),
    exceptions: Type.Array(Exception, { maxItems: 30 }),
  },
  { additionalProperties: false },
);

export const FlowDocumentSchema = Type.Unsafe<FlowDocument>(
  Type.Object(
    { key: Key, name: Text, purpose: Text, start: Key, steps: Type.Array(StepSchema, { minItems: 1, maxItems: 80 }) },
    { additionalProperties: false },
  ),
);
