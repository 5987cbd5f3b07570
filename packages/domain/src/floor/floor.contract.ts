/** Endpoints and views of the floor: what a supervisor sees at a glance, how many people the next hours need, and people lent to another team. */

import { Type, type Static } from 'typebox';
import { Stage } from '../flow/stage.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { BilingualText } from '../kernel/text.ts';
import { Moment, Nullable } from '../kernel/wire.ts';

const Count = Type.Integer({ minimum: 0 });
const Share = Type.Number({ minimum: 0, maximum: 1 });
const PriorityWord = Type.Enum(['urgent', 'high', 'normal', 'low']);
const AvailabilityWord = Type.Enum(['available', 'busy', 'away', 'offline', 'silent', 'wrap_up']);

/** A team's queue, and what its people have in hand. Promises that are broken count once a ticket, wherever it is. */
export const FloorQueue = Type.Object({
  team: Type.Object({ id: Id, name: BilingualText }),
  /** In the queue, held by nobody. */
  waiting: Count,
  longestWaitMs: Nullable(Count),
  /** What somebody who comes now would wait; null when too little was seen to say. */
  expectedWaitMs: Nullable(Count),
  /** Warned or due within minutes, and not broken yet. */
  atRisk: Count,
  breached: Count,
  /** In somebody's hands, and those of them that wait for the customer or another. */
  held: Count,
  paused: Count,
  arrivedToday: Count,
  abandonedToday: Count,
  /** Present in some way, and free to be given work. */
  onDuty: Count,
  available: Count,
});
export type FloorQueue = Static<typeof FloorQueue>;

export const FloorAgent = Type.Object({
  id: Id,
  name: Type.String(),
  teamIds: Type.Array(Id),
  /** Keys of the roles held: who may take which step. */
  roles: Type.Array(Type.String()),
  availability: AvailabilityWord,
  /** Why away. */
  reason: Nullable(BilingualText),
  since: Nullable(Moment),
  load: Type.Number(),
  capacity: Type.Number(),
  tickets: Count,
  breached: Count,
  /** What the shift says now; null without a shift. */
  shift: Nullable(Type.Enum(['on', 'break', 'off'])),
  breakAt: Nullable(Moment),
});
export type FloorAgent = Static<typeof FloorAgent>;

/** Customers who began to wait for a first answer in the window, by whether they got it in time. */
export const FloorWindow = Type.Object({
  minutes: Type.Integer(),
  met: Count,
  /** Answered late, still waiting though it is late, or gone after it was late. */
  missed: Count,
  /** Still waiting, in time. They are not judged yet. */
  pending: Count,
});
export type FloorWindow = Static<typeof FloorWindow>;

export const FloorLevel = Type.Object({ channelKind: Type.String(), windows: Type.Array(FloorWindow) });
export type FloorLevel = Static<typeof FloorLevel>;

export const FloorPromise = Type.Object({
  ticketId: Id,
  number: Type.String(),
  version: Type.Integer(),
  subject: Type.String(),
  priority: PriorityWord,
  expedited: Type.Boolean(),
  channelKind: Type.String(),
  teamId: Nullable(Id),
  agent: Nullable(Type.Object({ id: Id, name: Type.String() })),
  /** The role that its step asks for; whoever takes it must hold it. */
  role: Type.String(),
  /** Which promise; null where none of the clocks named it. */
  clock: Nullable(Type.String()),
  dueAt: Moment,
});
export type FloorPromise = Static<typeof FloorPromise>;

export const LoanView = Type.Object({ id: Id, person: Type.Object({ id: Id, name: Type.String() }), teamId: Id, until: Moment, /** Null: by an API key. */ lentBy: Nullable(Type.Object({ id: Id, name: Type.String() })) });
export type LoanView = Static<typeof LoanView>;

export const FloorView = Type.Object({
  at: Moment,
  /** False: the caller's own teams only. */
  whole: Type.Boolean(),
  /** The share of customers that shall be answered in time. */
  goalShare: Share,
  queues: Type.Array(FloorQueue),
  agents: Type.Array(FloorAgent),
  levels: Type.Array(FloorLevel),
  /** The next promises that break unless somebody acts, nearest first; those broken in the last minutes lead. */
  soon: Type.Array(FloorPromise),
  loans: Type.Array(LoanView),
  /** Tickets that are nowhere: no team, no holder at work, no promise. Never more than none. */
  inLimbo: Count,
  /** Tickets on which the system's own work faults and is tried again; the first twenty. */
  leftAside: Type.Array(Type.Object({ ticketId: Id, number: Type.String(), since: Moment })),
});
export type FloorView = Static<typeof FloorView>;

export const readFloor = endpoint({
  method: 'GET',
  path: '/floor',
  permission: 'floor.read',
  summary: 'Queues, agents, service level, breaches about to happen: of my teams, or of all',
  reply: FloorView,
  refusals: [],
});

const StaffSlot = Type.Object({
  startsAt: Moment,
  /** Null: too little is known to say. */
  needed: Nullable(Count),
  scheduled: Nullable(Count),
  /** On shift then and not on a break; null where the team has no shifts. */
  onShift: Nullable(Count),
  arrivals: Nullable(Type.Number()),
  low: Nullable(Count),
  high: Nullable(Count),
  /** Channels of which too little is known are not in these figures. */
  partial: Type.Boolean(),
});
export type StaffSlot = Static<typeof StaffSlot>;

export const StaffChannel = Type.Object({
  channelKind: Type.String(),
  basis: Type.Enum(['days', 'rate', 'none']),
  /** Comparable days it rests on. */
  days: Count,
  /** How today runs against them. */
  pace: Type.Number(),
  /** Mean work of one arrival. Null: nothing was worked on yet. */
  handleMs: Nullable(Count),
  /** How many at once. */
  concurrency: Type.Number(),
  /** Answered within; null for what may lie. */
  withinMs: Nullable(Count),
  /** Needed in each slot. */
  needed: Type.Array(Nullable(Count)),
});
export type StaffChannel = Static<typeof StaffChannel>;

export const StaffingView = Type.Object({
  at: Moment,
  goalShare: Share,
  shrinkage: Share,
  fullest: Share,
  /** From the first to the last of the days that the forecast compares with; null: none. */
  comparedTo: Nullable(Type.Object({ from: Moment, to: Moment })),
  teams: Type.Array(Type.Object({ team: Type.Object({ id: Id, name: BilingualText }), slots: Type.Array(StaffSlot), channels: Type.Array(StaffChannel) })),
});
export type StaffingView = Static<typeof StaffingView>;

export const readStaffing = endpoint({
  method: 'GET',
  path: '/floor/staffing',
  permission: 'floor.read',
  summary: 'People needed in each half hour of the next hours (Erlang C) beside those on shift',
  query: Type.Object({ hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 12, default: 6 })) }),
  reply: StaffingView,
  refusals: [],
});

export const lendPerson = endpoint({
  method: 'POST',
  path: '/floor/loans',
  permission: 'floor.lend',
  summary: 'Let somebody help another team until a given time: they join it, see its tickets and are given its work',
  body: Type.Object({ personId: Id, teamId: Id, until: Moment }, { additionalProperties: false }),
  reply: LoanView,
  status: 201,
  refusals: ['person.unknown', 'person.inactive', 'team.unknown', 'loan.until_invalid', 'loan.member_already', 'loan.unfit'],
});

export const endLoan = endpoint({
  method: 'DELETE',
  path: '/floor/loans/:loanId',
  permission: 'floor.lend',
  summary: 'Send somebody back before the time',
  params: Type.Object({ loanId: Id }),
  refusals: ['loan.unknown'],
});

/** How a step's queue came to be chosen: a queue rule, the team the ticket is in already, the channel's own, or the first that serves the role. */
const PlacedBy = Type.Enum(['rule', 'stays', 'channel', 'serves', 'machine', 'nobody']);

export const WayView = Type.Object({
  flow: Type.Object({ key: Type.String(), version: Type.Integer(), name: BilingualText }),
  /** In the order of the stages. */
  steps: Type.Array(
    Type.Object({
      key: Type.String(),
      name: BilingualText,
      stage: Stage,
      role: Type.String(),
      team: Nullable(Type.Object({ id: Id, name: BilingualText })),
      placedBy: PlacedBy,
    }),
  ),
});
export type WayView = Static<typeof WayView>;

export const traceWay = endpoint({
  method: 'POST',
  path: '/floor/what-if',
  permission: 'floor.read',
  summary: 'For a ticket that could be: which flow it would take, and whose queue each step enters',
  body: Type.Object(
    {
      channelId: Id,
      kind: Nullable(Type.String({ maxLength: 60 })),
      /** A key. */
      category: Nullable(Type.String({ maxLength: 80 })),
    },
    { additionalProperties: false },
  ),
  reply: WayView,
  refusals: ['channel.unknown', 'category.unknown', 'ticket_kind.unknown', 'flow_rule.none_matches'],
});
