import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkify } from './linkify.ts';

test('loses no character', () => {
  const anyText = fc.array(fc.oneof(fc.string(), fc.constantFrom('https://example.com/a?b=1', '，', '。', 'javascript:alert(1)', ' ', '查看'))).map((parts) => parts.join(''));
  fc.assert(fc.property(anyText, (text) => void expect(linkify(text).map((piece) => piece.text).join('')).toBe(text)));
});

test('only ever links to http and https', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('javascript:', 'data:', 'https://', 'http://', 'JAVASCRIPT:', 'vbscript:'), (text, scheme) => {
      for (const { href } of linkify(scheme + text)) if (href !== null) expect(new URL(href).protocol).toMatch(/^https?:$/);
    }),
  );
});

test('an address ends where Chinese text or punctuation begins', () => {
  expect(linkify('见https://example.com/a，谢谢')).toEqual([
    { text: '见', href: null },
    { text: 'https://example.com/a', href: 'https://example.com/a' },
    { text: '，谢谢', href: null },
  ]);
  expect(linkify('(https://example.com).')[1]).toEqual({ text: 'https://example.com', href: 'https://example.com' });
});
