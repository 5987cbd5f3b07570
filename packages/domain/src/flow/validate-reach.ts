/** Nobody gets lost: every step can be reached, every step leads to the archive, nothing walks in circles or stands still. */

import { type Finding, finding } from './finding.ts';
import { archive, type Exit, type FlowDocument, type Step } from './flow.ts';
import { exceptionEdges, exitEdges, reachable, reversed } from './graph.ts';

export function validateReach(document: FlowDocument): readonly Finding[] {
  const live = withoutDeadExits(document);
  const found = reachable([...exitEdges(live), ...exceptionEdges(live)], document.start);
  const leading = reachable(reversed(exitEdges(live)), archive);
  return document.steps.flatMap((step, index) => {
    const place = { step: step.key, path: `/steps/${index}` };
    return [
      ...(found.has(step.key) ? [] : [finding('step.unreachable', place, `没有任何路径通向节点“${step.name.zh}”`, `No way leads to step “${step.name.en}”`)]),
      ...(leading.has(step.key) ? [] : [finding('step.no_way_to_archive', place, `从节点“${step.name.zh}”无法走到归档`, `No way leads from step “${step.name.en}” to the archive`)]),
      ...stuck(document, step, place),
      ...dead(document, step, index),
      ...endless(document, step, index),
    ];
  });
}

/** Open whatever is filled in and known. */
function isUnconditional(exit: Exit): boolean {
  return exit.when === null && exit.requires.length === 0;
}

/** Feedback and follow-up are left by the customer's word and the visit's result, which `validate-loop.ts` demands. */
function stuck(document: FlowDocument, step: Step, place: { step: string; path: string }): readonly Finding[] {
  if (step.stage === 'feedback' || step.stage === 'follow_up') return [];
  const walksOn = step.exits.some((exit) => exit.on === 'always' && isUnconditional(exit));
  // Requirements of a choice can always be met by filling them in; conditions cannot. A new ticket is not walked on by itself.
  const canChoose = step.exits.some((exit) => exit.on === 'choice' && exit.when === null);
  if (step.key === document.start ? canChoose : walksOn || (canChoose && step.role !== 'assistant')) return [];
  return step.role === 'assistant' && step.key !== document.start
    ? [finding('step.stuck', place, `节点“${step.name.zh}”由智能客服负责，需要一个无条件的自动出口`, `Step “${step.name.en}” belongs to the assistant and needs an automatic exit without conditions`)]
    : [finding('step.stuck', place, `节点“${step.name.zh}”至少要有一个无条件的人工出口，否则工单可能卡住`, `Step “${step.name.en}” needs at least one exit to choose without conditions, or tickets may get stuck`)];
}

/** An automatic exit without conditions is always taken on entering: what stands after it, or waits for somebody, never is. */
function deadExits(document: FlowDocument, step: Step): readonly Exit[] {
  const certain = step.exits.findIndex((exit) => exit.on === 'always' && isUnconditional(exit));
  if (certain < 0 || step.key === document.start) return [];
  return step.exits.filter((exit, index) => index !== certain && (exit.on !== 'always' || index > certain));
}

function dead(document: FlowDocument, step: Step, index: number): readonly Finding[] {
  return deadExits(document, step).map((exit) =>
    finding(
      'exit.dead',
      { step: step.key, exit: exit.key, path: `/steps/${index}/exits/${step.exits.indexOf(exit)}` },
      `出口“${exit.label.zh}”永远不会被走到：前面有无条件的自动出口`,
      `Exit “${exit.label.en}” is never taken: an automatic exit without conditions comes first`,
    ),
  );
}

function withoutDeadExits(document: FlowDocument): FlowDocument {
  return {
    ...document,
    steps: document.steps.map((step) => {
      const never = deadExits(document, step);
      return { ...step, exits: step.exits.filter((exit) => !never.includes(exit)) };
    }),
  };
}

/** Nothing changes while the system walks by itself, so a circle of automatic exits would never end. */
function endless(document: FlowDocument, step: Step, index: number): readonly Finding[] {
  const automatic = document.steps.flatMap(({ key, exits }) => exits.filter((exit) => exit.on === 'always').map((exit) => ({ from: key, to: exit.to })));
  return step.exits.flatMap((exit, at) =>
    exit.on === 'always' && reachable(automatic, exit.to).has(step.key)
      ? [
          finding(
            'exit.endless',
            { step: step.key, exit: exit.key, path: `/steps/${index}/exits/${at}` },
            `自动出口“${exit.label.zh}”会绕回本节点，形成死循环`,
            `The automatic exit “${exit.label.en}” leads back to its own step and would never end`,
          ),
        ]
      : [],
  );
}
