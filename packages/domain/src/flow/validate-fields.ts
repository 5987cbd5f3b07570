/** Forms are sound, and conditions ask only for what can be known where they stand. */

import type { Json } from '../kernel/json.ts';
import { flawOf } from './check-fields.ts';
import { flawsInField } from './check-form.ts';
import { isFactName } from './facts.ts';
import { type Finding, finding, type FindingCode } from './finding.ts';
import type { Condition, Exit, FlowDocument, FormField, Step } from './flow.ts';
import { exceptionEdges, exitEdges, reachable, reversed } from './graph.ts';

export function validateFields(document: FlowDocument): readonly Finding[] {
  return [...document.steps.flatMap((step, index) => checkForm(document, step, index)), ...document.steps.flatMap((step, index) => checkExits(document, step, index))];
}

function checkForm(document: FlowDocument, step: Step, index: number): readonly Finding[] {
  return Object.entries(step.form.properties).flatMap(([key, field]) => {
    const place = { step: step.key, field: key, path: `/steps/${index}/form/properties/${key}` };
    const findings: Finding[] = [];
    const say = (code: FindingCode, zh: string, en: string) => void findings.push(finding(code, place, zh, en));
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(key)) say('form.key', `字段标识“${key}”只能用小写字母、数字和下划线，并以字母开头`, `The field key “${key}” must be lower-case letters, digits and underscores, a letter first`);
    const twin = document.steps.flatMap((other) => (Object.hasOwn(other.form.properties, key) ? [other.form.properties[key]!] : []))[0];
    if (twin && twin.type !== field.type) say('form.conflict', `字段“${key}”在不同节点的类型不一致`, `The field “${key}” has another type in another step`);
    for (const flaw of flawsInField(field)) say(flaw.code, flaw.zh, flaw.en);
    return findings;
  });
}

function checkExits(document: FlowDocument, step: Step, index: number): readonly Finding[] {
  const before = reachable(reversed([...exitEdges(document), ...exceptionEdges(document)]), step.key);
  const known = new Map(document.steps.filter((other) => before.has(other.key)).flatMap((other) => Object.entries(other.form.properties)));
  const anywhere = new Set(document.steps.flatMap((other) => Object.keys(other.form.properties)));
  return step.exits.flatMap((exit, at) => {
    const path = `/steps/${index}/exits/${at}`;
    const nameFindings = (name: string, part: string): readonly Finding[] => {
      if (isFactName(name) || known.has(name)) return [];
      const place = { step: step.key, exit: exit.key, field: name, path: path + part };
      return anywhere.has(name)
        ? [finding('field.too_late', place, `字段“${name}”在走到这里之后才填写`, `The field “${name}” is filled in only after this step`)]
        : [finding('field.unknown', place, `没有名为“${name}”的字段或事实`, `There is no field or fact called “${name}”`)];
    };
    return [
      ...exit.requires.flatMap((name, number) => nameFindings(name, `/requires/${number}`)),
      ...leavesOf(exit.when, '/when').flatMap(([leaf, part]) => [...nameFindings(leaf.field, part), ...valueFindings(step, exit, leaf, known, path + part)]),
    ];
  });
}

type Leaf = Extract<Condition, { field: string }>;

function leavesOf(condition: Condition | null, path: string): readonly (readonly [Leaf, string])[] {
  if (condition === null) return [];
  if ('all' in condition) return condition.all.flatMap((part, at) => leavesOf(part, `${path}/all/${at}`));
  if ('any' in condition) return condition.any.flatMap((part, at) => leavesOf(part, `${path}/any/${at}`));
  if ('not' in condition) return leavesOf(condition.not, `${path}/not`);
  return [[condition, path]];
}

/** A comparison that can never come out true is a slip of the pen: a text against a number, an option that does not exist. */
function valueFindings(step: Step, exit: Exit, leaf: Leaf, known: ReadonlyMap<string, FormField>, path: string): readonly Finding[] {
  const field = known.get(leaf.field);
  if (!field || !('value' in leaf)) return [];
  const place = { step: step.key, exit: exit.key, field: leaf.field, path };
  const values: readonly Json[] = leaf.is === 'in' ? leaf.value : [leaf.value];
  const ordered = leaf.is === 'lt' || leaf.is === 'le' || leaf.is === 'gt' || leaf.is === 'ge';
  if (ordered && field.type !== 'number' && field.type !== 'integer' && field.format === undefined) {
    return [finding('condition.value', place, `字段“${leaf.field}”不能比较大小`, `The field “${leaf.field}” has no order`)];
  }
  const comparable = (value: Json) => flawOf(ordered ? { type: field.type === 'integer' ? 'number' : field.type, label: field.label } : field, value);
  const wrong = values.filter((value) => value !== null && ['type', 'enum', 'format'].includes(comparable(value) ?? ''));
  return wrong.length === 0 ? [] : [finding('condition.value', place, `字段“${leaf.field}”不可能取值 ${JSON.stringify(wrong[0])}`, `The field “${leaf.field}” can never be ${JSON.stringify(wrong[0])}`)];
}
