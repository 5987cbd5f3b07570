/** The exits that the caller may use now, as the API offers them: each with a JSON Schema of what is to be filled. */

import { archive, type FlowDocument, type FormField } from '../flow/flow.ts';
import { openExits } from '../flow/open-exits.ts';
import { findStep } from '../flow/step.ts';
import type { View } from '../flow/condition.ts';
import { isFactName } from '../flow/facts.ts';
import type { BilingualText } from '../kernel/text.ts';
import type { Stage } from '../flow/stage.ts';
import type { Ticket } from './ticket.ts';

export interface WayOut {
  readonly id: string;
  readonly to: string;
  readonly stage: Stage | typeof archive;
  readonly label: BilingualText;
  readonly form: { readonly type: 'object'; readonly properties: Readonly<Record<string, FormField>>; readonly required: readonly string[] };
  /** Facts that are missing besides fields, such as `customer.contact`. */
  readonly missing: readonly string[];
}

/** In document order: the ordinary way forward first. Empty where nobody may leave: archived, merged, paused. */
export function waysOut(ticket: Ticket, document: FlowDocument, view: View): WayOut[] {
  if (ticket.state !== 'open') return [];
  const own = findStep(document, ticket.step)?.form.properties ?? {};
  return openExits(document, ticket.step, view).map(({ exit, stage, missing }) => {
    const elsewhere = missing.map(({ field }) => field).filter((name) => !isFactName(name) && !Object.hasOwn(own, name));
    // What another step has already filled in is neither asked for nor accepted here.
    const asked = exit.requires.filter((name) => Object.hasOwn(own, name) || elsewhere.includes(name));
    const properties = { ...own, ...fieldsOf(document, elsewhere) };
    return {
      id: exit.key,
      to: exit.to,
      stage: exit.to === archive ? archive : stage,
      label: exit.label,
      form: { type: 'object', properties, required: asked },
      missing: missing.map((field) => field.field).filter(isFactName),
    };
  });
}

/** A field that an exit demands but an earlier step asked for. */
function fieldsOf(document: FlowDocument, names: readonly string[]): Record<string, FormField> {
  const found: Record<string, FormField> = {};
  for (const { form } of document.steps) {
    for (const name of names) if (Object.hasOwn(form.properties, name)) found[name] ??= form.properties[name]!;
  }
  return found;
}
