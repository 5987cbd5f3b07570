/** Long work of upkeep on the wire: how far it has come. */

import { Type, type Static, type TSchema } from 'typebox';
import { Id } from '../kernel/id.ts';

const Nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const Time = Type.String({ format: 'date-time' });

export const RunView = Type.Object({
  id: Id,
  state: Type.Enum(['running', 'done', 'cancelled', 'failed']),
  done: Type.Integer(),
  total: Type.Integer(),
  /** Null: the night. */
  askedBy: Nullable(Type.Object({ id: Id, name: Nullable(Type.String()) })),
  startedAt: Time,
  endedAt: Nullable(Time),
});
export type RunView = Static<typeof RunView>;
