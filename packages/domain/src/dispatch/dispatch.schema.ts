/** The documents that dispatch is set up by: the centre's settings, a team's rules, skill rules, shifts. */

import { Type, type Static, type TSchema } from 'typebox';
import { Id } from '../kernel/id.ts';
import { LocalDate, Nullable } from '../kernel/wire.ts';

export const channelKinds = ['web', 'phone', 'wechat', 'email', 'api', 'import'] as const;
export type ChannelKind = (typeof channelKinds)[number];
export const ChannelKindWord = Type.Enum([...channelKinds]);

const closed = { additionalProperties: false };
const Name = Type.Object({ zh: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }), en: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }) }, closed);

/** In quarters, so that sums of loads are exact and “full” needs no tolerance. */
const Quarters = (minimum: number, maximum: number) => Type.Number({ minimum, maximum, multipleOf: 0.25 });
const ofEachChannel = <Value extends TSchema>(value: Value) =>
  Type.Object({ web: value, phone: value, wechat: value, email: value, api: value, import: value }, closed);

export const DispatchSettings = Type.Object(
  {
    /** What one ticket of a channel takes of an agent's capacity. */
    weights: ofEachChannel(Quarters(0.25, 100)),
    /** The share of that weight that a ticket keeps while it waits for the customer. */
    restingShare: Quarters(0, 1),
    /** Of whoever has none of their own. */
    capacity: Quarters(1, 1000),
    /** Time for writing up after a contact of that channel. */
    wrapUpSeconds: ofEachChannel(Type.Integer({ minimum: 0, maximum: 3600 })),
    /** Nothing heard of a person for this long: they count as gone. */
    graceSeconds: Type.Integer({ minimum: 20, maximum: 3600 }),
    awayReasons: Type.Array(Type.Object({ key: Type.String({ pattern: '^[a-z][a-z0-9_]{0,29}$' }), name: Name }, closed), { minItems: 1, maxItems: 20 }),
  },
  closed,
);
export type DispatchSettings = Static<typeof DispatchSettings>;

export const strategies = ['manual', 'least_loaded', 'round_robin'] as const;
export type Strategy = (typeof strategies)[number];

const Minutes = (maximum = 1440) => Type.Integer({ minimum: 1, maximum });
const orNull = <Schema extends ReturnType<typeof Type.Integer>>(schema: Schema) => Nullable(schema);

export const Overflow = Type.Object(
  {
    toTeamId: Id,
    /** Waited this long. Null: only when nobody is on duty. */
    afterMinutes: orNull(Minutes()),
    whenNobodyOnDuty: Type.Boolean(),
  },
  closed,
);
export type Overflow = Static<typeof Overflow>;

export const TeamRules = Type.Object(
  {
    /** `manual`: people take for themselves; nothing is given, returned or put off. */
    strategy: Type.Enum([...strategies]),
    /** Back to whoever served this customer within so many days. 0: only to who held this very ticket. */
    stickyDays: Type.Integer({ minimum: 0, maximum: 365 }),
    /** Work of somebody offline goes back to the queue. Null: never. */
    returnAfterMinutes: orNull(Minutes()),
    /** Also what is answered already and still being worked on. */
    returnsInProgress: Type.Boolean(),
    /** Whatever nobody holds for so long is told to the supervisors. */
    alertAfterMinutes: Minutes(10_080),
    overflows: Type.Array(Overflow, { maxItems: 5 }),
    /** What has waited longer is a backlog, and is released at a limited rate (R-B8). */
    backlogAfterMinutes: Minutes(10_080),
    releasePerSecond: Type.Integer({ minimum: 1, maximum: 1000 }),
  },
  closed,
);
export type TeamRules = Static<typeof TeamRules>;

export const SkillRule = Type.Object(
  {
    kind: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]),
    /** A category's key; those below it are meant too. */
    category: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]),
    channel: Nullable(ChannelKindWord),
    language: Type.Union([Type.Literal('zh'), Type.Literal('en'), Type.Null()]),
    skillId: Id,
    level: Type.Integer({ minimum: 1, maximum: 5 }),
    /** After so long, better anybody than nobody. */
    relaxAfterMinutes: orNull(Minutes()),
  },
  closed,
);
export type SkillRule = Static<typeof SkillRule>;

const Limit = Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 }));
/** Most tickets of a channel at once, where a person has such limits. */
export const ChannelLimits = Type.Object({ web: Limit, phone: Limit, wechat: Limit, email: Limit, api: Limit, import: Limit }, closed);
export type ChannelLimits = Static<typeof ChannelLimits>;

const Clock = Type.String({ pattern: '^(?:[0-3]\\d|4[0-8]):[0-5]\\d$' });
const HoursOf = Type.Object({ from: Clock, to: Clock }, closed);
const Day = Type.Array(HoursOf, { maxItems: 6 });
const Why = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });

export const ShiftDocument = Type.Object(
  {
    timeZone: Type.String({ minLength: 1, maxLength: 60 }),
    /** Hours of each weekday, breaks included; `22:00`–`30:00` runs past midnight. */
    weekly: Type.Object({ mon: Day, tue: Day, wed: Day, thu: Day, fri: Day, sat: Day, sun: Day }, closed),
    /** On every day that is worked. */
    breaks: Day,
    exceptions: Type.Array(
      Type.Union([
        Type.Object({ on: LocalDate, kind: Type.Literal('off'), name: Why }, closed),
        Type.Object({ on: LocalDate, kind: Type.Literal('work'), name: Why, hours: Type.Array(HoursOf, { minItems: 1, maxItems: 6 }) }, closed),
      ]),
      { maxItems: 100 },
    ),
  },
  closed,
);
export type ShiftDocument = Static<typeof ShiftDocument>;

export const ShiftName = Name;
export const SkillName = Name;
