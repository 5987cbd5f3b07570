import { expect, test } from 'vitest';
import { isUpset } from './upset.ts';

test.each(['你们就是骗子，还我钱', '太过分了，等了三天', '别再敷衍我', '怎么还没发货！！！', 'This is ridiculous, I want my money', 'WHERE IS MY ORDER I WAITED TWO WEEKS', '垃圾服务'])('is angry: %s', (text) => {
  expect(isUpset(text)).toBe(true);
});

test.each(['我收到一个电话，怀疑是骗子冒充你们客服', '这个价格不过分', '耳机左边没有声音', '谢谢！！！', 'Is this a scam message?', 'Order NO. A100123 USB-C', '发票抬头开错了，能换吗'])('is not: %s', (text) => {
  expect(isUpset(text)).toBe(false);
});
