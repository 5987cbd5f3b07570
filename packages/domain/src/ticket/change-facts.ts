/** Fills in fields and changes the subject without leaving the step. */

import { checkFields } from '../flow/check-fields.ts';
import type { JsonObject } from '../kernel/json.ts';
import { refuse } from '../kernel/result.ts';
import { closedRefusal, decide, type Decided, type Deed, type Scene } from './decision.ts';
import type { Ticket } from './ticket.ts';

type Closed = 'ticket.archived' | 'ticket.merged';

/** `custom` holds the keys of custom fields already checked by the shell; the flow's own are checked here. */
export function fillFields(ticket: Ticket, wish: Deed & { readonly fields: JsonObject; readonly custom: JsonObject }, { document }: Scene): Decided<Closed | 'step.fields_invalid'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  const invalid = checkFields(document, ticket.step, wish.fields, []);
  if (invalid.length > 0) return refuse('step.fields_invalid', { invalid: invalid.map((problem) => ({ ...problem })) });
  return decide({ kind: 'fields_changed', fields: { ...wish.fields, ...wish.custom }, at: wish.at, by: wish.by });
}

export function changeSubject(ticket: Ticket, wish: Deed & { readonly subject: string }): Decided<Closed> {
  return closedRefusal(ticket) ?? decide({ kind: 'subject_changed', subject: wish.subject.trim(), at: wish.at, by: wish.by });
}
