/** Tickets at random: sequences of commands played over the shipped flows, most of them sensible, some of them not. */

import fc from 'fast-check';
import type { CompiledCalendar } from '../calendar/calendar.ts';
import { findField } from '../flow/check-fields.ts';
import type { FlowDocument, FormField } from '../flow/flow.ts';
import { shippedFlows } from '../flow/shipped/shipped-flows.ts';
import { findStep, settle } from '../flow/step.ts';
import { day, hour, minute, type Instant } from '../kernel/instant.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { Result } from '../kernel/result.ts';
import { abandon } from './abandon.ts';
import { answerSubTask, approveSubTask, declineSubTask, recordCall, releaseSubTask, takeSubTask } from './answer-sub-task.ts';
import { askSubTask, cancelSubTask } from './ask-sub-task.ts';
import { isSpeaking } from './assistant-part.ts';
import { acceptAnswer, beginAssistant, doubtAnswer, handToPerson, sayAsAssistant } from './assistant-turn.ts';
import { changeSubject, fillFields } from './change-facts.ts';
import { classify } from './classify.ts';
import type { Decision, Scene } from './decision.ts';
import { evolve } from './evolve.ts';
import { exit } from './exit.ts';
import { viewOf } from './facts.ts';
import { planFollowUp, recordVisit, waiveFollowUp } from './follow-up.ts';
import { acknowledgeHandOver, handOver } from './hand-over.ts';
import { assign, release, take } from './hold.ts';
import { markComplaint } from './mark-complaint.ts';
import { open } from './open.ts';
import { prioritise } from './prioritise.ts';
import { raiseException } from './raise-exception.ts';
import { rate } from './rate.ts';
import { link, merge, splitOff, unlink, unmerge } from './relate.ts';
import { reopen } from './reopen.ts';
import { answer, note, receiveMessage, urge, whereDoesItBelong } from './say.ts';
import { settleException } from './settle-exception.ts';
import { confirm, isSilenceDue, proposeSolution } from './settle.ts';
import { subTaskKinds } from './sub-task.ts';
import { handOffReasons, type Doer, type Grade, type Ticket, type TicketEvent } from './ticket.ts';
import { escalate, pause, resume } from './wait.ts';
import { waiveAnswer } from './waive-answer.ts';
import { walkEvents } from './walk-events.ts';

/** Narrow on purpose: two agents, two teams, so that people meet at one ticket often. */
const agents = ['agent-1', 'agent-2'] as const;
const teams = ['team-1', 'team-2'] as const;
const everyRole = ['agent', 'specialist', 'supervisor', 'assistant'];

export const flows: readonly FlowDocument[] = shippedFlows;

const roundTheClock: CompiledCalendar = { span: { from: -Infinity, to: Infinity }, opens: [-Infinity], closes: [Infinity], openBefore: [0, Infinity], provisionalFrom: null };

const versionOf = (flow: FlowDocument) => ({ versionId: `version of ${flow.key}`, document: flow });
const documentOf = (ticket: Ticket) => flows.find((flow) => ticket.flowVersionId === versionOf(flow).versionId)!;

/** What happened on the ticket so far, and what lies around it. */
export interface World {
  readonly now: Instant;
  readonly ticket: Ticket;
  readonly log: readonly TicketEvent[];
  readonly hasContact: boolean;
  readonly categoryKey: string | null;
  readonly lastUrgedAt: Instant | null;
  /** Makes every id new. */
  readonly count: number;
}

/** `pick` and `flag` mean what each command makes of them. */
export interface Command {
  readonly act: Act;
  readonly afterMs: number;
  readonly pick: number;
  readonly flag: boolean;
}

export interface Played {
  readonly before: World;
  readonly command: Command;
  readonly result: Result<Decision, string>;
  readonly after: World;
}

const assistant: Doer = { kind: 'assistant', id: null };
const customer: Doer = { kind: 'customer', id: 'customer-1' };
const person = (pick: number): Doer => ({ kind: 'person', id: agents[pick % agents.length]! });

/** Both agents are in both teams; sometimes they hold a role. */
const answererOf = (pick: number, flag: boolean) => ({ id: agents[pick % agents.length]!, teamIds: teams, roles: flag ? ['supervisor'] : [], mayOverride: pick === 6 });
const asked = (teamId: string | null, role: string | null) => ({ teamId, role, agentId: null });

type Deciding = (world: World, scene: Scene, command: Command) => Result<Decision, string>;

const verbs = {
  say: ({ ticket, now, count }, scene) => {
    const received = { messageId: `message-${count}`, at: now, by: customer };
    if (ticket.state === 'archived' && whereDoesItBelong(ticket, now) === 'reopens') {
      const opened = reopen(ticket, { reason: 'message', followUpId: `visit-${count}`, at: now, by: customer }, scene);
      if (!opened.ok) return opened;
      const heard = receiveMessage(fold(ticket, opened.value.events), received);
      return heard.ok ? { ok: true, value: { events: [...opened.value.events, ...heard.value.events], say: opened.value.say } } : heard;
    }
    return receiveMessage(ticket, received);
  },
  answer: ({ ticket, now, count }, _, { pick, flag }) =>
    answer(ticket, { messageId: `message-${count}`, seenSeq: flag ? null : pick, lastInboundSeq: pick % 3, at: now, by: pick % 4 === 3 ? { kind: pick % 8 === 3 ? 'assistant' : 'system', id: null } : person(pick) }),
  waiveAnswer: ({ ticket, now }, _, { pick, flag }) => waiveAnswer(ticket, { seenSeq: flag ? null : pick, lastInboundSeq: pick % 3, at: now, by: person(pick) }),
  note: ({ ticket, now, count }, _, { pick }) => note(ticket, { messageId: `message-${count}`, mentions: [agents[0]], at: now, by: person(pick) }),
  urge: ({ ticket, now, lastUrgedAt }) => urge(ticket, { note: null, lastUrgedAt, at: now, by: customer }),
  abandon: ({ ticket, now }, _, { pick, flag }) => abandon(ticket, { leftAt: now - pick * minute, at: now, by: flag ? customer : { kind: 'system', id: null } }),
  take: ({ ticket, now }, _, { pick, flag }) =>
    take(ticket, { agentId: agents[pick % 2]!, roles: flag ? everyRole : ['agent'], mayOverride: false, teamIds: [teams[pick % 2]!], at: now, by: person(pick) }),
  assign: ({ ticket, now }, _, { pick, flag }) =>
    assign(ticket, { agent: pick % 4 === 0 ? null : { id: agents[pick % 2]!, roles: flag ? everyRole : ['agent'], active: pick % 5 !== 1 }, teamId: teams[pick % 2]!, at: now, by: person(pick) }),
  release: ({ ticket, now }, _, { pick, flag }) => release(ticket, { agentId: agents[pick % 2]!, mayOverride: flag, reason: null, at: now, by: person(pick) }),
  classify: ({ ticket, now }, _, { pick, flag }) =>
    classify(ticket, { kind: flag ? ['question', 'refund', 'complaint'][pick % 3]! : ticket.kind, categoryId: 'category-1', classifier: 'person', probability: 1, reasons: [], flow: versionOf(flag ? flows.find(({ key }) => key === ['general', 'refund', 'complaint'][pick % 3])! : documentOf(ticket)), at: now, by: person(pick) }),
  prioritise: ({ ticket, now }, _, { pick, flag }) =>
    prioritise(ticket, { urgency: ((pick % 4) + 1) as Grade, impact: ((pick % 3) + 1) as Grade, tier: flag ? 'vip' : 'standard', security: pick === 7, at: now, by: person(pick) }),
  // Mostly with what is asked for; sometimes bare, or by an exit that is not there.
  exit: ({ ticket, now, count }, scene, { pick, flag }) => {
    const exits = findStep(scene.document, ticket.step)?.exits.filter(({ on }) => on === 'choice') ?? [];
    const chosen = exits[pick % (exits.length + (pick === 5 ? 1 : 0) || 1)];
    const fields = chosen && pick !== 4 ? filled(scene.document, ticket, chosen.requires, pick) : {};
    return exit(ticket, { exit: chosen?.key ?? 'nowhere', fields, note: null, roles: flag || pick !== 6 ? everyRole : ['trainer'], mayOverride: false, followUpId: `visit-${count}`, at: now, by: person(pick) }, scene);
  },
  fill: ({ ticket, now }, scene, { pick, flag }) => {
    const own = Object.keys(findStep(scene.document, ticket.step)?.form.properties ?? {});
    return fillFields(ticket, { fields: flag ? filled(scene.document, ticket, own.slice(0, 1), pick) : { no_such_field: 1 }, custom: {}, at: now, by: person(pick) }, scene);
  },
  rename: ({ ticket, now }, _, { pick }) => changeSubject(ticket, { subject: ` subject ${pick} `, at: now, by: person(pick) }),
  except: ({ ticket, now, count }, scene, { pick }) => {
    const plans = findStep(scene.document, ticket.step)?.exceptions ?? [];
    return raiseException(ticket, { plan: plans[pick % (plans.length || 1)]?.key ?? 'no_such_plan', note: null, roles: everyRole, mayOverride: false, followUpId: `visit-${count}`, at: now, by: person(pick) }, scene);
  },
  escalate: ({ ticket, now }, _, { pick, flag }) => escalate(ticket, { teamId: flag ? teams[pick % 2]! : null, reason: 'stuck', at: now, by: person(pick) }),
  pause: ({ ticket, now }, _, { pick, flag }) => pause(ticket, { reason: flag ? 'customer' : 'third_party', until: pick % 2 === 0 ? null : now + hour, note: null, at: now, by: person(pick) }),
  resume: ({ ticket, now }, _, { pick }) => resume(ticket, { at: now, by: person(pick) }),
  propose: ({ ticket, now }, _, { pick }) => proposeSolution(ticket, { text: 'done', evidence: ['file-1'], at: now, by: person(pick) }),
  confirm: ({ ticket, now, count }, scene, { pick, flag }) =>
    confirm(ticket, { confirmed: pick % 4 !== 3, confirmedBy: flag ? 'customer' : 'agent', evidence: pick === 1 ? [] : ['file-1'], note: null, followUpId: `visit-${count}`, at: now, by: flag ? customer : person(pick) }, scene),
  silence: ({ ticket, now, count }, scene) =>
    isSilenceDue(ticket, now)
      ? confirm(ticket, { confirmed: true, confirmedBy: 'silence', evidence: [], note: null, followUpId: `visit-${count}`, at: now, by: { kind: 'system', id: null } }, scene)
      : { ok: false, code: 'not due', facts: {} },
  rate: ({ ticket, now }, _, { pick }) => rate(ticket, { score: pick, scale: pick === 6 ? 4 : 5, comment: null, at: now, by: customer }),
  plan: ({ ticket, now, count }, _, { pick }) => planFollowUp(ticket, { followUpId: `visit-${count}`, dueAt: now + hour, method: 'phone', script: 'call', at: now, by: person(pick) }),
  visit: ({ ticket, now, count }, scene, { pick, flag }) =>
    recordVisit(ticket, { reached: flag, result: pick % 4 === 0 ? null : pick % 4 === 1 ? 'bad' : 'good', note: null, nextFollowUpId: `visit-${count}`, at: now, by: person(pick) }, scene),
  waive: ({ ticket, now, count }, scene, { pick }) => waiveFollowUp(ticket, { reason: 'moved away', nextFollowUpId: `visit-${count}`, at: now, by: person(pick) }, scene),
  reopen: ({ ticket, now, count }, scene, { pick }) => reopen(ticket, { reason: 'again', followUpId: `visit-${count}`, at: now, by: person(pick) }, scene),
  complain: ({ ticket, now }, _, { pick }) => markComplaint(ticket, { reason: 'rude', flow: versionOf(flows.find(({ key }) => key === 'complaint')!), at: now, by: person(pick) }),
  merge: ({ ticket, now }, _, { pick }) => ofSource(merge(ticket, { ...ticket, id: 'ticket-2', state: 'open' }, { at: now, by: person(pick) })),
  unmerge: ({ ticket, now }, _, { pick }) => ofSource(unmerge(ticket, { at: now, by: person(pick) })),
  absorb: ({ ticket, now }, _, { pick }) => {
    const merged = merge({ ...ticket, id: 'ticket-2', state: 'open', waitingSince: pick % 2 === 0 ? null : ticket.openedAt }, ticket, { at: now, by: person(pick) });
    return merged.ok ? { ok: true, value: { events: merged.value.target, say: [] } } : merged;
  },
  split: ({ ticket, now, count }, _, { pick }) => splitOff(ticket, { newTicketId: `ticket-${count}`, at: now, by: person(pick) }),
  link: ({ ticket, now }, _, { pick }) => link(ticket, { ticketId: `ticket-${pick % 3}`, relation: 'related', at: now, by: person(pick) }),
  ask: ({ ticket, now, count }, _, { pick, flag }) => {
    const kind = subTaskKinds[pick % 3]!;
    const layers = kind === 'approval' && flag ? [asked(null, 'supervisor'), asked(teams[pick % 2]!, null)] : pick === 8 ? [] : [flag ? asked(teams[pick % 2]!, null) : { ...asked(null, null), agentId: agents[pick % 2]! }];
    const callBack = kind === 'call_back' ? { contactPointId: 'phone-1', from: null, to: null } : null;
    return askSubTask(ticket, { subTask: { id: `sub-task-${count}`, kind, title: ' please ', asks: '', form: { type: 'object', properties: {} }, layers, within: pick % 2 === 0 ? null : { ms: hour, clock: 'working' }, excerpts: [], files: [], callBack }, callHours: roundTheClock, at: now, by: person(pick + 1) });
  },
  answerAsked: ({ ticket, now }, _, { pick, flag }) => {
    const deed = { subTaskId: ticket.subTasks.at(-1 - (pick % 2))?.id ?? 'none', answerer: answererOf(pick, flag), at: now, by: person(pick) };
    const kind = ticket.subTasks.find(({ id }) => id === deed.subTaskId)?.kind;
    if (pick === 7) return declineSubTask(ticket, { ...deed, reason: ' no ' });
    if (kind === 'approval') return approveSubTask(ticket, { ...deed, note: null });
    if (kind === 'call_back') return recordCall(ticket, { ...deed, reached: flag, note: null });
    return answerSubTask(ticket, { ...deed, form: { type: 'object', properties: {} }, text: ' done ', fields: {}, files: [] });
  },
  takeAsked: ({ ticket, now }, _, { pick, flag }) => takeSubTask(ticket, { subTaskId: ticket.subTasks.at(-1)?.id ?? 'none', answerer: answererOf(pick, flag), at: now, by: person(pick) }),
  releaseAsked: ({ ticket, now }, _, { pick, flag }) => releaseSubTask(ticket, { subTaskId: ticket.subTasks.at(-1)?.id ?? 'none', answerer: answererOf(pick, flag), at: now, by: person(pick) }),
  cancelAsked: ({ ticket, now }, _, { pick }) => cancelSubTask(ticket, { subTaskId: ticket.subTasks.at(-1)?.id ?? 'none', reason: null, at: now, by: person(pick) }),
  handOver: ({ ticket, now }, _, { pick, flag }) =>
    handOver(ticket, { agent: flag ? { id: agents[pick % 2]!, roles: everyRole, active: true } : null, teamId: teams[pick % 2]!, summary: { situation: ' waits ', done: 'asked', next: 'call', promised: 'nothing' }, at: now, by: person(pick) }),
  acknowledge: ({ ticket, now }, _, { pick }) => acknowledgeHandOver(ticket, { at: now, by: person(pick) }),
  settleException: ({ ticket, now }, scene, { pick, flag }) => settleException(ticket, { note: ' fine ', roles: flag ? everyRole : ['trainer'], mayOverride: false, at: now, by: person(pick) }, scene),
  begin: ({ ticket, now }) => {
    const events = beginAssistant(ticket, { at: now, by: assistant });
    return events.length === 0 ? { ok: false, code: 'not first', facts: {} } : { ok: true, value: { events, say: [] } };
  },
  assist: ({ ticket, now, count }, _, { pick, flag }) =>
    sayAsAssistant(ticket, { messageId: `message-${count}`, turn: flag ? 'answer' : 'clarify', articles: [], confidence: 0.5, mind: 'offline-1', seenSeq: ticket.messageSeq - (pick === 8 ? 1 : 0), at: now, by: assistant }),
  doubt: ({ ticket, now }, _, { pick }) => doubtAnswer(ticket, { messageId: pick === 7 ? 'message-0' : (ticket.assistant?.last?.messageId ?? 'none'), at: now, by: customer }),
  content: ({ ticket, now, count }, scene, { flag }) => acceptAnswer(ticket, { how: flag ? 'said' : 'left', followUpId: `visit-${count}`, at: now, by: flag ? customer : assistant }, scene),
  handOn: ({ ticket, now }, _, { pick, flag }) => handToPerson(ticket, { reason: handOffReasons[pick % handOffReasons.length]!, at: now, by: flag ? customer : assistant }),
  unlink: ({ ticket, now }, _, { pick }) => unlink(ticket, { ticketId: `ticket-${pick % 3}`, at: now, by: person(pick) }),
} satisfies Record<string, Deciding>;

/** The sensible thing to do where the ticket stands. */
const go: Deciding = (world, scene, { pick }) => {
  const { ticket } = world;
  if (isSpeaking(ticket) && pick > 2) return verbs.assist(world, scene, { act: 'assist', afterMs: 0, pick: 0, flag: pick !== 3 });
  const command = (pick: number) => ({ act: 'go', afterMs: 0, pick, flag: true }) as const;
  if (ticket.state === 'paused') return verbs.resume(world, scene, command(pick));
  if (ticket.stage === 'feedback') return verbs.confirm(world, scene, command(0));
  if (ticket.stage === 'follow_up') return verbs.visit(world, scene, command(2));
  if (ticket.stage === 'process' && (ticket.solution === null || ticket.solution.lapsed)) return verbs.propose(world, scene, command(pick));
  return verbs.exit(world, scene, command(pick % 3));
};

export type Act = keyof typeof verbs | 'go';
const acts: Readonly<Record<Act, Deciding>> = { ...verbs, go };
export const actNames = Object.keys(acts) as Act[];

/** Ways forward come often, so that many tickets see the archive; everything else now and then. */
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 7, arbitrary: fc.constantFrom<Act>('go', 'go', 'exit') },
  { weight: 4, arbitrary: fc.constantFrom<Act>('confirm', 'confirm', 'visit', 'visit', 'silence') },
  // Rare alone, they would hardly ever meet.
  { weight: 3, arbitrary: fc.constantFrom<Act>('abandon', 'ask', 'answerAsked', 'answerAsked', 'handOver', 'acknowledge', 'answer', 'say', 'waiveAnswer') },
  { weight: 3, arbitrary: fc.constantFrom<Act>('pause', 'resume', 'resume', 'except', 'settleException', 'settleException', 'waive', 'unlink') },
  { weight: 2, arbitrary: fc.constantFrom<Act>('begin', 'assist', 'doubt', 'content', 'handOn') },
  { weight: 6, arbitrary: fc.constantFrom(...actNames) },
);

const anyCommand: fc.Arbitrary<Command> = fc.record({
  act: anyAct,
  afterMs: fc.constantFrom(0, 0, minute, hour, day, 4 * day, 8 * day),
  pick: fc.nat(8),
  flag: fc.boolean(),
});

export const anyCommands = fc.array(anyCommand, { maxLength: 56, size: 'max' });

/** A ticket just opened, in one of the shipped flows. */
export const anyOpening: fc.Arbitrary<World> = fc
  .record({ flow: fc.constantFrom(...flows), hasContact: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }), said: fc.boolean(), served: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }) })
  .map(({ flow, hasContact, said, served }) => openingOf(flow, { hasContact, said, served }));

/** `served`: the assistant speaks first. */
export function openingOf(flow: FlowDocument, { hasContact = true, said = true, served = false } = {}): World {
  const now = Date.UTC(2025, 7, 1, 1);
  const opened = open({
    number: '20250801-00001', channelId: 'channel-1', customerId: 'customer-1', subject: 'where is my order', kind: flow.key === 'general' ? null : flow.key,
    categoryId: null, region: null, fields: {}, teamId: teams[0], messageId: said ? 'message-0' : null, flow: versionOf(flow), at: now, by: customer,
  });
  if (!opened.ok) throw new Error('opening was refused');
  const log = [...opened.value.events, ...(served ? beginAssistant(fold(null, opened.value.events), { at: now, by: assistant }) : [])];
  return { now, ticket: fold(null, log), log, hasContact, categoryKey: null, lastUrgedAt: null, count: 1 };
}

/** Plays commands one after the other; after each, what walks by itself is walked, as the shell does. */
export function play(start: World, commands: readonly Command[]): readonly Played[] {
  const played: Played[] = [];
  let before = start;
  for (const command of commands) {
    const one = perform(before, command);
    played.push(one);
    before = one.after;
  }
  return played;
}

export function perform(before: World, command: Command): Played {
  const world = { ...before, now: before.now + command.afterMs, count: before.count + 1 };
  const result = acts[command.act](world, sceneOf(world), command);
  if (!result.ok) return { before, command, result, after: world };
  const decided = follow(world, result.value.events);
  const after = decided.ticket.state === 'open' ? follow(decided, walkedOn(decided)) : decided;
  return { before, command, result, after };
}

export function sceneOf({ ticket, hasContact, categoryKey }: World): Scene {
  const surroundings = { categoryKey, channelKind: 'web', customer: { name: 'Li', tier: 'standard', hasContact } };
  return { document: documentOf(ticket), view: viewOf(ticket, surroundings) };
}

function walkedOn(world: World): readonly TicketEvent[] {
  const { document, view } = sceneOf(world);
  return walkEvents(world.ticket, settle(document, world.ticket, view), { at: world.now, by: { kind: 'system', id: null }, followUpId: `visit-${world.count}-on` }).events;
}

function follow(world: World, events: readonly TicketEvent[]): World {
  const log = [...world.log, ...events.map(frozen)];
  const ticket = frozen(fold(world.ticket, events));
  const urged = events.some(({ kind }) => kind === 'urged');
  return { ...world, ticket, log, lastUrgedAt: urged ? world.now : world.lastUrgedAt, categoryKey: ticket.categoryId === null ? null : 'delivery' };
}

export function fold(ticket: Ticket | null, events: readonly TicketEvent[]): Ticket {
  let folded = ticket;
  for (const event of events) folded = evolve(folded, event, 'ticket-1');
  return folded!;
}

function ofSource(result: ReturnType<typeof merge> | ReturnType<typeof unmerge>): Result<Decision, string> {
  return result.ok ? { ok: true, value: { events: result.value.source, say: [] } } : result;
}

/** Good values for the fields an exit asks for. */
function filled(document: FlowDocument, ticket: Ticket, names: readonly string[], pick: number): JsonObject {
  const values = names.flatMap((name) => {
    const field = findField(document, name, ticket.step);
    return field ? [[name, valueOf(field, pick)] as const] : [];
  });
  return Object.fromEntries(values);
}

function valueOf(field: FormField, pick: number): Json {
  if (field.enum) return field.enum[pick % field.enum.length]!;
  if (field.type === 'boolean') return pick !== 3;
  if (field.type !== 'string') return [100, 600, 1200][pick % 3]!;
  if (field.format === 'date') return '2025-08-02';
  return field.pattern ? 'A-20250801-1' : 'words';
}

/** A decision that changed what it was given would be found out here. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
