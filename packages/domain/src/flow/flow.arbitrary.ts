/** Random flows that keep every promise of the loop, and random walks on them. Narrow on purpose: few steps, few fields, many ties and circles. */

import fc from 'fast-check';
import type { Json } from '../kernel/json.ts';
import type { Facts } from './facts.ts';
import { factNames } from './facts.ts';
import { archive, type Condition, type ExceptionPlan, type Exit, type FlowDocument, type Step } from './flow.ts';
import { type Stage, stageIndex, stages } from './stage.ts';
import type { Input } from './step.ts';

const text = { zh: '字', en: 'word' };
export const roles = ['agent', 'specialist', 'supervisor'];
const onTheSpot: Condition = { field: 'ticket.answered_on_the_spot', is: 'eq', value: true };

const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom<Condition>(
    { field: 'ticket.priority', is: 'eq', value: 'urgent' },
    { field: 'ticket.reopenings', is: 'gt', value: 0 },
    { field: 'customer.contact', is: 'present' },
    { field: 'ticket.solution', is: 'absent' },
    { field: 'ticket.kind', is: 'in', value: ['refund', 'complaint'] },
  ),
  fc.constantFrom<Condition>(
    { not: { field: 'ticket.priority', is: 'eq', value: 'urgent' } },
    { all: [{ field: 'ticket.complaint', is: 'eq', value: true }, { field: 'customer.tier', is: 'ne', value: 'vip' }] },
    { any: [{ field: 'ticket.complaint', is: 'eq', value: true }, { field: 'ticket.category', is: 'present' }] },
  ),
);

/** How many steps each stage has, and the dice for everything else; from them the flow is drawn without further chance. */
const anyPlan = fc.record({
  sizes: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
  trivial: fc.boolean(),
  assistant: fc.boolean(),
  dice: fc.infiniteStream(fc.nat(1000)),
  conditions: fc.infiniteStream(anyCondition),
});

/** Accepted by the validator; a test says so. */
export const anyFlow: fc.Arbitrary<FlowDocument> = anyPlan.map(({ sizes, trivial, assistant, dice, conditions }) => {
  const roll = (sides: number) => dice.next().value! % sides;
  const keysOf = (stage: Stage) => Array.from({ length: sizes[stageIndex(stage)]! }, (_, at) => `${stage}_${at}`);
  const pick = (keys: readonly string[]) => keys[roll(keys.length)]!;
  const backFrom = (stage: Stage) => stages.slice(0, Math.min(stageIndex(stage), stageIndex('process')) + 1).flatMap(keysOf);

  const steps = stages.flatMap((stage) => keysOf(stage).map((key, at) => drawStep(stage, key, at)));
  return { key: 'random', name: text, purpose: text, start: 'consult_0', steps };

  function drawStep(stage: Stage, key: string, at: number): Step {
    const sibling = keysOf(stage)[at + 1];
    const nextStage = stages[stageIndex(stage) + 1];
    const forward = nextStage ? keysOf(nextStage)[0]! : archive;
    const field = `field_${key}`;
    const machine = assistant && stage === 'accept' && at === 0 && sibling !== undefined;
    const exits: Exit[] = [];
    const add = (exit: Partial<Exit> & Pick<Exit, 'to' | 'on'>) => void exits.push({ key: `exit_${exits.length}`, label: text, when: null, requires: [], effects: [], ...exit });

    if (machine) {
      add({ to: sibling, on: 'always' });
    } else if (stage === 'feedback') {
      if (trivial) add({ to: forward, on: 'always', when: onTheSpot });
      if (roll(2)) add({ to: forward, on: 'confirmed', when: conditions.next().value! });
      add({ to: forward, on: 'confirmed', effects: [{ kind: 'ask_rating' }] });
      add({ to: pick(backFrom(stage)), on: 'objected' });
    } else if (stage === 'follow_up') {
      if (trivial) add({ to: archive, on: 'always', when: onTheSpot, effects: [{ kind: 'waive_follow_up', reason: text }] });
      add({ to: archive, on: 'satisfied' });
      add({ to: pick(backFrom(stage)), on: 'dissatisfied' });
    } else {
      const contact = stage === 'accept' ? ['customer.contact'] : [];
      if (trivial && stage !== 'consult') add({ to: forward, on: 'always', when: onTheSpot, requires: contact });
      add({ to: forward, on: 'choice', requires: [...contact, ...(roll(2) ? [field] : [])] });
      if (stage === 'consult' && trivial) add({ to: forward, on: 'choice', when: roll(2) ? conditions.next().value! : null, answersOnTheSpot: true });
      if (roll(2)) add({ to: forward, on: 'choice', requires: contact, when: roll(2) ? conditions.next().value! : { field, is: 'eq', value: 'yes' } });
    }
    if (!machine && sibling !== undefined) add({ to: sibling, on: 'choice' });
    if (!machine && roll(2)) add({ to: pick(backFrom(stage)), on: 'choice', when: roll(2) ? conditions.next().value! : null });
    const exceptions: ExceptionPlan[] = roll(2) ? [{ key: 'trouble', name: text, plan: text, to: roll(2) ? pick(backFrom(stage)) : null, role: pick(roles), within: null, tellCustomer: null }] : [];
    return {
      key, stage, name: text, role: machine ? 'assistant' : pick(roles), tool: 'huiyin', guide: text, phrases: [], limit: null, exits, exceptions,
      form: { type: 'object', properties: { [field]: { type: 'string', label: text, enum: ['yes', 'no'], enumLabels: { yes: text, no: text } } } },
    };
  }
});

const factValues: Partial<Record<string, fc.Arbitrary<Json>>> = {
  'ticket.priority': fc.constantFrom('urgent', 'normal'),
  'ticket.reopenings': fc.nat(2),
  'ticket.approved': fc.boolean(),
  'ticket.sub_tasks_open': fc.nat(2),
  'ticket.kind': fc.constantFrom('refund', 'complaint', 'question', null),
  'customer.tier': fc.constantFrom('standard', 'vip'),
};

export const anyFacts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(factNames.map((name) => [name, factValues[name] ?? fc.constantFrom<Json>(null, true, false)])),
) as unknown as fc.Arbitrary<Facts>;

/** A wish by number: which of the things that can be tried here, so that walks stay meaningful on any flow. */
export const anyWishes = fc.array(fc.record({ nth: fc.nat(50), facts: fc.nat(3), value: fc.constantFrom<Json>('yes', 'yes', 'no', null, 3) }), { minLength: 5, maxLength: 40, size: 'max' });

/** Everything that could be tried in a step, sensible or not. */
export function inputsAt(here: Step, value: Json): readonly Input[] {
  const given = { [`field_${here.key}`]: value };
  return [
    ...here.exits.flatMap((exit): Input[] => [{ kind: 'exit', exit: exit.key, given }, { kind: 'exit', exit: exit.key, given: {} }]),
    { kind: 'customer', confirmed: true },
    { kind: 'customer', confirmed: false },
    { kind: 'follow_up', satisfied: true },
    { kind: 'follow_up', satisfied: false },
    { kind: 'exception', plan: 'trouble' },
    { kind: 'reopen' },
    { kind: 'exit', exit: 'nonsense', given: {} },
  ];
}
