/** The one form that a step shows: its own fields, those its exits ask for, and the custom fields of the ticket's kind. */

import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import type { FieldForm } from '../../ui/field-inputs.tsx';

export function formOf(ticket: Pick<TicketView, 'guide' | 'exits' | 'customForm'>): FieldForm {
  const forms = [ticket.guide.form, ...ticket.exits.map((exit) => exit.form), ticket.customForm] as (FieldForm | null)[];
  const properties = Object.assign({}, ...forms.map((form) => form?.properties ?? {})) as FieldForm['properties'];
  // A star for what the ordinary way out demands; other exits complain when they are chosen.
  const required = (ticket.exits[0]?.form as FieldForm | undefined)?.required ?? [];
  return { properties, required };
}

/** Only what differs from the ticket is sent: a field of another step stays its own. Emptied fields are cleared with null. */
export function changedFields(values: Readonly<Record<string, unknown>>, known: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const now = value === undefined || value === '' ? null : value;
    if (JSON.stringify(now) !== JSON.stringify(known[name] ?? null)) changed[name] = now;
  }
  return changed;
}
