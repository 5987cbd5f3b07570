import { day, hour } from '@huiyin/domain/kernel/instant.ts';
import type { ArticleSummary, ArticleView, VersionView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import type { WorkItem } from '@huiyin/domain/knowledge/knowledge.contract.ts';
import type { ReadingView, UseView } from '@huiyin/domain/knowledge/reception.contract.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { type CallAs, testCentre } from '../testing/test-centre.ts';
import { readAnswerable, readKnowledgeRevision, recordArticleUse } from './index.ts';
import { sweepAlerts } from './sweep-alerts.ts';

const now = Date.UTC(2026, 10, 29, 3);
const centre = await testCentre({ now });
const { shell } = centre;
const { db } = shell;
const [keeper, second, specialist, agent, admin] = [await centre.as('knowledge'), await centre.as('knowledge2'), await centre.as('specialist'), await centre.as('agent'), await centre.as('admin')];
const keeperId = await centre.personId('knowledge');
const teams = (await admin('GET /teams')).json().items as { id: string; key: string }[];
const teamOf = (key: string) => teams.find((team) => team.key === key)!.id;

const content = { question: '退款多久到账？', variants: ['退款几天能到'], body: '原路退回，**1 至 5 个工作日**到账。', categoryKey: 'refund', products: [], channels: [], audience: 'public', validFrom: null, validUntil: null, flowSteps: [] };
const keeping = { ownerId: keeperId, teamId: teamOf('product'), reviewOn: '2027-06-01', counterpartId: null };
let made = 0;

async function begin(change: object = {}, by: CallAs = keeper, more: object = {}): Promise<ArticleView> {
  const reply = await by('POST /articles', { key: `refund-arrival-${++made}`, language: 'zh', content: { ...content, ...change }, ...keeping, ...more });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}

async function done(call: Promise<{ statusCode: number; body: string; json(): ArticleView }>): Promise<ArticleView> {
  const reply = await call;
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
}

async function published(change: object = {}, more: object = {}): Promise<ArticleView> {
  const { id } = await begin(change, keeper, more);
  await done(keeper(`POST /articles/${id}/submit`, {}));
  return done(second(`POST /articles/${id}/publish`, { note: '首次发布' }));
}

const told = async (person: string) => {
  const { rows } = await shell.pool.query<{ kind: string; level: string; facts: { articleId: string } }>('select kind, level, facts from reminder where person_id = $1 order by at, kind', [await centre.personId(person)]);
  return rows;
};
const kindsFor = async (person: string, articleId: string) => (await told(person)).filter(({ facts }) => facts.articleId === articleId).map(({ kind }) => kind);

beforeEach(async () => {
  await shell.pool.query('delete from reminder');
});

describe('from draft to answer', () => {
  test('what is written answers nothing before somebody else judged it', async () => {
    const before = await readKnowledgeRevision(db);
    const begun = await begin();
    expect(begun).toMatchObject({ standing: 'draft', draftState: 'draft', mine: true, publishedNumber: null, owner: { name: '吴博闻' }, team: { name: { zh: '产品部' } }, draft: { html: '<p>原路退回，<strong>1 至 5 个工作日</strong>到账。</p>\n', writers: [{ name: '吴博闻' }] } });
    const handedIn = await done(keeper(`POST /articles/${begun.id}/submit`, { version: begun.version }));
    expect(handedIn.draftState).toBe('review');
    expect((await readAnswerable(db, now)).some(({ articleId }) => articleId === begun.id)).toBe(false);
    expect(await readKnowledgeRevision(db)).toBe(before);
    expect(await kindsFor('knowledge2', begun.id)).toEqual(['article_submitted']);
    expect(await kindsFor('knowledge', begun.id)).toEqual([]);

    const live = await done(second(`POST /articles/${begun.id}/publish`, { note: '核对过退款规则', reviewOn: '2027-01-31', version: handedIn.version }));
    expect(live).toMatchObject({ standing: 'published', draft: null, publishedNumber: 1, reviewOn: '2027-01-31', versions: [{ number: 1, note: '核对过退款规则', publishedBy: { name: '朱有据' }, writtenBy: [{ name: '吴博闻' }], ownReviewReason: null }] });
    expect(await readKnowledgeRevision(db)).toBe(before + 1);
    expect((await readAnswerable(db, now)).find(({ articleId }) => articleId === begun.id)).toMatchObject({ version: 1, question: content.question, variants: content.variants, bodyText: '原路退回，1 至 5 个工作日到账。', categoryKey: 'refund', audience: 'public', channels: [], validFrom: null, validUntil: null });
  });

  test('who wrote in it publishes it only with a reason, which stays on the version', async () => {
    const { id } = await begin();
    await done(keeper(`POST /articles/${id}/submit`, {}));
    const refused = await keeper(`POST /articles/${id}/publish`, {});
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'article.own_review']);
    expect((await keeper(`POST /articles/${id}/publish`, { ownReviewReason: '   ' })).statusCode).toBe(400);
    expect((await done(keeper(`POST /articles/${id}/publish`, { ownReviewReason: '夜间只有我值班' }))).versions[0]!.ownReviewReason).toBe('夜间只有我值班');
    const { rows } = await shell.pool.query("select facts from audit_entry where action = 'article.published' and target = $1", [`article:${id}`]);
    expect(rows).toMatchObject([{ facts: { number: 1, ownReview: true } }]);
  });

  test('what is not complete is told at its field', async () => {
    const { id } = await begin({ body: '', categoryKey: 'nowhere', variants: ['退款多久到账'], validUntil: '2026-01-01T00:00:00Z' });
    const refused = await keeper(`POST /articles/${id}/submit`, {});
    expect(refused.json()).toMatchObject({ status: 422, code: 'article.invalid' });
    expect((refused.json().facts.findings as { path: string }[]).map(({ path }) => path).toSorted()).toEqual(['/body', '/categoryKey', '/validUntil', '/variants/0']);
  });

  test('owner, department, day and counterpart must exist', async () => {
    const nobody = '01900000-0000-7000-8000-000000000000';
    const reply = await keeper('POST /articles', { language: 'zh', content, ownerId: nobody, teamId: nobody, reviewOn: '2027-02-30', counterpartId: nobody });
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    const bad = await keeper('POST /articles', { language: 'zh', content, ownerId: nobody, teamId: nobody, reviewOn: '2027-02-28', counterpartId: nobody });
    expect((bad.json().facts.findings as { path: string }[]).map(({ path }) => path).toSorted()).toEqual(['/counterpartId', '/ownerId', '/teamId']);
    const other = await begin();
    expect((await keeper(`PUT /articles/${other.id}/keeping`, { ...keeping, counterpartId: (await begin()).id })).json().code).toBe('article.invalid');
  });

  test('an English article is the counterpart of a Chinese one, and each leads to the other', async () => {
    const zh = await begin();
    const en = await begin({ question: 'When does a refund arrive?', variants: [] }, keeper, { language: 'en', counterpartId: zh.id });
    expect(en.counterparts).toEqual([{ id: zh.id, key: zh.key, language: 'zh', question: content.question }]);
    expect((await done(agent(`GET /articles/${zh.id}`))).counterparts.map(({ id }) => id)).toEqual([en.id]);
  });

  test('given back, its writers are told why, and hand it in again', async () => {
    const { id } = await begin();
    await done(keeper(`POST /articles/${id}/submit`, {}));
    const back = await done(second(`POST /articles/${id}/return`, { reason: '缺少银行卡的天数' }));
    expect(back.draft).toMatchObject({ state: 'draft', returned: { reason: '缺少银行卡的天数', by: { name: '朱有据' } } });
    expect(await kindsFor('knowledge', id)).toEqual(['article_returned']);
    expect((await second(`POST /articles/${id}/publish`, {})).json().code).toBe('article.not_in_review');
    expect((await done(keeper(`POST /articles/${id}/submit`, {}))).draft!.returned).toBeNull();
  });

  test('an article’s key is taken once', async () => {
    const { key } = await begin();
    const reply = await keeper('POST /articles', { key, language: 'zh', content, ...keeping });
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'article.key_taken']);
  });

  test('a draft that is let go leaves what is published; one that never was, nothing', async () => {
    const fresh = await begin();
    expect((await keeper(`DELETE /articles/${fresh.id}/draft`)).statusCode).toBe(204);
    expect((await agent(`GET /articles/${fresh.id}`)).statusCode).toBe(404);
    const live = await published();
    await done(specialist(`PUT /articles/${live.id}/draft`, { content: { ...content, body: '别的' } }));
    expect((await keeper(`DELETE /articles/${live.id}/draft`)).statusCode).toBe(204);
    expect(await done(agent(`GET /articles/${live.id}`))).toMatchObject({ draft: null, publishedNumber: 1 });
  });
});

describe('two editors', () => {
  test('the second is told that somebody was there, and loses nothing of either', async () => {
    const live = await published();
    const first = await done(specialist(`PUT /articles/${live.id}/draft`, { content: { ...content, body: '甲写的' }, version: live.version }));
    const late = await keeper(`PUT /articles/${live.id}/draft`, { content: { ...content, body: '乙写的' }, version: live.version });
    expect(late.json()).toMatchObject({ status: 409, code: 'article.changed', facts: { version: first.version } });
    expect((await done(agent(`GET /articles/${live.id}`))).draft).toMatchObject({ content: { body: '甲写的' }, writers: [{ name: '陈致远' }] });
    await done(keeper(`PUT /articles/${live.id}/draft`, { content: { ...content, body: '两人的' }, version: first.version }));
    expect((await done(agent(`GET /articles/${live.id}`))).draft!.writers.map(({ name }) => name)).toEqual(['陈致远', '吴博闻']);
  });

  test('of two who publish at once, one does', async () => {
    const { id } = await begin({}, specialist);
    const { version } = await done(specialist(`POST /articles/${id}/submit`, {}));
    const replies = await Promise.all([keeper, second, admin].map((by) => by(`POST /articles/${id}/publish`, { version })));
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409]);
    expect((await done(agent(`GET /articles/${id}`))).versions).toHaveLength(1);
  });

  test('saved during its review, it is no longer under review', async () => {
    const { id } = await begin();
    await done(keeper(`POST /articles/${id}/submit`, {}));
    expect((await done(specialist(`PUT /articles/${id}/draft`, { content }))).draftState).toBe('draft');
  });
});

describe('versions', () => {
  async function twice() {
    const live = await published();
    await done(keeper(`PUT /articles/${live.id}/draft`, { content: { ...content, body: '3 天到账。' } }));
    await done(keeper(`POST /articles/${live.id}/submit`, {}));
    return done(second(`POST /articles/${live.id}/publish`, { note: '改为 3 天' }));
  }

  test('stay as they were', async () => {
    const { id } = await twice();
    const first = (await agent(`GET /articles/${id}/versions/1`)).json() as VersionView;
    expect([first.content.body, first.html]).toEqual([content.body, '<p>原路退回，<strong>1 至 5 个工作日</strong>到账。</p>\n']);
    expect((await agent(`GET /articles/${id}/versions/9`)).json().code).toBe('article_version.unknown');
    await expect(shell.pool.query('update article set published_number = 9 where id = $1', [id])).rejects.toThrow(/foreign key/);
  });

  test('a roll-back publishes a new one that equals the old', async () => {
    const { id } = await twice();
    const before = await readKnowledgeRevision(db);
    const back = await done(second(`POST /articles/${id}/roll-back`, { to: 1, note: '3 天是错的' }));
    expect(back).toMatchObject({ publishedNumber: 3, versions: [{ number: 3, equalsNumber: 1 }, { number: 2 }, { number: 1 }] });
    expect(back.published!.content).toEqual((await agent(`GET /articles/${id}/versions/1`)).json().content);
    expect(await readKnowledgeRevision(db)).toBe(before + 1);
    expect((await second(`POST /articles/${id}/roll-back`, { to: 3 })).json().code).toBe('article_version.current');
    expect((await second(`POST /articles/${id}/roll-back`, { to: 7 })).json().code).toBe('article_version.unknown');
  });

  test('found wrong, one answers no more, its keepers and quoters are told, and the answers that quoted it are listed', async () => {
    const { id } = await twice();
    const opened = (await agent('POST /tickets', { channel: 'phone', customer: { name: '钱多多', phone: '13800000001' }, body: '退款没到账' })).json();
    const elsewhere = '01900000-0000-7000-8000-00000000000c';
    const agentId = await centre.personId('agent');
    await db.transaction().execute(async (tx) => {
      const use = { articleId: id, version: 2, at: now } as const;
      await recordArticleUse(tx, { ...use, id: shell.ids.next(), ticketId: opened.id, messageId: shell.ids.next(), by: { kind: 'agent', id: agentId } });
      await recordArticleUse(tx, { ...use, id: shell.ids.next(), ticketId: elsewhere, messageId: shell.ids.next(), by: { kind: 'assistant' }, at: now + 1 });
      await recordArticleUse(tx, { ...use, id: shell.ids.next(), ticketId: opened.id, messageId: shell.ids.next(), by: { kind: 'assistant' }, version: 1 });
    });
    const before = await readKnowledgeRevision(db);
    const wrong = await done(second(`POST /articles/${id}/versions/2/wrong`, { reason: '天数写错' }));
    expect(wrong).toMatchObject({ standing: 'wrong', uses: 3, versions: [{ number: 2, uses: 2, usesByAssistant: 1, wrong: { reason: '天数写错', by: { name: '朱有据' } } }, { number: 1, uses: 1, wrong: null }] });
    expect((await readAnswerable(db, now)).some(({ articleId }) => articleId === id)).toBe(false);
    expect(await readKnowledgeRevision(db)).toBe(before + 1);
    expect([await kindsFor('agent', id), (await kindsFor('knowledge', id)).at(-1), (await kindsFor('knowledge2', id)).filter((kind) => kind === 'article_wrong')]).toEqual([['article_wrong'], 'article_wrong', []]);

    const { items } = (await agent(`GET /articles/${id}/uses?number=2`)).json() as { items: UseView[] };
    expect(items).toMatchObject([{ number: 2, byKind: 'assistant', by: null, ticket: null }, { byKind: 'agent', by: { name: '周小雨' }, ticket: { id: opened.id } }]);
    // Of another team's ticket only that there was one.
    expect(((await (await centre.as('presales1'))(`GET /articles/${id}/uses?number=2`)).json() as { items: UseView[] }).items.map(({ ticket }) => ticket)).toEqual([null, null]);
    const pages = [(await agent(`GET /articles/${id}/uses?limit=2`)).json(), null];
    pages[1] = (await agent(`GET /articles/${id}/uses?limit=2&after=${pages[0].next}`)).json();
    expect([pages[0].items.length, pages[1].items.length, pages[1].next]).toEqual([2, 1, null]);

    expect((await second(`POST /articles/${id}/versions/2/wrong`, { reason: '又一次' })).json().code).toBe('article_version.wrong');
    expect((await done(second(`POST /articles/${id}/roll-back`, { to: 1 }))).standing).toBe('published');
    expect((await second(`POST /articles/${id}/roll-back`, { to: 2 })).json().code).toBe('article_version.wrong');
  });

  test('a retired article answers no more until it is restored', async () => {
    const { id } = await published();
    expect((await done(second(`POST /articles/${id}/retire`, { reason: '活动结束' }))).standing).toBe('retired');
    expect((await readAnswerable(db, now)).some(({ articleId }) => articleId === id)).toBe(false);
    expect((await keeper(`PUT /articles/${id}/draft`, { content })).json().code).toBe('article.retired');
    expect((await second(`POST /articles/${id}/retire`, { reason: '再一次' })).json().code).toBe('article.retired');
    expect((await done(second(`POST /articles/${id}/restore`, {}))).standing).toBe('published');
  });
});

describe('what its owner has to do', () => {
  test('near and past days are told to owner and department, once each, from however many workers; a day that was moved is told anew', async () => {
    const overdue = await published({}, { reviewOn: '2026-11-28' });
    const due = await published({}, { reviewOn: '2026-12-10', ownerId: await centre.personId('specialist'), teamId: teamOf('refunds') });
    const fine = await published({}, { reviewOn: '2026-12-20' });
    const ending = await published({ validUntil: new Date(now + 2 * day).toISOString() });
    await shell.pool.query('delete from reminder');
    await Promise.all(Array.from({ length: 6 }, () => sweepAlerts(shell)));
    expect(await kindsFor('knowledge', overdue.id)).toEqual(['article_review_overdue']);
    expect(await kindsFor('knowledge2', overdue.id)).toEqual(['article_review_overdue']);
    expect([await kindsFor('specialist', due.id), await kindsFor('refunds1', due.id), await kindsFor('agent', due.id)]).toEqual([['article_review_due'], ['article_review_due'], []]);
    expect(await kindsFor('knowledge', fine.id)).toEqual([]);
    expect(await kindsFor('knowledge', ending.id)).toEqual(['article_expiring']);
    expect(await sweepAlerts(shell)).toBe(0);

    await done(keeper(`PUT /articles/${overdue.id}/keeping`, { ...keeping, reviewOn: '2026-12-01' }));
    expect(await sweepAlerts(shell)).toBe(1);
    expect(await kindsFor('knowledge', overdue.id)).toEqual(expect.arrayContaining(['article_review_due', 'article_review_overdue']));
  });

  test('an expired article is flagged to its owner, and answers nothing', async () => {
    const { id } = await published({ validUntil: new Date(now + hour).toISOString() });
    await sweepAlerts(shell);
    shell.clock.advance(2 * hour);
    await sweepAlerts(shell);
    expect(await kindsFor('knowledge', id)).toContain('article_expired');
    expect((await done(agent(`GET /articles/${id}`))).standing).toBe('expired');
    expect((await readAnswerable(db, shell.clock.now())).some(({ articleId }) => articleId === id)).toBe(false);
    expect(((await keeper('GET /articles/work')).json().items as WorkItem[]).find(({ article }) => article.id === id)).toMatchObject({ kind: 'expired', own: true });
    expect(((await agent('GET /articles?state=expired')).json().items as ArticleSummary[]).map((item) => item.id)).toContain(id);
    expect(((await agent('GET /articles?due=true')).json().items as ArticleSummary[]).map((item) => item.id)).toContain(id);
    shell.clock.advance(-2 * hour);
  });

  test('the worklist asks writers, reviewers and readers for what is theirs', async () => {
    const { id } = await begin({}, specialist);
    const kinds = async (by: CallAs) => ((await by('GET /articles/work')).json().items as WorkItem[]).filter(({ article }) => article.id === id).map(({ kind }) => kind);
    expect([await kinds(specialist), await kinds(second), await kinds(agent)]).toEqual([['draft'], [], []]);
    await done(specialist(`POST /articles/${id}/submit`, {}));
    expect([await kinds(specialist), await kinds(second), await kinds(agent)]).toEqual([[], ['to_review'], []]);
    await done(second(`POST /articles/${id}/return`, { reason: '补充' }));
    expect(await kinds(specialist)).toEqual(['returned']);
  });
});

describe('reading', () => {
  test('a team is asked, is told once, and one sees who has not read it yet; a later version counts', async () => {
    const { id } = await published();
    const ask = () => second(`POST /articles/${id}/readings`, { teamId: teamOf('aftersales'), dueOn: '2026-12-05' });
    expect((await ask()).statusCode).toBe(200);
    const { items } = (await ask()).json() as { items: ReadingView[] };
    expect(items).toMatchObject([{ number: 1, dueOn: '2026-12-05', askedBy: { name: '朱有据' }, team: { name: { zh: '售后在线组' } } }]);
    expect(items[0]!.members.every(({ readAt }) => readAt === null)).toBe(true);
    expect(await kindsFor('agent', id)).toEqual(['article_reading_asked']);
    const toRead = async () => ((await agent('GET /articles/work')).json().items as WorkItem[]).filter(({ article, kind }) => article.id === id && kind === 'to_read');
    expect(await toRead()).toMatchObject([{ number: 1, due: '2026-12-05' }]);
    expect((await agent(`POST /articles/${id}/versions/1/read`, {})).statusCode).toBe(204);
    expect(await toRead()).toEqual([]);
    const after = ((await agent(`GET /articles/${id}/readings`)).json() as { items: ReadingView[] }).items[0]!.members;
    expect(after.filter(({ readAt }) => readAt !== null).map(({ name }) => name)).toEqual(['周小雨']);
    expect(after.at(-1)!.name).toBe('周小雨');
    expect((await agent(`POST /articles/${id}/versions/4/read`, {})).json().code).toBe('article_version.unknown');
  });

  test('of what is not published nobody is asked', async () => {
    const { id } = await begin();
    expect((await second(`POST /articles/${id}/readings`, { teamId: teamOf('phone') })).json().code).toBe('article.not_published');
    expect((await second(`POST /articles/${(await published()).id}/readings`, { teamId: id })).json().code).toBe('team.unknown');
  });

  test('a colleague’s last vote counts', async () => {
    const { id } = await published();
    for (const helpful of [true, false, true]) expect((await agent(`POST /articles/${id}/versions/1/vote`, { helpful })).statusCode).toBe(204);
    await specialist(`POST /articles/${id}/versions/1/vote`, { helpful: false });
    expect(await done(agent(`GET /articles/${id}`))).toMatchObject({ helpful: 1, unhelpful: 1 });
  });
});

describe('lists', () => {
  test('are found by words of question, variants, body and draft, in both languages, and by what they are', async () => {
    const one = await published({ question: '空气炸锅的独门秘笈怎么洗？', variants: ['炸篮清洗'], body: '用温水和 50% 的醋_浸泡。' });
    const ids = async (query: string) => ((await agent(`GET /articles?${query}`)).json().items as ArticleSummary[]).map(({ id }) => id);
    for (const q of ['独门秘笈', '炸篮清洗', '温水', '独门 温水', '50%', '醋_浸']) expect([q, await ids(`q=${encodeURIComponent(q)}`)]).toEqual([q, [one.id]]);
    for (const q of ['独门 不存在', '5_%', '醋%浸']) expect([q, await ids(`q=${encodeURIComponent(q)}`)]).toEqual([q, []]);
    expect(await ids(`q=${encodeURIComponent('独门')}&state=published&category=refund&language=zh&audience=public&ownerId=${keeperId}&teamId=${teamOf('product')}`)).toEqual([one.id]);
    for (const wrong of ['state=retired', 'category=order', 'language=en', 'audience=internal', `teamId=${teamOf('phone')}`, 'due=true']) expect([wrong, await ids(`q=${encodeURIComponent('独门')}&${wrong}`)]).toEqual([wrong, []]);
  });

  test('come in pages that lose and repeat nothing', async () => {
    for (let index = 0; index < 5; index++) await begin();
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const page = (await agent(`GET /articles?limit=4${after}`)).json();
      seen.push(...page.items.map(({ id }: ArticleSummary) => id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    const { rows } = await shell.pool.query('select id from article');
    expect([seen.length, new Set(seen).size]).toEqual([rows.length, rows.length]);
    expect((await agent('GET /articles?after=nonsense')).json().code).toBe('page.cursor_invalid');
  });
});

describe('who may', () => {
  test('agents read; specialists write; keepers publish', async () => {
    const { id } = await begin({}, specialist);
    expect((await agent(`GET /articles/${id}`)).statusCode).toBe(200);
    expect((await agent(`PUT /articles/${id}/draft`, { content })).statusCode).toBe(403);
    await done(specialist(`POST /articles/${id}/submit`, {}));
    expect((await specialist(`POST /articles/${id}/publish`, { ownReviewReason: '我自己看过' })).statusCode).toBe(403);
    await done(keeper(`POST /articles/${id}/publish`, {}));
  });

  test('every act of administration is in the audit log', async () => {
    const { id } = await published();
    await done(second(`POST /articles/${id}/retire`, { reason: '测试' }));
    const { rows } = await shell.pool.query('select action from audit_entry where target = $1 order by seq', [`article:${id}`]);
    expect(rows.map(({ action }) => action)).toEqual(['article.created', 'article.submitted', 'article.published', 'article.retired']);
  });
});

describe('pictures and hostile words', () => {
  const parts = (name: string, bytes: Buffer): [body: Buffer, headers: Record<string, string>] => {
    const head = `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
    return [Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]), { 'content-type': 'multipart/form-data; boundary=b', 'x-huiyin': '1' }];
  };
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

  test('a picture is uploaded, shown to who reads articles, and must exist where it is named', async () => {
    const uploaded = await keeper('POST /articles/pictures', ...parts('入口.png', png));
    expect(uploaded.statusCode, uploaded.body).toBe(201);
    const { id } = uploaded.json();
    const live = await published({ body: `看图：![入口](file:${id})` });
    expect(live.published!.html).toContain(`<img src="/api/v1/articles/pictures/${id}?inline=1" alt="入口" loading="lazy">`);
    const shown = await agent(`GET /articles/pictures/${id}?inline=1`);
    expect([shown.statusCode, shown.headers['content-type'], shown.rawPayload.equals(png)]).toEqual([200, 'image/png', true]);
    const { rows } = await shell.pool.query('select pictures from article_version where article_id = $1', [live.id]);
    expect(rows).toEqual([{ pictures: [id] }]);
    const { id: lacking } = await begin({ body: '![没有](file:01900000-0000-4000-8000-00000000000d)' });
    expect((await keeper(`POST /articles/${lacking}/submit`, {})).json().facts.findings).toMatchObject([{ code: 'picture.unknown', path: '/body' }]);
  });

  test('what is no picture, or is drawn by code, is not taken, and no other file of the centre is shown', async () => {
    for (const [name, bytes] of [['x.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')], ['x.png', Buffer.from('<html><script>1</script></html>')], ['x.txt', Buffer.from('plain words')]] as const) {
      expect([name, (await keeper('POST /articles/pictures', ...parts(name, bytes))).statusCode]).toEqual([name, 415]);
    }
    const theirs = (await agent('POST /files', ...parts('客户证件.png', png))).json();
    expect((await keeper(`GET /articles/pictures/${theirs.id}`)).json().code).toBe('file.unknown');
  });

  test('a preview stores nothing and runs nothing', async () => {
    const before = (await shell.pool.query('select count(*)::int as n from article')).rows;
    const { html } = (await keeper('POST /articles/preview', { body: '<script>alert(1)</script> [x](javascript:alert(1)) ![y](https://spy.example/a.gif)' })).json();
    expect(html).not.toMatch(/<script|href|src=/);
    expect((await shell.pool.query('select count(*)::int as n from article')).rows).toEqual(before);
  });

  test.each([
    ['a character no database holds', { question: '问\u0000题' }],
    ['half a character', { question: '\ud83d' }],
    ['too long a question', { question: '问'.repeat(201) }],
    ['too many variants', { variants: Array.from({ length: 61 }, (_, index) => `问法${index}`) }],
    ['an address as a channel', { channels: ['../../etc'] }],
    ['a year no calendar has', { validFrom: '-012345-01-01T00:00:00Z' }],
    ['a field of its own', { publishedNumber: 9 }],
  ])('%s does no harm', async (_, change) => {
    const reply = await keeper('POST /articles', { language: 'zh', content: { ...content, ...change }, ...keeping });
    expect([201, 400, 422], reply.body).toContain(reply.statusCode);
    if (reply.statusCode === 201) expect((await keeper(`GET /articles/${reply.json().id}`)).statusCode).toBe(200);
  });

  test('forged versions, numbers and filters are refused, never a fault', async () => {
    const { id } = await published();
    for (const route of [`GET /articles/${id}/versions/0`, `GET /articles/${id}/versions/99999999999`, `GET /articles/${id}/versions/1.5`, 'GET /articles?state=everything', 'GET /articles?ownerId=me', `GET /articles/${id}/uses?number=-1`, `GET /articles?q=${'x'.repeat(101)}`]) {
      expect([route, (await keeper(route)).statusCode]).toEqual([route, 400]);
    }
    expect((await keeper(`POST /articles/${id}/submit`, { version: 1e12 })).statusCode).toBe(400);
    expect((await keeper(`GET /articles?q=${encodeURIComponent("'; drop table article; --")}`)).json().items).toEqual([]);
    expect((await keeper(`GET /articles?q=${encodeURIComponent('a\u0000b')}`)).statusCode).toBeLessThan(500);
  });
});
