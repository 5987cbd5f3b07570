import { expect, test } from 'vitest';
import { checkTranslation, type TranslationBreach } from './translation.ts';

const zh = '您好，退款3天内到账，请致电400-820-8820，订单 [order] 见 https://help.huiyin.example/a。';
const en = 'Hello, the refund arrives within 3 days. Please call 400-820-8820; for order [order] see https://help.huiyin.example/a.';
const check = (translation: unknown, original = zh, to: 'zh' | 'en' = 'en') => checkTranslation(typeof translation === 'string' ? JSON.stringify({ translation }) : JSON.stringify(translation), original, to, 'n0nce');

test.each<[string, string, 'zh' | 'en']>([
  [zh, en, 'en'], [en, zh, 'zh'],
  ['三天内退货，一共1,000元', 'Return it within three days, CNY 1000 in all.', 'en'],
  ['请看一下，一定帮您查', 'Let me have a look; I will check it.', 'en'],
])('“%s” may become “%s”', (original, translation, to) => expect(check(translation, original, to)).toMatchObject({ sound: true }));

test.each<[TranslationBreach, unknown]>([
  ['shape', { text: en }], ['shape', ''], ['leak', `${en} n0nce`], ['too_long', en.repeat(9)], ['language', zh],
  ['address', en.replace('8820;', '8821;')], ['address', en.replace(' see https://help.huiyin.example/a', '')], ['address', `${en} Or write to a@b.example.`],
  ['mark', en.replace('[order]', 'it')], ['mark', en.replace('[order]', '[phone]')],
  ['figure', en.replace('3 days', '30 days')], ['figure', en.replace('within 3 days', 'soon')], ['figure', `${en} You get 100 yuan.`],
])('a translation is refused for “%s”: %s', (breach, translation) => expect(check(translation)).toEqual({ sound: false, breach }));

test('what is no JSON is no translation', () => expect(checkTranslation(en, zh, 'en', 'n0nce')).toEqual({ sound: false, breach: 'unreadable' }));
