import { expect, test } from 'vitest';
import { changedFields, formOf } from './form-of.ts';

test('sends only what changed, and clears with null', () => {
  expect(changedFields({ a: 1, b: '', c: undefined, d: 'x' }, { a: 1, b: 'old', d: 'y' })).toEqual({ b: null, d: 'x' });
});

test('joins step, exits and custom fields, and stars what the ordinary way asks for', () => {
  const field = (zh: string) => ({ type: 'string' as const, label: { zh, en: zh } });
  const form = formOf({
    guide: { form: { properties: { a: field('甲') } } },
    exits: [
      { form: { properties: { b: field('乙') }, required: ['b'] } },
      { form: { properties: { c: field('丙') }, required: ['c'] } },
    ],
    customForm: { properties: { d: field('丁') } },
  } as never);
  expect(Object.keys(form.properties)).toEqual(['a', 'b', 'c', 'd']);
  expect(form.required).toEqual(['b']);
});
