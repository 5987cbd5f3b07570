import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyByKeywords } from './keyword-classifier.ts';

const categories = [
  { key: 'logistics', keywords: ['快递', '物流', '发货', '配送', 'delivery', 'parcel'] },
  { key: 'account', keywords: ['登录', '密码', '账号', 'password', 'account'] },
  { key: 'account_stolen', keywords: ['盗号', '被盗', '盗刷', 'hacked'] },
  { key: 'invoice', keywords: ['发票', '开票', 'invoice'] },
];
const every = ['question', 'refund', 'complaint', 'fault', 'suggestion'];

describe('what customers really write', () => {
  test.each([
    ['你好,我买的鞋子尺码不合适,想申请退货退款,怎么操作?', 'refund'],
    ['上个月的会员费重复扣款了,请把多扣的钱退还给我', 'refund'],
    ['I was charged twice for the same order, I want a refund please', 'refund'],
    ['你们客服态度太差了,我要投诉!', 'complaint'],
    ['退款拖了两周还不到账,骗子公司,我要投诉你们,打12315', 'complaint'],
    ['This is unacceptable. I want to file a complaint about your driver.', 'complaint'],
    ['请问怎么修改收货地址?', 'question'],
    ['How do I change my delivery address?', 'question'],
    ['更新之后一打开就闪退,用不了了', 'fault'],
    ['提个建议,希望增加夜间模式', 'suggestion'],
  ])('%s → %s', (text, kind) => {
    expect(classifyByKeywords(text, categories, every).kind).toBe(kind);
  });

  test.each([
    ['不是要投诉,就是想问一下发票怎么开', 'question'],
    ['我不用退款,请问能不能换一双大一码的?', 'question'],
    ['I do not want a refund, how can I exchange it?', 'question'],
  ])('what is denied does not count: %s', (text, kind) => {
    expect(classifyByKeywords(text, categories).kind).toBe(kind);
  });

  test.each([
    ['快递三天没动了,请问什么时候能到', 'logistics'],
    ['需要开发票', 'invoice'],
    ['我的账号被盗了,密码也改不了', 'account'],
    ['Where is my PARCEL', 'logistics'],
    ['今天天气不错', null],
  ])('%s is about %s', (text, key) => {
    expect(classifyByKeywords(text, categories).categoryKey).toBe(key);
  });

  test.each([
    ['支付宝被盗刷了3000块', 1],
    ['充电器冒烟了', 1],
    ['麻烦尽快处理,明天要用', 2],
    ['打了好几次电话都没人理', 2],
    ['I need this urgently, as soon as possible', 2],
    ['我的订单到哪了', 3],
    ['不着急,你们有空看看就行', 4],
    ['There is an issue with my order', 3],
  ])('%s has urgency %d', (text, urgency) => {
    expect(classifyByKeywords(text, categories).urgency).toBe(urgency);
  });

  test('says which words decided', () => {
    const guess = classifyByKeywords('我要投诉,快递员态度恶劣', categories);
    expect(guess.reasons).toEqual(['我要投诉', '态度恶劣', '快递']);
    expect(guess.classifier).toBe('keywords-1');
  });
});

describe('abstaining', () => {
  test.each(['', '   ', '在吗', '好的谢谢', '12345', '👍👍', 'hello', '嗯嗯'])('leaves the kind open on %j', (text) => {
    expect(classifyByKeywords(text, [], ['refund', 'complaint'])).toMatchObject({ kind: null, categoryKey: null, probability: 0 });
  });

  test('leaves the kind open when two are equally near', () => {
    expect(classifyByKeywords('退款 投诉', []).kind).toBeNull();
  });

  test('never answers a kind the centre does not have', () => {
    fc.assert(
      fc.property(fc.constantFrom('闪退', '投诉', '退款', '请问', '建议你们').chain((word) => fc.tuple(fc.constant(word), fc.subarray(every))), ([word, kinds]) => {
        const { kind } = classifyByKeywords(word, [], kinds);
        expect(kind === null || kinds.includes(kind)).toBe(true);
      }),
    );
  });

  test('survives any text, and is certain only within 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { probability, kind, categoryKey } = classifyByKeywords(text, categories);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
        expect(probability > 0).toBe(kind !== null || categoryKey !== null);
      }),
    );
  });
});

test('a parent’s word supports its child instead of tying with it', () => {
  const tree = [
    { key: 'delivery', id: 'a', parentId: null, keywords: ['快递'] },
    { key: 'tracking', id: 'b', parentId: 'a', keywords: ['物流'] },
    { key: 'account', id: 'c', parentId: null, keywords: ['密码'] },
  ];
  expect(classifyByKeywords('我的快递物流怎么不动了', tree)).toMatchObject({ categoryKey: 'tracking', reasons: expect.arrayContaining(['物流', '快递']) });
  expect(classifyByKeywords('快递到哪了', tree).categoryKey).toBe('delivery');
});
