import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catchesAll, chooseFlow, type FlowRule } from './choose-flow.ts';
import { compareFlows } from './compare.ts';
import { anyFlow } from './flow.arbitrary.ts';
import type { FlowDocument, Step } from './flow.ts';
import { generalFlow } from './shipped/general.ts';

const change = (key: string, how: (step: Step) => Step): FlowDocument => ({ ...generalFlow, steps: generalFlow.steps.map((step) => (step.key === key ? how(step) : step)) });

describe('compareFlows', () => {
  test('finds nothing between a flow and itself, whatever the order of its keys', () => {
    fc.assert(
      fc.property(anyFlow, (document) => {
        const turned = JSON.parse(JSON.stringify(document, (_, value) => (value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value)));
        expect(compareFlows(document, turned)).toEqual({ flow: [], steps: [] });
      }),
    );
  });

  test('turned round, what was added is removed, and before is after', () => {
    fc.assert(
      fc.property(anyFlow, anyFlow, (a, b) => {
        const there = compareFlows(a, b).steps;
        const back = compareFlows(b, a).steps;
        expect(there.filter((step) => step.how === 'added').map((step) => step.key).toSorted()).toEqual(back.filter((step) => step.how === 'removed').map((step) => step.key).toSorted());
        for (const step of there.filter((one) => one.how === 'changed')) {
          const other = back.find((one) => one.key === step.key)!;
          expect(other.changes.map(({ what, before, after }) => ({ what, before: after, after: before })).toSorted(byWhat)).toEqual(step.changes.toSorted(byWhat));
        }
      }),
    );
  });

  test('names the exit, the field and the words that changed', () => {
    const after = change('handle', (step) => ({
      ...step,
      name: { zh: '处理', en: 'Handle' },
      exits: step.exits.filter((exit) => exit.key !== 'to_specialist').map((exit) => (exit.key === 'solved' ? { ...exit, requires: [] } : exit)),
      form: { ...step.form, properties: { ...step.form.properties, device: { type: 'string', label: { zh: '机型', en: 'Device' } } } },
    }));
    const [step, ...more] = compareFlows(generalFlow, after).steps;
    expect(more).toEqual([]);
    expect(step).toMatchObject({
      key: 'handle',
      exits: [{ key: 'solved', how: 'changed', changes: [{ what: 'requires', before: ['solution_summary'], after: [] }] }, { key: 'to_specialist', how: 'removed' }],
      fields: [{ key: 'device', how: 'added' }],
    });
    expect(step!.changes.map((one) => one.what)).toContain('name');
  });

  test('tells a change of order apart from added and removed steps', () => {
    const moved = { ...generalFlow, steps: generalFlow.steps.toReversed() };
    expect(compareFlows(generalFlow, moved).flow.map((one) => one.what)).toEqual(['order']);
    expect(compareFlows(generalFlow, { ...generalFlow, steps: generalFlow.steps.slice(1) }).flow).toEqual([]);
  });
});

describe('chooseFlow', () => {
  const rule = (wish: Partial<FlowRule>): FlowRule => ({ ticketKind: null, categoryId: null, channelId: null, ...wish });
  const anyRule = fc.record({ ticketKind: fc.constantFrom(null, 'refund', 'complaint'), categoryId: fc.constantFrom(null, 'c1', 'c2'), channelId: fc.constantFrom(null, 'web') });
  const anySubject = fc.record({ kind: fc.constantFrom(null, 'refund', 'question'), categoryIds: fc.subarray(['c1', 'c2', 'c3']), channelId: fc.constantFrom('web', 'phone') });

  test('with a last rule that asks for nothing there is always a flow', () => {
    fc.assert(fc.property(fc.array(anyRule), anySubject, (rules, subject) => void expect(chooseFlow([...rules, rule({})], subject)).not.toBeNull()));
    expect([catchesAll(rule({})), catchesAll(rule({ channelId: 'web' }))]).toEqual([true, false]);
  });

  test('the first that fits decides', () => {
    const rules = [rule({ ticketKind: 'refund', channelId: 'phone' }), rule({ ticketKind: 'refund' }), rule({})];
    expect(chooseFlow(rules, { kind: 'refund', categoryIds: [], channelId: 'web' })).toBe(rules[1]);
    expect(chooseFlow(rules, { kind: null, categoryIds: [], channelId: 'phone' })).toBe(rules[2]);
  });

  test('a rule for a category takes what lies below it', () => {
    expect(chooseFlow([rule({ categoryId: 'parent' })], { kind: null, categoryIds: ['child', 'parent'], channelId: 'web' })).not.toBeNull();
  });
});

function byWhat(a: { what: string }, b: { what: string }): number {
  return a.what < b.what ? -1 : 1;
}
