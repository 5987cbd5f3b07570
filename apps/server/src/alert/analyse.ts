/** Finds out why a figure is out of order: gathers the cases of the window and of what it is compared with, and asks the domain. */

import type { Analysis } from '@huiyin/domain/alert/analysis.schema.ts';
import { changesBehind, type BusinessChange } from '@huiyin/domain/alert/business-change.ts';
import { type Cell, nothing, type Sums } from '@huiyin/domain/alert/cell.ts';
import { causeDimensions, type CauseDimension, tellsItself } from '@huiyin/domain/alert/dimension.ts';
import { type Explanation, explainCount, explainMean } from '@huiyin/domain/alert/explain-change.ts';
import { isOfCases } from '@huiyin/domain/alert/watchable.ts';
import { toolSlowed, type ToolSlowed } from '@huiyin/domain/alert/tool-speed.ts';
import { proposeFor } from '@huiyin/domain/alert/propose.ts';
import type { AlertRule } from '@huiyin/domain/alert/rule.ts';
import { toDayNumber } from '@huiyin/domain/calendar/local-date.ts';
import type { Metric } from '@huiyin/domain/insight/metric.ts';
import type { Period } from '@huiyin/domain/insight/period.ts';
import { day, type Instant, toWire } from '@huiyin/domain/kernel/instant.ts';
import { centreZone } from '../calendar/index.ts';
import { type CaseRow, readCases, readToolSpeed, type Span, type Watched } from '../insight/index.ts';
import type { Db } from '../platform/db.ts';
import { readChangesBetween } from './business-change.store.ts';
import { type GroupNames, readGroupNamesOf } from './group-names.ts';
import { figuresOf, seasonSpans } from './watch.ts';

/** What was found, or that there was nothing to be taken apart. */
type Finding = Omit<Explanation, 'answer'> & { readonly answer: Analysis['answer'] };

/** Under this many cases on either side nothing is said of causes, however low the rule's own minimum. */
const fewestCases = 20;

export async function analyse(db: Db, rule: AlertRule, watched: Watched, at: Instant): Promise<Analysis> {
  const now: Span = { from: at - rule.windowMs, to: at };
  const against = rule.condition.kind === 'change' ? rule.condition.against : 'season';
  const before = against === 'before' ? [{ from: now.from - rule.windowMs, to: now.from }] : seasonSpans(now, rule.weeks);
  return compareSpans(db, watched, { now, before, against, minimumN: rule.minimumN, held: Object.keys(rule.slice) });
}

/** The same of whole local days against those before, over all tickets. */
export async function analysePeriods(db: Db, metric: Metric, now: Period, before: Period): Promise<Analysis> {
  const zone = await centreZone(db);
  const spanOf = ({ from, to }: Period): Span => ({ from: zone.instantOf(toDayNumber(from), 0), to: zone.instantOf(toDayNumber(to), 0) });
  return compareSpans(db, { metric, where: new Map() }, { now: spanOf(now), before: [spanOf(before)], against: 'before', minimumN: fewestCases, held: [] });
}

interface Comparison {
  readonly now: Span;
  /** The latest first. */
  readonly before: readonly Span[];
  readonly against: 'season' | 'before';
  readonly minimumN: number;
  /** Dimensions that are the same throughout. */
  readonly held: readonly string[];
}

async function compareSpans(db: Db, watched: Watched, comparison: Comparison): Promise<Analysis> {
  const { now, before, against } = comparison;
  const dimensions = isOfCases(watched.metric) ? causeDimensions.filter((dimension) => mayExplain(dimension, comparison) && !tellsItself(watched.metric, dimension)) : [];
  const explanation: Finding = isOfCases(watched.metric) ? await explain(db, watched, comparison, dimensions) : await compare(db, watched, comparison);
  const tool = watched.metric.formula.kind === 'count' ? null : await slowed(db, comparison);

  const { dateOf: on } = await centreZone(db);
  const days = { now: { fromOn: on(now.from), untilOn: on(now.to - 1) }, before: { fromOn: on(before.at(-1)!.from), untilOn: on(before[0]!.to - 1) } };
  // Business changes of some days ago may still be asked about.
  const changes = await readChangesBetween(db, on(now.from - 7 * day), days.now.untilOn);
  const events = changesBehind(changes, days.now, days.before, topicsNamed(explanation));
  const names = await readGroupNamesOf(db, explanation.causes.flatMap(({ dimension, groups }) => groups.map(({ group }) => ({ dimension, group }))));
  return analysisOf(explanation, { metric: watched.metric, names, events, now, against, weeks: before.length, dimensions, tool });
}

async function explain(db: Db, watched: Watched, { now, before, minimumN }: Comparison, dimensions: readonly string[]): Promise<Explanation> {
  const question = { cells: cellsOf(await readCases(db, watched, [now, ...before])), dimensions, minimumN: Math.max(minimumN, fewestCases) };
  return watched.metric.formula.kind === 'count' ? explainCount({ ...question, scale: 1 / before.length }) : explainMean(question);
}

/** Of what is not made of single cases: by how much it changed, and no more. */
async function compare(db: Db, watched: Watched, { now, before }: Comparison): Promise<Finding> {
  const figures = await figuresOf(db, watched, [now, ...before]);
  const [figure, ...earlier] = figures;
  const known = earlier.filter((each) => each !== null);
  const valueBefore = known.length === 0 ? null : known.reduce((all, { value }) => all + value, 0) / known.length;
  const value = figure?.value ?? null;
  const change = value === null || valueBefore === null ? null : value - valueBefore;
  const nBefore = known.reduce((all, { n }) => all + n, 0);
  return { answer: 'undivided', value, valueBefore, n: Math.round(figure?.n ?? 0), nBefore: Math.round(nBefore), change, low: null, high: null, causes: [], unexplained: change };
}

async function slowed(db: Db, { now, before }: Comparison): Promise<ToolSlowed | null> {
  const [speed, ...earlier] = await readToolSpeed(db, [now, ...before]);
  return toolSlowed(speed!, { requests: earlier.reduce((all, { requests }) => all + requests, 0), ms: earlier.reduce((all, { ms }) => all + ms, 0) });
}

/** What the rule holds fast explains nothing, and the hours of a single day tell when it happened and not why. */
function mayExplain(dimension: CauseDimension, { now, held }: Comparison): boolean {
  return !held.includes(dimension) && !(dimension === 'hour' && now.to - now.from <= day);
}

function cellsOf(rows: readonly CaseRow[]): readonly Cell[] {
  return rows.map(({ groups, span, n, total, squares }) => {
    const sums: Sums = { n, total, squares };
    return { groups, now: span === 0 ? sums : nothing, before: span === 0 ? nothing : sums };
  });
}

function topicsNamed({ causes }: Finding): ReadonlySet<string> {
  return new Set(causes.filter(({ dimension }) => dimension === 'topic').flatMap(({ groups }) => groups.map(({ group }) => group)));
}

interface Surroundings {
  readonly metric: Metric;
  readonly names: GroupNames;
  readonly events: readonly BusinessChange[];
  readonly now: Span;
  readonly against: 'season' | 'before';
  readonly weeks: number;
  readonly dimensions: readonly string[];
  readonly tool: ToolSlowed | null;
}

function analysisOf({ causes, ...explanation }: Finding, { metric, names, events, now, against, weeks, dimensions, tool }: Surroundings): Analysis {
  const isOfSpeed = metric.unit === 'minutes' || metric.group === 'volume';
  return {
    ...explanation,
    from: toWire(now.from),
    to: toWire(now.to),
    against,
    weeks,
    dimensions: [...dimensions],
    causes: causes.map(({ groups, ...cause }) => ({ ...cause, groups: groups.map((move) => ({ ...move, name: names(cause.dimension, move.group) })), ...proposeFor(cause, isOfSpeed, events[0]?.kind ?? null) })),
    events: events.map(({ id, kind, name, fromOn, untilOn }) => ({ id, kind, name, fromOn, untilOn })),
    tool,
  };
}
