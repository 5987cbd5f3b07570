/** A flow document as a graph: who leads to whom. */

import { archive, type FlowDocument, type StepKey } from './flow.ts';

export interface Edge {
  readonly from: StepKey;
  readonly to: StepKey | typeof archive;
}

export function exitEdges(document: FlowDocument): readonly Edge[] {
  return document.steps.flatMap((step) => step.exits.map((exit) => ({ from: step.key, to: exit.to })));
}

export function exceptionEdges(document: FlowDocument): readonly Edge[] {
  return document.steps.flatMap((step) => step.exceptions.flatMap((plan) => (plan.to === null ? [] : [{ from: step.key, to: plan.to }])));
}

/** Everything that can be reached from the start, the start included. */
export function reachable(edges: readonly Edge[], start: string): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const seen = new Set([start]);
  const waiting = [start];
  while (waiting.length > 0) {
    for (const to of next.get(waiting.pop()!) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      waiting.push(to);
    }
  }
  return seen;
}

export function reversed(edges: readonly Edge[]): readonly Edge[] {
  return edges.map(({ from, to }) => ({ from: to, to: from }));
}
