import type { ArticleView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { day } from '@huiyin/domain/kernel/instant.ts';
import type { GapProposal, listGaps } from '@huiyin/domain/upkeep/gap.contract.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { talkingCentre } from '../assistant/testing/talking-centre.ts';
import { recordGap } from '../knowledge/index.ts';

type Gaps = ReplyOf<typeof listGaps>;

const centre = await talkingCentre();
const { shell } = centre;
const [keeper, admin, presales] = [await centre.as('knowledge'), await centre.as('admin'), await centre.as('presales1')];
const gaps = async (call = keeper, query = '') => (await call(`GET /gaps${query}`)).json<Gaps>();
const about = async (words: string, call = keeper) => (await gaps(call)).items.find(({ examples }) => examples.some(({ question }) => question.includes(words)));
const actions = async (action: string) => (await shell.pool.query<{ facts: object }>('select facts from audit_entry where action = $1 order by seq', [action])).rows.map(({ facts }) => facts);

async function missing(question: string, over: { readonly at?: number; readonly ticketId?: string; readonly language?: 'zh' | 'en' } = {}): Promise<void> {
  await shell.db.transaction().execute((tx) => recordGap(tx, { id: shell.ids.next(), question, language: 'zh', source: 'missing', ticketId: null, articleId: null, byId: null, at: shell.clock.now(), ...over }));
}

/** Asks in the chat, is handed on, and is answered by an agent. */
async function askAndBeAnswered(question: string, answer: string, phone: string): Promise<string> {
  const customer = await centre.visit({ name: '韩梅梅', phone });
  await customer.say(question);
  await customer.hear();
  const ticketId = await customer.ticketId();
  expect((await admin(`POST /tickets/${ticketId}/assign`, { agentId: await centre.personId('presales1') })).statusCode).toBe(200);
  expect((await presales(`POST /tickets/${ticketId}/messages`, { body: answer, visibility: 'public' })).statusCode).toBe(201);
  return ticketId;
}

describe('what nobody could answer', () => {
  const questions = ['你们的水晶吊灯可以上门测量层高吗', '水晶吊灯能不能上门测量层高', '请问水晶吊灯上门测量层高怎么预约'];
  const tickets: string[] = [];

  beforeAll(async () => {
    const answers = ['您好！水晶吊灯提供免费上门测量层高，提前两天预约即可。感谢您的支持', '可以的，水晶吊灯免费上门测量层高，提前两天预约即可，师傅电话13812345678。', '水晶吊灯可以免费上门测量层高，请提前两天预约。'];
    for (const [index, question] of questions.entries()) tickets.push(await askAndBeAnswered(question, answers[index]!, `1380000700${index}`));
  });

  test('is one line of the gap list, with its questions, sources and tickets', async () => {
    const cluster = (await about('水晶吊灯'))!;
    expect(cluster.examples.map(({ question }) => question).toSorted()).toEqual(questions.toSorted());
    expect(cluster).toMatchObject({ sources: { no_answer: 3, thumbs_down: 0, missing: 0 }, tickets: 3, language: 'zh' });
    expect(cluster.byWeek.at(-1)).toBe(3);
    expect(questions).toContain(cluster.question);
  });

  test('shows a ticket only to those who may read it', async () => {
    const [role] = (await admin('GET /roles')).json<{ items: { id: string; key: string }[] }>().items.filter(({ key }) => key === 'specialist');
    const made = await admin('POST /people', { name: '外人', email: 'gap-outsider@example.com', roleIds: [role!.id], teamIds: [] });
    const outsider = await centre.as(made.json<{ person: { id: string } }>().person.id);
    const cluster = (await about('水晶吊灯', outsider))!;
    expect(cluster).toMatchObject({ tickets: 3, hiddenTickets: 3 });
    expect(cluster.examples.map(({ ticket }) => ticket)).toEqual([null, null, null]);
    const proposed = (await outsider('POST /gaps/propose', { gapIds: cluster.gapIds })).json<GapProposal>();
    expect(proposed).toMatchObject({ body: '', sources: [] });
  });

  test('is proposed as an article: the central question, the others as variants, the answer in the agents’ words and masked', async () => {
    const cluster = (await about('水晶吊灯'))!;
    const proposed = (await keeper('POST /gaps/propose', { gapIds: cluster.gapIds })).json<GapProposal>();
    expect([proposed.question, ...proposed.variants].toSorted()).toEqual(questions.toSorted());
    expect(proposed.body).toMatch(/免费上门测量层高.*提前两天预约/);
    expect(proposed.sources.map(({ ticket }) => ticket.id).toSorted()).toEqual(tickets.toSorted());
    expect(JSON.stringify(proposed)).not.toContain('13812345678');
  });

  test('is answered next time, once the draft is published: and the gaps are settled by it', async () => {
    const cluster = (await about('水晶吊灯'))!;
    const proposed = (await keeper('POST /gaps/propose', { gapIds: cluster.gapIds })).json<GapProposal>();
    const { question, variants, body } = proposed;
    const content = { question, variants, body, categoryKey: 'product', products: [], channels: [], audience: 'public', validFrom: null, validUntil: null, flowSteps: [] };
    const teamId = (await admin('GET /teams')).json<{ items: { id: string }[] }>().items[0]!.id;
    const drafted = await keeper('POST /gaps/draft', { gapIds: cluster.gapIds, language: 'zh', content, ownerId: await centre.personId('knowledge'), teamId, reviewOn: '2030-01-01', counterpartId: null });
    expect(drafted.statusCode, drafted.body).toBe(201);
    const { id, version } = drafted.json<ArticleView>();
    expect((await about('水晶吊灯'))!.drafts).toEqual([{ id, question }]);

    const submitted = (await keeper(`POST /articles/${id}/submit`, { version })).json<ArticleView>();
    const published = await admin(`POST /articles/${id}/publish`, { version: submitted.version });
    expect(published.statusCode, published.body).toBe(200);
    expect(await about('水晶吊灯')).toBeUndefined();
    const { rows } = await shell.pool.query('select distinct state, answered_by from article_gap where id = any($1)', [cluster.gapIds]);
    expect(rows).toEqual([{ state: 'answered', answered_by: id }]);

    const customer = await centre.visit({ name: '韩梅梅', phone: '13800007009' });
    await customer.say('水晶吊灯能上门测量层高吗');
    expect((await customer.hear()).at(-1)).toMatchObject({ from: 'assistant', body: expect.stringContaining('上门测量'), citations: [{ articleId: id }] });
  });

  test('stays open when the draft is let go', async () => {
    await missing('你们的鱼缸送水草吗');
    const { gapIds } = (await about('鱼缸'))!;
    const teamId = (await admin('GET /teams')).json<{ items: { id: string }[] }>().items[0]!.id;
    const content = { question: '鱼缸送水草吗', variants: [], body: '', categoryKey: null, products: [], channels: [], audience: 'public', validFrom: null, validUntil: null, flowSteps: [] };
    const { id, version } = (await keeper('POST /gaps/draft', { gapIds, language: 'zh', content, ownerId: await centre.personId('knowledge'), teamId, reviewOn: '2030-01-01', counterpartId: null })).json<ArticleView>();
    expect((await keeper(`DELETE /articles/${id}/draft`, { version })).statusCode).toBe(204);
    expect((await about('鱼缸'))!.drafts).toEqual([]);
  });
});

describe('gaps are settled', () => {
  test('as needing no article, with a reason in the audit log, and once', async () => {
    await missing('你觉得今天天气怎么样');
    const { gapIds } = (await about('天气'))!;
    expect((await keeper('POST /gaps/dismiss', { gapIds, reason: '闲聊' })).json()).toEqual({ settled: 1 });
    expect((await keeper('POST /gaps/dismiss', { gapIds, reason: '闲聊' })).json()).toEqual({ settled: 0 });
    expect(await about('天气')).toBeUndefined();
    expect(await actions('gaps.dismissed')).toEqual([{ settled: 1, reason: '闲聊' }, { settled: 0, reason: '闲聊' }]);
    expect((await keeper('POST /gaps/propose', { gapIds })).json()).toMatchObject({ code: 'gap.unknown', status: 404 });
  });

  test('as answered by a published article, and by no other', async () => {
    await missing('钱退到哪里去了呀亲');
    const { gapIds } = (await about('钱退到哪里'))!;
    const { items } = (await keeper('GET /articles?limit=1&state=published')).json<{ items: { id: string; key: string }[] }>();
    expect((await keeper('POST /gaps/answer', { gapIds, articleId: shell.ids.next() })).json()).toMatchObject({ code: 'article.unknown' });
    expect((await keeper('POST /gaps/answer', { gapIds, articleId: items[0]!.id })).json()).toEqual({ settled: 1 });
    expect(await actions('gaps.answered')).toEqual([{ settled: 1, article: items[0]!.key }]);
  });

  test('by whoever may write articles', async () => {
    const agent = await centre.as('agent');
    for (const route of ['GET /gaps', 'POST /gaps/dismiss', 'POST /gaps/draft']) expect((await agent(route)).statusCode).toBe(403);
  });
});

describe('the gap list', () => {
  test('puts what is asked often and lately first', async () => {
    for (let n = 0; n < 3; n += 1) await missing('望远镜怎么对焦', { at: shell.clock.now() - n * day });
    for (let n = 0; n < 3; n += 1) await missing('显微镜怎么清洁镜片', { at: shell.clock.now() - (40 + n) * day });
    const order = (await gaps()).items.map(({ question }) => question);
    expect(order.indexOf('望远镜怎么对焦')).toBeLessThan(order.indexOf('显微镜怎么清洁镜片'));
  });

  test('shows one language when asked', async () => {
    await missing('Do you sell aquarium plants', { language: 'en' });
    expect((await gaps(keeper, '?language=en')).items.map(({ question }) => question)).toEqual(['Do you sell aquarium plants']);
  });

  test('takes no second for thousands', async () => {
    const things = ['蓝牙耳机', '电饭煲', '投影仪', '扫地机', '空气炸锅', '电动牙刷', '吹风机', '加湿器'];
    const asks = ['怎么重置', '屏幕不亮了', '能不能换颜色', '多久能到', '保修几年', '有没有说明书', '充不进电', '声音很小'];
    const rows = Array.from({ length: 3_000 }, (_, n) => ({ id: shell.ids.next(), question: `${things[n % 8]}${asks[Math.floor(n / 8) % 8]}${'，型号'}${(n * 7919) % 997}`, at: new Date(shell.clock.now() - n * 60_000) }));
    await shell.pool.query(`insert into article_gap (id, question, language, source, at) select id, question, 'zh', 'no_answer', at from jsonb_to_recordset($1::jsonb) as r(id uuid, question text, at timestamptz)`, [JSON.stringify(rows)]);
    await gaps();
    const began = performance.now();
    const { items, gaps: looked } = await gaps();
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(looked).toBe(3_000);
    expect(items.length).toBeGreaterThan(20);
  });
});
