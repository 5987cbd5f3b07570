import { day } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPlayers } from '../demo/demo.store.ts';
import { loadKnowledge } from '../demo/load-knowledge.ts';
import { readTeams } from '../identity/index.ts';
import { readOpenGaps } from '../knowledge/index.ts';
import { testCentre } from '../testing/test-centre.ts';

const now = Date.UTC(2026, 10, 29, 3);
const centre = await testCentre({ now });
const { shell, app } = centre;
const { db } = shell;

beforeAll(async () => {
  const cast = { players: await readPlayers(db), teamIds: new Map((await readTeams(db)).map(({ key, id }) => [key, id])) };
  await db.transaction().execute((tx) => loadKnowledge(tx, shell, cast));
});

const get = (url: string, headers: Readonly<Record<string, string>> = {}) => app.inject({ url, headers });
const post = (url: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = { origin: new URL(shell.config.publicUrl).origin }) =>
  app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, payload: new URLSearchParams(form).toString() });
const idOf = async (key: string) => (await db.selectFrom('article').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id;
const formKeyIn = (page: string) => /name="form" value="([^"]+)"/.exec(page)![1]!;

/** Another version of the article answers now. */
async function publishAgain(key: string, body: string): Promise<void> {
  const id = await idOf(key);
  await sql`insert into article_version select article_id, number + 1, question, variants, ${body}, ${body}, category_key, products, channels, audience, valid_from, valid_until, flow_steps, pictures, note, null, written_by, published_by, ${new Date(now)}, null, null, null, null
    from article_version where article_id = ${id} order by number desc limit 1`.execute(db);
  await sql`update article set published_number = published_number + 1 where id = ${id}`.execute(db);
  await sql`update knowledge_revision set revision = revision + 1`.execute(db);
}

describe('the start', () => {
  test('shows categories and articles without a script, in the language that is asked for, remembered or preferred', async () => {
    const zh = await get('/help');
    expect([zh.statusCode, zh.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(zh.body).toContain('<html lang="zh-CN">');
    expect(zh.body).not.toContain('<script');
    expect(zh.body).toMatch(/<li><h3><a href="\/help\/categories\/[a-z-]+\?lang=zh">/);
    const en = await get('/help?lang=en');
    expect(en.body).toContain('<html lang="en">');
    const cookie = String(en.headers['set-cookie']).split(';')[0]!;
    expect((await get('/help', { cookie })).body).toContain('How can we help?');
    expect((await get('/help?lang=zh', { cookie })).body).toContain('有什么可以帮您？');
    expect((await get('/help', { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' })).body).toContain('How can we help?');
    expect((await get('/help', { 'accept-language': 'zh-TW,en;q=0.8' })).headers['vary']).toContain('accept-language');
  });

  test('names its other language, its one address and itself to search engines', async () => {
    const { body } = await get('/help?lang=en');
    expect(body).toContain(`<link rel="canonical" href="${shell.config.publicUrl}/help?lang=en">`);
    expect(body).toContain(`<link rel="alternate" hreflang="zh-CN" href="${shell.config.publicUrl}/help?lang=zh">`);
    expect(body).toMatch(/<meta name="description" content="Answers[^"]+">/);
  });

  test('comes again only when it changed, and may run nothing', async () => {
    const first = await get('/help?lang=zh');
    expect(first.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-security-policy': expect.stringContaining("default-src 'none'") });
    expect(first.headers['content-security-policy']).not.toContain('unsafe');
    const again = await get('/help?lang=zh', { 'if-none-match': String(first.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const style = /<link rel="stylesheet" href="([^"]+)">/.exec(first.body)![1]!;
    expect((await get(style)).headers).toMatchObject({ 'content-type': 'text/css; charset=utf-8', 'cache-control': expect.stringContaining('immutable') });
  });
});

describe('what is shown', () => {
  test('a category lists the articles below it, and only public ones that hold', async () => {
    const { rows } = await sql<{ key: string; name: string }>`select distinct c.key, c.name ->> 'zh' as name from category c join article_version v on v.category_key = c.key where v.audience = 'internal'`.execute(db);
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) {
      const { body } = await get(`/help/categories/${key}?lang=zh`);
      expect(body).not.toMatch(/\/help\/articles\/agent-/);
    }
    const all = (await get('/help/sitemap.xml')).body;
    const internal = await sql<{ key: string }>`select a.key from article a join article_version v on v.article_id = a.id and v.number = a.published_number where v.audience = 'internal'`.execute(db);
    const over = await sql<{ key: string }>`select a.key from article a join article_version v on v.article_id = a.id and v.number = a.published_number where v.valid_until <= ${new Date(now)}`.execute(db);
    expect(internal.rows.length * over.rows.length).toBeGreaterThan(0);
    for (const { key } of [...internal.rows, ...over.rows]) expect(all).not.toContain(`/help/articles/${key}<`);
    expect(all).toContain('/help/articles/refund-arrival-time<');
  });

  test('an article can be read by its key and by its id, with its counterpart and its links', async () => {
    const byKey = await get('/help/articles/account-change-phone');
    expect(byKey.statusCode).toBe(200);
    expect(byKey.body).toContain('<h1>怎么更换绑定的手机号？</h1>');
    expect(byKey.body).toContain('<a href="/help/articles/account-phone-taken">');
    expect((await get(`/help/articles/${await idOf('account-change-phone')}`)).body).toContain('<h1>怎么更换绑定的手机号？</h1>');
    const counterpart = await get('/help/articles/en-account-stolen');
    expect(counterpart.body).toContain('<html lang="en">');
    expect(counterpart.body).toContain(`<link rel="alternate" hreflang="zh-CN" href="${shell.config.publicUrl}/help/articles/account-stolen">`);
  });

  test('internal ones are not even told of, expired ones are gone, and what never was is not found', async () => {
    expect((await get('/help/articles/agent-register-refund')).statusCode).toBe(404);
    expect((await get(`/help/articles/${await idOf('agent-register-refund')}?version=1`)).statusCode).toBe(404);
    expect((await get('/help/articles/trade-in-old-appliance')).statusCode).toBe(404);
    const { rows } = await sql<{ key: string }>`select a.key from article a join article_version v on v.article_id = a.id and v.number = a.published_number where v.audience = 'public' and v.valid_until <= ${new Date(now)} limit 1`.execute(db);
    const gone = await get(`/help/articles/${rows[0]!.key}`);
    expect([gone.statusCode, gone.body.includes('这篇文章已经失效'), gone.headers['cache-control']]).toEqual([410, true, 'no-store']);
    for (const url of ['/help/articles/nothing-here', '/help/articles/..%2f..%2fetc', '/help/nowhere', '/help/categories/none', '/help/articles/account-stolen?version=9', '/help/articles/account-stolen?version=x']) expect([url, (await get(url)).statusCode]).toEqual([url, 404]);
  });

  test('who was answered with an earlier version reads that one, and is told where the newer is', async () => {
    const id = await idOf('shipping-fee');
    const before = (await get('/help/articles/shipping-fee')).body;
    await publishAgain('shipping-fee', '满 199 元包邮。');
    const cited = await get(`/help/articles/${id}?version=1`);
    expect(cited.body).toContain(/<div class="body">([^]*?)<\/div>\n<\/article>/.exec(before)![1]);
    expect(cited.body).toContain('<a href="/help/articles/shipping-fee">现在的说法有更新');
    expect(cited.body).toContain('<meta name="robots" content="noindex">');
    expect((await get('/help/articles/shipping-fee')).body).toContain('满 199 元包邮');
    await sql`update article_version set wrong_at = now(), wrong_reason = '数额写错' where article_id = ${id} and number = 1`.execute(db);
    const wrong = (await get(`/help/articles/${id}?version=1`)).body;
    expect(wrong).toContain('后来发现这一版有误');
    expect(wrong).not.toContain('数额写错');
  });

  test('an expired article can still be checked in the version that was cited', async () => {
    const id = await idOf('unpaid-order-kept');
    await sql`update article_version set valid_until = ${new Date(now + day)} where article_id = ${id}`.execute(db);
    expect((await get('/help/articles/unpaid-order-kept')).statusCode).toBe(200);
    shell.clock.advance(2 * day);
    expect((await get('/help/articles/unpaid-order-kept')).statusCode).toBe(410);
    const cited = await get(`/help/articles/${id}?version=1`);
    expect([cited.statusCode, cited.body.includes('不再适用')]).toEqual([200, true]);
    expect((await get('/help/search?lang=zh&q=未付款的订单保留多久')).body).not.toContain('/help/articles/unpaid-order-kept"');
    shell.clock.set(now);
  });

  test('what somebody wrote cannot become a part of the page', async () => {
    const evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
    const { body } = await get(`/help/search?lang=en&q=${encodeURIComponent(evil)}`);
    expect(body).not.toContain('<script');
    expect(body).not.toContain('<img');
    expect((await get(`/help?lang=${encodeURIComponent(evil)}`)).body).not.toContain('alert(1)');
    await publishAgain('evening-delivery', '晚上 <b onclick="x()">送</b> [点](javascript:alert(1))');
    const article = (await get('/help/articles/evening-delivery')).body;
    expect(article).not.toMatch(/<b onclick|href="javascript/);
  });
});

describe('the search', () => {
  test.each([
    ['zh', '退款什么时候到账', 'refund-arrival-time'],
    ['zh', '發票', 'invoice-issue'],
    ['zh', '优惠券用不了', 'coupon-unusable'],
    ['en', 'track my parcel', 'en-track-parcel'],
  ])('in %s finds for “%s” %s', async (language, question, key) => {
    const { body } = await get(`/help/search?lang=${language}&q=${encodeURIComponent(question)}`);
    const found = [...body.matchAll(/<li lang="[^"]+"><a href="\/help\/articles\/([a-z0-9-]+)"/g)].map(([, found]) => found);
    expect(found.slice(0, 5)).toContain(key);
    expect(body).toContain('<mark>');
  });

  test('finds nothing internal', async () => {
    const { body } = await get(`/help/search?lang=zh&q=${encodeURIComponent('客服补偿额度 主管审批')}`);
    expect(body).not.toMatch(/articles\/(agent-|coupon-compensation)/);
  });

  test('that finds nothing leads to a person, and is noted once for the keepers, masked', async () => {
    const question = 'quantum teleportation 13800001234';
    const reply = await get(`/help/search?lang=en&q=${encodeURIComponent(question)}`);
    expect(reply.body).toContain('Nothing found');
    expect(reply.body).toContain('<a class="button" href="/chat?lang=en">');
    await get(`/help/search?lang=en&q=${encodeURIComponent(question)}`);
    await app.inject({ method: 'HEAD', url: '/help/search?lang=en&q=zyzzyva' });
    const gaps = await readOpenGaps(db, 10);
    expect(gaps.filter(({ source, question: noted }) => source === 'no_answer' && !noted.includes('alert')).map(({ question: noted, language }) => [noted, language])).toEqual([['quantum teleportation [phone]', 'en']]);
  });
});

describe('what readers say', () => {
  async function votes(key: string): Promise<{ helpful: boolean }[]> {
    return db.selectFrom('article_vote').select('helpful').where('article_id', '=', await idOf(key)).execute();
  }

  test('whether an article helped is counted once a reader, whose last word holds; then they may say what it lacks', async () => {
    const form = { version: '1', form: formKeyIn((await get('/help/articles/service-hours?version=1')).body) };
    const yes = await post('/help/articles/service-hours/vote', { ...form, helpful: 'yes' });
    expect([yes.statusCode, yes.headers.location]).toEqual([303, `/help/articles/${await idOf('service-hours')}?version=1&feedback=yes#feedback`]);
    const no = await post('/help/articles/service-hours/vote', { ...form, helpful: 'no' });
    expect(await votes('service-hours')).toEqual([{ helpful: false }]);
    const page = (await get(String(no.headers.location))).body;
    expect(page).toContain('<textarea');
    const said = await post('/help/articles/service-hours/remark', { ...form, words: '春节  几点上班？打 13800001234 找我' });
    expect((await get(String(said.headers.location))).body).toContain('收到了');
    const [gap] = (await readOpenGaps(db, 10)).filter(({ source }) => source === 'thumbs_down');
    expect(gap).toMatchObject({ question: '春节 几点上班？打 [phone] 找我', articleId: await idOf('service-hours'), language: 'zh' });
  });

  test('is heard from pages of ours only', async () => {
    const form = { version: '1', helpful: 'yes', form: formKeyIn((await get('/help/articles/shop-gift-wrapping?version=1')).body) };
    const vote = '/help/articles/shop-gift-wrapping/vote';
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) expect((await post(vote, form, headers as never)).statusCode).toBe(403);
    expect((await post(vote, { ...form, form: 'guessed' })).statusCode).toBe(403);
    expect((await post(vote, { ...form, version: '7' })).statusCode).toBe(403);
    expect((await post('/help/articles/agent-register-refund/vote', form)).statusCode).toBe(404);
    expect(await votes('shop-gift-wrapping')).toEqual([]);
    expect((await post(vote, form)).statusCode).toBe(303);
    expect(await votes('shop-gift-wrapping')).toHaveLength(1);
  });

  test('of a page that lay open for days is asked again', async () => {
    const form = { version: '1', helpful: 'yes', form: formKeyIn((await get('/help/articles/shop-gift-wrapping?version=1')).body) };
    shell.clock.advance(2 * day);
    expect((await post('/help/articles/shop-gift-wrapping/vote', form)).statusCode).toBe(403);
    shell.clock.set(now);
  });
});

test('machines are told what there is and where they may not go', async () => {
  const robots = await get('/robots.txt');
  expect(robots.body).toContain(`Sitemap: ${shell.config.publicUrl}/help/sitemap.xml`);
  const map = await get('/help/sitemap.xml');
  expect(map.headers['content-type']).toContain('application/xml');
  expect(map.body).toContain(`<xhtml:link rel="alternate" hreflang="en" href="${shell.config.publicUrl}/help/articles/en-account-stolen"/>`);
});

test('a picture is public as long as a public version shows it', async () => {
  const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const stored = await shell.files.store((async function* () { yield pixel; })(), { name: 'p.png', owner: 'knowledge' });
  if (typeof stored === 'string') throw new Error(stored);
  expect((await get(`/help/pictures/${stored.id}`)).statusCode).toBe(404);
  await sql`update article_version set pictures = array[${stored.id}::uuid] where article_id = ${await idOf('agent-register-refund')}`.execute(db);
  expect((await get(`/help/pictures/${stored.id}`)).statusCode).toBe(404);
  await sql`update article_version set pictures = array[${stored.id}::uuid] where article_id = ${await idOf('parcel-damaged')}`.execute(db);
  expect((await get(`/help/pictures/${stored.id}`)).headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' });
});
