/** What people see of rules and alerts. */

import type { AlertActionView, AlertRow, AlertRuleView, AlertView, AnalysisView, MetricShown } from '@huiyin/domain/alert/alert.contract.ts';
import { causeNames } from '@huiyin/domain/alert/dimension.ts';
import type { LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { AlertRule } from '@huiyin/domain/alert/rule.ts';
import { sayAnswer, sayCause, sayLimit } from '@huiyin/domain/alert/say.ts';
import { metricOf } from '@huiyin/domain/insight/registry.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, hour, type Instant, minute, toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { centreZone } from '../calendar/index.ts';
import { readNames } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { type KeptAction, readActionsOf } from './action.store.ts';
import { type KeptAnalysis, type ListedAlert, readAnalyses, readComments, readGoingOn } from './alert.store.ts';
import { readChangesBetween } from './business-change.store.ts';
import { type GroupNames, readGroupNamesOf } from './group-names.ts';
import type { KeptRule } from './rule.store.ts';
import { readFigures, readingAt, tickMs, watchedBy, windowsOf } from './watch.ts';

type Names = ReadonlyMap<Id, string>;
const person = (id: Id | null, names: Names) => (id === null ? null : { id, name: names.get(id) ?? '' });

/** A metric that is no more is called by its key. */
function shownMetric(key: string): MetricShown {
  const metric = metricOf(key);
  if (metric === undefined) return { key, name: { zh: key, en: key }, unit: 'count', decimals: 0, good: 'neither' };
  const { name, unit, decimals, good } = metric;
  return { key, name, unit, decimals, good };
}

const pairs = ({ slice }: Pick<AlertRule, 'slice'>) => Object.entries(slice).map(([dimension, group]) => ({ dimension, group }));

function sliceShown(rule: Pick<AlertRule, 'slice'>, names: GroupNames): BilingualText[] {
  return pairs(rule).map(({ dimension, group }) => {
    const [of, name] = [causeNames[dimension as keyof typeof causeNames], names(dimension, group)];
    return { zh: `${of.zh}：${name.zh}`, en: `${of.en}: ${name.en}` };
  });
}

export async function viewRules(db: Db, rules: readonly KeptRule[]): Promise<AlertRuleView[]> {
  const [people, groups, goingOn] = await Promise.all([readNames(db, rules.flatMap(({ ownerId }) => ownerId ?? [])), readGroupNamesOf(db, rules.flatMap(pairs)), readGoingOn(db)]);
  return rules.map((rule) => {
    const { id, name, metric, slice, condition, windowMs, minimumN, dwellMs, hysteresis, weeks, mutedUntil, ownerId, outletIds, active, version, standing, value } = rule;
    const metricShown = shownMetric(metric);
    return {
      id, name, metric, slice: { ...slice }, condition, windowMinutes: windowMs / minute, minimumN, dwellMinutes: dwellMs / minute, hysteresis, weeks,
      mutedUntil: toWireOrNull(mutedUntil), ownerId, outletIds: [...outletIds], active, metricShown, limit: sayLimit(metricShown, rule), sliceShown: sliceShown(rule, groups), owner: person(ownerId, people),
      phase: standing?.phase ?? 'quiet', verdict: standing?.verdict ?? null, lookedAt: toWireOrNull(standing?.at ?? null), value, alertId: goingOn.get(id) ?? null, version,
    };
  });
}

export async function viewAlerts(db: Db, alerts: readonly ListedAlert[]): Promise<AlertRow[]> {
  const [people, groups] = await Promise.all([readNames(db, alerts.flatMap(({ rule }) => rule.ownerId ?? [])), readGroupNamesOf(db, alerts.flatMap(({ rule }) => pairs(rule)))]);
  return alerts.map((alert) => rowOf(alert, people, groups));
}

function rowOf({ id, ruleId, rule, said, beganAt, endedAt, closedAt, value, peak, usual, analysis, openActions, comments }: ListedAlert, people: Names, groups: GroupNames): AlertRow {
  const metric = shownMetric(rule.metric);
  const [cause] = analysis.causes;
  return {
    id, ruleId, rule: rule.name, metric, sliceShown: sliceShown(rule, groups), said, beganAt: toWire(beganAt), endedAt: toWireOrNull(endedAt), closedAt: toWireOrNull(closedAt), value, peak, usual,
    owner: person(rule.ownerId, people), openActions, comments,
    cause: cause ? sayCause(metric, dimensionName(cause.dimension), cause) : null,
    event: analysis.events[0]?.name ?? null,
  };
}

function dimensionName(dimension: string): BilingualText {
  return causeNames[dimension as keyof typeof causeNames] ?? { zh: dimension, en: dimension };
}

export async function viewAlert(db: Db, alert: ListedAlert, now: Instant): Promise<AlertView> {
  const [actions, talk, analyses] = await Promise.all([readActionsOf(db, alert.id), readComments(db, alert.id), readAnalyses(db, alert.id)]);
  const [people, groups, course] = await Promise.all([
    readNames(db, [alert.rule.ownerId, alert.closedBy, ...actions.flatMap(({ ownerId, byId }) => [ownerId, byId]), ...talk.map(({ byId }) => byId)].filter((id) => id !== null)),
    readGroupNamesOf(db, pairs(alert.rule)),
    readCourse(db, alert, now),
  ]);
  const metric = shownMetric(alert.rule.metric);
  const { cause: _, event: __, ...row } = rowOf(alert, people, groups);
  const zone = await centreZone(db);
  const calendar = await readChangesBetween(db, zone.dateOf(course.from), zone.dateOf(course.to));
  return {
    ...row,
    limit: sayLimit(metric, alert.rule),
    windowMinutes: alert.rule.windowMs / minute,
    analyses: analyses.map((found) => viewAnalysis(metric, found)),
    analysedAt: toWire(alert.analysedAt),
    course: { points: course.points, limit: alert.rule.condition.kind === 'threshold' ? alert.rule.condition.limit : null },
    calendar: calendar.map(({ id, kind, name, fromOn, untilOn }) => ({ id, kind, name, fromOn, untilOn })),
    actions: actions.map((action) => viewAction(action, people, zone.dateOf(now))),
    today: zone.dateOf(now),
    talk: talk.map(({ id, byId, body, at }) => ({ id, by: person(byId, people), body, at: toWire(at) })),
    closedBy: person(alert.closedBy, people),
  };
}

function viewAnalysis(metric: MetricShown, { at, value, analysis }: KeptAnalysis): AnalysisView {
  return { at: toWire(at), value, summary: sayAnswer(analysis), analysis, causesSaid: analysis.causes.map((cause) => sayCause(metric, dimensionName(cause.dimension), cause)) };
}

function viewAction({ id, alertId, rule, kind, title, ownerId, byId, dueOn, state, result, at, settledAt }: KeptAction, people: Names, today: LocalDate): AlertActionView {
  return { id, alert: { id: alertId, rule }, kind, title, owner: person(ownerId, people)!, by: person(byId, people), dueOn, state, late: state === 'open' && dueOn < today, result, at: toWire(at), settledAt: toWireOrNull(settledAt) };
}

export async function viewActions(db: Db, actions: readonly KeptAction[], now: Instant): Promise<AlertActionView[]> {
  const today = (await centreZone(db)).dateOf(now);
  const people = await readNames(db, actions.flatMap(({ ownerId, byId }) => (byId === null ? [ownerId] : [ownerId, byId])));
  return actions.map((action) => viewAction(action, people, today));
}

const mostPoints = 120;

/** The figure as it came and went: a day before and after, or two windows. */
async function readCourse(db: Db, { rule, beganAt, endedAt }: ListedAlert, now: Instant): Promise<{ readonly from: Instant; readonly to: Instant; readonly points: AlertView['course']['points'] }> {
  const around = Math.max(day, 2 * rule.windowMs);
  const to = Math.min(now, (endedAt ?? beganAt) + around);
  const wish = beganAt - around;
  const stepMs = Math.max(hour / 2, Math.ceil((to - wish) / mostPoints / tickMs) * tickMs);
  // Such that the moment it began is one of the points.
  const from = beganAt - Math.floor((beganAt - wish) / stepMs) * stepMs;
  const watched = await watchedBy(db, rule);
  if (watched === null) return { from, to, points: [] };
  const { now: first, before } = windowsOf(rule, from);
  const figures = await readFigures(db, watched, [{ from: Math.min(first.from, ...before.map((span) => span.from)), to }]);
  const points = Array.from({ length: Math.floor((to - from) / stepMs) + 1 }, (_, index) => readingAt(rule, watched.metric, figures, from + index * stepMs));
  return { from, to, points: points.map(({ at, value, baseline }) => ({ at: toWire(at), value, usual: baseline?.value ?? null })) };
}
