import type { ModelView, TrainingView } from '@huiyin/domain/assistant/assistant.contract.ts';
import type { GoldScores } from '@huiyin/domain/assistant/judge-classifier.ts';
import type { TrainingRow } from '@huiyin/domain/assistant/train-classifier.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { addCursors } from '../platform/subscriptions.ts';
import { takeUpLost } from '../platform/long-run.ts';
import { readToEnd } from '../platform/testing/read-to-end.ts';
import { testCentre } from '../testing/test-centre.ts';
import { learnFromCorrections } from './learn-from-corrections.ts';
import { learnApart, train, trainingRun, type Learnt } from './train.ts';
import { keepReaderReady } from './word-reader.ts';

const centre = await testCentre();
const { shell } = centre;
const admin = await centre.as('admin');
const never = new AbortController().signal;

const frames = ['怎么还没有%的消息', '我想问%的事情', '%出问题了帮我看看', '请问%怎么处理', '昨天说的%呢', '麻烦查一下%'];
const rows = (swapped = false): TrainingRow[] => Object.entries({ 'delivery-progress': ['包裹', '运输', '物流'], 'refund-progress': ['退款', '退钱', '到账'] }).flatMap(([category, words]) => words.flatMap((word) => frames.map((frame, author) => ({ text: frame.replace('%', word), labels: { category: swapped ? (category === 'refund-progress' ? 'delivery-progress' : 'refund-progress') : category, kind: 'question' }, author: author % 3 }))));
const models = async () => (await admin('GET /assistant/models')).json<{ items: ModelView[]; training: TrainingView }>();
const scored = (right: number): GoldScores => ({ category: { rows: 100, answered: 90, right } });
let state: Buffer;

test('learns in a process of its own, and what it learnt sorts the next ticket, saying by which words', async () => {
  const learnt = await learnApart(rows(), rows(), never);
  state = learnt.state;
  expect(JSON.parse(gunzipSync(state).toString())).toMatchObject({ form: 1 });
  expect(learnt.gold['category']!.right).toBeGreaterThan(30);
  expect((await admin('POST /assistant/models')).statusCode).toBe(202);
  await train(shell, async () => learnt);
  expect(await models()).toMatchObject({ items: [{ number: 1, status: 'active' }], training: { state: 'done' } });
  await keepReaderReady(shell);
  const opened = (await admin('POST /tickets', { channel: 'phone', customer: { phone: '13800001234' }, body: '运输到底怎么样了，运输的消息' })).json<TicketView>();
  expect(opened).toMatchObject({ category: 'delivery-progress', classification: { classifier: expect.stringContaining('linear-1') } });
  expect(opened.classification!.reasons.join()).toContain('运输');
});

test('a version that is worse on the gold set is kept aside, and the active one stays', async () => {
  const learns = (gold: GoldScores) => async (): Promise<Learnt> => ({ state, gold });
  const before = (await models()).items[0]!.gold;
  const worse = Object.fromEntries(Object.entries(before).map(([task, score]) => [task, { ...score, right: 0 }]));
  await train(shell, learns(worse));
  expect((await models()).items.map(({ number, status }) => [number, status])).toEqual([[2, 'refused'], [1, 'active']]);
  const refused = await admin(`POST /assistant/models/${(await models()).items[0]!.id}/activate`);
  expect(refused.json()).toMatchObject({ code: 'classifier.refused' });
});

test('the way back: an older version is chosen, by an audited act, and is used again', async () => {
  await train(shell, async () => ({ state, gold: (await models()).items.find(({ status }) => status === 'active')!.gold }));
  const [third, , first] = (await models()).items;
  expect([third!.status, first!.status]).toEqual(['active', 'kept']);
  expect((await admin(`POST /assistant/models/${first!.id}/activate`)).json()).toMatchObject({ number: 1, status: 'active' });
  expect((await models()).items.map(({ status }) => status)).toEqual(['kept', 'refused', 'active']);
  const { rows: lines } = await shell.pool.query(`select action from audit_entry where action = 'assistant.model_chosen'`);
  expect(lines).toHaveLength(1);
});

test('a failure is written down, and a stopped training leaves nothing behind', async () => {
  await expect(train(shell, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
  expect((await models()).training.state).toBe('failed');
  await admin('POST /assistant/models');
  expect((await admin('DELETE /assistant/training')).json()).toMatchObject({ state: 'cancelled' });
  const before = (await models()).items.length;
  await train(shell, async () => ({ state: gzipSync('{}'), gold: scored(90) }));
  expect((await models()).items).toHaveLength(before);
  expect((await admin('DELETE /assistant/training')).json()).toMatchObject({ code: 'classifier.not_training' });
});

test('one whose worker died, with no job that would go on, has failed, and another may be asked for', async () => {
  expect((await admin('POST /assistant/models')).statusCode).toBe(202);
  expect(await takeUpLost(shell, trainingRun)).toBe(0);
  shell.clock.advance(2 * 60_000);
  expect(await takeUpLost(shell, trainingRun)).toBe(1);
  expect((await models()).training).toMatchObject({ state: 'failed' });
  expect(await takeUpLost(shell, trainingRun)).toBe(0);
  expect((await admin('POST /assistant/models')).statusCode).toBe(202);
  await admin('DELETE /assistant/training');
});

test('whoever sorts a ticket by hand teaches: masked, and the last word counts', async () => {
  shell.clock.advance(60_000);
  await addCursors(shell.db, [learnFromCorrections.name]);
  const opened = (await admin('POST /tickets', { channel: 'phone', customer: { phone: '13800001234' }, body: '充电器插上没反应，打我电话 13912345678' })).json<TicketView>();
  for (const category of ['other', 'product']) expect((await admin(`POST /tickets/${opened.id}/classify`, { category })).statusCode).toBe(200);
  await readToEnd(shell.db, learnFromCorrections);
  const { rows: examples } = await shell.pool.query('select text, category_key from assistant_example where ticket_id = $1', [opened.id]);
  expect(examples).toEqual([{ text: expect.stringContaining('[phone]'), category_key: 'product' }]);
  expect(examples[0].text).not.toContain('13912345678');
  expect((await models()).training.newCorrections).toBeGreaterThan(0);
});
