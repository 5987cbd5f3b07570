import { refundFlow } from '@huiyin/domain/flow/shipped/refund.ts';
import { describe, expect, test } from 'vitest';
import { addStep, freeKey, removeStep, replaceStep } from './change-document.ts';
import { asKind, fieldKind, fieldKinds } from './field-kind.ts';
import { moveItem } from './list-edits.ts';

describe('a renamed step', () => {
  test('keeps every exit, plan and start that led to it', () => {
    for (const [index, step] of refundFlow.steps.entries()) {
      const renamed = replaceStep(refundFlow, index, { ...step, key: 'renamed' });
      const back = replaceStep(renamed, index, { ...renamed.steps[index]!, key: step.key });
      expect(JSON.stringify(renamed)).not.toContain(`"to":"${step.key}"`);
      expect(back).toEqual(refundFlow);
    }
  });

  test('leaves others alone while two steps have the same key', () => {
    const [first, second] = refundFlow.steps;
    const twins = replaceStep(refundFlow, 1, { ...second!, key: first!.key });
    const apart = replaceStep(twins, 1, { ...second!, key: 'apart' });
    expect(apart.start).toBe(first!.key);
  });
});

test('a new step comes after the last of its stage, under a key of its own', () => {
  const once = addStep(refundFlow, 'process', { zh: '新', en: 'New' });
  const twice = addStep(once.document, 'process', { zh: '新', en: 'New' });
  expect([once.key, twice.key]).toEqual(['step', 'step_2']);
  const stages = twice.document.steps.map((step) => step.stage);
  expect(stages).toEqual(stages.toSorted((a, b) => stages.indexOf(a) - stages.indexOf(b)));
  const at = twice.document.steps.findIndex((step) => step.key === 'step_2');
  expect(removeStep(removeStep(twice.document, at), at - 1)).toEqual(refundFlow);
});

test('a free key is not taken', () => {
  expect(freeKey('exit', ['exit', 'exit_2'])).toBe('exit_3');
});

test('moving past an end moves nothing, and there and back is where it was', () => {
  expect(moveItem([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
  expect(moveItem(moveItem([1, 2, 3], 0, 1), 1, -1)).toEqual([1, 2, 3]);
});

test('every kind of field is recognised again', () => {
  for (const kind of fieldKinds) expect(fieldKind(asKind({ type: 'string', label: { zh: '甲', en: 'A' } }, kind))).toBe(kind);
});
