/** The commands of `npm run eval`, on small files of our own; and on the public sets where they are. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { loadChinese } from '../../apps/server/src/assistant/chinese.ts';
import { evaluateClassifier, labelledTexts } from './classify.ts';
import { dataFolder } from './data-folder.ts';
import { areaUnderCurve, evaluatePairs, pairsOf } from './pairs.ts';
import { evaluateAbstention, evaluateRetrieval } from './retrieve.ts';

const folder = mkdtempSync(join(tmpdir(), 'huiyin-eval-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const run = (...args: string[]) => JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { encoding: 'utf8' })) as Record<string, number>;

const subjects = { delivery: ['包裹', '快递', '物流'], refund: ['退款', '退钱', '退货'], invoice: ['发票', '抬头', '税号'] };
const frames = ['怎么还没有%的消息', '我想问%的事情', '%出问题了帮我看看', '请问%怎么处理', '昨天说的%呢'];
const labelled = Object.entries(subjects).flatMap(([label, words]) => words.flatMap((word) => frames.map((frame) => `${frame.replace('%', word)}\t${label}`)));
const train = file('train.tsv', `text\tintent\n${labelled.filter((_, index) => index % 5 !== 0).join('\n')}\n`);
const held = file('test.tsv', `text\tintent\n${labelled.filter((_, index) => index % 5 === 0).join('\n')}\n`);
const foreign = file('foreign.tsv', 'text\n今天天气好吗\n讲个笑话\n唱首歌\n');
const faq = file('faq.tsv', 'faq_id\tquestion\tanswer\tvariants\n1\t怎么申请退款\t在订单里申请\t钱怎么退|我要退钱\n2\t怎么开发票\t在发票页\t\n3\t快递到哪了\t看物流\t物流怎么不动\n');
const queries = file('queries.tsv', 'faq_id\tquery\n1\t申请退款\n2\t怎样开发票\n3\t我的物流不动\n');

describe('npm run eval', { timeout: 60_000 }, () => {
  test('classify prints one line of JSON, with silence counted when asked for', () => {
    expect(run('classify', '--train', train, '--test', held, '--out-of-scope', foreign)).toMatchObject({ accuracy: 1, macroF1: 1, inScopeAnswered: expect.any(Number), inScopeRight: 1, oosRecall: expect.any(Number) });
    expect(evaluateClassifier(labelledTexts(train), labelledTexts(held), null, loadChinese())).not.toHaveProperty('oosRecall');
  });

  test('retrieve and abstain print how often the right article is found, and how often silence is kept', () => {
    expect(run('retrieve', '--faq', faq, '--queries', queries)).toMatchObject({ r1: 1, r3: 1, r10: 1, mrr: 1, msPerQuery: expect.any(Number) });
    expect(run('abstain', '--faq', faq, '--queries', queries, '--foreign', foreign)).toMatchObject({ answered: 1, falseAnswers: 0 });
  });

  test('pairs prints the area under the curve', () => {
    expect(run('pairs', '--file', file('pairs.tsv', 'q1\tq2\tsame\n怎么退款\t怎样退款\t1\n怎么退款\t开发票\t0\n'))).toMatchObject({ auc: 1 });
  });

  test('says what is missing, and ends with a failure', () => {
    expect(() => execFileSync(process.execPath, [join(import.meta.dirname, 'main.ts'), 'classify', '--train', train], { encoding: 'utf8', stdio: 'pipe' })).toThrow(/--test is missing/);
  });

  test('the area under the curve is the share of pairs in the right order, counted one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ score: fc.integer({ min: 0, max: 5 }), same: fc.boolean() }), { minLength: 2 }), (scored) => {
        const same = scored.filter((pair) => pair.same);
        const other = scored.filter((pair) => !pair.same);
        fc.pre(same.length > 0 && other.length > 0);
        const wins = same.flatMap((a) => other.map((b) => (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0)));
        expect(areaUnderCurve(scored)).toBeCloseTo(wins.reduce((sum: number, win) => sum + win, 0) / wins.length);
      }),
    );
  });
});

const data = dataFolder();
if (data === null) console.log('The public sets are not beside the project: what is measured on them is skipped.');

describe.skipIf(data === null)('on public sets', { timeout: 120_000 }, () => {
  test('a classifier keeps its bar on SMP2017', () => {
    const { accuracy } = evaluateClassifier(labelledTexts(join(data!, 'zh_intent_smp2017/train.tsv')), labelledTexts(join(data!, 'zh_intent_smp2017/develop.tsv')), null, loadChinese());
    expect(accuracy).toBeGreaterThan(0.89);
  });

  test('what asks the same is liker than what only looks like it', () => {
    for (const [file, bar] of [['lcqmc_dev.tsv', 0.77], ['bustm.tsv', 0.69]] as const) expect(evaluatePairs(pairsOf(join(data!, 'zh_pairs', file)), loadChinese()).auc, file).toBeGreaterThan(bar);
  });

  test('questions in other words are found, and foreign ones told from known ones', () => {
    const pairs = pairsOf(join(data!, 'zh_pairs/lcqmc_dev.tsv')).filter(({ same }) => same).slice(0, 617);
    const articles = pairs.map(({ first }, place) => ({ id: String(place), questions: [first], body: '' }));
    const asked = pairs.map(({ second }, place) => ({ article: String(place), text: second }));
    expect(evaluateRetrieval(articles, asked, loadChinese()).r3).toBeGreaterThan(0.9);
    const { answered, falseAnswers } = evaluateAbstention(articles, asked, labelledTexts(join(data!, 'zh_intent_smp2017/develop.tsv')).map(({ text }) => text), loadChinese());
    expect(answered).toBeGreaterThan(0.95);
    expect(falseAnswers).toBeLessThan(0.08);
  });
});
