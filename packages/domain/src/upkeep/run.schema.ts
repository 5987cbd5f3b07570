/** Long work of upkeep on the wire: how far it has come. */

import { Type, type Static } from 'typebox';
import { Id } from '../kernel/id.ts';
import { Moment, Nullable } from '../kernel/wire.ts';


export const RunView = Type.Object({
  id: Id,
  state: Type.Enum(['running', 'done', 'cancelled', 'failed']),
  done: Type.Integer(),
  total: Type.Integer(),
  /** Null: the night. */
  askedBy: Nullable(Type.Object({ id: Id, name: Nullable(Type.String()) })),
  startedAt: Moment,
  endedAt: Nullable(Moment),
});
export type RunView = Static<typeof RunView>;
