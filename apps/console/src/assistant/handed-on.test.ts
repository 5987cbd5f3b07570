import { describe, expect, test } from 'vitest';
import { isAttended, wasHandedOn } from './handed-on.ts';

const part = { speaks: false, turns: 1, failed: 0 };

describe('a packet', () => {
  test('is looked for where the assistant handed on, whatever the reason', () => {
    for (const ended of ['asked', 'no_evidence', 'topic', 'unanswered', 'switched_off']) expect(wasHandedOn({ assistant: { ...part, ended } }), ended).toBe(true);
  });

  test('is not looked for where it speaks, was accepted or stepped aside, nor where it never was', () => {
    expect(wasHandedOn({ assistant: null })).toBe(false);
    expect(wasHandedOn({ assistant: { ...part, speaks: true, ended: null } })).toBe(false);
    for (const ended of ['accepted', 'person', 'moved']) expect(wasHandedOn({ assistant: { ...part, ended } }), ended).toBe(false);
  });

  test('counts as read once a person answered, or nothing is left to answer', () => {
    expect(isAttended({ firstAnsweredAt: null, state: 'open' })).toBe(false);
    expect(isAttended({ firstAnsweredAt: '2026-01-05T10:00:00Z', state: 'open' })).toBe(true);
    expect(isAttended({ firstAnsweredAt: null, state: 'archived' })).toBe(true);
  });
});
