/** Turns what happened into facts: reads the whole log of each ticket that an event is about, folds it, and saves what came of it. */

import { BeyondCalendar, workingTime } from '@huiyin/domain/calendar/working-time.ts';
import { factOf, type TicketFact } from '@huiyin/domain/insight/ticket-fact.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { second, toWire, toWireOrNull, type Instant, type Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import { toLocalDate } from '@huiyin/domain/calendar/local-date.ts';
import { zoneOf, type Zone } from '@huiyin/domain/calendar/zone.ts';
import { staysOf } from '@huiyin/domain/insight/ticket-steps.ts';
import { momentsOf } from '@huiyin/domain/insight/ticket-work.ts';
import { type Calendars, calendarsOf, readCentreZone } from '../calendar/index.ts';
import { hoursOf } from '../channel/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Subscription, Sweep } from '../platform/domain.ts';
import type { Shell } from '../platform/shell.ts';
import { addFacts, forgetFacts, lockFacts, saveFacts, takeBrokenPromises, type FactRow } from './fact.store.ts';
import { readLogs, readStepsInside, type TicketLog } from './log.store.ts';
import { saveSteps, saveWork, type StepRow, type WorkRow } from './work.store.ts';

/** Figures may be some seconds old. */
const restMs = 1.5 * second;

export const factsSubscription = (shell: Shell): Subscription => ({
  name: 'insight.facts',
  restMs,
  derived: true,
  handle: (tx, events) => tellFacts(tx, shell, [...new Set(events.map(({ ticketId }) => ticketId))]),
  forget: forgetFacts,
});

/** A promise that nobody keeps is broken by time alone. */
export const brokenPromises = (shell: Shell): Sweep => ({
  name: 'insight.promises',
  everyMs: 15 * second,
  run: (db) =>
    db.transaction().execute(async (tx) => {
      await lockFacts(tx);
      const ids = await takeBrokenPromises(tx, 500);
      await tellFacts(tx, shell, ids);
      return ids.length;
    }),
});

/** What a fold needs to know beside the log. */
export interface Setting {
  readonly calendars: Calendars;
  readonly zone: Zone;
  /** Steps that are worked with this system alone. */
  readonly inside: ReadonlySet<string>;
}

export async function settingOf(shell: Shell, db: Db): Promise<Setting> {
  return { calendars: await calendarsOf(shell), zone: zoneOf(await readCentreZone(db)), inside: await readStepsInside(db) };
}

async function tellFacts(tx: Tx, shell: Shell, ticketIds: readonly Id[]): Promise<void> {
  if (ticketIds.length === 0) return;
  await lockFacts(tx);
  const { facts, work, steps } = rowsOf(await readLogs(tx, ticketIds), await settingOf(shell, tx));
  await saveFacts(tx, facts);
  await saveWork(tx, ticketIds, work);
  await saveSteps(tx, ticketIds, steps);
}

/** Folded at once; what it returns adds it where nothing of these tickets is yet. */
export function addFirst(logs: readonly TicketLog[], setting: Setting): (tx: Tx) => Promise<void> {
  const { facts, work, steps } = rowsOf(logs, setting);
  return async (tx) => {
    await addFacts(tx, facts);
    await saveWork(tx, [], work);
    await saveSteps(tx, [], steps);
  };
}

function rowsOf(logs: readonly TicketLog[], { calendars, zone, inside }: Setting): { readonly facts: readonly FactRow[]; readonly work: readonly WorkRow[]; readonly steps: readonly StepRow[] } {
  const whole = logs.filter(({ events }) => events[0]?.kind === 'opened').map((log) => ({ log, fact: factOf(log.events) }));
  return {
    facts: whole.map(({ log, fact }) => rowOf(log, fact, calendars)),
    work: whole.flatMap(({ log }) => workRows(log, zone, inside)),
    steps: whole.flatMap(({ log, fact }) => stepRows(log, fact, zone)),
  };
}

/** One row for each day, team and person. */
function workRows({ ticketId, channelId, events }: TicketLog, zone: Zone, inside: ReadonlySet<string>): readonly WorkRow[] {
  const rows = new Map<string, { -readonly [Column in keyof WorkRow]: WorkRow[Column] }>();
  for (const { at, teamId, agentId, act, flowVersionId, step, workedMs, solved, backlog } of momentsOf(events)) {
    const onDay = toLocalDate(zone.dayOf(at));
    const key = `${onDay} ${teamId} ${agentId}`;
    const row = rows.get(key) ?? { ticket_id: ticketId, on_day: onDay, channel_id: channelId, team_id: teamId, agent_id: agentId, entered: 0, departed: 0, acts: 0, acts_inside: 0, worked_ms: 0, touched: agentId === null ? 0 : 1, done: 0 };
    row.entered += Number(backlog === 1);
    row.departed += Number(backlog === -1);
    row.acts += Number(act);
    row.acts_inside += Number(act && inside.has(`${flowVersionId} ${step}`));
    row.worked_ms += workedMs;
    // Asked for confirmation and moved on are one solution.
    row.done = Math.max(row.done, Number(solved));
    rows.set(key, row);
  }
  return [...rows.values()];
}

function stepRows({ ticketId, channelId, events }: TicketLog, fact: TicketFact, zone: Zone): readonly StepRow[] {
  if (!fact.counted) return [];
  return staysOf(events).map(({ step, stage, flowVersionId, from, to, waitedMs, pausedMs, visit, hands }) => ({
    ticket_id: ticketId, opened_on: toLocalDate(zone.dayOf(fact.openedAt)), kind: fact.kind, channel_id: channelId, flow_version_id: flowVersionId, step, stage, visit,
    ms: since(from, to), waited_ms: waitedMs, paused_ms: pausedMs, hands,
  }));
}

function rowOf({ ticketId, channel }: TicketLog, fact: TicketFact, calendars: Calendars): FactRow {
  return {
    ticket_id: ticketId,
    opened_at: toWire(fact.openedAt), opened_by: fact.openedBy,
    channel_id: fact.channelId, customer_id: fact.customerId, kind: fact.kind, category_id: fact.categoryId, region: fact.region, priority: fact.priority,
    flow_version_id: fact.flowVersionId, campaign: fact.campaign, counted: fact.counted,
    front_team_id: fact.front.teamId, front_agent_id: fact.front.agentId, solver_team_id: fact.solver.teamId, solver_agent_id: fact.solver.agentId,
    answer_ms: since(fact.openedAt, fact.answeredAt),
    answer_working_ms: fact.answeredAt === null ? null : openTime(calendars, hoursOf(calendars, channel), fact.openedAt, fact.answeredAt),
    abandoned_ms: fact.abandonedMs, call_wait_ms: fact.callWaitMs, turns_ms: fact.turnsMs,
    solved_at: toWireOrNull(fact.solvedAt), resolution_ms: since(fact.openedAt, fact.solvedAt), customer_wait_ms: fact.customerWaitMs, handled_ms: fact.handledMs,
    hand_overs: fact.handOvers, escalations: fact.escalations, reopenings: fact.reopenings, objections: fact.objections, urges: fact.urges,
    complaint: fact.complaint, inconsistent: fact.inconsistent, mood: fact.mood,
    survey_asked: fact.surveyAsked, ...ratingOf(fact), recommend: fact.recommend, effort: fact.effort, visits: fact.visits, good_visits: fact.goodVisits,
    assistant_spoke: fact.assistantSpoke, assistant_accepted: fact.assistantAccepted, handed_on: fact.handedOn, person_answered: fact.personAnswered, with_article: fact.articlesQuoted,
    archived_at: toWireOrNull(fact.archivedAt),
  };
}

function since(from: Instant, to: Instant | null): Milliseconds | null {
  return to === null ? null : Math.max(0, to - from);
}

/** Of 100, times a thousand, so that it stays a whole number. */
function ratingOf({ rating }: TicketFact) {
  return rating === null ? { score_milli: null, score: null, scale: null } : { score_milli: Math.round((100_000 * rating.score) / rating.scale), score: rating.score, scale: rating.scale };
}

/** Null: long ago, or far ahead, where no calendar was compiled. */
function openTime(calendars: Calendars, id: Id, from: Instant, to: Instant): Milliseconds | null {
  try {
    return Math.max(0, workingTime(calendars.compiled(id, { from, to }), from, to));
  } catch (error) {
    if (error instanceof BeyondCalendar) return null;
    throw error;
  }
}
