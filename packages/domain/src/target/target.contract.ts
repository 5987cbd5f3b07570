/** Endpoints of targets: set one that is SMART, follow it, say what is done about it, and read how it ended. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { Nullable } from '../kernel/wire.ts';
import { measureKinds } from './measure.ts';
import { lackReasons, smartFields } from './smart.ts';
import { axes, goalWays, standings, targetUnits } from './target.ts';

const LocalDate = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' });
const Value = Type.Number({ minimum: -1_000_000_000, maximum: 1_000_000_000 });
const Count = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
const Named = Type.Object({ id: Id, name: Type.String() });
const Version = Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 }));
const Good = Type.Enum(['up', 'down']);

const Scale = Type.Object({ unit: Type.Enum([...targetUnits]), decimals: Type.Integer({ minimum: 0, maximum: 4 }), good: Good });
const Point = Type.Object({ on: LocalDate, value: Type.Number(), n: Nullable(Type.Integer()) });
const ForecastView = Type.Object({ on: LocalDate, value: Type.Number(), low: Type.Number(), high: Type.Number() });

/** Every part may be missing still: what is missing is told by name, not as a wrong shape. */
export const TargetWishBody = Type.Object(
  {
    title: Type.Optional(Nullable(Type.String({ maxLength: 120 }))),
    why: Type.Optional(Nullable(Type.String({ maxLength: 1_000 }))),
    axis: Type.Optional(Nullable(Type.Enum([...axes]))),
    /** One person. */
    ownerId: Type.Optional(Nullable(Id)),
    followed: Type.Optional(
      Nullable(
        Type.Union([
          Type.Object({ kind: Type.Literal('metric'), key: Type.String({ maxLength: 60 }), where: Type.Optional(Type.String({ maxLength: 600, description: 'as the figures take it: channel:web,wechat;topic:app-howto' })) }, { additionalProperties: false }),
          Type.Object({ kind: Type.Literal('hand'), name: Type.String({ maxLength: 120 }), ...Type.Partial(Scale).properties }, { additionalProperties: false }),
        ]),
      ),
    ),
    /** Local days, `to` not counted in. Of a metric only the days: its value is read from the data and then never changes. */
    baseline: Type.Optional(Nullable(Type.Object({ from: LocalDate, to: LocalDate, value: Type.Optional(Nullable(Value)), n: Type.Optional(Nullable(Count)), source: Type.Optional(Nullable(Type.String({ maxLength: 300 }))) }, { additionalProperties: false }))),
    goal: Type.Optional(Nullable(Type.Object({ how: Type.Enum([...goalWays]), amount: Value }, { additionalProperties: false }))),
    /** Absent: today. */
    startOn: Type.Optional(Nullable(LocalDate)),
    deadlineOn: Type.Optional(Nullable(LocalDate)),
    /** Over how many last days the figure is taken whenever it is looked at. */
    windowDays: Type.Optional(Type.Integer({ minimum: 7, maximum: 92, default: 28 })),
  },
  { additionalProperties: false },
);
export type TargetWishBody = Static<typeof TargetWishBody>;

export const LackView = Type.Object({
  field: Type.Enum([...smartFields]),
  letter: Type.Enum(['S', 'M', 'A', 'R', 'T']),
  reason: Type.Enum([...lackReasons]),
  least: Type.Optional(Type.Number()),
  most: Type.Optional(Type.Number()),
  from: Type.Optional(LocalDate),
  to: Type.Optional(LocalDate),
});
export type LackView = Static<typeof LackView>;

const BaselineView = Type.Object({ value: Type.Number(), n: Nullable(Type.Integer()), from: LocalDate, to: LocalDate, metricVersion: Nullable(Type.Integer()), source: Nullable(Type.String()) });

export const TargetView = Type.Object({
  id: Id,
  title: Type.String(),
  why: Type.String(),
  axis: Type.Enum([...axes]),
  owner: Named,
  followed: Type.Object({
    kind: Type.Enum(['metric', 'hand']),
    name: BilingualText,
    key: Nullable(Type.String()),
    where: Type.String(),
    /** What the slice is called; empty: the whole centre. */
    whereShown: Type.Array(BilingualText),
    /** The metric's definition was changed since: the figure is no longer quite the one of the baseline. */
    redefined: Type.Boolean(),
  }),
  scale: Scale,
  baseline: BaselineView,
  /** `change` in the unit, `changePercent` of the baseline (null when it was nought). */
  goal: Type.Object({ how: Type.Enum([...goalWays]), amount: Type.Number(), value: Type.Number(), change: Type.Number(), changePercent: Nullable(Type.Number()) }),
  startOn: LocalDate,
  deadlineOn: LocalDate,
  windowDays: Type.Integer(),
  state: Type.Enum(['running', 'judged', 'withdrawn']),
  standing: Type.Enum([...standings]),
  /** Over the last window, or as last entered; of a judged one, the value that was frozen. */
  now: Nullable(Point),
  /** Where it should stand on that day, and how much of the way is done (0…1, beyond either end). */
  planned: Nullable(Type.Number()),
  progress: Nullable(Type.Number()),
  /** On the deadline, from the trend since the start: the line, and between what it lies eight times of ten. Null: not enough data. */
  forecast: Nullable(ForecastView),
  /** By whole weeks, or as entered; from the baseline on. */
  points: Type.Array(Point),
  withdrawnBecause: Nullable(Type.String()),
  judgedOn: Nullable(LocalDate),
  measures: Type.Integer(),
  version: Type.Integer(),
});
export type TargetView = Static<typeof TargetView>;

export const MeasureView = Type.Object({
  id: Id,
  title: Type.String(),
  kind: Type.Enum([...measureKinds]),
  owner: Named,
  fromOn: LocalDate,
  toOn: Nullable(LocalDate),
  /** Before and after, without a group to compare with: weak evidence. Null: not enough weeks on either side. */
  effect: Nullable(
    Type.Object({
      shift: Type.Number(), low: Type.Number(), high: Type.Number(), before: Type.Number(), after: Type.Number(), pointsBefore: Type.Integer(), pointsAfter: Type.Integer(),
      movedBefore: Type.Boolean(), verdict: Type.Enum(['better', 'worse', 'unclear']), evidence: Type.Literal('weak'),
    }),
  ),
});
export type MeasureView = Static<typeof MeasureView>;

export const EntryView = Type.Object({ on: LocalDate, value: Type.Number(), n: Nullable(Type.Integer()), source: Type.String(), note: Type.String(), by: Nullable(Named) });
export type EntryView = Static<typeof EntryView>;

export const TargetDetail = Type.Object({
  /** The centre's day. */
  today: LocalDate,
  target: TargetView,
  measures: Type.Array(MeasureView),
  /** By hand only, latest first. */
  entries: Type.Array(EntryView),
});
export type TargetDetail = Static<typeof TargetDetail>;

const TargetParams = Type.Object({ targetId: Id });
const changing = ['target.unknown', 'target.changed', 'target.closed'] as const;

export const listTargets = endpoint({
  method: 'GET', path: '/targets', permission: 'target.read', summary: 'Targets with how they stand today, the nearest deadline first; `ended` for those judged or withdrawn',
  query: Type.Object({ ended: Type.Optional(Type.Boolean()) }),
  reply: Type.Object({ items: Type.Array(TargetView), today: LocalDate }), refusals: [],
});

export const readTarget = endpoint({ method: 'GET', path: '/targets/:targetId', permission: 'target.read', summary: 'A target, what is done about it and what came of that', params: TargetParams, reply: TargetDetail, refusals: ['target.unknown'] });

export const checkTarget = endpoint({
  method: 'POST', path: '/targets/check', permission: 'target.manage', summary: 'What a target still lacks to be SMART, and what its baseline and goal come to; nothing is kept',
  body: TargetWishBody,
  reply: Type.Object({ lacks: Type.Array(LackView), scale: Nullable(Scale), baseline: Nullable(BaselineView), goal: Nullable(Type.Object({ value: Type.Number(), change: Type.Number(), changePercent: Nullable(Type.Number()) })) }),
  refusals: [],
});

export const setTarget = endpoint({
  method: 'POST', path: '/targets', permission: 'target.manage', summary: 'Set a target: SMART, or refused with `lacks` — each field that is missing or impossible, and why',
  body: TargetWishBody, reply: TargetView, status: 201, refusals: ['target.not_smart', 'target.too_many'],
});

export const changeTarget = endpoint({
  method: 'PUT', path: '/targets/:targetId', permission: 'target.manage', summary: 'Change title, reason or owner. Figure, baseline, goal and days stay as they were set: withdraw it and set another',
  params: TargetParams, body: Type.Object({ title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }), why: Type.String({ maxLength: 1_000 }), ownerId: Id, version: Version }, { additionalProperties: false }),
  reply: TargetView, refusals: [...changing, 'person.unknown'],
});

export const withdrawTarget = endpoint({
  method: 'POST', path: '/targets/:targetId/withdraw', permission: 'target.manage', summary: 'Give a target up, with the reason; it stays to be read',
  params: TargetParams, body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }), version: Version }, { additionalProperties: false }), reply: TargetView, refusals: changing,
});

export const enterFigure = endpoint({
  method: 'PUT', path: '/targets/:targetId/entries/:entryOn', permission: 'target.manage', summary: 'Enter the figure of a day by hand, or correct it; refused without its source',
  params: Type.Object({ targetId: Id, entryOn: LocalDate }),
  body: Type.Object({ value: Value, n: Type.Optional(Nullable(Count)), source: Type.Optional(Type.String({ maxLength: 300 })), note: Type.Optional(Type.String({ maxLength: 300 })) }, { additionalProperties: false }),
  reply: TargetDetail, refusals: ['target.unknown', 'target.closed', 'target.measured', 'target.entry_invalid'],
});

export const removeFigure = endpoint({
  method: 'DELETE', path: '/targets/:targetId/entries/:entryOn', permission: 'target.manage', summary: 'Take an entered figure back',
  params: Type.Object({ targetId: Id, entryOn: LocalDate }), refusals: ['target.unknown', 'target.closed', 'target_entry.unknown'],
});

const MeasureBody = Type.Object(
  { title: Type.String({ minLength: 1, maxLength: 160, pattern: '\\S' }), kind: Type.Enum([...measureKinds]), ownerId: Id, fromOn: LocalDate, toOn: Type.Optional(Nullable(LocalDate)) },
  { additionalProperties: false },
);

export const addMeasure = endpoint({
  method: 'POST', path: '/targets/:targetId/measures', permission: 'target.manage', summary: 'Say what is done about a target, by whom, from when to when',
  params: TargetParams, body: MeasureBody, reply: TargetDetail, status: 201, refusals: ['target.unknown', 'target.closed', 'target.measure_invalid', 'person.unknown'],
});

const MeasureParams = Type.Object({ targetId: Id, measureId: Id });

export const changeMeasure = endpoint({
  method: 'PUT', path: '/targets/:targetId/measures/:measureId', permission: 'target.manage', summary: 'Change a measure',
  params: MeasureParams, body: MeasureBody, reply: TargetDetail, refusals: ['target.unknown', 'target.measure_invalid', 'target_measure.unknown', 'person.unknown'],
});

export const removeMeasure = endpoint({
  method: 'DELETE', path: '/targets/:targetId/measures/:measureId', permission: 'target.manage', summary: 'Take a measure off the target',
  params: MeasureParams, refusals: ['target.unknown', 'target_measure.unknown'],
});
