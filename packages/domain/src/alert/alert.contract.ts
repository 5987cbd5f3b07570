/** Endpoints and views of alerts: rules, what they found and why, what is done about it, and the calendar of the business. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { BilingualText } from '../kernel/text.ts';
import { LocalDate, Moment, Nullable } from '../kernel/wire.ts';
import { Analysis } from './analysis.schema.ts';
import { businessChangeKinds } from './business-change.ts';
import { actionKinds } from './propose.ts';

const PersonName = Type.Object({ id: Id, name: Type.String() });
const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const Version = Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 }));

// Rules

const Side = Type.Enum(['above', 'below']);
export const ConditionBody = Type.Union([
  Type.Object({ kind: Type.Literal('threshold'), side: Side, limit: Type.Number() }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('change'), side: Side, against: Type.Enum(['before', 'season']), by: Type.Number(), measuredIn: Type.Enum(['percent', 'unit', 'deviations']) }, { additionalProperties: false }),
]);

const RuleText = Type.String({ minLength: 1, maxLength: 80 });
const RuleName = Type.Object({ zh: RuleText, en: RuleText }, { additionalProperties: false });

const ruleFacts = {
  name: RuleName,
  metric: Type.String({ maxLength: 60 }),
  /** Dimension → key of the group that is watched; empty: everything. */
  slice: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 })),
  condition: ConditionBody,
  windowMinutes: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  minimumN: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  dwellMinutes: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  /** How far behind the limit the figure has to come before the alert ends. */
  hysteresis: Type.Number(),
  weeks: Type.Integer({ minimum: 0, maximum: 100 }),
};

const keeping = {
  mutedUntil: Nullable(Moment),
  /** Null: whoever may change alerts. Only of rules that were shipped, until somebody takes them. */
  ownerId: Nullable(Id),
  /** Where it is told outside the console. */
  outletIds: Type.Array(Id, { maxItems: 20, uniqueItems: true }),
  active: Type.Boolean(),
};

export const phases = ['quiet', 'pending', 'firing', 'recovering'] as const;
const verdicts = ['in_order', 'in_between', 'broken', 'too_few', 'no_baseline'] as const;

export const MetricShown = Type.Object({ key: Type.String(), name: BilingualText, unit: Type.Enum(['count', 'percent', 'minutes', 'points', 'ratio', 'milliseconds']), decimals: Type.Integer(), good: Type.Enum(['up', 'down', 'neither']) });
export type MetricShown = Static<typeof MetricShown>;

export const AlertRuleView = Type.Object({
  id: Id,
  ...ruleFacts,
  ...keeping,
  metricShown: MetricShown,
  /** What it waits for, in words. */
  limit: BilingualText,
  /** What the slice is called; empty: everything. */
  sliceShown: Type.Array(BilingualText),
  owner: Nullable(PersonName),
  phase: Type.Enum([...phases]),
  /** How it stood when it was looked at last. Null: not looked at yet. */
  verdict: Nullable(Type.Enum([...verdicts])),
  lookedAt: Nullable(Moment),
  value: Nullable(Type.Number()),
  /** The alert that goes on. */
  alertId: Nullable(Id),
  version: Type.Integer(),
});
export type AlertRuleView = Static<typeof AlertRuleView>;

const RuleBody = Type.Object({ ...ruleFacts, ...keeping }, { additionalProperties: false });
export type RuleBody = Static<typeof RuleBody>;
const RuleParams = Type.Object({ alertRuleId: Id });

export const listAlertRules = endpoint({ method: 'GET', path: '/alert-rules', permission: 'alert.read', summary: 'What is watched, and how each rule stands', reply: Type.Object({ items: Type.Array(AlertRuleView) }), refusals: [] });
export const createAlertRule = endpoint({ method: 'POST', path: '/alert-rules', permission: 'alert.manage', summary: 'Watch a figure', body: RuleBody, reply: AlertRuleView, status: 201, refusals: ['alert_rule.invalid'] });
export const changeAlertRule = endpoint({
  method: 'PUT', path: '/alert-rules/:alertRuleId', permission: 'alert.manage', summary: 'Change a rule; an alert of what was watched before ends',
  params: RuleParams, body: Type.Object({ ...ruleFacts, ...keeping, version: Version }, { additionalProperties: false }), reply: AlertRuleView, refusals: ['alert_rule.unknown', 'alert_rule.changed', 'alert_rule.invalid'],
});
export const muteAlertRule = endpoint({
  method: 'POST', path: '/alert-rules/:alertRuleId/mute', permission: 'alert.manage', summary: 'Tell nobody until then; it goes on watching. Null: tell again',
  params: RuleParams, body: Type.Object({ until: Nullable(Moment) }, { additionalProperties: false }), reply: AlertRuleView, refusals: ['alert_rule.unknown', 'alert_rule.invalid'],
});
export const removeAlertRule = endpoint({ method: 'DELETE', path: '/alert-rules/:alertRuleId', permission: 'alert.manage', summary: 'Watch it no more; its alerts stay', params: RuleParams, refusals: ['alert_rule.unknown'] });

export const previewDays = 30;
export const RulePreview = Type.Object({
  from: Moment,
  to: Moment,
  /** The latest first. */
  alerts: Type.Array(Type.Object({ from: Moment, until: Nullable(Moment), peak: Type.Number() })),
  /** Looks, and those of them that had too few cases or nothing to compare with. */
  looks: Type.Integer(),
  tooFew: Type.Integer(),
  noBaseline: Type.Integer(),
  /** The figure over the rule's window, and what is usual. */
  course: Type.Array(Type.Object({ at: Moment, value: Nullable(Type.Number()), usual: Nullable(Type.Number()) })),
});
export type RulePreview = Static<typeof RulePreview>;
export const previewAlertRule = endpoint({
  method: 'POST', path: '/alert-rules/preview', permission: 'alert.manage', summary: `When a rule would have fired in ${previewDays} days; changes nothing`,
  body: Type.Object({ ...ruleFacts, /** Until then. Absent: now. */ until: Type.Optional(Moment) }, { additionalProperties: false }), reply: RulePreview, refusals: ['alert_rule.invalid'],
});

// Alerts

const ActionState = Type.Enum(['open', 'done', 'declined']);
const AlertName = Type.Object({ id: Id, rule: BilingualText });

export const AlertActionView = Type.Object({
  id: Id,
  alert: AlertName,
  kind: Type.Enum([...actionKinds]),
  title: Type.String(),
  owner: PersonName,
  by: Nullable(PersonName),
  dueOn: LocalDate,
  state: ActionState,
  /** Open, and its day has passed where the centre is. */
  late: Type.Boolean(),
  /** What came of it, or why not. */
  result: Nullable(Type.String()),
  at: Moment,
  settledAt: Nullable(Moment),
});
export type AlertActionView = Static<typeof AlertActionView>;

const alertFacts = {
  id: Id,
  ruleId: Id,
  rule: BilingualText,
  metric: MetricShown,
  sliceShown: Type.Array(BilingualText),
  /** What happened, in one sentence. */
  said: BilingualText,
  beganAt: Moment,
  /** Null: it goes on. */
  endedAt: Nullable(Moment),
  closedAt: Nullable(Moment),
  /** When it began, and the worst since. */
  value: Type.Number(),
  peak: Type.Number(),
  usual: Nullable(Type.Number()),
  owner: Nullable(PersonName),
  openActions: Type.Integer(),
  comments: Type.Integer(),
};

/** Of the causes only what a list shows. */
export const AlertRow = Type.Object({
  ...alertFacts,
  /** The sentence of the greatest cause, and the likeliest business change. */
  cause: Nullable(BilingualText),
  event: Nullable(Type.String()),
});
export type AlertRow = Static<typeof AlertRow>;

export const CourseView = Type.Object({
  /** The figure over the rule's window that ends there; `usual`: what it would be. */
  points: Type.Array(Type.Object({ at: Moment, value: Nullable(Type.Number()), usual: Nullable(Type.Number()) })),
  /** Of a threshold. */
  limit: Nullable(Type.Number()),
});

/** What a look into the causes found, and in words. */
const findings = {
  /** When they were looked for, and the figure then. */
  at: Moment,
  value: Type.Number(),
  summary: BilingualText,
  analysis: Analysis,
  /** One for each cause, in their order. */
  causesSaid: Type.Array(BilingualText),
};
export const AnalysisView = Type.Object(findings);
export type AnalysisView = Static<typeof AnalysisView>;

export const AlertView = Type.Object({
  ...alertFacts,
  limit: BilingualText,
  windowMinutes: Type.Integer(),
  /** The latest first: an alert that goes on is looked into again, and what was found before stays as it was. */
  analyses: Type.Array(AnalysisView),
  /** When it was looked into last; that found nothing else where it is later than the latest analysis. */
  analysedAt: Moment,
  course: CourseView,
  /** All business changes of the time shown. */
  calendar: Type.Array(Type.Object({ id: Id, kind: Type.Enum([...businessChangeKinds]), name: Type.String(), fromOn: LocalDate, untilOn: LocalDate })),
  actions: Type.Array(AlertActionView),
  talk: Type.Array(Type.Object({ id: Id, by: Nullable(PersonName), body: Type.String(), at: Moment })),
  closedBy: Nullable(PersonName),
  /** The centre's day. */
  today: LocalDate,
});
export type AlertView = Static<typeof AlertView>;

const AlertParams = Type.Object({ alertId: Id });
export const alertStates = ['firing', 'ended', 'closed'] as const;

export const listAlerts = endpoint({
  method: 'GET', path: '/alerts', permission: 'alert.read', summary: 'Alerts, the latest first. `firing`: going on; `ended`: over by itself, not closed; `closed`',
  query: Type.Object({ ...PageQuery, state: Type.Optional(Type.Enum([...alertStates])) }), reply: PageOf(AlertRow), refusals: ['page.cursor_invalid'],
});
export const readAlert = endpoint({ method: 'GET', path: '/alerts/:alertId', permission: 'alert.read', summary: 'An alert: what happened, why, what is done about it', params: AlertParams, reply: AlertView, refusals: ['alert.unknown'] });
export const commentAlert = endpoint({
  method: 'POST', path: '/alerts/:alertId/comments', permission: 'alert.read', summary: 'Say something about an alert', params: AlertParams, body: Type.Object({ body: Words(2_000) }, { additionalProperties: false }), status: 204, refusals: ['alert.unknown'],
});
export const closeAlert = endpoint({
  method: 'POST', path: '/alerts/:alertId/close', permission: 'alert.manage', summary: 'It is understood and dealt with; the rule goes on watching', params: AlertParams,
  body: Type.Object({ note: Words(2_000) }, { additionalProperties: false }), status: 204, refusals: ['alert.unknown', 'alert.closed'],
});

export const addAlertAction = endpoint({
  method: 'POST', path: '/alerts/:alertId/actions', permission: 'alert.manage', summary: 'Give somebody a task because of an alert', params: AlertParams,
  body: Type.Object({ kind: Type.Enum([...actionKinds]), title: Words(200), ownerId: Id, dueOn: LocalDate }, { additionalProperties: false }), reply: AlertActionView, status: 201,
  refusals: ['alert.unknown', 'person.unknown', 'alert_action.due_past'],
});
export const settleAlertAction = endpoint({
  method: 'POST', path: '/alert-actions/:alertActionId/settle', permission: 'session', summary: 'Mine is done, or I decline it; whoever manages alerts may settle anybody’s',
  params: Type.Object({ alertActionId: Id }), body: Type.Object({ as: Type.Enum(['done', 'declined']), result: Words(2_000) }, { additionalProperties: false }), reply: AlertActionView, refusals: ['permission.missing', 'alert_action.unknown', 'alert_action.settled'],
});
export const listMyAlertActions = endpoint({ method: 'GET', path: '/me/alert-actions', permission: 'session', summary: 'Tasks of alerts that are mine: open ones first, the soonest due first; at most 200', reply: Type.Object({ items: Type.Array(AlertActionView) }), refusals: ['permission.missing'] });

// The calendar of the business

const changeFacts = {
  kind: Type.Enum([...businessChangeKinds]),
  name: Words(80),
  /** Both counted in. */
  fromOn: LocalDate,
  untilOn: LocalDate,
  /** Categories that customers will ask about. */
  topics: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
  note: Type.String({ maxLength: 1_000 }),
};
export const BusinessChangeView = Type.Object({ id: Id, ...changeFacts, topicsShown: Type.Array(BilingualText), version: Type.Integer() });
export type BusinessChangeView = Static<typeof BusinessChangeView>;
const ChangeParams = Type.Object({ businessChangeId: Id });

export const listBusinessChanges = endpoint({ method: 'GET', path: '/business-changes', permission: 'alert.read', summary: 'Releases, promotions and changed rules, the latest first; at most 500', reply: Type.Object({ items: Type.Array(BusinessChangeView) }), refusals: [] });
export const addBusinessChange = endpoint({ method: 'POST', path: '/business-changes', permission: 'alert.manage', summary: 'Put something on the calendar of the business', body: Type.Object(changeFacts, { additionalProperties: false }), reply: BusinessChangeView, status: 201, refusals: ['business_change.invalid'] });
export const changeBusinessChange = endpoint({
  method: 'PUT', path: '/business-changes/:businessChangeId', permission: 'alert.manage', summary: 'Correct an entry of the calendar', params: ChangeParams,
  body: Type.Object({ ...changeFacts, version: Version }, { additionalProperties: false }), reply: BusinessChangeView, refusals: ['business_change.unknown', 'business_change.changed', 'business_change.invalid'],
});
export const removeBusinessChange = endpoint({ method: 'DELETE', path: '/business-changes/:businessChangeId', permission: 'alert.manage', summary: 'Take an entry off the calendar; analyses that named it stay', params: ChangeParams, refusals: ['business_change.unknown'] });
