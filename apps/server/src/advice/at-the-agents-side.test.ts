import type { SuggestionsView } from '@huiyin/domain/advice/advice.contract.ts';
import type { MessageView } from '@huiyin/domain/ticket/message.contract.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { talkingCentre } from '../assistant/testing/talking-centre.ts';
import type { CallAs } from '../testing/test-centre.ts';

const centre = await talkingCentre({ now: Date.UTC(2026, 10, 29, 3) });
const { shell } = centre;
let agent: CallAs;
let ticketId: string;

beforeAll(async () => {
  agent = await centre.as('agent');
  const opened = await agent('POST /tickets', { channel: 'phone', customer: { name: '吴急', phone: '13900000001' }, subject: '退款', body: '我的手机 13900000001，申请退款之后钱多久能到账？', category: 'product' });
  ticketId = opened.json().id;
  expect((await agent(`POST /tickets/${ticketId}/take`, {})).statusCode).toBe(200);
});

const suggestions = async (as = agent) => (await as(`GET /tickets/${ticketId}/suggestions`)).json<SuggestionsView>();
const send = (body: string, cites: readonly object[], visibility = 'public') => agent(`POST /tickets/${ticketId}/messages`, { body, visibility, cites });
const usesOf = async (articleId: string) => Number((await shell.pool.query('select count(*) as n from article_use where article_id = $1', [articleId])).rows[0].n);

describe('suggestions', () => {
  test('answer what the customer asked last, best first, with passage and confidence, and without what is personal', async () => {
    const { question, articles } = await suggestions();
    expect(question).toBe('我的手机 [phone]，申请退款之后钱多久能到账？');
    expect(articles.length).toBeGreaterThan(0);
    expect(articles.length).toBeLessThanOrEqual(3);
    expect(articles[0]!.title).toContain('退款');
    expect(articles.map(({ confidence }) => confidence)).toEqual(articles.map(({ confidence }) => confidence).toSorted((a, b) => b - a));
    for (const { confidence, text } of articles) expect([confidence > 0 && confidence <= 1, text.length > 10]).toEqual([true, true]);
  });

  test('are for those who may work on the ticket', async () => {
    expect((await (await centre.as('presales1'))(`GET /tickets/${ticketId}/suggestions`)).json().code).toBe('ticket.unknown');
    expect((await (await centre.as('inspector'))(`GET /tickets/${ticketId}/suggestions`)).statusCode).toBe(403);
  });
});

describe('an answer that quotes', () => {
  test('keeps the very version, and its use is counted for the agent', async () => {
    const [article] = (await suggestions()).articles.filter(({ open }) => open);
    const before = await usesOf(article!.articleId);
    const sent = await send(`${article!.text} [1]`, [{ articleId: article!.articleId, version: article!.version }]);
    expect(sent.statusCode).toBe(201);
    expect(sent.json<MessageView>().citations).toEqual([{ articleId: article!.articleId, version: article!.version, title: article!.title, open: true }]);
    expect(await usesOf(article!.articleId)).toBe(before + 1);
    const { items } = (await agent(`GET /tickets/${ticketId}/messages`)).json<{ items: MessageView[] }>();
    expect(items.at(-1)!.citations).toHaveLength(1);
  });

  test('is not sent when a version does not exist or is internal, and nothing is counted', async () => {
    const [article] = (await suggestions()).articles;
    expect((await send('见说明 [1]', [{ articleId: article!.articleId, version: 999 }])).json().code).toBe('article.unknown');
    const { rows } = await shell.pool.query<{ id: string; number: number }>(`select a.id, a.published_number as number from article a join article_version v on v.article_id = a.id and v.number = a.published_number where v.audience = 'internal' limit 1`);
    const before = await usesOf(rows[0]!.id);
    expect((await send('见说明 [1]', [{ articleId: rows[0]!.id, version: rows[0]!.number }])).json().code).toBe('article.unknown');
    expect(await usesOf(rows[0]!.id)).toBe(before);
  });

  test('shows the customer its source in the chat', async () => {
    const customer = await centre.visit();
    await customer.say('人工');
    const chatTicket = await customer.ticketId();
    await centre.letThink();
    const admin = await centre.as('admin');
    expect((await admin(`POST /tickets/${chatTicket}/take`, {})).statusCode).toBe(200);
    const [article] = (await suggestions()).articles.filter(({ open }) => open);
    expect((await admin(`POST /tickets/${chatTicket}/messages`, { body: '请看 [1]', visibility: 'public', cites: [{ articleId: article!.articleId, version: article!.version }] })).statusCode).toBe(201);
    expect((await customer.hear()).at(-1)).toMatchObject({ body: '请看 [1]', citations: [{ articleId: article!.articleId, version: article!.version, title: article!.title, open: true }] });
  });
});
