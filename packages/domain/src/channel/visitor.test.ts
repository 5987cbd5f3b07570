import { describe, expect, test } from 'vitest';
import type { ChannelSettings } from './channel.contract.ts';
import { cleanPage, combineClaims, missingFields } from './visitor.ts';

const settings: ChannelSettings = {
  preChat: [{ key: 'name', required: true }, { key: 'phone', required: true }, { key: 'email', required: false }, { key: 'topic', required: true }],
  privacyNotice: { url: 'https://example.com/privacy', version: '2' },
};

describe('missingFields', () => {
  test('asks for what is required and for consent to this very notice', () => {
    expect(missingFields(settings, { name: '王芳' }, '1', false)).toEqual(['phone', 'topic', 'privacyVersion']);
    expect(missingFields(settings, { name: '王芳', phone: '1', topic: 'x' }, '2', false)).toEqual([]);
  });

  test('does not ask a proven visitor who it is', () => {
    expect(missingFields(settings, {}, '2', true)).toEqual(['topic']);
  });

  test('asks nothing of a channel without a form', () => {
    expect(missingFields({}, {}, null, false)).toEqual([]);
  });
});

test('later claims win, blanks do not', () => {
  expect(combineClaims({ name: '王', phone: '1' }, null, { name: '  ', phone: ' 2 ' })).toEqual({ name: '王', phone: '2' });
});

test.each([
  ['https://Shop.example.com/order/1?token=secret#x', 'https://shop.example.com/order/1'],
  ['https://user:pass@shop.example.com/a', 'https://shop.example.com/a'],
  ['javascript:alert(1)', null],
  ['', null],
  [undefined, null],
])('keeps of the page %s only %s', (raw, expected) => {
  expect(cleanPage(raw)).toBe(expected);
});
