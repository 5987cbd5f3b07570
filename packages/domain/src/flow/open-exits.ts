/** Which ways out a person may choose now, and what each still asks for. */

import { holds, isPresent, namesIn, read, type View } from './condition.ts';
import { archive, type Exit, type FlowDocument, type Step, type StepKey } from './flow.ts';
import { type MissingField, missingFor } from './missing.ts';
import type { Stage } from './stage.ts';
import { findStep } from './step.ts';

export interface OpenExit {
  readonly exit: Exit;
  /** The stage it leads to; `follow_up` for the archive. */
  readonly stage: Stage;
  readonly missing: readonly MissingField[];
}

/** In document order: whoever draws a step puts the ordinary way forward first. */
export function openExits(document: FlowDocument, stepKey: StepKey, view: View): readonly OpenExit[] {
  const here = findStep(document, stepKey);
  if (!here) return [];
  return here.exits
    .filter((exit) => exit.on === 'choice' && (holds(exit.when, view) || isUndecided(here, exit, view)))
    .map((exit) => ({ exit, stage: stageAfter(document, exit), missing: missingFor(document, stepKey, exit, view) }));
}

/** An exit that hangs on a field of this very step cannot be judged before the field is filled in; the engine judges it then. */
function isUndecided(here: Step, exit: Exit, view: View): boolean {
  return namesIn(exit.when).some((name) => Object.hasOwn(here.form.properties, name) && !isPresent(read(name, view)));
}

function stageAfter(document: FlowDocument, exit: Exit): Stage {
  return (exit.to === archive ? undefined : findStep(document, exit.to)?.stage) ?? 'follow_up';
}
