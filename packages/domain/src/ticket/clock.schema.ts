/** A promise, as `sla` keeps it and pages show it. */

import { Type, type Static } from 'typebox';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { Moment, Nullable } from '../kernel/wire.ts';


export const ClockView = Type.Object({
  /** Counts the clocks of the ticket. */
  seq: Type.Integer(),
  kind: Type.String(),
  /** Which one of its kind: the step's key, the exception plan's, the sub-task and its layer. */
  ref: Nullable(Type.String()),
  /** `warned` and `breached` are running ones; `missed` stays, however late it was met. */
  state: Type.Union([
    Type.Literal('running'), Type.Literal('warned'), Type.Literal('breached'), Type.Literal('paused'), Type.Literal('met'), Type.Literal('missed'), Type.Literal('cancelled'),
  ]),
  startedAt: Moment,
  /** Null while it is paused. */
  dueAt: Nullable(Moment),
  stoppedAt: Nullable(Moment),
  limitMs: Type.Integer(),
  /** Of open time, up to now or to when it stopped. */
  elapsedMs: Type.Integer(),
  pausedMs: Type.Integer(),
  pausedFor: Nullable(Type.String()),
  clock: Type.Union([Type.Literal('working'), Type.Literal('calendar')]),
  calendarId: Id,
  /** Official days of that year are not published yet: it may still move. */
  provisional: Type.Boolean(),
  breachedAt: Nullable(Moment),
  warnAt: Type.Array(Type.Integer()),
  /** Null: promised by the flow, or by whoever asked. */
  policy: Type.Union([Type.Object({ id: Id, name: BilingualText }), Type.Null()]),
  /** The conditions that made it this policy. */
  why: Type.Array(Type.Object({ by: Type.String(), is: Type.String() })),
});
export type ClockView = Static<typeof ClockView>;
