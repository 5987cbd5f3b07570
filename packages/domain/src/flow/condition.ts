/** Decides whether a condition holds over what is filled in and what is known. */

import type { Json, JsonObject } from '../kernel/json.ts';
import { type Facts, isFactName } from './facts.ts';
import type { Condition } from './flow.ts';

/** What a flow can see of a ticket. */
export interface View {
  /** Everything filled in so far, over all steps. */
  readonly fields: JsonObject;
  readonly facts: Facts;
}

export function holds(condition: Condition | null, view: View): boolean {
  if (condition === null) return true;
  if ('all' in condition) return condition.all.every((part) => holds(part, view));
  if ('any' in condition) return condition.any.some((part) => holds(part, view));
  if ('not' in condition) return !holds(condition.not, view);

  const value = read(condition.field, view);
  switch (condition.is) {
    case 'present':
      return isPresent(value);
    case 'absent':
      return !isPresent(value);
    case 'eq':
      return same(value, condition.value);
    case 'ne':
      return !same(value, condition.value);
    case 'in':
      return condition.value.some((candidate) => same(value, candidate));
    default:
      return compares(value, condition.is, condition.value);
  }
}

/** Names with a dot are facts, all others form fields. What nobody knows is null. */
export function read(name: string, view: View): Json {
  if (isFactName(name)) return view.facts[name] ?? null;
  return Object.hasOwn(view.fields, name) ? (view.fields[name] ?? null) : null;
}

/** Blank text is not an answer, and neither is a contact that is known to be missing; the number 0 is one. */
export function isPresent(value: Json): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== false;
}

/** Every name a condition looks at. */
export function namesIn(condition: Condition | null): readonly string[] {
  if (condition === null) return [];
  if ('all' in condition) return condition.all.flatMap(namesIn);
  if ('any' in condition) return condition.any.flatMap(namesIn);
  if ('not' in condition) return namesIn(condition.not);
  return [condition.field];
}

function same(a: Json, b: Json): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** Only like compares with like: a number with a number, a text (such as an ISO date) with a text. Everything else is false, never a guess. */
function compares(a: Json, is: 'lt' | 'le' | 'gt' | 'ge', b: Json): boolean {
  const comparable = (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string');
  if (!comparable) return false;
  if (is === 'lt') return a < b;
  if (is === 'le') return a <= b;
  if (is === 'gt') return a > b;
  return a >= b;
}
