import { describe, expect, test } from 'vitest';
import type { Chinese } from '../assistant/chinese.ts';
import { comparedTermsOf } from '../assistant/likeness.ts';
import { type GivenReply, proposeAnswer } from './propose-answer.ts';

/** What the core does, with pairs of characters for its dictionary. */
const chinese: Chinese = { cut: (text) => text.match(/\p{Script=Han}{1,2}|[a-z\d]+/giu) ?? [], cutForSearch: () => [], simplify: (text) => text };
const termsOf = (text: string) => comparedTermsOf(text, chinese);
const reply = (text: string, at: number): GivenReply => ({ messageId: `m${at}`, ticketId: `t${at}`, text, at });
const propose = (...texts: readonly string[]) => proposeAnswer(texts.map(reply), termsOf);

describe('proposeAnswer', () => {
  test('quotes the reply that the others are most like, without its courtesies', () => {
    const proposed = propose('您好！预售商品付尾款后48小时内发货。感谢您的支持！', '付了尾款之后48小时内就发货的', '今天天气很好，适合出门散步聊天', '预售商品付了尾款才发。');
    expect(proposed.text).toBe('预售商品付尾款后48小时内发货。');
    expect(proposed.sources[0]).toMatchObject({ reply: { messageId: 'm0' }, isQuoted: true, likeness: expect.closeTo(1) });
    expect(proposed.sources.at(-1)).toMatchObject({ reply: { messageId: 'm2' }, isQuoted: false });
    expect(proposed.sources).toHaveLength(4);
  });

  test('adds what several others say besides, and what only one says not', () => {
    const proposed = propose('付尾款后48小时内发货。', '付尾款后48小时内发货。大件商品由物流车配送。', '付尾款后48小时内发货。大件商品由物流车配送。', '付尾款后48小时内发货。老板今天心情不错哦。');
    expect(proposed.text).toContain('48小时内发货');
    expect(proposed.text).toContain('大件商品由物流车配送');
    expect(proposed.text).not.toContain('心情');
  });

  test('shows where another reply contradicts it', () => {
    const proposed = propose('付尾款后48小时内发货', '付尾款后48小时内就会发货', '付尾款后15天内发货');
    expect(proposed.sources[1]!.reply.messageId).toBe('m2');
    expect(proposed.sources.find(({ reply: { messageId } }) => messageId === 'm2')!.differences).toEqual([{ kind: 'duration', a: '48小时', b: '15天' }]);
  });

  test('proposes nothing where nobody answered', () => {
    expect(propose('您好', '好的亲，稍等')).toEqual({ text: '', sources: [] });
    expect(propose()).toEqual({ text: '', sources: [] });
  });

  test('says only what was said', () => {
    const texts = ['您好，尾款支付后48小时内发货。', '付尾款后两天内发货，请留意短信。', '发货后会有短信通知您的。'];
    const { text } = propose(...texts);
    for (const piece of text.split(/(?<=[。！？])|\n/).filter((sentence) => sentence !== '')) expect(texts.some((said) => said.includes(piece))).toBe(true);
  });
});
