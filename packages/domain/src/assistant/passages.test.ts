import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passagesOf } from './passages.ts';

describe('passagesOf', () => {
  test('turns Markdown into what can be said in a chat', () => {
    expect(passagesOf('先看 [退款规则](article:refund-rule)，再点 **提交**。\n\n| 提示 | 原因 | 怎么做 |\n| --- | --- | --- |\n| 超限 | 银行限额 | 调高 |')).toEqual(['先看 退款规则，再点 提交。\n· 超限：原因 银行限额；怎么做 调高']);
  });

  test('keeps a heading with what it heads', () => {
    const section = (name: string) => `### ${name}\n\n${'一句话。'.repeat(30)}`;
    expect(passagesOf(`${section('甲')}\n\n${section('乙')}`).map((passage) => passage[0])).toEqual(['甲', '乙']);
  });

  test('has no passage for an empty body', () => {
    expect(passagesOf(' \n\n')).toEqual([]);
  });

  test('is short, and loses no character of a plain text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('退款在一天内到账', '。', '！', '\n', '很长的话没有句号'.repeat(50), 'word '), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const passages = passagesOf(text);
        expect(passages.every((passage) => passage.length <= 300)).toBe(true);
        expect(passages.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
