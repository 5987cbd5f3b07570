import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chinese } from '../assistant/chinese.ts';
import { comparedTermsOf } from '../assistant/likeness.ts';
import { answersByQuestion, disagreementAmong as among, type GivenAnswer, isJudged } from './find-disagreements.ts';

const chinese: Chinese = { cut: (text) => text.match(/\p{Script=Han}{1,2}|[a-z\d]+/giu) ?? [], cutForSearch: () => [], simplify: (text) => text };
const disagreementAmong = (answers: readonly GivenAnswer[]) => among(answers, (text) => comparedTermsOf(text, chinese));

let made = 0;
const given = (answer: string, over: Partial<GivenAnswer> = {}): GivenAnswer => {
  const text = over.text ?? 'refund how long';
  return { id: `a${made++}`, language: 'zh', text, answer, at: 0, isArticle: false, ...over, terms: { characters: text.split(' '), words: [] } };
};
const saidBy = (answers: readonly GivenAnswer[]) => disagreementAmong(answers)?.map(({ says, given: all }) => [says.map(({ words }) => words).join(' '), all.length]);

describe('disagreementAmong', () => {
  test('puts together who says the same in other words, and apart what contradicts', () => {
    expect(saidBy([given('3天到账'), given('一般三天内就到了'), given('15天到账'), given('大约十五天')])).toEqual([['3天', 2], ['15天', 2]]);
  });

  test('has the article’s answer first, whatever most people say', () => {
    const groups = disagreementAmong([given('15天到账', { at: 5 }), given('15天', { at: 6 }), given('退款3天到账', { isArticle: true }), given('3天', { at: 7 })])!;
    expect(groups.map(({ given: all }) => all.map(({ answer }) => answer))).toEqual([['退款3天到账', '3天'], ['15天', '15天到账']]);
  });

  test('leaves out who says nothing of it, and keeps three answers three', () => {
    expect(saidBy([given('3天'), given('请在订单页查看'), given('15天'), given('一个月')])).toHaveLength(3);
    expect(saidBy([given('3天'), given('请在订单页查看'), given('一共2件')])).toBeUndefined();
    expect(disagreementAmong([given('3天'), given('三天')])).toBeNull();
  });

  test('sees no contradiction between figures of different matters', () => {
    expect(disagreementAmong([given('整机保修一年，凭订单号就可以。'), given('可以寄修，把地址发您，5个工作日修好。')])).toBeNull();
    expect(disagreementAmong([given('签收后七天内都可以退。'), given('买了运费险的，72小时内自动赔付到账户。')])).toBeNull();
    expect(saidBy([given('整机保修一年，凭订单号就可以。'), given('您好，整机保修3年。')])).toHaveLength(2);
    expect(disagreementAmong([given('近12个月消费满3000元自动升级，您还差140元。'), given('近12个月消费满3000元自动升级，您还差220元。')])).toBeNull();
    expect(disagreementAmong([given('积分用到2026年'), given('积分有效期一年')])).toBeNull();
    // A line of an article's table is no answer that is nothing but its figure.
    expect(disagreementAmong([given('近12个月消费满1,000元升银卡。\n银卡 1,000 元\n黑卡 10,000 元'), given('积分有效期到次年年底，100分抵1元，结算时勾选即可。')])).toBeNull();
    expect(disagreementAmong([given('开票后30天内可以申请换开，提交新的抬头和税号后24小时内开好。'), given('可以开专票，需要营业执照信息和开户行，资料齐全后3个工作日寄出。')])).toBeNull();
  });

  test('takes every yes and every no for an answer to who asks for one', () => {
    const answers = ['不用补充材料，我直接提交。', '按新的退款规则，需要照片或开箱视频。'];
    expect(disagreementAmong(answers.map((answer) => given(answer, { text: '需要我提供什么吗' })))).toHaveLength(2);
    expect(disagreementAmong(answers.map((answer) => given(answer, { text: '退款进度怎么样了' })))).toBeNull();
    // Whether it is free was not asked.
    expect(disagreementAmong(['过保也能维修，检测免费。', '我把地址发您，寄过来的话到付即可。'].map((answer) => given(answer, { text: '需要发票吗' })))).toBeNull();
  });

  test('counts each answer once at most, and no group agrees with another', () => {
    const answer = fc.constantFrom('3天', '15天', '30天', '3天，免费', '15天，收费', '请查看', '收费', '1至3天');
    fc.assert(
      fc.property(fc.array(fc.record({ answer, at: fc.nat(3), isArticle: fc.boolean() }), { maxLength: 8 }), (list) => {
        const answers = list.map(({ answer: said, ...over }) => given(said, over));
        const groups = disagreementAmong(answers) ?? [];
        const ids = groups.flatMap(({ given: all }) => all.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        expect(groups.length === 1).toBe(false);
        for (const { says, given: all } of groups) expect([says.length > 0, all.length > 0]).toEqual([true, true]);
        expect(disagreementAmong(answers.toReversed())?.map(({ says }) => says)).toEqual(disagreementAmong(answers)?.map(({ says }) => says));
      }),
    );
  });
});

describe('answersByQuestion', () => {
  test('puts answers to one question together, with what was found of it before; never across languages', () => {
    const [one, two, other, english, known] = [given('3天'), given('15天'), given('7天', { text: 'invoice where open' }), given('3 days', { language: 'en' }), given('')];
    const found = answersByQuestion([one, two, other, english], [known]);
    expect(found.find(({ answers }) => answers.includes(one))).toEqual({ answers: expect.arrayContaining([one, two]), known: [known] });
    expect(found.map(({ answers }) => answers.length).toSorted()).toEqual([1, 1, 2]);
  });

  test.each([
    ['已经发货的订单怎么取消', '没发货的订单怎么取消', 2],
    ['发货的订单能取消吗', '发货的订单能不能取消', 1],
    ['订单发货了吗', '订单发货了没', 1],
    ['收不到验证码', '验证码收不到', 1],
    ['can a shipped order be cancelled', "can an order that hasn't shipped be cancelled", 2],
  ])('%s, %s: questions %#', (one, other, count) => {
    const alike = ['same', 'words', 'in', 'both'].join(' ');
    const asked = [one, other].map((text) => ({ ...given('3天', { text }), terms: { characters: alike.split(' '), words: [] } }));
    expect(answersByQuestion(asked, [])).toHaveLength(count);
  });
});

describe('isJudged', () => {
  const groups = disagreementAmong([given('质保一年'), given('质保三年')])!;

  test.each<[boolean, string, readonly string[]]>([
    [true, 'the same two in other words', ['一年哦', '我们质保3年']],
    [false, 'one of them is new', ['质保一年', '质保五年']],
    [false, 'it was something else that was judged', ['免费', '收费']],
  ])('%s: %s', (judged, _, answers) => {
    expect(isJudged(groups, answers.map((answer) => ({ answer })))).toBe(judged);
  });
});
