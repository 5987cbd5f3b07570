/** What a person calls the type of a form field, from its schema and back. */

import type { FormField } from '@huiyin/domain/flow/flow.ts';

export const fieldKinds = ['text', 'multiline', 'number', 'integer', 'boolean', 'date', 'dateTime', 'choice'] as const;
export type FieldKind = (typeof fieldKinds)[number];

export function fieldKind(field: FormField): FieldKind {
  if (field.enum) return 'choice';
  if (field.type !== 'string') return field.type;
  if (field.format === 'date-time') return 'dateTime';
  return field.format ?? 'text';
}

/** Keeps label and hint, and of the rest what the new kind can hold. */
export function asKind(field: FormField, kind: FieldKind): FormField {
  const words = { label: field.label, ...(field.hint ? { hint: field.hint } : {}) };
  const length = field.maxLength === undefined ? {} : { maxLength: field.maxLength };
  const range = { ...(field.minimum === undefined ? {} : { minimum: field.minimum }), ...(field.maximum === undefined ? {} : { maximum: field.maximum }) };
  switch (kind) {
    case 'text':
      return { type: 'string', ...words, ...length, ...(field.pattern === undefined ? {} : { pattern: field.pattern }) };
    case 'multiline':
      return { type: 'string', format: 'multiline', ...words, ...length };
    case 'date':
      return { type: 'string', format: 'date', ...words };
    case 'dateTime':
      return { type: 'string', format: 'date-time', ...words };
    case 'choice':
      return { type: 'string', ...words, enum: field.enum ?? [], enumLabels: field.enumLabels ?? {} };
    case 'boolean':
      return { type: 'boolean', ...words };
    default:
      return { type: kind, ...words, ...range };
  }
}
