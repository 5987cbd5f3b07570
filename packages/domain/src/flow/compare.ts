/** What changed between two versions of a flow, in the order a person reads it. */

import type { Json } from '../kernel/json.ts';
import type { FlowDocument, Step } from './flow.ts';

export interface Change {
  /** Inside its part: `name`, `limit`, `form.amount.label`. */
  readonly what: string;
  /** Null: it was not there, or is no longer. */
  readonly before: Json;
  readonly after: Json;
}

export interface PartChange {
  readonly key: string;
  readonly how: 'added' | 'removed' | 'changed';
  /** Empty for what was added or removed as a whole. */
  readonly changes: readonly Change[];
}

export interface StepChange extends PartChange {
  readonly exits: readonly PartChange[];
  readonly fields: readonly PartChange[];
  readonly exceptions: readonly PartChange[];
}

export interface Comparison {
  /** Of the flow itself: name, purpose, start, the order of the steps. */
  readonly flow: readonly Change[];
  /** Steps that are the same in both are left out. */
  readonly steps: readonly StepChange[];
}

export function compareFlows(before: FlowDocument, after: FlowDocument): Comparison {
  const kept = (document: FlowDocument, other: FlowDocument) => document.steps.map(({ key }) => key).filter((key) => other.steps.some((step) => step.key === key));
  return {
    flow: [
      ...changesIn({ name: before.name, purpose: before.purpose, start: before.start }, { name: after.name, purpose: after.purpose, start: after.start }),
      // Added and removed steps are told below; only a real change of order is worth a line here.
      ...changesIn({ order: kept(before, after) }, { order: kept(after, before) }),
    ],
    steps: pair(before.steps, after.steps).flatMap(([old, now]) => {
      const change = compareStep(old, now);
      return change ? [change] : [];
    }),
  };
}

function compareStep(old: Step | undefined, now: Step | undefined): StepChange | null {
  const whole = { exits: [], fields: [], exceptions: [], changes: [] };
  if (!old) return { key: now!.key, how: 'added', ...whole };
  if (!now) return { key: old.key, how: 'removed', ...whole };
  const change: StepChange = {
    key: now.key,
    how: 'changed',
    changes: changesIn(ownPart(old), ownPart(now)),
    exits: compareParts(old.exits, now.exits),
    fields: compareParts(fieldsOf(old), fieldsOf(now)),
    exceptions: compareParts(old.exceptions, now.exceptions),
  };
  const differs = [change.changes, change.exits, change.fields, change.exceptions].some((list) => list.length > 0);
  return differs ? change : null;
}

/** The step without what is compared part by part; of the exits and fields only their order. */
function ownPart({ stage, name, role, tool, guide, phrases, limit, exits, form }: Step): object {
  return { stage, name, role, tool, guide, phrases, limit, order_of_exits: exits.map((exit) => exit.key), order_of_fields: Object.keys(form.properties) };
}

function fieldsOf(step: Step): readonly { readonly key: string }[] {
  return Object.entries(step.form.properties).map(([key, field]) => ({ key, ...field }));
}

function compareParts(before: readonly { readonly key: string }[], after: readonly { readonly key: string }[]): readonly PartChange[] {
  return pair(before, after).flatMap(([old, now]): PartChange[] => {
    if (!old) return [{ key: now!.key, how: 'added', changes: [] }];
    if (!now) return [{ key: old.key, how: 'removed', changes: [] }];
    const changes = changesIn(old, now);
    return changes.length === 0 ? [] : [{ key: now.key, how: 'changed', changes }];
  });
}

/** The new order first, then what is gone. */
function pair<Part extends { readonly key: string }>(before: readonly Part[], after: readonly Part[]): readonly (readonly [Part | undefined, Part | undefined])[] {
  return [
    ...after.map((now) => [before.find((old) => old.key === now.key), now] as const),
    ...before.filter((old) => !after.some((now) => now.key === old.key)).map((old) => [old, undefined] as const),
  ];
}

function changesIn(before: object, after: object): readonly Change[] {
  const old = before as Readonly<Record<string, Json | undefined>>;
  const now = after as Readonly<Record<string, Json | undefined>>;
  const names = [...new Set([...Object.keys(now), ...Object.keys(old)])];
  return names.filter((name) => canonical(old[name]) !== canonical(now[name])).map((what) => ({ what, before: old[what] ?? null, after: now[what] ?? null }));
}

/** Two objects that differ only in the order of their keys say the same. */
function canonical(value: Json | undefined): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
