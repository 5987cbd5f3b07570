/** Checks values against form fields: the small subset of JSON Schema that our forms are written in. */

import type { Json, JsonObject } from '../kernel/json.ts';
import type { BilingualText } from '../kernel/text.ts';
import type { FlowDocument, Form, FormField, Step, StepKey } from './flow.ts';

export type FieldFlaw = 'unknown' | 'type' | 'enum' | 'minimum' | 'maximum' | 'too_long' | 'pattern' | 'format';

export interface FieldProblem {
  readonly field: string;
  readonly label: BilingualText;
  readonly flaw: FieldFlaw;
}

/** Text without its own limit ends here, so that no form is a way to store a book. */
export const longestText = 10_000;
/** A pattern may take long on long text; without a limit of its own it is never shown more than this. */
const longestMatched = 500;

/** A form field by its key: the step's own, else that of the first step that fills it. */
export function findField(document: FlowDocument, key: string, stepKey?: StepKey): FormField | undefined {
  const own = document.steps.find((step) => step.key === stepKey);
  const steps = own ? [own, ...document.steps] : document.steps;
  return steps.map((step) => ownField(step, key)).find((field) => field !== undefined);
}

/**
 * What is filled in at a step. Only the step's own fields, and the missing ones an exit asks for (`alsoOpen`), may be written there:
 * otherwise whoever refunds could write in the supervisor's approval.
 */
export function checkFields(document: FlowDocument, stepKey: StepKey, given: JsonObject, alsoOpen: readonly string[] = []): readonly FieldProblem[] {
  const here = document.steps.find((step) => step.key === stepKey);
  return problemsOf(given, (key) => (here && ownField(here, key)) ?? (alsoOpen.includes(key) ? findField(document, key, stepKey) : undefined));
}

/** What may come with a new ticket: the fields of `consult` and `accept`. Later ones are for those who are responsible later. */
export function checkOpeningFields(document: FlowDocument, given: JsonObject): readonly FieldProblem[] {
  const early = document.steps.filter((step) => step.stage === 'consult' || step.stage === 'accept');
  return problemsOf(given, (key) => early.map((step) => ownField(step, key)).find((field) => field !== undefined));
}

/** The centre's own fields, beside those of the flow. */
export function checkForm(form: Form, given: JsonObject): readonly FieldProblem[] {
  return problemsOf(given, (key) => (Object.hasOwn(form.properties, key) ? form.properties[key] : undefined));
}

/** Null clears a field and is always allowed; whether it may stay empty is for the exits to say. */
function problemsOf(given: JsonObject, find: (key: string) => FormField | undefined): readonly FieldProblem[] {
  return Object.entries(given).flatMap(([key, value]): FieldProblem[] => {
    const field = find(key);
    if (!field) return [{ field: key, label: { zh: key, en: key }, flaw: 'unknown' }];
    const flaw = value === null ? null : flawOf(field, value);
    return flaw === null ? [] : [{ field: key, label: field.label, flaw }];
  });
}

function ownField(step: Step, key: string): FormField | undefined {
  return Object.hasOwn(step.form.properties, key) ? step.form.properties[key] : undefined;
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
    if ([...value].length > (field.maxLength ?? (field.pattern === undefined ? longestText : longestMatched))) return 'too_long';
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
