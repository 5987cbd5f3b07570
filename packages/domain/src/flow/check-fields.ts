/** Checks values against form fields: the small subset of JSON Schema that our forms are written in. */

import type { Json, JsonObject } from '../kernel/json.ts';
import type { BilingualText } from '../kernel/text.ts';
import type { FlowDocument, FormField, StepKey } from './flow.ts';

export type FieldFlaw = 'unknown' | 'type' | 'enum' | 'minimum' | 'maximum' | 'too_long' | 'pattern' | 'format';

export interface FieldProblem {
  readonly field: string;
  readonly label: BilingualText;
  readonly flaw: FieldFlaw;
}

/** Text without its own limit ends here, so that no form is a way to store a book. */
export const longestText = 10_000;

/** A form field by its key: the step's own, else the one of any step that fills it. */
export function findField(document: FlowDocument, key: string, stepKey?: StepKey): FormField | undefined {
  const own = document.steps.find((step) => step.key === stepKey);
  const steps = own ? [own, ...document.steps] : document.steps;
  for (const { form } of steps) {
    if (Object.hasOwn(form.properties, key)) return form.properties[key];
  }
  return undefined;
}

/** Null clears a field and is always allowed; whether it may stay empty is for the exits to say. */
export function checkFields(document: FlowDocument, stepKey: StepKey, given: JsonObject): readonly FieldProblem[] {
  return Object.entries(given).flatMap(([key, value]): FieldProblem[] => {
    const field = findField(document, key, stepKey);
    if (!field) return [{ field: key, label: { zh: key, en: key }, flaw: 'unknown' }];
    const flaw = value === null ? null : flawOf(field, value);
    return flaw === null ? [] : [{ field: key, label: field.label, flaw }];
  });
}

export function flawOf(field: FormField, value: Json): FieldFlaw | null {
  if (!isOfType(field.type, value)) return 'type';
  if (field.enum && !(typeof value === 'string' && field.enum.includes(value))) return 'enum';
  if (typeof value === 'number') {
    if (field.minimum !== undefined && value < field.minimum) return 'minimum';
    if (field.maximum !== undefined && value > field.maximum) return 'maximum';
  }
  if (typeof value === 'string') {
    // Counted before the pattern runs: a bound on the text bounds the pattern's work.
    if ([...value].length > (field.maxLength ?? longestText)) return 'too_long';
    if (field.pattern !== undefined && !new RegExp(field.pattern, 'u').test(value)) return 'pattern';
    if (field.format === 'date' && !isDate(value)) return 'format';
    if (field.format === 'date-time' && !isDateTime(value)) return 'format';
  }
  return null;
}

function isOfType(type: FormField['type'], value: Json): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === type;
}

/** A day that exists: 2025-02-30 does not. */
function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, dayOfMonth] = parts.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || dayOfMonth < 1) return false;
  return dayOfMonth <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** RFC 3339, with an offset: a moment without one is a different moment in every time zone. */
function isDateTime(text: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  if (!parts || !isDate(parts[1]!)) return false;
  return Number(parts[2]) < 24 && Number(parts[3]) < 60 && Number(parts[4]) < 61;
}
