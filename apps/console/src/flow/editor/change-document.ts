/** Edits of a flow document that touch more than one place. */

import type { FlowDocument, Step } from '@huiyin/domain/flow/flow.ts';
import type { Stage } from '@huiyin/domain/flow/stage.ts';

/** A key that nothing here has: `step`, `step_2`, `step_3`. */
export function freeKey(stem: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const key = number === 1 ? stem : `${stem}_${number}`;
    if (!taken.includes(key)) return key;
  }
}

/** After the last step of the stage, so that the list reads in the order of the loop. */
export function addStep(document: FlowDocument, stage: Stage, name: Step['name']): { readonly document: FlowDocument; readonly key: string } {
  const key = freeKey('step', document.steps.map((step) => step.key));
  const step: Step = {
    key, stage, name, role: '', tool: 'huiyin', guide: { zh: '', en: '' }, phrases: [], form: { type: 'object', properties: {} }, limit: null, exits: [], exceptions: [],
  };
  const last = document.steps.findLastIndex((each) => each.stage === stage);
  const at = last === -1 ? document.steps.length : last + 1;
  return { document: { ...document, steps: document.steps.toSpliced(at, 0, step) }, key };
}

/** A step at its place; who led to its old key leads to the new one. */
export function replaceStep(document: FlowDocument, index: number, next: Step): FlowDocument {
  const old = document.steps[index]!.key;
  const steps = document.steps.map((step, at) => (at === index ? next : step));
  if (old === next.key || steps.some((step, at) => at !== index && step.key === old)) return { ...document, steps };
  const led = <To extends string | null>(to: To) => (to === old ? next.key : to) as To;
  return {
    ...document,
    start: led(document.start),
    steps: steps.map((step) => ({
      ...step,
      exits: step.exits.map((exit) => ({ ...exit, to: led(exit.to) })),
      exceptions: step.exceptions.map((plan) => ({ ...plan, to: led(plan.to) })),
    })),
  };
}

export function removeStep(document: FlowDocument, index: number): FlowDocument {
  return { ...document, steps: document.steps.toSpliced(index, 1) };
}
