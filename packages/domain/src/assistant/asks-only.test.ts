import { expect, test } from 'vitest';
import { asksOnly } from './asks-only.ts';

test.each(['退款多久能到账', '怎么退货', '退货运费谁出？', '拆开了还能退吗', '七天无理由退货可以退几次吗', 'How long does a refund take?', 'Can I return opened goods?'])('only asks: %s', (text) => {
  expect(asksOnly(text)).toBe(true);
});

test.each(['我要退款', '怎么还不给我退款', '钱什么时候退给我', '等了三天退款还没到账，怎么办', '马上把钱退了', '耳机坏了，赔钱', '商品坏了', 'I want my money back, when will you pay?', 'where is it, still no refund'])('wants something done: %s', (text) => {
  expect(asksOnly(text)).toBe(false);
});
