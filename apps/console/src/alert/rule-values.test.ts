import type { AlertRuleView } from '@huiyin/domain/alert/alert.contract.ts';
import { shippedRules } from '@huiyin/domain/alert/shipped.ts';
import { expect, test } from 'vitest';
import { factsOf, type RuleValues, valuesOf } from './rule-values.ts';

// What each kind of condition shows; a form hands on nothing of what it does not show.
const unseen = { threshold: ['weeks', 'measuredIn'], season: [], before: ['weeks'] } as const;

test.each(['threshold', 'season', 'before'] as const)('a rule of kind %s is whole without what its form does not show', (kind) => {
  const { name, metric, slice, windowMs, minimumN, dwellMs, hysteresis } = shippedRules[0]!.rule;
  const condition = kind === 'threshold' ? { kind, side: 'above', limit: 12 } : { kind: 'change', side: 'above', against: kind, by: 20, measuredIn: 'percent' };
  const shown = { name, metric, slice, condition, windowMinutes: windowMs / 60_000, minimumN, dwellMinutes: dwellMs / 60_000, hysteresis, weeks: 6, ownerId: null } as unknown as AlertRuleView;
  const values = Object.fromEntries(Object.entries(valuesOf(shown)).filter(([field]) => !(unseen[kind] as readonly string[]).includes(field))) as unknown as RuleValues;
  const facts = factsOf(values);
  expect(Object.entries(facts).filter(([, value]) => value === undefined)).toEqual([]);
  expect(facts).toMatchObject({ metric, windowMinutes: 60, condition, weeks: kind === 'season' ? 6 : 4 });
  expect(factsOf(values, 6).weeks).toBe(6);
});
