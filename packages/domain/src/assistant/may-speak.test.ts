import { describe, expect, test } from 'vitest';
import { handOffReasons } from '../ticket/ticket.ts';
import { handOnWords } from './hand-on-words.ts';
import { speaksOn, whyPeopleOnly, type Reading } from './may-speak.ts';
import { checkAssistantSettings, shippedAssistantSettings } from './settings.ts';

const calm: Reading = { kind: 'question', categoryKeys: ['refund', 'refund-progress'], urgency: 3, mood: 'neutral', isUpset: false };

describe('the assistant may speak', () => {
  test('where the channel says so, and when', () => {
    const channel = { active: true, when: 'always', settleAfterMinutes: 60 } as const;
    expect(speaksOn(undefined, true)).toBe(false);
    expect(speaksOn({ ...channel, active: false }, true)).toBe(false);
    expect([speaksOn(channel, true), speaksOn(channel, false)]).toEqual([true, true]);
    expect([speaksOn({ ...channel, when: 'on_duty' }, true), speaksOn({ ...channel, when: 'on_duty' }, false)]).toEqual([true, false]);
    expect([speaksOn({ ...channel, when: 'off_duty' }, true), speaksOn({ ...channel, when: 'off_duty' }, false)]).toEqual([false, true]);
  });

  test('of what people have not kept to themselves', () => {
    expect(whyPeopleOnly(calm, shippedAssistantSettings)).toBeNull();
    expect(whyPeopleOnly({ ...calm, kind: 'refund' }, shippedAssistantSettings)).toBe('topic');
    expect(whyPeopleOnly({ ...calm, categoryKeys: ['account', 'account-security'] }, shippedAssistantSettings)).toBe('topic');
    expect(whyPeopleOnly({ ...calm, urgency: 1 }, shippedAssistantSettings)).toBe('topic');
    expect(whyPeopleOnly({ ...calm, urgency: 1 }, { ...shippedAssistantSettings, peopleOnly: { kinds: [], categories: [], mostUrgent: false } })).toBeNull();
    expect(whyPeopleOnly({ ...calm, kind: 'complaint', isUpset: true }, shippedAssistantSettings)).toBe('upset');
  });

  test('within bands that follow each other', () => {
    expect(checkAssistantSettings({ ...shippedAssistantSettings, clarifyAbove: 0.9 })).toMatchObject({ ok: false, facts: { fields: ['clarifyAbove'] } });
  });
});

test('whoever is handed on hears why and what to expect, in both languages and without gaps', () => {
  const moment = (at: number, language: string) => `${language}:${at}`;
  for (const reason of handOffReasons) {
    for (const expectation of [
      { peopleOnDuty: true, ahead: 0, opensAt: null }, { peopleOnDuty: true, ahead: 1, opensAt: null }, { peopleOnDuty: true, ahead: 12, opensAt: null }, { peopleOnDuty: true, ahead: null, opensAt: null },
      { peopleOnDuty: false, ahead: null, opensAt: 5 }, { peopleOnDuty: false, ahead: null, opensAt: null },
    ]) {
      const { zh, en } = handOnWords(reason, expectation, moment);
      expect(zh).toMatch(/[。！]$/u);
      expect(en).toMatch(/\.$/);
      for (const words of [zh, en]) expect(words).not.toMatch(/undefined|null|\s{2}/);
      if (expectation.ahead === 12) expect([zh, en].every((words) => words.includes('12'))).toBe(true);
      if (expectation.opensAt === 5) expect([zh, en]).toEqual([expect.stringContaining('zh:5'), expect.stringContaining('en:5')]);
    }
  }
});
