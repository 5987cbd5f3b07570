import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DifferenceKind, differencesBetween } from './find-differences.ts';

const kindsOf = (a: string, b: string) => differencesBetween(a, b).map(({ kind }) => kind);

describe('differencesBetween', () => {
  test.each<[DifferenceKind, string, string]>([
    ['duration', '退款一般3-5个工作日到账。', '退款7到15天到账。'],
    ['duration', '请在七天内申请退货', '收到后15天内都可以退货'],
    ['duration', '质保是一年', '质保两年，从发票日期算起'],
    ['duration', 'Refunds take 3 to 5 business days.', 'Refunds arrive within 24 hours.'],
    ['amount', '运费12元', '运费是¥8'],
    ['share', '手续费是1%', '收取百分之三的手续费'],
    ['count', '每个账号限购2件', '每人最多买五件'],
    ['date', '活动到11月12日结束', '活动11月20号结束'],
    ['duration', '您的退款 ¥84 已提交，预计 1 至 3 个工作日到账。', '您的退款 ¥1695 已提交，预计 7 至 15 个工作日到账。'],
    ['duration', '您的商品质保一年', '您的商品质保三年'],
    ['amount', '您的订单运费是 12 元', '您的订单运费是 8 元'],
    ['permission', '拆封后可以退货', '拆封以后不能退'],
    ['permission', '退货运费由您自理', '质量问题退货我们包邮'],
    ['permission', 'You need an invoice.', 'An invoice is not required.'],
  ])('finds another %s: %s | %s', (kind, a, b) => {
    expect(kindsOf(a, b)).toContain(kind);
  });

  test.each([
    ['24小时内发货', '一天之内就会发出'],
    ['1-3天到账', '三天内到账'],
    ['七天无理由退货，退款3天到账', '7天内可退'],
    ['可以开电子发票', '可以的，电子发票在订单页开'],
    ['满99元包邮', '运费满99块免'],
    ['拆封后不能退，未拆封可以退', '可以退'],
    ['请拨打热线', '3天内回复'],
    ['每人限购2件', '最多可申请3次'],
    ['您的退款 ¥84 已提交，原路退回，预计 1 至 3 个工作日到账。', '您的退款 ¥1695 已提交，原路退回，预计 1 至 3 个工作日到账。'],
    ['8月3日已为您补寄2件', '8月5日已为您补寄3件'],
    ['Your refund of $20 was sent today, it takes 3 days.', 'We refunded $45 to you, it takes 3 days.'],
  ])('says nothing where they agree, or one says more: %s | %s', (a, b) => {
    expect(differencesBetween(a, b)).toEqual([]);
  });

  test('shows both sides as they were said', () => {
    expect(differencesBetween('退款３－５个工作日到账', '24小时内到账')).toEqual([{ kind: 'duration', a: '3-5个工作日', b: '24小时' }]);
  });

  const pieces = fc.constantFrom('退款', '3天', '15 个工作日', '可以', '不能', '¥20', '8%', '两次', '11月11日', '需要发票', 'within 2 weeks', '，', '。');
  const answer = fc.array(pieces, { maxLength: 8 }).map((words) => words.join(' '));

  test('finds none between an answer and itself', () => {
    fc.assert(fc.property(answer, (text) => void expect(differencesBetween(text, text)).toEqual([])));
  });

  test('finds the same from both sides', () => {
    fc.assert(fc.property(answer, answer, (a, b) => void expect(differencesBetween(b, a)).toEqual(differencesBetween(a, b).map(({ kind, a: mine, b: theirs }) => ({ kind, a: theirs, b: mine })))));
  });
});
