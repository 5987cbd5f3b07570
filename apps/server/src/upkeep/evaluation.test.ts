import { minute } from '@huiyin/domain/kernel/instant.ts';
import type { EvaluationView, GoldQuestion } from '@huiyin/domain/upkeep/evaluation.contract.ts';
import { judgeBands } from '@huiyin/domain/upkeep/judge-bands.ts';
import { describe, expect, test } from 'vitest';
import { talkingCentre } from '../assistant/testing/talking-centre.ts';
import { domains } from '../domains.ts';
import { takeUpLost } from '../platform/long-run.ts';
import { upkeepRun } from './order-run.ts';

const centre = await talkingCentre();
const { shell } = centre;
const keeper = await centre.as('knowledge');
const jobs = domains.find(({ name }) => name === 'upkeep')!.jobs!(shell);
const work = async () => {
  const { rows } = await shell.pool.query<{ id: string }>(`select id from upkeep_run where state = 'running'`);
  for (const { id } of rows) await jobs['upkeep.run']!({ id }, shell);
};
const evaluation = async () => (await keeper('GET /evaluation')).json<EvaluationView>();
const add = async (question: string, articleId: string | null) => (await keeper('POST /gold-questions', { question, language: 'zh', articleId })).json<GoldQuestion>();

describe('a replay', () => {
  test('asks shipped, own and real questions, and keeps what would be answered', async () => {
    const { items } = (await keeper('GET /articles?limit=1&q=退款多久')).json<{ items: { id: string; question: string }[] }>();
    const { question } = items[0]!;
    await add(question, items[0]!.id);
    await add('你们老板是谁', null);
    const customer = await centre.visit({ name: '李雷', phone: '13800008001' });
    await customer.say('发票怎么开？');
    const answer = (await customer.hear()).at(-1)!;
    await customer.call('POST /widget/assistant', { tell: 'helped', messageId: answer.id });

    expect((await keeper('POST /evaluation/replay', {})).json()).toMatchObject({ state: 'running' });
    expect((await keeper('POST /evaluation/replay', {})).json()).toMatchObject({ code: 'upkeep.running' });
    await work();
    const { run, rows, leftOut } = await evaluation();
    expect(run).toMatchObject({ state: 'done', done: rows.length, total: rows.length });
    expect(leftOut).toBe(0);
    expect(rows.filter(({ source }) => source === 'shipped').length).toBeGreaterThan(200);
    expect(rows.find((row) => row.source === 'own' && row.question === question)).toMatchObject({ source: 'own', wants: 'article', expected: { id: items[0]!.id }, fits: true, isOffered: true });
    expect(rows.find((row) => row.question === '你们老板是谁')).toMatchObject({ source: 'own', wants: 'people', expected: null });
    expect(rows.find(({ source }) => source === 'real')).toMatchObject({ question: '发票怎么开？', wants: 'unknown', fits: true, found: { id: answer.citations[0]!.articleId } });
  });

  test('judges the shipped set as the offline core is meant to do: most right, few wrong', async () => {
    const rows = (await evaluation()).rows.filter(({ source }) => source === 'shipped');
    const { answered, right, wrong } = judgeBands(rows, { answerAbove: 0.6, clarifyAbove: 0.3 });
    expect(answered).toBeGreaterThan(50);
    expect(wrong / (right + wrong)).toBeLessThan(0.2);
  });

  test('whose worker died, with no job that would go on, has failed, and another may be asked for', async () => {
    await keeper('POST /evaluation/replay', {});
    expect(await takeUpLost(shell, upkeepRun)).toBe(0);
    shell.clock.advance(2 * minute);
    expect(await takeUpLost(shell, upkeepRun)).toBe(1);
    expect((await evaluation()).run).toMatchObject({ state: 'failed' });
    expect(await takeUpLost(shell, upkeepRun)).toBe(0);
    expect((await keeper('POST /evaluation/replay', {})).json()).toMatchObject({ state: 'running' });
    await keeper('POST /evaluation/cancel', {});
  });

  test('is stopped, and the one before it stays', async () => {
    const before = (await evaluation()).rows.length;
    await keeper('POST /evaluation/replay', {});
    expect((await keeper('POST /evaluation/cancel', {})).json()).toMatchObject({ state: 'cancelled' });
    await work();
    const { run, rows } = await evaluation();
    expect(run).toMatchObject({ state: 'cancelled' });
    expect(rows).toHaveLength(before);
    expect((await keeper('POST /evaluation/cancel', {})).json()).toMatchObject({ code: 'upkeep.not_running' });
  });

  test('says nothing to anybody', async () => {
    const { rows: before } = await shell.pool.query('select count(*)::int as n from message');
    await keeper('POST /evaluation/replay', {});
    await work();
    expect((await shell.pool.query('select count(*)::int as n from message')).rows).toEqual(before);
  });
});

describe('a question of the centre’s own', () => {
  test('has one answer: the last word counts', async () => {
    const { items } = (await keeper('GET /articles?limit=1&state=published&language=zh')).json<{ items: { id: string }[] }>();
    const first = await add('怎么联系你们', null);
    const again = await add('怎么联系你们', items[0]!.id);
    expect(again).toMatchObject({ id: first.id, article: { id: items[0]!.id } });
    const listed = (await keeper('GET /gold-questions')).json<{ items: GoldQuestion[] }>().items.filter(({ question }) => question === '怎么联系你们');
    expect(listed).toHaveLength(1);
    expect((await keeper(`DELETE /gold-questions/${first.id}`)).statusCode).toBe(204);
    expect((await keeper(`DELETE /gold-questions/${first.id}`)).json()).toMatchObject({ code: 'gold_question.unknown' });
    const { rows } = await shell.pool.query(`select action from audit_entry where target = $1 order by seq`, [`gold_question:${first.id}`]);
    expect(rows.map(({ action }) => action)).toEqual(['gold_question.added', 'gold_question.added', 'gold_question.removed']);
  });
});
