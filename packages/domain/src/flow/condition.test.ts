import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../kernel/json.ts';
import { holds, isPresent, type View } from './condition.ts';
import { anyFacts } from './flow.arbitrary.ts';
import type { Condition, FormField } from './flow.ts';
import { flawOf } from './check-fields.ts';
import { checkFormField } from './check-form.ts';

const value = fc.constantFrom<Json>(null, '', ' ', 'a', 'b', 0, 1, 2, true, false);
const view = fc.record({ fields: fc.record({ x: value, y: value }), facts: anyFacts }) as fc.Arbitrary<View>;
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fc.constantFrom('x', 'y', 'ticket.priority', 'nowhere'), is: fc.constantFrom<'present' | 'absent'>('present', 'absent') }),
  fc.record({ field: fc.constantFrom('x', 'y'), is: fc.constantFrom<'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'>('eq', 'ne', 'lt', 'le', 'gt', 'ge'), value }),
);

describe('conditions', () => {
  test('obey the laws of logic', () => {
    fc.assert(
      fc.property(leaf, leaf, view, (a, b, seen) => {
        expect(holds({ not: a }, seen)).toBe(!holds(a, seen));
        expect(holds({ all: [a, b] }, seen)).toBe(holds(a, seen) && holds(b, seen));
        expect(holds({ not: { any: [a, b] } }, seen)).toBe(holds({ all: [{ not: a }, { not: b }] }, seen));
      }),
    );
  });

  test('order only what has an order: a number never compares with a text', () => {
    const seen: View = { fields: { n: 10, s: '9', d: '2025-08-12' }, facts: {} as View['facts'] };
    expect(holds({ field: 'n', is: 'gt', value: 9 }, seen)).toBe(true);
    expect(holds({ field: 's', is: 'lt', value: 10 }, seen)).toBe(false);
    expect(holds({ field: 'd', is: 'lt', value: '2025-09-01' }, seen)).toBe(true);
    expect(holds({ field: 'gone', is: 'le', value: 0 }, seen)).toBe(false);
  });

  test('a form field cannot pass itself off as a fact', () => {
    const seen = { fields: { 'customer.contact': true }, facts: { 'customer.contact': null } } as unknown as View;
    expect(holds({ field: 'customer.contact', is: 'present' }, seen)).toBe(false);
  });

  test('names of the language itself are not fields', () => {
    expect(holds({ field: 'constructor', is: 'present' }, { fields: {}, facts: {} as View['facts'] })).toBe(false);
  });

  test.each<[Json, boolean]>([[null, false], ['', false], ['  ', false], [false, false], [[], false], [0, true], ['0', true], [true, true]])('%j present: %s', (given, there) => {
    expect(isPresent(given)).toBe(there);
  });
});

describe('form fields', () => {
  const label = { zh: '字', en: 'word' };
  test.each<[Partial<FormField>, Json, string | null]>([
    [{ type: 'integer' }, 1.5, 'type'],
    [{ type: 'number' }, 1.5, null],
    [{ type: 'boolean' }, 'true', 'type'],
    [{ maxLength: 2 }, '😀😀', null],
    [{ maxLength: 2 }, '一二三', 'too_long'],
    [{}, 'x'.repeat(10_001), 'too_long'],
    [{ pattern: '^a$' }, 'b', 'pattern'],
    [{ format: 'date' }, '2024-02-29', null],
    [{ format: 'date' }, '2023-02-29', 'format'],
    [{ format: 'date-time' }, '2025-08-12T10:00:00+08:00', null],
    [{ format: 'date-time' }, '2025-08-12T10:00:00', 'format'],
  ])('%j with %j: %s', (change, given, flaw) => {
    expect(flawOf({ type: 'string', label, ...change }, given)).toBe(flaw);
  });

  test('that come from outside are taken when sound and explained when not', () => {
    expect(checkFormField({ type: 'string', label })).toEqual({ ok: true, value: { type: 'string', label } });
    expect(checkFormField({ type: 'string', label: { zh: '字', en: '' } })).toMatchObject({ code: 'custom_field.invalid', facts: { flaws: [{ code: 'text.missing' }] } });
    expect(checkFormField({ type: 'colour', label })).toMatchObject({ code: 'custom_field.invalid', facts: { flaws: [{ code: 'document.shape' }] } });
    expect(checkFormField({ type: 'string', label, pattern: '(a*)*' })).toMatchObject({ facts: { flaws: [{ code: 'form.pattern' }] } });
  });
});

