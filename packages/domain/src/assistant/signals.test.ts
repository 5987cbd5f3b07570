import { expect, test } from 'vitest';
import type { Chinese } from './chinese.ts';
import { type SignalKind, signalsIn } from './signals.ts';

const chinese: Chinese = { cut: (text) => [...text], cutForSearch: (text) => [...text], simplify: (text) => text };
const kinds = (text: string) => signalsIn(text, chinese).map(({ kind }) => kind);

test.each<[string, SignalKind]>([
  ['充电的时候冒烟了', 'safety'],
  ['the kettle gave my dad a shock', 'safety'],
  ['有一笔付款不是我本人操作', 'money_lost'],
  ['I was charged three times', 'money_lost'],
  ['再不退我就打12315', 'threat'],
  ['my lawyer will be in touch', 'threat'],
  ['今晚就要用，赶紧', 'deadline'],
  ['I fly tomorrow and need it today', 'deadline'],
  ['已经催了三次，没人管', 'repeated'],
  ['this is the third time I ask', 'repeated'],
  ['我们公司的人全都登不上', 'outage'],
  ['不着急，有空帮我看看', 'no_hurry'],
])('%s tells of %s', (text, kind) => {
  expect(kinds(text)).toContain(kind);
});

test.each(['不着急', '不急的，月底前回复就行', 'not urgent at all', 'no rush', 'not in a hurry'])('%s is not urgent', (text) => {
  expect(kinds(text)).toEqual(['no_hurry']);
});

test.each(['没有人受伤', '还好没有起火', '我不想投诉，也不会找律师', 'nobody was hurt', "I'm not going to sue"])('%s is a denial, and no alarm', (text) => {
  expect(kinds(text)).not.toEqual(expect.arrayContaining(['safety']));
  expect(kinds(text)).not.toEqual(expect.arrayContaining(['threat']));
});

test.each(['怎么开发票', '退款多久到账', 'how do I track my parcel', '想问一下积分怎么用'])('%s alarms nobody', (text) => {
  expect(kinds(text)).toEqual([]);
});
