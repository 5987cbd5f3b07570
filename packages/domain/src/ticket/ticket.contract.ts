/** Endpoints and views of tickets: reading them, and every act of the closed loop. */

import { Type, type Static } from 'typebox';
import { CustomerClaim, Tier } from '../customer/customer.contract.ts';
import { Stage } from '../flow/stage.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { SystemReason } from '../kernel/reason.ts';
import { BilingualText } from '../kernel/text.ts';
import { Instant, TicketParams, maxMessageLength, Version } from './message.contract.ts';
import { answerViews, SurveyView } from './survey.schema.ts';

const NullableId = Type.Union([Id, Type.Null()]);
const NullableText = Type.Union([Type.String(), Type.Null()]);
const NullableInstant = Type.Union([Instant, Type.Null()]);
const Named = Type.Object({ id: Id, name: Type.String() });
const Fields = Type.Record(Type.String({ maxLength: 60 }), Type.Unknown());

export const PrioritySchema = Type.Union([Type.Literal('urgent'), Type.Literal('high'), Type.Literal('normal'), Type.Literal('low')]);
const GradeSchema = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)]);
const StateSchema = Type.Union([Type.Literal('open'), Type.Literal('paused'), Type.Literal('archived'), Type.Literal('merged')]);

/** A promise, as `sla` keeps it. */
export const ClockView = Type.Object({
  /** Counts the clocks of the ticket. */
  seq: Type.Integer(),
  kind: Type.String(),
  /** Which one of its kind: the step's key, the exception plan's, the sub-task and its layer. */
  ref: NullableText,
  /** `warned` and `breached` are running ones; `missed` stays, however late it was met. */
  state: Type.Union([
    Type.Literal('running'), Type.Literal('warned'), Type.Literal('breached'), Type.Literal('paused'), Type.Literal('met'), Type.Literal('missed'), Type.Literal('cancelled'),
  ]),
  startedAt: Instant,
  /** Null while it is paused. */
  dueAt: NullableInstant,
  stoppedAt: NullableInstant,
  limitMs: Type.Integer(),
  /** Of open time, up to now or to when it stopped. */
  elapsedMs: Type.Integer(),
  pausedMs: Type.Integer(),
  pausedFor: NullableText,
  clock: Type.Union([Type.Literal('working'), Type.Literal('calendar')]),
  calendarId: Id,
  /** Official days of that year are not published yet: it may still move. */
  provisional: Type.Boolean(),
  breachedAt: NullableInstant,
  warnAt: Type.Array(Type.Integer()),
  /** Null: promised by the flow, or by whoever asked. */
  policy: Type.Union([Type.Object({ id: Id, name: BilingualText }), Type.Null()]),
  /** The conditions that made it this policy. */
  why: Type.Array(Type.Object({ by: Type.String(), is: Type.String() })),
});
export type ClockView = Static<typeof ClockView>;

export const TicketRow = Type.Object({
  id: Id,
  number: Type.String(),
  subject: Type.String(),
  stage: Stage,
  step: Type.String(),
  stepName: BilingualText,
  state: StateSchema,
  kind: NullableText,
  category: NullableText,
  categoryName: Type.Union([BilingualText, Type.Null()]),
  priority: PrioritySchema,
  complaint: Type.Boolean(),
  customer: Type.Object({ id: Id, name: NullableText, tier: Tier }),
  channel: Type.Object({ id: Id, key: Type.String(), kind: Type.String(), name: BilingualText }),
  agent: Type.Union([Named, Type.Null()]),
  team: Type.Union([Type.Object({ id: Id, name: BilingualText }), Type.Null()]),
  /** Messages that the reader has not seen. */
  unread: Type.Integer(),
  lastMessage: Type.Union([Type.Object({ excerpt: Type.String(), direction: Type.String(), at: Instant }), Type.Null()]),
  waitingSince: NullableInstant,
  clocks: Type.Array(ClockView),
  urges: Type.Integer(),
  /** The assistant serves the customer just now; whoever takes it takes over. */
  assistantSpeaks: Type.Boolean(),
  openedAt: Instant,
  archivedAt: NullableInstant,
  version: Type.Integer(),
});
export type TicketRow = Static<typeof TicketRow>;

export const ExitView = Type.Object({
  id: Type.String(),
  to: Type.String(),
  stage: Type.Union([Stage, Type.Literal('archive')]),
  label: BilingualText,
  /** JSON Schema of the fields to fill; `required` names what this exit demands. */
  form: Type.Unknown(),
  /** Facts that are missing besides form fields, such as `customer.contact`. */
  missing: Type.Array(Type.String()),
});
export type ExitView = Static<typeof ExitView>;

export const TicketView = Type.Object({
  id: Id,
  number: Type.String(),
  subject: Type.String(),
  stage: Stage,
  step: Type.String(),
  state: StateSchema,
  kind: NullableText,
  category: NullableText,
  categoryName: Type.Union([BilingualText, Type.Null()]),
  /** How the classification came about; null until there is one. */
  classification: Type.Union([
    Type.Object({ classifier: Type.String(), probability: Type.Number(), reasons: Type.Array(Type.String()), at: Instant }),
    Type.Null(),
  ]),
  region: NullableText,
  complaint: Type.Boolean(),
  priority: PrioritySchema,
  urgency: Type.Union([GradeSchema, Type.Null()]),
  impact: Type.Union([GradeSchema, Type.Null()]),
  priorityReason: NullableText,
  customer: Type.Object({ id: Id, name: NullableText, tier: Tier, contact: NullableText }),
  channel: Type.Object({ id: Id, key: Type.String(), kind: Type.String(), name: BilingualText }),
  agent: Type.Union([Named, Type.Null()]),
  team: Type.Union([Type.Object({ id: Id, name: BilingualText }), Type.Null()]),
  flow: Type.Object({ key: Type.String(), version: Type.Integer(), versionId: Id, name: BilingualText }),
  /** The step guide: who is responsible, what to do, what to say. */
  guide: Type.Object({
    name: BilingualText,
    role: Type.String(),
    tool: Type.String(),
    text: BilingualText,
    phrases: Type.Array(BilingualText),
    form: Type.Unknown(),
    exceptions: Type.Array(Type.Object({ key: Type.String(), name: BilingualText, plan: BilingualText, role: Type.String(), withinMs: Type.Union([Type.Integer(), Type.Null()]), tellsCustomer: Type.Boolean() })),
  }),
  /** Every step of the flow with where we stand, for the picture. */
  path: Type.Array(Type.Object({ stage: Stage, steps: Type.Array(Type.Object({ key: Type.String(), name: BilingualText, role: Type.String(), now: Type.Boolean(), visited: Type.Boolean() })) })),
  clocks: Type.Array(ClockView),
  fields: Fields,
  /** Custom fields of the ticket's kind, besides the flow's own. */
  customForm: Type.Unknown(),
  exits: Type.Array(ExitView),
  pause: Type.Union([Type.Object({ reason: Type.String(), since: Instant, until: NullableInstant }), Type.Null()]),
  solution: Type.Union([Type.Object({ text: Type.String(), evidence: Type.Array(Type.Object({ id: Id, name: Type.String(), type: Type.String(), size: Type.Integer() })), at: Instant, /** Of an earlier round: a new one is asked for. */ lapsed: Type.Boolean() }), Type.Null()]),
  confirmation: Type.Union([Type.Object({ by: Type.String(), at: Instant }), Type.Null()]),
  silenceConfirmsAt: NullableInstant,
  rating: Type.Union([Type.Object({ score: Type.Number(), scale: Type.Number(), comment: NullableText, ...answerViews, at: Instant }), Type.Null()]),
  /** What the rating asks besides stars. */
  survey: SurveyView,
  ratingAskedAt: NullableInstant,
  followUp: Type.Union([Type.Object({ id: Id, dueAt: Instant, method: Type.String(), attempts: Type.Integer(), outcome: Type.String() }), Type.Null()]),
  /** The plan that is being followed, in words; `role` took over. */
  exception: Type.Union([
    Type.Object({ plan: Type.String(), at: Instant, name: BilingualText, text: BilingualText, role: Type.String(), note: NullableText, tellsCustomer: Type.Boolean() }),
    Type.Null(),
  ]),
  /** The summary of a hand-over that nobody has acknowledged yet. */
  handOver: Type.Union([
    Type.Object({
      at: Instant,
      by: Type.Union([Named, Type.Null()]),
      /** Null where the system handed it over: then `because` says why. */
      summary: Type.Union([Type.Object({ situation: Type.String(), done: Type.String(), next: Type.String(), promised: Type.String() }), Type.Null()]),
      because: Type.Union([SystemReason, Type.Null()]),
      takenAt: NullableInstant,
    }),
    Type.Null(),
  ]),
  /** The assistant's part; null: it never spoke here. `failed` turns are those in which it could not help; `ended` says why it speaks no more. */
  assistant: Type.Union([Type.Object({ speaks: Type.Boolean(), turns: Type.Integer(), failed: Type.Integer(), ended: NullableText }), Type.Null()]),
  /** How much is asked of others; `approved` is what the flow sees of the last approval. */
  subTasks: Type.Object({ open: Type.Integer(), all: Type.Integer(), approved: Type.Boolean() }),
  escalatedAt: NullableInstant,
  expeditedAt: NullableInstant,
  /** The customer stopped waiting and has not been answered since: nobody sits in front of it. */
  abandonedAt: NullableInstant,
  urges: Type.Integer(),
  reopenings: Type.Integer(),
  links: Type.Array(Type.Object({ ticketId: Id, number: Type.String(), subject: Type.String(), relation: Type.String() })),
  mergedInto: Type.Union([Type.Object({ id: Id, number: Type.String() }), Type.Null()]),
  parent: Type.Union([Type.Object({ id: Id, number: Type.String() }), Type.Null()]),
  messageSeq: Type.Integer(),
  firstAnsweredAt: NullableInstant,
  waitingSince: NullableInstant,
  stepEnteredAt: Instant,
  openedAt: Instant,
  archivedAt: NullableInstant,
  /** Where the customer follows the ticket. */
  customerUrl: Type.String(),
  version: Type.Integer(),
  /** What the caller may do now; the console shows nothing else. */
  may: Type.Object({ work: Type.Boolean(), assign: Type.Boolean(), override: Type.Boolean(), merge: Type.Boolean(), ask: Type.Boolean(), acknowledge: Type.Boolean(), expedite: Type.Boolean(), /** Say that the customer's last word asks for nothing. */ waiveAnswer: Type.Boolean() }),
});
export type TicketView = Static<typeof TicketView>;

export const queues = ['mine', 'team', 'unassigned', 'all'] as const;
export const Queue = Type.Union([Type.Literal('mine'), Type.Literal('team'), Type.Literal('unassigned'), Type.Literal('all')]);
export type Queue = (typeof queues)[number];

/** How the promises of a live ticket stand, for lists. */
export const clockFilters = ['at_risk', 'breached'] as const;
export type ClockFilter = (typeof clockFilters)[number];

/** Filters of a queue; a saved filter keeps exactly these. */
export const ticketFilter = {
  stage: Type.Optional(Stage),
  category: Type.Optional(Type.String({ maxLength: 80 })),
  kind: Type.Optional(Type.String({ maxLength: 60 })),
  priority: Type.Optional(PrioritySchema),
  channel: Type.Optional(Type.String({ maxLength: 60 })),
  state: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('open'), Type.Literal('paused'), Type.Literal('archived')])),
  complaint: Type.Optional(Type.Boolean()),
  /** Live tickets with a running promise that has warned, and none broken; or with one that is broken. */
  clock: Type.Optional(Type.Union([Type.Literal('at_risk'), Type.Literal('breached')])),
  teamId: Type.Optional(Id),
  agentId: Type.Optional(Id),
  customerId: Type.Optional(Id),
  /** What the search would find tickets by: words of any length, phrases, numbers and their ends, names, contacts. */
  q: Type.Optional(Type.String({ maxLength: 200 })),
};

export const listTickets = endpoint({
  method: 'GET',
  path: '/tickets',
  permission: 'ticket.read',
  summary: 'A queue, most urgent first (archived ones: latest first)',
  query: Type.Object({ queue: Type.Optional(Queue), ...ticketFilter, ...PageQuery }),
  reply: PageOf(TicketRow),
  refusals: ['page.cursor_invalid'],
});

export const exportTickets = endpoint({
  method: 'GET',
  path: '/tickets/export',
  permission: 'ticket.export',
  summary: 'Tickets as CSV, within queue, filter and reach; formulas neutralised, contact values left out, audited',
  query: Type.Object({ queue: Type.Optional(Queue), ...ticketFilter, language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])) }),
  download: true,
  refusals: [],
});

export const countTickets = endpoint({
  method: 'GET',
  path: '/tickets/counts',
  permission: 'ticket.read',
  summary: 'How many live tickets each queue and stage holds for the caller',
  reply: Type.Object({
    queues: Type.Object({ mine: Type.Integer(), team: Type.Integer(), unassigned: Type.Integer(), all: Type.Integer() }),
    stages: Type.Object({ consult: Type.Integer(), accept: Type.Integer(), process: Type.Integer(), feedback: Type.Integer(), follow_up: Type.Integer() }),
    followUps: Type.Integer(),
    /** Counting stops here; a larger queue is shown as "999+". */
    cap: Type.Integer(),
  }),
  refusals: [],
});

export const openTicket = endpoint({
  method: 'POST',
  path: '/tickets',
  permission: 'ticket.open',
  summary: 'Open a ticket for a customer with at least one contact point',
  body: Type.Object(
    {
      /** The channel's key. */
      channel: Type.String({ maxLength: 60 }),
      customer: CustomerClaim,
      subject: Type.Optional(Type.String({ maxLength: 200 })),
      body: Type.String({ minLength: 1, maxLength: maxMessageLength }),
      kind: Type.Optional(Type.String({ maxLength: 60 })),
      /** The category's key. */
      category: Type.Optional(Type.String({ maxLength: 80 })),
      region: Type.Optional(Type.String({ maxLength: 100 })),
      fields: Type.Optional(Fields),
    },
    { additionalProperties: false },
  ),
  reply: TicketView,
  status: 201,
  refusals: [
    'customer.contact_missing', 'customer.contact_invalid', 'channel.unknown', 'channel.closed', 'category.unknown',
    'ticket_kind.unknown', 'flow_rule.none_matches', 'step.fields_invalid', 'message.empty', 'message.too_long',
  ],
});

export const readTicket = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId',
  permission: 'ticket.read',
  summary: 'One ticket with its step guide and the exits the caller may use now',
  params: TicketParams,
  reply: TicketView,
  refusals: ['ticket.unknown'],
});

/** What the flow itself may refuse on the way. */
export const walking = ['step.unknown', 'step.fields_missing', 'step.fields_invalid', 'exit.unknown', 'exit.closed', 'exception.unknown'] as const;
const closed = ['ticket.unknown', 'ticket.changed', 'ticket.archived', 'ticket.merged'] as const;

const act = <const P extends string>(path: P) =>
  ({ method: 'POST', path: `/tickets/:ticketId/${path}`, params: TicketParams, reply: TicketView }) as const;

export const classifyTicket = endpoint({
  ...act('classify'),
  permission: 'ticket.work',
  summary: 'Set or correct kind and category; may change the flow before processing',
  body: Type.Object({ kind: Type.Optional(Type.String({ maxLength: 60 })), category: Type.Optional(Type.String({ maxLength: 80 })), version: Version }, { additionalProperties: false }),
  refusals: [...closed, 'category.unknown', 'ticket_kind.unknown', 'flow_rule.none_matches'],
});

export const prioritiseTicket = endpoint({
  ...act('priority'),
  permission: 'ticket.work',
  summary: 'Set urgency and impact; the priority follows from the matrix',
  body: Type.Object({ urgency: GradeSchema, impact: GradeSchema, version: Version }, { additionalProperties: false }),
  refusals: [...closed],
});

export const takeTicket = endpoint({
  ...act('take'),
  permission: 'ticket.work',
  summary: 'Take a ticket that nobody holds',
  body: Type.Optional(Type.Object({ version: Version }, { additionalProperties: false })),
  refusals: [...closed, 'ticket.already_assigned', 'ticket.role_mismatch'],
});

export const assignTicket = endpoint({
  ...act('assign'),
  permission: 'ticket.assign',
  summary: 'Give a ticket to an agent, or to a team’s queue',
  body: Type.Object({ agentId: Type.Optional(NullableId), teamId: Type.Optional(NullableId), version: Version }, { additionalProperties: false }),
  refusals: [...closed, 'person.unknown', 'team.unknown', 'ticket.agent_unfit'],
});

export const releaseTicket = endpoint({
  ...act('release'),
  permission: 'ticket.work',
  summary: 'Give it back to the queue',
  body: Type.Optional(Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500 })), version: Version }, { additionalProperties: false })),
  refusals: [...closed, 'ticket.not_assigned', 'ticket.role_mismatch'],
});

export const exitStep = endpoint({
  ...act('exit'),
  permission: 'ticket.work',
  summary: 'Leave the step by one of its exits',
  body: Type.Object({ exit: Type.String({ maxLength: 60 }), fields: Type.Optional(Fields), note: Type.Optional(Type.String({ maxLength: 2000 })), version: Version }, { additionalProperties: false }),
  refusals: [...closed, ...walking, 'ticket.paused', 'ticket.role_mismatch'],
});

export const fillFields = endpoint({
  ...act('fields'),
  permission: 'ticket.work',
  summary: 'Save form fields without leaving the step',
  body: Type.Object({ fields: Fields, version: Version }, { additionalProperties: false }),
  refusals: [...closed, 'step.fields_invalid'],
});

export const changeSubject = endpoint({
  ...act('subject'),
  permission: 'ticket.work',
  summary: 'Change the subject',
  body: Type.Object({ subject: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }), version: Version }, { additionalProperties: false }),
  refusals: [...closed],
});

export const raiseException = endpoint({
  ...act('raise-exception'),
  permission: 'ticket.work',
  summary: 'A named exception of this step happened: follow its plan',
  body: Type.Object({ plan: Type.String({ maxLength: 60 }), note: Type.Optional(Type.String({ maxLength: 2000 })), version: Version }, { additionalProperties: false }),
  refusals: [...closed, ...walking, 'ticket.role_mismatch'],
});

export const escalateTicket = endpoint({
  ...act('escalate'),
  permission: 'ticket.work',
  summary: 'Ask for more weight: to a team, or up the line',
  body: Type.Object({ teamId: Type.Optional(NullableId), reason: Type.String({ minLength: 1, maxLength: 1000 }), version: Version }, { additionalProperties: false }),
  refusals: [...closed, 'team.unknown'],
});

export const expediteTicket = endpoint({
  ...act('expedite'),
  permission: 'ticket.expedite',
  summary: 'Put it before all others, for a reason that is logged',
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }), version: Version }, { additionalProperties: false }),
  refusals: [...closed],
});

export const pauseTicket = endpoint({
  ...act('pause'),
  permission: 'ticket.work',
  summary: 'Wait on purpose, for the customer or a third party',
  body: Type.Object(
    { reason: Type.Union([Type.Literal('customer'), Type.Literal('third_party')]), until: Type.Optional(Instant), note: Type.Optional(Type.String({ maxLength: 1000 })), version: Version },
    { additionalProperties: false },
  ),
  refusals: [...closed, 'ticket.paused'],
});

export const resumeTicket = endpoint({
  ...act('resume'),
  permission: 'ticket.work',
  summary: 'Go on',
  body: Type.Optional(Type.Object({ version: Version }, { additionalProperties: false })),
  refusals: [...closed, 'ticket.not_paused'],
});

export const proposeSolution = endpoint({
  ...act('solution'),
  permission: 'ticket.work',
  summary: 'Say what solves it, with evidence',
  body: Type.Object({ text: Type.String({ minLength: 1, maxLength: maxMessageLength }), evidence: Type.Optional(Type.Array(Id, { maxItems: 10 })), version: Version }, { additionalProperties: false }),
  refusals: [...closed, 'file.unknown', 'message.wording'],
});

export const confirmTicket = endpoint({
  ...act('confirm'),
  permission: 'ticket.work',
  summary: 'The customer confirms or objects; an agent needs evidence to say so',
  body: Type.Object(
    {
      confirmed: Type.Boolean(),
      by: Type.Union([Type.Literal('customer'), Type.Literal('agent')]),
      /** File ids, or a message that shows the customer's word. */
      evidence: Type.Optional(Type.Array(Id, { maxItems: 10 })),
      note: Type.Optional(Type.String({ maxLength: 2000 })),
      version: Version,
    },
    { additionalProperties: false },
  ),
  refusals: [...closed, ...walking, 'ticket.not_in_feedback', 'ticket.evidence_missing', 'file.unknown'],
});

export const waiveAnswer = endpoint({
  ...act('waive-answer'),
  permission: 'ticket.work',
  summary: 'The customer’s last word asks for nothing: no answer is owed, and the log says who found so',
  body: Type.Optional(Type.Object({ /** As in `sendMessage`. */ seenSeq: Type.Optional(Type.Integer({ minimum: 0 })), version: Version }, { additionalProperties: false })),
  refusals: [...closed, 'ticket.no_answer_owed', 'ticket.never_answered', 'ticket.newer_messages'],
});

export const rateTicket = endpoint({
  ...act('rating'),
  permission: 'ticket.work',
  summary: 'A rating that the customer gave by another way (on the phone)',
  body: Type.Object({ score: Type.Number(), scale: Type.Number(), comment: Type.Optional(Type.String({ maxLength: 1000 })), recommend: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })), effort: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 })), version: Version }, { additionalProperties: false }),
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.merged', 'ticket.rating_closed', 'ticket.rating_invalid'],
});

export const reopenTicket = endpoint({
  ...act('reopen'),
  permission: 'ticket.work',
  summary: 'Back to processing',
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }), version: Version }, { additionalProperties: false }),
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.not_archived', 'ticket.merged', ...walking],
});

export const mergeTicket = endpoint({
  ...act('merge'),
  permission: 'ticket.merge',
  summary: 'This ticket lives on in another; reversible, later messages follow',
  body: Type.Object({ into: Id, version: Version }, { additionalProperties: false }),
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.merged', 'ticket.merge_into_itself', 'ticket.customer_differs', 'ticket.archived'],
});

export const unmergeTicket = endpoint({
  ...act('unmerge'),
  permission: 'ticket.merge',
  summary: 'Take a merge back',
  body: Type.Optional(Type.Object({ version: Version }, { additionalProperties: false })),
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.not_merged'],
});

export const splitTicket = endpoint({
  ...act('split'),
  permission: 'ticket.merge',
  summary: 'A second matter gets a ticket of its own, with copies of the chosen messages',
  body: Type.Object({ subject: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }), messages: Type.Array(Id, { minItems: 1, maxItems: 50 }), kind: Type.Optional(Type.String({ maxLength: 60 })), version: Version }, { additionalProperties: false }),
  status: 201,
  refusals: [...closed, 'message.unknown', 'ticket_kind.unknown', 'flow_rule.none_matches'],
});

export const linkTicket = endpoint({
  ...act('link'),
  permission: 'ticket.work',
  summary: 'Relate two tickets',
  body: Type.Object(
    {
      ticketId: Id,
      relation: Type.Optional(Type.Union([Type.Literal('related'), Type.Literal('duplicate'), Type.Literal('causes'), Type.Literal('caused_by')])),
      version: Version,
    },
    { additionalProperties: false },
  ),
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.link_to_itself', 'ticket.already_linked'],
});

export const unlinkTicket = endpoint({
  ...act('unlink'),
  permission: 'ticket.work',
  summary: 'Take a relation back',
  body: Type.Object({ ticketId: Id, version: Version }, { additionalProperties: false }),
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.not_linked'],
});

export const markComplaint = endpoint({
  ...act('complaint'),
  permission: 'ticket.work',
  summary: 'It is a complaint: it takes the complaint flow',
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }), version: Version }, { additionalProperties: false }),
  refusals: [...closed, 'ticket.complaint_already', 'flow_rule.none_matches'],
});
