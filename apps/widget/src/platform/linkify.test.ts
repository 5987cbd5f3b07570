import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkify } from './linkify.ts';

const links = (text: string) => linkify(text).flatMap((part) => (part.kind === 'link' ? [part.href] : []));

describe('linkify', () => {
  test('shows every letter that was said, in order', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('https://a.cn/x', 'http://b.com', '(', ')', '。', '，', '.', 'javascript:', '<img src=x>', ' '));
    fc.assert(fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      expect(linkify(text).map((part) => part.text).join('')).toBe(text);
    }));
  });

  test('makes links of http and https alone', () => {
    fc.assert(fc.property(fc.string(), fc.constantFrom('javascript:', 'data:', 'vbscript:', 'file:', 'JaVaScRiPt:', 'https:', 'HTTP:'), (tail, scheme) => {
      for (const href of links(`${scheme}//${tail} ${scheme}${tail}`)) expect(href).toMatch(/^https?:\/\//);
    }));
  });

  test.each([
    ['详见https://example.com/p/1。谢谢', ['https://example.com/p/1']],
    ['看这里：http://a.cn，还有 https://b.cn/x?y=1&z=2！', ['http://a.cn/', 'https://b.cn/x?y=1&z=2']],
    ['(https://example.com/a_(b)) and https://example.com.', ['https://example.com/a_(b)', 'https://example.com/']],
    ['（https://example.com/订单）', ['https://example.com/']],
    ['javascript:alert(1) ftp://x.cn //x.cn', []],
    ['https://bank.com@evil.com/login', []],
    ['https://', []],
  ])('%s', (text, expected) => expect(links(text)).toEqual(expected));
});
