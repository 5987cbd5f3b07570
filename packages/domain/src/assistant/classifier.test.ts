import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base64Of, bytesFrom } from './base64.ts';
import type { Chinese } from './chinese.ts';
import { classify, openClassifier } from './classifier.ts';
import { trainClassifier, type TrainingRow, usualTraining } from './train-classifier.ts';

const chinese: Chinese = { cut: (text) => text.match(/../gu) ?? [], cutForSearch: (text) => text.match(/../gu) ?? [], simplify: (text) => text };

const subjects = { delivery: ['包裹', '快递', '物流', '运单'], refund: ['退款', '退钱', '到账', '退货'], invoice: ['发票', '抬头', '税号', '开票'] } as const;
const frames = ['怎么还没有%的消息', '我想问%的事情', '%出问题了帮我看看', '请问%怎么处理', '昨天说的%呢', '麻烦查一下%'];
const rows: TrainingRow[] = Object.entries(subjects).flatMap(([category, words]) => words.flatMap((word) => frames.map((frame, author) => ({ text: frame.replace('%', word), labels: { category, urgency: frame.includes('还没') ? '2' : '3' }, author: author % 3 }))));
const state = trainClassifier(rows, chinese);
const classifier = openClassifier(state);
const task = (text: string, name = 'category') => classify(classifier, text, chinese).tasks[name]!;

describe('a classifier', () => {
  test('labels what is like its rows, and says by which words', () => {
    const { label, probability, reasons } = task('我的包裹快递到哪了');
    expect(label).toBe('delivery');
    expect(probability).toBeGreaterThan(0.5);
    expect(reasons.join()).toMatch(/包裹|快递/);
  });

  test('says nothing about what it has no word of', () => {
    for (const text of ['zxcv qwer', '？？？', '', '1234567']) expect(task(text).label).toBeNull();
  });

  test('ranks every label once, and its probabilities add up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { ranked, probability } = task(text);
        expect(ranked.map(({ label }) => label).toSorted()).toEqual(['delivery', 'invoice', 'refund']);
        expect(ranked.reduce((sum, one) => sum + one.probability, 0)).toBeCloseTo(1);
        expect(probability).toBe(Math.max(...ranked.map((one) => one.probability)));
      }),
    );
  });

  test('is the same from the same rows, and the same after a journey as JSON', () => {
    expect(trainClassifier(rows, chinese)).toEqual(state);
    const travelled = openClassifier(JSON.parse(JSON.stringify(state)) as typeof state);
    expect(classify(travelled, '发票抬头错了', chinese)).toEqual(classify(classifier, '发票抬头错了', chinese));
  });

  test('learns nothing of a task from a row that does not teach it', () => {
    const partly = trainClassifier([...rows, { text: '包裹包裹', labels: { category: null } }], chinese);
    expect(partly.languages.zh!.tasks.category!.heldOut.rows).toBe(rows.length);
  });

  test('keeps within the number of features that it is allowed', () => {
    const small = trainClassifier(rows, chinese, { ...usualTraining, mostFeatures: 20 });
    expect(small.languages.zh!.features.split('\n')).toHaveLength(20);
    expect(classify(openClassifier(small), '包裹快递', chinese).tasks.category!.ranked[0]!.label).toBe('delivery');
  });

  test('has no model of no rows, and then says nothing', () => {
    expect(classify(openClassifier(trainClassifier([], chinese)), '包裹', chinese).tasks).toEqual({});
  });

  test('says how right it was on rows that it had not seen', () => {
    const { heldOut, threshold } = state.languages.zh!.tasks.category!;
    expect(heldOut.right).toBeGreaterThan(0.9);
    expect(heldOut.rightOfAnswered).toBeGreaterThanOrEqual(0.8);
    expect(threshold).toBeGreaterThan(0);
  });

  test('does not let danger end in a low grade, and believes who says that there is time', () => {
    const plain = task('查一下包裹', 'urgency');
    const grade = (prediction: typeof plain, label: string) => prediction.ranked.find((one) => one.label === label)!.probability;
    expect(grade(task('查一下包裹，里面冒烟了', 'urgency'), '2')).toBeGreaterThan(grade(plain, '2'));
    expect(grade(task('包裹怎么还没有消息，不着急', 'urgency'), '3')).toBeGreaterThan(grade(task('包裹怎么还没有消息', 'urgency'), '3'));
  });
});

test('bytes come back from base64 as they were', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => {
    expect([...bytesFrom(base64Of(bytes))]).toEqual([...bytes]);
    expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  }));
  expect(() => bytesFrom('a?b=')).toThrow(RangeError);
});
