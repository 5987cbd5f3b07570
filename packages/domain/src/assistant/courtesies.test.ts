import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutCourtesies } from './courtesies.ts';

test.each([
  ['您好！预售商品付尾款后48小时内发货。感谢您的支持！', '预售商品付尾款后48小时内发货。'],
  ['王先生您好，质保一年。祝您生活愉快！', '质保一年。'],
  ['亲，您好～不好意思让您久等了，质保一年哦', '质保一年哦'],
  ['您好，我是客服小王，工号：1024。质保一年，谢谢！', '质保一年！'],
  ['质保一年。我们7×24小时在线为您服务。', '质保一年。'],
  ['你好，不好意思打扰一下，请问水晶吊灯质保多久呢，谢谢', '水晶吊灯质保多久呢'],
  ['您好我是王小明，水晶吊灯质保多久', '水晶吊灯质保多久'],
  ['客服您好，保温杯保修多久？', '保温杯保修多久？'],
  ['Hi Anna, the warranty is one year. Best regards, Li', 'the warranty is one year.'],
  ['Dear Mr. Li, thank you for contacting us. Refunds take 3 days. Have a nice day!', 'Refunds take 3 days.'],
  ['Hello there! Please how long does a refund take? Thanks', 'how long does a refund take?'],
  ['（通话）您好，让您久等了。我是客服潘晨曦。我来帮您看一下。整机保修一年。', '整机保修一年。'],
  // What begins politely and says something stays.
  ['谢谢您的反馈，退款将在3天内原路退回到您付款的账户。', '退款将在3天内原路退回到您付款的账户。'],
  ['小米手机的屏幕碎了怎么办', '小米手机的屏幕碎了怎么办'],
  ['How do I greet customers who say hello?', 'How do I greet customers who say hello?'],
  ['好的', ''],
  ['您好', ''],
])('%s → %s', (said, kept) => {
  expect(withoutCourtesies(said).trim()).toBe(kept);
});

test('what is left was said, in its order, and nothing more is taken from it', () => {
  const piece = fc.constantFrom('您好', '，', '。', '！', '质保一年', '请问', '谢谢', 'hello', ' ', 'Refunds take 3 days', '.', '王先生', '24小时在线');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')), (said) => {
      const kept = withoutCourtesies(said);
      expect(withoutCourtesies(kept)).toBe(kept);
      const letters = [...said];
      for (const letter of kept) expect(letters.splice(0, letters.indexOf(letter) + 1)).not.toEqual([]);
    }),
  );
});
