import { expect, test } from 'vitest';
import type { Chinese } from './chinese.ts';
import { openClassifier } from './classifier.ts';
import { judgeClassifier, passesGate } from './judge-classifier.ts';
import { trainClassifier, type TrainingRow } from './train-classifier.ts';

const chinese: Chinese = { cut: (text) => text.match(/../gu) ?? [], cutForSearch: (text) => text.match(/../gu) ?? [], simplify: (text) => text };
const frames = ['怎么还没有%的消息', '我想问%的事情', '%出问题了帮我看看', '请问%怎么处理', '昨天说的%呢', '麻烦查一下%'];
const rows = (wrong = false) => Object.entries({ delivery: ['包裹', '快递', '物流'], refund: ['退款', '退钱', '到账'] }).flatMap(([category, words]) => words.flatMap((word) => frames.map((frame, author) => ({ text: frame.replace('%', word), labels: { category: wrong ? (category === 'refund' ? 'delivery' : 'refund') : category }, author: author % 3 }))));
const gold: TrainingRow[] = [{ text: '我的包裹快递到哪了', labels: { category: 'delivery', kind: null } }, { text: '退款退钱怎么还不到账', labels: { category: 'refund' } }];

test('counts what is right among what is said, by task, and rows that teach nothing not at all', () => {
  expect(judgeClassifier(openClassifier(trainClassifier(rows(), chinese)), gold, chinese)).toEqual({ category: { rows: 2, answered: 2, right: 2 } });
});

test('one that learnt from poisoned corrections does not pass', () => {
  const [good, poisoned] = [false, true].map((wrong) => judgeClassifier(openClassifier(trainClassifier(rows(wrong), chinese)), gold, chinese));
  expect(passesGate(poisoned!, good!)).toBe(false);
  expect(passesGate(good!, poisoned!)).toBe(true);
});

test('silence bought with answers is a step back, and so are answers bought with errors', () => {
  const before = { category: { rows: 100, answered: 80, right: 76 } };
  expect(passesGate({ category: { rows: 100, answered: 40, right: 40 } }, before)).toBe(false);
  expect(passesGate({ category: { rows: 100, answered: 100, right: 78 } }, before)).toBe(false);
  expect(passesGate({ category: { rows: 100, answered: 82, right: 77 } }, before)).toBe(true);
});

test('the first of all passes; one that forgot a task does not', () => {
  expect(passesGate({}, null)).toBe(true);
  expect(passesGate({}, { category: { rows: 10, answered: 5, right: 5 } })).toBe(false);
});
