import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingCodes, type FindingCode } from './finding.ts';
import { anyFlow, roles } from './flow.arbitrary.ts';
import { parseFlow, shapeFindings } from './parse-flow.ts';
import { shippedFlows } from './shipped/shipped-flows.ts';
import { generalFlow } from './shipped/general.ts';
import { validateFlow } from './validate.ts';

/** A document that may be spoilt anywhere. */
// oxlint-disable-next-line no-explicit-any
type Loose = any;

const text = { zh: '字', en: 'word' };
const stepOf = (document: Loose, key: string): Loose => document.steps.find((one: Loose) => one.key === key);
const exitOf = (document: Loose, key: string, exit: string): Loose => stepOf(document, key).exits.find((one: Loose) => one.key === exit);
const without = (document: Loose, key: string, on: string) => (stepOf(document, key).exits = stepOf(document, key).exits.filter((one: Loose) => one.on !== on));
const extra = (change: object) => ({ key: 'extra', label: text, to: 'specialist', on: 'choice', when: null, requires: [], effects: [], ...change });
const field = (change: object) => ({ type: 'string', label: text, ...change });

/** One way at least to make each mistake, in the general flow; `where` is the place the finding must name. */
const defects: readonly (readonly [code: FindingCode, spoil: (document: Loose) => void, where: string])[] = [
  ['step.duplicate', (d) => d.steps.push(structuredClone(d.steps[3])), '/steps/7/key'],
  ['step.reserved', (d) => d.steps.push({ ...structuredClone(d.steps[4]), key: 'archive' }), '/steps/7/key'],
  ['step.no_role', (d) => (d.steps[3].role = ' '), '/steps/3/role'],
  ['step.no_role', (d) => (d.steps[3].exceptions[0].role = ''), '/steps/3/exceptions/0/role'],
  ['step.role_unknown', (d) => (d.steps[0].role = 'wizard'), '/steps/0/role'],
  ['step.unreachable', (d) => d.steps.push({ ...structuredClone(d.steps[4]), key: 'island' }), '/steps/7'],
  ['step.unreachable', (d) => stepOf(d, 'register').exits.splice(0, 2), '/steps/3'],
  ['step.no_way_to_archive', (d) => (stepOf(d, 'specialist').exits = [extra({ to: 'specialist' })]), '/steps/4'],
  ['step.stuck', (d) => (exitOf(d, 'receive', 'accept').when = { field: 'ticket.answered', is: 'present' }), '/steps/0'],
  ['step.stuck', (d) => (exitOf(d, 'classify', 'classified').when = { field: 'ticket.kind', is: 'present' }), '/steps/1'],
  ['step.stuck', (d) => (exitOf(d, 'classify', 'classified').on = 'choice'), '/steps/1'],
  ['start.unknown', (d) => (d.start = 'nowhere'), '/start'],
  ['start.not_consult', (d) => (d.start = 'register'), '/start'],
  ['stage.missing', (d) => (d.steps = d.steps.filter((one: Loose) => one.stage !== 'accept')), '/steps'],
  ['exit.duplicate', (d) => (exitOf(d, 'handle', 'to_specialist').key = 'solved'), '/steps/3/exits/1/key'],
  ['exit.to_nowhere', (d) => (exitOf(d, 'handle', 'solved').to = 'gone'), '/steps/3/exits/0/to'],
  ['exit.stage_skipped', (d) => (exitOf(d, 'receive', 'accept').to = 'handle'), '/steps/0/exits/0/to'],
  ['exit.archive_early', (d) => (exitOf(d, 'handle', 'solved').to = 'archive'), '/steps/3/exits/0/to'],
  ['exit.archive_early', (d) => (exitOf(d, 'confirm', 'confirmed').to = 'archive'), '/steps/5/exits/1/to'],
  ['exit.contact_missing', (d) => (exitOf(d, 'register', 'registered').requires = ['ticket.category']), '/steps/2/exits/0/requires'],
  ['exit.contact_missing', (d) => (exitOf(d, 'register', 'on_the_spot').requires = []), '/steps/2/exits/1/requires'],
  ['exit.unconfirmed', (d) => stepOf(d, 'confirm').exits.push(extra({ to: 'visit' })), '/steps/5/exits/4/on'],
  ['exit.unconfirmed', (d) => (exitOf(d, 'confirm', 'on_the_spot').when = { field: 'ticket.priority', is: 'eq', value: 'low' }), '/steps/5/exits/3/on'],
  ['exit.unvisited', (d) => stepOf(d, 'visit').exits.push(extra({ to: 'archive' })), '/steps/6/exits/3/on'],
  ['exit.unvisited', (d) => (exitOf(d, 'visit', 'waived').effects = []), '/steps/6/exits/2/on'],
  ['exit.dead', (d) => stepOf(d, 'classify').exits.push(extra({ to: 'receive' })), '/steps/1/exits/1'],
  ['exit.endless', (d) => stepOf(d, 'register').exits.push(extra({ to: 'classify', on: 'always', when: { field: 'ticket.kind', is: 'absent' } })), '/steps/2/exits/2'],
  ['exit.endless', (d) => stepOf(d, 'handle').exits.push(extra({ to: 'handle', on: 'always', when: { field: 'ticket.kind', is: 'absent' } })), '/steps/3/exits/3'],
  ['exit.answer_misplaced', (d) => (exitOf(d, 'handle', 'solved').answersOnTheSpot = true), '/steps/3/exits/0/answersOnTheSpot'],
  ['exit.requires_misplaced', (d) => (exitOf(d, 'confirm', 'confirmed').requires = ['customer.name']), '/steps/5/exits/1/requires'],
  ['trigger.misplaced', (d) => stepOf(d, 'handle').exits.push(extra({ on: 'confirmed' })), '/steps/3/exits/3/on'],
  ['trigger.missing', (d) => without(d, 'confirm', 'objected'), '/steps/5/exits'],
  ['trigger.missing', (d) => without(d, 'confirm', 'confirmed'), '/steps/5/exits'],
  ['trigger.missing', (d) => without(d, 'visit', 'satisfied'), '/steps/6/exits'],
  ['trigger.missing', (d) => without(d, 'visit', 'dissatisfied'), '/steps/6/exits'],
  ['trigger.missing', (d) => (exitOf(d, 'confirm', 'confirmed').when = { field: 'ticket.kind', is: 'present' }), '/steps/5/exits'],
  ['trigger.wrong_way', (d) => (exitOf(d, 'confirm', 'objected').to = 'visit'), '/steps/5/exits/2/to'],
  ['trigger.wrong_way', (d) => (exitOf(d, 'confirm', 'confirmed').to = 'handle'), '/steps/5/exits/1/to'],
  ['trigger.wrong_way', (d) => (exitOf(d, 'visit', 'dissatisfied').to = 'archive'), '/steps/6/exits/1/to'],
  ['trigger.wrong_way', (d) => (exitOf(d, 'visit', 'satisfied').to = 'confirm'), '/steps/6/exits/0/to'],
  ['effect.misplaced', (d) => exitOf(d, 'handle', 'to_specialist').effects.push({ kind: 'ask_confirmation', silenceConfirmsAfterMs: 1000 }), '/steps/3/exits/1/effects/1'],
  ['effect.misplaced', (d) => exitOf(d, 'visit', 'satisfied').effects.push({ kind: 'ask_rating' }), '/steps/6/exits/0/effects/0'],
  ['effect.misplaced', (d) => exitOf(d, 'handle', 'solved').effects.push({ kind: 'waive_follow_up', reason: text }), '/steps/3/exits/0/effects/1'],
  ['exception.duplicate', (d) => (d.steps[3].exceptions[1].key = 'system_down'), '/steps/3/exceptions/1/key'],
  ['exception.to_nowhere', (d) => (d.steps[3].exceptions[0].to = 'gone'), '/steps/3/exceptions/0/to'],
  ['exception.forward', (d) => (d.steps[2].exceptions[0].to = 'handle'), '/steps/2/exceptions/0/to'],
  ['field.unknown', (d) => (exitOf(d, 'handle', 'solved').requires = ['solution_sumary']), '/steps/3/exits/0/requires/0'],
  ['field.unknown', (d) => (exitOf(d, 'handle', 'solved').requires = ['ticket.colour']), '/steps/3/exits/0/requires/0'],
  ['field.unknown', (d) => (exitOf(d, 'handle', 'solved').when = { all: [{ not: { field: 'colour', is: 'present' } }] }), '/steps/3/exits/0/when/all/0/not'],
  ['field.too_late', (d) => (exitOf(d, 'register', 'registered').requires = ['customer.contact', 'root_cause']), '/steps/2/exits/0/requires/1'],
  ['condition.value', (d) => (exitOf(d, 'handle', 'to_specialist').when = { field: 'root_cause', is: 'eq', value: 'weather' }), '/steps/3/exits/1/when'],
  ['condition.value', (d) => (exitOf(d, 'handle', 'to_specialist').when = { field: 'root_cause', is: 'in', value: ['usage', 7] }), '/steps/3/exits/1/when'],
  ['condition.value', (d) => (exitOf(d, 'handle', 'to_specialist').when = { field: 'solution_summary', is: 'gt', value: 3 }), '/steps/3/exits/1/when'],
  ['form.key', (d) => (d.steps[3].form.properties['Root-Cause'] = field({})), '/steps/3/form/properties/Root-Cause'],
  ['form.conflict', (d) => (d.steps[4].form.properties.root_cause = field({ type: 'number' })), '/steps/4/form/properties/root_cause'],
  ['form.enum', (d) => (d.steps[3].form.properties.extra = field({ enum: ['a', 'b'], enumLabels: { a: text } })), '/steps/3/form/properties/extra'],
  ['form.enum', (d) => (d.steps[3].form.properties.extra = field({ enum: ['a', 'a'], enumLabels: { a: text } })), '/steps/3/form/properties/extra'],
  ['form.enum', (d) => (d.steps[3].form.properties.extra = field({ enum: ['a'], enumLabels: { a: text, b: text } })), '/steps/3/form/properties/extra'],
  ['form.enum', (d) => (d.steps[3].form.properties.extra = field({ type: 'number', enum: ['1'], enumLabels: { 1: text } })), '/steps/3/form/properties/extra'],
  ['form.range', (d) => (d.steps[3].form.properties.extra = field({ type: 'number', minimum: 2, maximum: 1 })), '/steps/3/form/properties/extra'],
  ['form.keyword', (d) => (d.steps[3].form.properties.extra = field({ minimum: 2 })), '/steps/3/form/properties/extra'],
  ['form.keyword', (d) => (d.steps[3].form.properties.extra = field({ type: 'boolean', pattern: 'x' })), '/steps/3/form/properties/extra'],
  ['form.pattern', (d) => (d.steps[3].form.properties.extra = field({ pattern: '([' })), '/steps/3/form/properties/extra'],
  ['form.pattern', (d) => (d.steps[3].form.properties.extra = field({ pattern: '^(a+)+$' })), '/steps/3/form/properties/extra'],
  ['text.missing', (d) => (d.name.en = ''), '/name'],
  ['text.missing', (d) => (exitOf(d, 'handle', 'to_specialist').effects[0].text.zh = ' '), '/steps/3/exits/1/effects/0/text'],
  ['text.missing', (d) => (d.steps[3].form.properties.root_cause.enumLabels.usage.en = ''), '/steps/3/form/properties/root_cause/enumLabels/usage'],
  ['text.placeholder', (d) => (d.steps[0].phrases[0].zh = '{{customr}}您好'), '/steps/0/phrases/0'],
];

const ofShape: readonly FindingCode[] = ['document.shape', 'step.two_roles'];

describe('validateFlow', () => {
  test.each(shippedFlows.map((document) => [document.key, document] as const))('finds nothing in the shipped flow %s', (_, document) => {
    expect(validateFlow(document, { roles })).toEqual([]);
  });

  test.each(defects)('finds %s where it was planted (%#)', (code, spoil, path) => {
    const document: Loose = structuredClone(generalFlow);
    spoil(document);
    const findings = validateFlow(document, { roles });
    expect(findings.map((one) => `${one.code} ${one.path}`)).toContain(`${code} ${path}`);
    for (const { message } of findings) expect([message.zh, message.en].every((words) => words.length > 3 && !words.includes('undefined'))).toBe(true);
  });

  test('has a planted defect for every code', () => {
    expect([...new Set([...defects.map(([code]) => code), ...ofShape])].toSorted()).toEqual([...findingCodes].toSorted());
  });

  test('never throws, whatever well-formed nonsense it reads', () => {
    fc.assert(
      fc.property(anyFlow, fc.array(fc.tuple(fc.nat(50), fc.nat(50), fc.constantFrom('to', 'on', 'key', 'start', 'role', 'stage', 'drop'))), (drawn, spoils) => {
        const document: Loose = structuredClone(drawn);
        for (const [a, b, how] of spoils) {
          const one = document.steps[a % document.steps.length];
          const exit = one?.exits[b % Math.max(1, one.exits.length)];
          if (how === 'start') document.start = `x${a}`;
          else if (how === 'drop' && document.steps.length > 1) document.steps.splice(a % document.steps.length, 1);
          else if (how === 'role' || how === 'stage') one[how] = how === 'role' ? '' : ['consult', 'accept', 'process', 'feedback', 'follow_up'][b % 5];
          else if (exit && how !== 'drop') exit[how] = how === 'on' ? ['choice', 'always', 'confirmed', 'satisfied'][b % 4] : how === 'to' ? document.steps[b % document.steps.length].key : 'same';
        }
        expect(Array.isArray(validateFlow(document, { roles }))).toBe(true);
      }),
    );
  });

  test('an unreachable step is found exactly where a search by hand finds none', () => {
    fc.assert(
      fc.property(anyFlow, fc.nat(), fc.nat(), (drawn, a, b) => {
        const document: Loose = structuredClone(drawn);
        const one = document.steps[a % document.steps.length];
        one.exits.splice(b % Math.max(1, one.exits.length), 1);
        const findings = validateFlow(document, { roles });
        if (findings.some((found) => found.code === 'exit.dead')) return;
        const found = findings.filter((finding) => finding.code === 'step.unreachable').map((finding) => finding.step);
        expect(found).toEqual(document.steps.map((other: Loose) => other.key).filter((key: string) => !byHand(document).has(key)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('parseFlow', () => {
  test('takes every drawn and shipped flow as it is', () => {
    for (const document of shippedFlows) expect(parseFlow(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, value: document });
    fc.assert(fc.property(anyFlow, (document) => void expect(parseFlow(document).ok).toBe(true)));
  });

  test.each<[string, (document: Loose) => void, string, FindingCode]>([
    ['two roles on a step', (d) => (d.steps[2].role = ['agent', 'specialist']), '/steps/2/role', 'step.two_roles'],
    ['a missing language', (d) => delete d.steps[1].guide.en, '/steps/1/guide', 'document.shape'],
    ['an unknown stage', (d) => (d.steps[1].stage = 'limbo'), '/steps/1/stage', 'document.shape'],
    ['an unknown property', (d) => (d.steps[1].colour = 'red'), '/steps/1', 'document.shape'],
    ['a malformed condition', (d) => (d.steps[0].exits[1].when = { fields: 'x' }), '/steps/0/exits/1/when', 'document.shape'],
    ['an unknown effect', (d) => d.steps[3].exits[1].effects.push({ kind: 'explode' }), '/steps/3/exits/1/effects/1', 'document.shape'],
    ['a limit without a clock', (d) => (d.steps[3].limit = { ms: 1000 }), '/steps/3/limit', 'document.shape'],
  ])('refuses %s at its place', (_, spoil, path, code) => {
    const document: Loose = structuredClone(generalFlow);
    spoil(document);
    expect(parseFlow(document).ok).toBe(false);
    expect(shapeFindings(document).map((one) => `${one.code} ${one.path}`)).toEqual([`${code} ${path}`]);
  });

  test('refuses anything that is no document', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void expect(parseFlow(raw).ok).toBe(false)));
  });
});

/** Follows every exit and plan from the start until nothing new comes; apart from the validator's own search. */
function byHand(document: Loose): Set<string> {
  const found = new Set<string>([document.start]);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const one of document.steps) if (found.has(one.key)) for (const way of [...one.exits, ...one.exceptions]) if (way.to !== null) found.add(way.to);
  }
  return found;
}
