/** What an exit still asks for, by name and label. */

import type { BilingualText } from '../kernel/text.ts';
import { findField } from './check-fields.ts';
import { isPresent, read, type View } from './condition.ts';
import { factLabels, isFactName } from './facts.ts';
import type { Exit, FlowDocument, StepKey } from './flow.ts';

export interface MissingField {
  /** A form field's key, or the name of a fact (`customer.contact`). */
  readonly field: string;
  readonly label: BilingualText;
}

export function missingFor(document: FlowDocument, stepKey: StepKey, exit: Exit, view: View): readonly MissingField[] {
  return exit.requires
    .filter((name) => !isAnswered(document, stepKey, name, view))
    .map((name) => ({ field: name, label: labelOf(document, stepKey, name) }));
}

/** "No" is an answer to a yes-or-no field, while a fact that is false is not there. */
function isAnswered(document: FlowDocument, stepKey: StepKey, name: string, view: View): boolean {
  const value = read(name, view);
  if (value === false) return findField(document, name, stepKey)?.type === 'boolean';
  return isPresent(value);
}

export function labelOf(document: FlowDocument, stepKey: StepKey, name: string): BilingualText {
  if (isFactName(name)) return factLabels[name];
  return findField(document, name, stepKey)?.label ?? { zh: name, en: name };
}
