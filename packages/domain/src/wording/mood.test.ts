import { expect, test } from 'vitest';
import { isAngry, soundsUpset } from './mood.ts';

test.each(['你们就是骗子，还我钱', '太过分了，等了三天', '别再敷衍我', '怎么还没发货！！！', 'This is ridiculous, I want my money', 'WHERE IS MY ORDER I WAITED TWO WEEKS', '垃圾服务'])('is angry: %s', (text) => {
  expect(isAngry(text)).toBe(true);
});

test.each(['我收到一个电话，怀疑是骗子冒充你们客服', '这个价格不过分', '耳机左边没有声音', '谢谢！！！', 'Is this a scam message?', 'Order NO. A100123 USB-C', '发票抬头开错了，能换吗'])('is not: %s', (text) => {
  expect(isAngry(text)).toBe(false);
});

test.each([
  [true, '等了三天了怎么还没发货'], [true, '你们这是什么服务，我要投诉'], [true, 'This is unacceptable'], [true, '别再敷衍我'], [true, '你们太差了'], [true, '到底什么时候退款'],
  [false, '请问可以改地址吗'], [false, '谢谢，已经收到了'], [false, 'Could you tell me the opening hours?'],
])('soundsUpset is %s for %s', (upset, words) => {
  expect(soundsUpset(words)).toBe(upset);
});

test.each(['投诉', '太慢了，失望', 'I am disappointed'])('disappointed is not angry: %s', (text) => {
  expect([isAngry(text), soundsUpset(text)]).toEqual([false, true]);
});
