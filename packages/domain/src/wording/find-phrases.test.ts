import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePhrases } from './find-phrases.ts';
import type { ForbiddenPhrase } from './forbidden-phrase.ts';
import { shippedPhrases } from './shipped.ts';

const traditional: Readonly<Record<string, string>> = { 這: '这', 歸: '归', 看: '看', 證: '证', 賬: '账', 帳: '账', 處: '处', 費: '费' };
const simplify = (character: string) => traditional[character] ?? character;

function phrase(text: string, rest: Partial<ForbiddenPhrase> = {}): ForbiddenPhrase {
  return { id: text, language: 'zh', text, severity: 'blocked', why: { zh: '因', en: 'Why' }, better: '', exceptions: [], active: true, ...rest };
}
const found = (phrases: readonly ForbiddenPhrase[], text: string) => compilePhrases(phrases, simplify)(text).map(({ from, to }) => text.slice(from, to));

describe('a phrase is found', () => {
  const list = [phrase('这不归我管'), phrase('shut up', { language: 'en' }), phrase('保证…到账'), phrase('100%')];

  test.each([
    ['as it is', '抱歉，这不归我管哦', '这不归我管'],
    ['with blanks between its characters', '这 不 归 我 管', '这 不 归 我 管'],
    ['with punctuation between its characters', '这.不-归*我…管', '这.不-归*我…管'],
    ['with a comma in the middle', '这不归，我管', '这不归，我管'],
    ['over a line break', '这不归\n我管', '这不归\n我管'],
    ['with emoji between its characters', '这不🙂归我管', '这不🙂归我管'],
    ['in traditional characters', '這不歸我管', '這不歸我管'],
    ['with invisible characters between', '这\u200b不\u200d归\ufeff我管', '这\u200b不\u200d归\ufeff我管'],
    ['in capitals', 'please SHUT UP now', 'SHUT UP'],
    ['in full width', 'Ｓｈｕｔ　ｕｐ！', 'Ｓｈｕｔ　ｕｐ'],
    ['letter by letter', 's-h-u-t u.p', 's-h-u-t u.p'],
    ['run together', 'just shutup', 'shutup'],
    ['with accents', 'shút üp', 'shút üp'],
    ['with a few characters where it leaves them open', '保证明天下午到账', '保证明天下午到账'],
    ['in mixed width', '１００％', '１００％'],
  ])('%s', (_, text, marked) => {
    expect(found(list, text)).toEqual([marked]);
  });

  test('as often as it stands there', () => {
    expect(found([phrase('闭嘴')], '闭嘴，闭嘴！')).toEqual(['闭嘴', '闭嘴']);
  });

  test('wherever it is put, however it is spread, between any innocent words', () => {
    const innocent = fc.stringMatching(/^[好的请稍等您查订单]{0,12}$/u);
    const between = fc.constantFrom('', ' ', '　', '.', '·', '*', '～', '\u200b', '-');
    fc.assert(
      fc.property(innocent, innocent, fc.array(between, { minLength: 4, maxLength: 4 }), (before, after, gaps) => {
        const spread = [...'这不归我管'].map((letter, index) => letter + (gaps[index] ?? '')).join('');
        expect(found([phrase('这不归我管')], `${before}${spread}${after}`)).toEqual([spread]);
      }),
    );
  });
});

describe('no alarm', () => {
  test.each<[string, ForbiddenPhrase, string]>([
    ['inside a longer word', phrase('ass', { language: 'en' }), 'classic passport assistance'],
    ['where one word ends and the next begins', phrase('ass', { language: 'en' }), 'was sure'],
    ['where a number merely ends with it', phrase('100%'), '2100%'],
    ['for the number without its sign', phrase('100%'), '一共100元'],
    ['over the end of a sentence, for a short phrase', phrase('不知道'), '您看这样行不？知道您着急'],
    ['over the end of an English sentence', phrase('not my problem', { language: 'en' }), 'It was not. My problem is the colour.'],
    ['over a comma, for a short phrase', phrase('不知道'), '要不，知道结果后我联系您'],
    ['where the open place would cross a clause', phrase('保证…到账'), '我们保证质量，退款三天到账'],
    ['where the open place would be long', phrase('保证…到账'), '保证把您的每一个问题都认真记录下来然后等到账'],
    ['inside an exception', phrase('百分百', { exceptions: ['百分百棉'] }), '这件是百分百棉的'],
    ['inside an exception that goes on before it', phrase('不知道', { exceptions: ['您不知道'] }), '也许您不知道'],
    ['inside an exception in traditional characters', phrase('免费', { exceptions: ['免费处理'] }), '免費處理'],
    ['when it is switched off', phrase('闭嘴', { active: false }), '闭嘴'],
  ])('%s', (_, each, text) => {
    expect(found([each], text)).toEqual([]);
  });

  test('is excused elsewhere by an exception that stands here', () => {
    expect(found([phrase('百分百', { exceptions: ['百分百棉'] })], '百分百棉，百分百正品')).toEqual(['百分百']);
  });
});

test('a short phrase taken apart by full stops is found all the same', () => {
  expect(found([phrase('不知道')], '不。知。道')).toEqual(['不。知。道']);
});

test('of one phrase inside another, the longer is told, unless the shorter is worse', () => {
  const short = phrase('不归我管', { severity: 'warned' });
  expect(found([short, phrase('这不归我管')], '这不归我管')).toEqual(['这不归我管']);
  expect(found([{ ...short, severity: 'blocked' }, phrase('这不归我管', { severity: 'warned' })], '这不归我管')).toEqual(['这不归我管', '不归我管']);
});

test('any text at all is looked through, and every place lies within it', () => {
  const all = compilePhrases(shippedPhrases.map(({ key, ...each }) => ({ ...each, id: key, active: true })), simplify);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const { from, to } of all(text)) expect(0 <= from && from < to && to <= text.length).toBe(true);
    }),
  );
});

describe('the shipped list', () => {
  const all = shippedPhrases.map(({ key, ...each }) => ({ ...each, id: key, active: true }));

  test('finds each of its phrases, in a sentence of its language', () => {
    for (const each of all) {
      const said = each.text.replace('…', '他');
      const text = each.language === 'zh' ? `亲，${said}。` : `Well, ${said}.`;
      expect(found([each], text), each.text).toEqual([said]);
    }
  });

  test('has no exception that excuses nothing', () => {
    for (const each of all) for (const exception of each.exceptions) expect(found([{ ...each, exceptions: [] }], exception), `${each.text}: ${exception}`).not.toEqual([]);
  });

  test('suggests nothing that it forbids', () => {
    for (const each of all) expect(found(all, each.better), each.better).toEqual([]);
  });

  test('leaves ordinary good service alone', () => {
    const good = [
      '您好，我是小林，您的订单已经发出，预计明天送达。', '非常抱歉给您添麻烦了，我马上帮您核实。', '不知道您方便接电话吗？', '请问还有什么不清楚的地方吗？', '退款提交后按原路退回，一般1–5个工作日到账。',
      '这件衬衫是100%棉，可以机洗。', '您看这样行不？知道您着急，我加急处理。', '我们为您申请了运费补偿，保证书已放在包裹里。', '请把电量充到100%再试一次。',
      'Hello, thank you for waiting. Let me check your order.', 'It is not your fault; the label was wrong.', 'Please choose whatever works for you.', 'Our assistant passes this on to the class leader.',
    ];
    for (const text of good) expect(found(all, text), text).toEqual([]);
  });
});
