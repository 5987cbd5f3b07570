import { describe, expect, test } from 'vitest';
import type { Settings } from './chat-state.ts';
import { askedFields, flawsOf, formOf, owesConsent } from './pre-chat.ts';

const settings = {
  preChat: [{ key: 'name', required: true }, { key: 'phone', required: false }, { key: 'topic', required: false }],
  privacyNotice: { url: '/privacy', version: '2' },
} as unknown as Settings;

describe('askedFields', () => {
  test('asks somebody the site vouches for only what it is about, unless the server misses more', () => {
    expect(askedFields(settings, { verified: true, missing: [] }).map(({ key }) => key)).toEqual(['topic']);
    expect(askedFields(settings, { verified: true, missing: ['phone'] })).toEqual([{ key: 'phone', required: true }, { key: 'topic', required: false }]);
  });
});

describe('owesConsent', () => {
  test('at the beginning, and when the notice has changed; not when only a field is owed', () => {
    expect(owesConsent(settings, { missing: [] })).toBe(true);
    expect(owesConsent(settings, { missing: ['privacyVersion'] })).toBe(true);
    expect(owesConsent(settings, { missing: ['phone'] })).toBe(false);
  });
});

describe('flawsOf', () => {
  const fields = [{ key: 'name', required: true }, { key: 'phone', required: false }, { key: 'email', required: false }] as const;

  test('names each flaw at its field', () => {
    expect(flawsOf(fields, { name: '  ', phone: '12', email: 'a@b' }, true)).toEqual({ name: 'mustFill', phone: 'badPhone', email: 'badEmail', privacyVersion: 'mustAgree' });
  });
  test.each(['13800138000', '+86 138-0013-8000', '１３８００１３８０００', '(010) 8888 6666'])('takes %s for a number', (phone) => {
    expect(flawsOf(fields, { name: '李', phone }, false)).toEqual({});
  });
});

test('formOf sends what was filled in, trimmed', () => {
  const fields = [{ key: 'name', required: true }, { key: 'phone', required: false }] as const;
  expect(formOf(fields, { name: ' 李雷 ', phone: ' ' }, '2')).toEqual({ name: '李雷', privacyVersion: '2' });
  expect(formOf(fields, {}, null)).toEqual({});
});
