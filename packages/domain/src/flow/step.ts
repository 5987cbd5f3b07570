/** The engine: from a position and an input to the next position, with everything the flow asks for as data. It knows the definition, never a ticket. */

import type { JsonObject } from '../kernel/json.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import { checkFields } from './check-fields.ts';
import { holds, isPresent, read, type View } from './condition.ts';
import { archive, type ExceptionPlan, type Exit, type ExitEffect, type ExitTrigger, type FlowDocument, type Step, type StepKey } from './flow.ts';
import { missingFor } from './missing.ts';
import type { Stage } from './stage.ts';

export interface Position {
  readonly step: StepKey;
  readonly stage: Stage;
  /** Usually the step's role; after an exception the one its plan names. */
  readonly role: string;
}

/** One walked exit; each becomes one event. `step`, `stage` and `role` say where it led (for the archive: where it was left). */
export interface Move extends Position {
  readonly from: StepKey;
  readonly exit: string;
  readonly to: StepKey | typeof archive;
  /** Walked by the system itself. */
  readonly automatic: boolean;
  readonly effects: readonly ExitEffect[];
  readonly answeredOnTheSpot?: true;
}

export type Input =
  | { readonly kind: 'exit'; readonly exit: string; readonly given: JsonObject }
  /** The customer's word on the solution; silence counts as confirmed. */
  | { readonly kind: 'customer'; readonly confirmed: boolean }
  | { readonly kind: 'follow_up'; readonly satisfied: boolean }
  | { readonly kind: 'exception'; readonly plan: string }
  /** `to`: a step of `process`; the first one when absent. */
  | { readonly kind: 'reopen'; readonly to?: StepKey };

export interface Walk {
  readonly position: Position;
  /** In order; empty when only the position changed (an exception, a reopening) and nothing walked by itself. */
  readonly moves: readonly Move[];
  /** The last move led to the archive. */
  readonly archived: boolean;
  /** The plan that was raised; null for every other input. */
  readonly exception: ExceptionPlan | null;
}

export type StepRefusal = 'step.unknown' | 'exit.unknown' | 'exit.closed' | 'exception.unknown' | 'step.fields_missing' | 'step.fields_invalid';

/** `view.fields` holds what was filled in before; what an exit brings along is in its `given`. */
export function step(document: FlowDocument, position: Position, input: Input, view: View): Result<Walk, StepRefusal> {
  const here = findStep(document, position.step);
  if (!here) return refuse('step.unknown', { step: position.step });

  switch (input.kind) {
    case 'exit':
      return choose(document, here, input, view);
    case 'customer':
      return triggered(document, here, input.confirmed ? 'confirmed' : 'objected', view);
    case 'follow_up':
      return triggered(document, here, input.satisfied ? 'satisfied' : 'dissatisfied', view);
    case 'exception':
      return raise(document, here, input.plan, view);
    case 'reopen':
      return reopen(document, input.to, view);
  }
}

/** Where a new ticket stands. Exits that walk by themselves are not walked from here: a ticket opens before anything happens to it. */
export function start(document: FlowDocument): Position {
  return positionAt(stepOf(document, document.start));
}

/** Where a reopened ticket goes: the named step, if it is one of `process`, else the first of `process`. */
export function reopenAt(document: FlowDocument, key?: StepKey): Position {
  const named = document.steps.find((candidate) => candidate.key === key && candidate.stage === 'process');
  return positionAt(named ?? firstOf(document, 'process'));
}

/** Where a ticket enters that takes this flow after it was classified. */
export function acceptAt(document: FlowDocument): Position {
  return positionAt(firstOf(document, 'accept'));
}

/** What the system may walk by itself from here, right now: after facts changed without an input, such as a contact that became known. */
export function settle(document: FlowDocument, position: Position, view: View): Walk {
  return walkOn(document, position, [], view);
}

/** The exits of a step that an input of this kind takes, in document order. */
function triggeredBy(document: FlowDocument, stepKey: StepKey, trigger: ExitTrigger): readonly Exit[] {
  return findStep(document, stepKey)?.exits.filter((exit) => exit.on === trigger) ?? [];
}

export function findStep(document: FlowDocument, key: StepKey): Step | undefined {
  return document.steps.find((candidate) => candidate.key === key);
}

function choose(document: FlowDocument, here: Step, wish: { exit: string; given: JsonObject }, view: View): Result<Walk, StepRefusal> {
  const exit = here.exits.find((candidate) => candidate.key === wish.exit && candidate.on === 'choice');
  if (!exit) return refuse('exit.unknown', { exit: wish.exit, step: here.key });

  const after: View = { ...view, fields: { ...view.fields, ...wish.given } };
  const stillMissing = exit.requires.filter((name) => !isPresent(read(name, view)));
  const invalid = [...checkFields(document, here.key, wish.given, stillMissing), ...checkOlder(document, here, exit, wish.given, view)];
  if (invalid.length > 0) return refuse('step.fields_invalid', { invalid: invalid.map((problem) => ({ ...problem })) });
  if (!holds(exit.when, after)) return refuse('exit.closed', { exit: exit.key, step: here.key });

  const missing = missingFor(document, here.key, exit, after);
  if (missing.length > 0) return refuse('step.fields_missing', { missing: missing.map((field) => ({ ...field })) });

  const now = exit.answersOnTheSpot ? know(after, { 'ticket.answered_on_the_spot': true }) : after;
  return accept(take(document, here, exit, now));
}

/** A value brought along earlier (by an import, or when the ticket was opened) must be as good as one filled in here. */
function checkOlder(document: FlowDocument, here: Step, exit: Exit, given: JsonObject, view: View) {
  const older = exit.requires.filter((name) => !Object.hasOwn(given, name) && Object.hasOwn(view.fields, name));
  return checkFields(document, here.key, Object.fromEntries(older.map((name) => [name, view.fields[name] ?? null])), exit.requires);
}

function triggered(document: FlowDocument, here: Step, trigger: ExitTrigger, view: View): Result<Walk, StepRefusal> {
  const exits = triggeredBy(document, here.key, trigger);
  if (exits.length === 0) return refuse('exit.unknown', { exit: trigger, step: here.key });
  const exit = exits.find((candidate) => holds(candidate.when, view));
  if (!exit) return refuse('exit.closed', { exit: trigger, step: here.key });
  return accept(take(document, here, exit, trigger === 'confirmed' ? know(view, { 'ticket.confirmed': true }) : trigger === 'satisfied' ? view : again(view)));
}

function raise(document: FlowDocument, here: Step, key: string, view: View): Result<Walk, StepRefusal> {
  const plan = here.exceptions.find((candidate) => candidate.key === key);
  if (!plan) return refuse('exception.unknown', { plan: key, step: here.key });
  const there = plan.to === null ? here : findStep(document, plan.to);
  if (!there) return refuse('step.unknown', { step: plan.to });
  const position = { ...positionAt(there), role: plan.role };
  const walk = plan.to === null ? { position, moves: [], archived: false, exception: null } : walkOn(document, position, [], view);
  return accept({ ...walk, exception: plan });
}

function reopen(document: FlowDocument, to: StepKey | undefined, view: View): Result<Walk, StepRefusal> {
  if (to !== undefined && findStep(document, to)?.stage !== 'process') return refuse('step.unknown', { step: to });
  return accept(walkOn(document, reopenAt(document, to), [], again(view)));
}

function take(document: FlowDocument, here: Step, exit: Exit, view: View): Walk {
  const move = moveBy(document, here, exit, false);
  return walkOn(document, move, [move], view);
}

/** Walks `always` exits while their conditions hold. No step is left twice in one go, so that a badly drawn circle ends instead of spinning. */
function walkOn(document: FlowDocument, from: Position, walked: readonly Move[], view: View): Walk {
  const moves = [...walked];
  const left = new Set(moves.map((move) => move.from));
  let position = from;
  while (moves.at(-1)?.to !== archive) {
    const here = stepOf(document, position.step);
    const exit = left.has(here.key) ? undefined : here.exits.find((candidate) => walksItself(document, here, candidate, view));
    if (!exit) break;
    left.add(here.key);
    const move = moveBy(document, here, exit, true);
    moves.push(move);
    position = move;
  }
  return { position: { step: position.step, stage: position.stage, role: position.role }, moves, archived: moves.at(-1)?.to === archive, exception: null };
}

function walksItself(document: FlowDocument, here: Step, exit: Exit, view: View): boolean {
  return exit.on === 'always' && holds(exit.when, view) && missingFor(document, here.key, exit, view).length === 0;
}

function moveBy(document: FlowDocument, here: Step, exit: Exit, automatic: boolean): Move {
  const there = exit.to === archive ? here : stepOf(document, exit.to);
  const move = { ...positionAt(there), from: here.key, exit: exit.key, to: exit.to, automatic, effects: exit.effects };
  return exit.answersOnTheSpot ? { ...move, answeredOnTheSpot: true } : move;
}

/** What was said of the last round no longer counts: the matter is open again, and a person has to look at it. */
function again(view: View): View {
  return know(view, { 'ticket.answered_on_the_spot': false, 'ticket.confirmed': false });
}

function know(view: View, news: Partial<View['facts']>): View {
  return { ...view, facts: { ...view.facts, ...news } };
}

function positionAt(here: Step): Position {
  return { step: here.key, stage: here.stage, role: here.role };
}

function firstOf(document: FlowDocument, stage: Stage): Step {
  const first = document.steps.find((candidate) => candidate.stage === stage);
  if (!first) throw new Error(`flow ${document.key} has no step of stage ${stage}`);
  return first;
}

/** A published version was validated: a key that leads nowhere is our fault, not the caller's. */
function stepOf(document: FlowDocument, key: StepKey): Step {
  const found = findStep(document, key);
  if (!found) throw new Error(`flow ${document.key} has no step ${key}`);
  return found;
}
