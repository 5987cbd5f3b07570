import type { ChannelAssistant } from '@huiyin/domain/channel/channel.contract.ts';
import { describe, expect, test } from 'vitest';
import { assistantOf, assistantValuesOf } from './assistant-fields.tsx';

const kept: ChannelAssistant = { active: true, when: 'off_duty', name: { zh: '小栗', en: 'Chessie' }, settleAfterMinutes: 45 };

describe('the assistant on a channel', () => {
  test('is saved as it was read', () => {
    expect(assistantOf(assistantValuesOf(kept), true)).toEqual({ assistant: kept });
  });

  test('keeps its name and hours while it is switched off', () => {
    expect(assistantOf({ ...assistantValuesOf(kept), active: false }, true)).toEqual({ assistant: { ...kept, active: false } });
  });

  test('is not mentioned where nobody ever switched it on', () => {
    expect(assistantOf(assistantValuesOf(undefined), false)).toEqual({});
    expect(assistantOf({ ...assistantValuesOf(undefined), active: true }, false)).toEqual({ assistant: { active: true, when: 'always', settleAfterMinutes: 30 } });
  });

  test('has no name where only blanks were typed', () => {
    expect(assistantOf({ ...assistantValuesOf(undefined), active: true, name: { zh: ' ', en: '' } }, false).assistant).not.toHaveProperty('name');
  });
});
