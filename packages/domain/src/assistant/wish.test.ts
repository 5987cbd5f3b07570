import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wishOf, type Wish } from './wish.ts';

const examples: Readonly<Record<Wish, readonly string[]>> = {
  person: [
    '转人工', '人工', '人工客服', '我要转人工！', '帮我转接人工', '找真人', '有没有人工客服啊', '我要人工服务', '别跟我机器人聊', '不要用机器人敷衍我', '叫你们主管来', '我要找客服。', '你是机器人吗，我要人工', '人工服务呢？',
    'I want to speak to a human', 'Can I talk to someone please', 'real person please', 'let me speak with your manager', 'live agent',
  ],
  nothing: ['好的谢谢', '谢谢', '明白了，谢谢您', '解决了', 'ok', '没有了，辛苦了', '嗯嗯好的', '知道了', 'Thanks, that is all', 'thank you very much', 'Got it, thanks!', '可以了，感谢', '好的好的~'],
  greeting: ['你好', '在吗', '您好，在吗？', '哈喽', 'Hello', 'hi there', '请问', '请问在吗', '客服，在吗？', 'Good morning!'],
  answer: ['退款多久到账', '你好，我想问一下发票怎么开', '不用转人工，告诉我怎么退就行', '谢谢，那运费谁出？', 'Hi, do you ship to Hong Kong?', 'no need for a human, just tell me the price', '机器人吸尘器怎么用', '扫地机器人不充电', '好的那什么时候到', '人工费怎么收', '', '？？？', 'which size fits me', 'hi?di'],
};

describe('what a customer wants of the assistant', () => {
  for (const [wish, texts] of Object.entries(examples)) {
    test.each(texts)(`“%s” is ${wish}`, (text) => expect(wishOf(text)).toBe(wish));
  }

  test('is told of any text, however odd, and at once', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => void expect(['person', 'nothing', 'greeting', 'answer']).toContain(wishOf(text))));
    expect(wishOf('好的'.repeat(20_000))).toBe('answer');
    expect(wishOf(`${'谢谢'.repeat(29)}x`)).toBe('answer');
  });
});
