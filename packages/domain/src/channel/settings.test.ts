import { describe, expect, test } from 'vitest';
import { checkSettings, mayEmbed, normaliseOrigin } from './settings.ts';

describe('checkSettings', () => {
  test('brings origins to the form that browsers send, each once', () => {
    expect(checkSettings({ origins: ['https://Shop.Example.com/', 'https://shop.example.com:443', 'http://localhost:3000'] })).toEqual({
      ok: true,
      value: { origins: ['https://shop.example.com', 'http://localhost:3000'] },
    });
  });

  test('names every field that is wrong', () => {
    const wrong = checkSettings({
      origins: ['https://ok.example.com', '*', 'javascript:alert(1)'],
      privacyNotice: { url: 'javascript:alert(1)', version: ' ' },
      preChat: [{ key: 'name', required: true }, { key: 'name', required: false }],
    });
    expect(wrong).toMatchObject({ ok: false, code: 'channel.settings_invalid', facts: { fields: ['origins.1', 'origins.2', 'privacyNotice.url', 'privacyNotice.version', 'preChat'] } });
  });

  test('takes a privacy notice of our own', () => {
    expect(checkSettings({ privacyNotice: { url: '/privacy', version: '2025-08' } }).ok).toBe(true);
    expect(checkSettings({ privacyNotice: { url: '//evil.example.com', version: '1' } }).ok).toBe(false);
  });
});

test.each(['https://user@shop.example.com', 'https://shop.example.com/path', 'https://shop.example.com?x', 'https://*.example.com', 'ftp://x.example.com', 'https://x.example.com:99999', 'null', ''])('takes %j for no origin', (raw) => {
  expect(normaliseOrigin(raw)).toBeNull();
});

test('a site may embed only when it is named, whole', () => {
  const settings = { origins: ['https://shop.example.com'] };
  expect(mayEmbed(settings, 'https://shop.example.com')).toBe(true);
  expect(mayEmbed(settings, 'https://shop.example.com.evil.example')).toBe(false);
  expect(mayEmbed({}, 'https://shop.example.com')).toBe(false);
});
