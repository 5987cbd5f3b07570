/** Says everything that is wrong with a flow document. A document without findings keeps every promise of the closed loop. */

import type { Finding } from './finding.ts';
import type { FlowDocument } from './flow.ts';
import { validateFields } from './validate-fields.ts';
import { validateLoop } from './validate-loop.ts';
import { validateReach } from './validate-reach.ts';
import { validateTexts } from './validate-texts.ts';

export interface FlowContext {
  /** Keys of the roles that exist; `assistant` needs no row. */
  readonly roles: readonly string[];
}

export function validateFlow(document: FlowDocument, context: FlowContext): readonly Finding[] {
  return [
    ...validateLoop(document, [...context.roles, 'assistant']),
    ...validateReach(document),
    ...validateFields(document),
    ...validateTexts(document),
  ];
}
