/** What an analysis found, as it is kept with its alert and never changed afterwards: names stand as they were. */

import { Type, type Static } from 'typebox';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { businessChangeKinds } from './business-change.ts';
import { actionKinds, causeClasses } from './propose.ts';


const Move = Type.Object({
  group: Type.String(),
  name: BilingualText,
  /** What it adds to the change, in the metric's unit. */
  size: Type.Number(),
  /** Its part of the cases, 0…1. */
  share: Type.Number(),
  shareBefore: Type.Number(),
  value: Nullable(Type.Number()),
  valueBefore: Nullable(Type.Number()),
});

export const CauseView = Type.Object({
  /** `mix`: shares moved. `within`: the group's own figure moved. `volume`: it has more or fewer cases. */
  how: Type.Enum(['mix', 'within', 'volume']),
  dimension: Type.String(),
  groups: Type.Array(Move),
  size: Type.Number(),
  /** Of the whole change. */
  power: Type.Number(),
  /** 95 % interval of the size. */
  low: Type.Number(),
  high: Type.Number(),
  confidence: Type.Enum(['strong', 'fair']),
  causeClass: Type.Enum([...causeClasses]),
  action: Type.Enum([...actionKinds]),
});
export type CauseView = Static<typeof CauseView>;

export const Analysis = Type.Object({
  /** `undivided`: the figure is not made of single cases, so that no part of it can be named. */
  answer: Type.Enum(['explained', 'unexplained', 'unchanged', 'too_few', 'undivided']),
  value: Nullable(Type.Number()),
  valueBefore: Nullable(Type.Number()),
  n: Type.Integer(),
  nBefore: Type.Integer(),
  change: Nullable(Type.Number()),
  low: Nullable(Type.Number()),
  high: Nullable(Type.Number()),
  unexplained: Nullable(Type.Number()),
  from: Moment,
  to: Moment,
  /** The same weekday and hours of the weeks before, or the window before. */
  against: Type.Enum(['season', 'before']),
  weeks: Type.Integer(),
  dimensions: Type.Array(Type.String()),
  causes: Type.Array(CauseView),
  /** Business changes that may stand behind it, the likeliest first. */
  events: Type.Array(Type.Object({ id: Id, kind: Type.Enum([...businessChangeKinds]), name: Type.String(), fromOn: Type.String(), untilOn: Type.String() })),
  /** Our own tool was slower at that time: milliseconds of a request. A match in time, and no part of the change. */
  tool: Nullable(Type.Object({ value: Type.Number(), valueBefore: Type.Number() })),
});
export type Analysis = Static<typeof Analysis>;
