import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleImportReply } from '@huiyin/domain/knowledge/carry-articles.contract.ts';
import exceljs from 'exceljs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testCentre } from '../../testing/test-centre.ts';

const centre = await testCentre({ now: Date.UTC(2026, 10, 29, 3) });
const { shell, app } = centre;
const { db } = shell;
const cookies = { keeper: await centre.cookieOf('knowledge'), specialist: await centre.cookieOf('specialist') };

type Who = keyof typeof cookies;

async function send(content: Uint8Array, query = '', who: Who = 'keeper', name = 'articles.zip') {
  const boundary = 'x-articles-x';
  const payload = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return app.inject({ method: 'POST', url: `/api/v1/articles/import${query}`, headers: { cookie: cookies[who], 'content-type': `multipart/form-data; boundary=${boundary}`, 'x-huiyin': '1' }, payload });
}
const bring = async (content: Uint8Array, query = '', who: Who = 'keeper', name = 'articles.zip'): Promise<ArticleImportReply> => {
  const reply = await send(content, query, who, name);
  expect([reply.statusCode, reply.statusCode === 200 ? '' : reply.body]).toEqual([200, '']);
  return reply.json();
};
const takeOut = async (format: 'zip' | 'xlsx') => (await app.inject({ url: `/api/v1/articles/export?format=${format}`, headers: { cookie: cookies.keeper } })).rawPayload;

const demo = join(import.meta.dirname, '../../demo/knowledge');
const demoFiles = Object.fromEntries(['zh', 'en'].flatMap((language) => readdirSync(join(demo, language)).map((name) => [`${language}/${name}`, readFileSync(join(demo, language, name))] as const)));
const front = (facts: string, body = '正文。') => strToU8(`---\nkey: one\nlanguage: zh\ntitle: 一个问题？\ncategory: order-payment\ndepartment: aftersales\nreviewOn: 2027-01-01\n${facts}---\n\n${body}\n`);
const archive = (files: Readonly<Record<string, Uint8Array>>) => zipSync(files);
const articles = async () => (await db.selectFrom('article').select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()).n;
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('a folder of Markdown files', () => {
  test('is looked at first, comes in whole, and changes nothing the second time', async () => {
    const file = archive(demoFiles);
    const look = await bring(file, '?dry=1&publish=1');
    expect(look).toMatchObject({ imported: false, created: 154, changed: 0, unchanged: 0, problems: [] });
    expect(Number(await articles())).toBe(0);
    expect(await bring(file, '?publish=1')).toMatchObject({ imported: true, created: 154 });
    expect(await bring(file, '?publish=1')).toMatchObject({ imported: true, created: 0, changed: 0, unchanged: 154 });
    const { rows } = await sql<{ reason: string; versions: number }>`select own_review_reason as reason, count(*)::int as versions from article_version group by 1`.execute(db);
    expect(rows).toEqual([{ reason: '导入：articles.zip', versions: 154 }]);
    const audit = await db.selectFrom('audit_entry').select(['action', 'facts']).where('action', '=', 'articles.imported').orderBy('seq').execute();
    expect(audit[0]).toMatchObject({ facts: { file: 'articles.zip', created: 154, published: true } });
  });

  test('changes what it says otherwise, and only that', async () => {
    const path = 'zh/shipping-fee.md';
    const changed = { ...demoFiles, [path]: Buffer.from(demoFiles[path]!.toString().replace('满 99 元', '满 199 元')) };
    expect(await bring(archive(changed))).toMatchObject({ imported: true, created: 0, changed: 1, unchanged: 153 });
    const draft = await db.selectFrom('article').select('draft').where('key', '=', 'shipping-fee').executeTakeFirstOrThrow();
    expect(draft.draft!.content.body).toContain('满 199 元');
    // Handed in again as it is already being written, it is the same; said otherwise, it would overwrite somebody's work.
    expect(await bring(archive(changed))).toMatchObject({ unchanged: 154 });
    // As it is published, it asks for nothing, and what is being written stays.
    expect(await bring(archive(demoFiles))).toMatchObject({ imported: true, created: 0, changed: 0, unchanged: 154, problems: [] });
    expect((await db.selectFrom('article').select('draft').where('key', '=', 'shipping-fee').executeTakeFirstOrThrow()).draft!.content.body).toContain('满 199 元');
    const other = await bring(archive({ [path]: Buffer.from(demoFiles[path]!.toString().replace('满 99 元', '满 299 元')) }));
    expect(other).toMatchObject({ imported: false, problems: [{ file: path, column: 'key', message: { zh: expect.stringContaining('有人正在改') } }] });
    expect(await bring(archive(changed), '?publish=1')).toMatchObject({ imported: true, changed: 1, unchanged: 153 });
  });

  test('goes out and comes in again unchanged, as an archive and as a sheet', async () => {
    const zip = await takeOut('zip');
    expect(Object.keys(unzipSync(zip))).toContain('zh/shipping-fee.md');
    expect(await bring(zip)).toMatchObject({ problems: [], created: 0, changed: 0, unchanged: 154 });
    const xlsx = await takeOut('xlsx');
    expect(await bring(xlsx, '', 'keeper', 'articles.xlsx')).toMatchObject({ problems: [], created: 0, changed: 0, unchanged: 154 });
    expect(await db.selectFrom('audit_entry').select('facts').where('action', '=', 'articles.exported').orderBy('seq').execute()).toEqual([{ facts: { format: 'zip', articles: 154 } }, { facts: { format: 'xlsx', articles: 154 } }]);
  });

  test('brings its pictures, once', async () => {
    const files = { 'zh/one.md': front('', '看这里：![示意](../pictures/p.png)'), 'pictures/p.png': new Uint8Array(pixel) };
    expect(await bring(archive(files), '?publish=1')).toMatchObject({ imported: true, created: 1, problems: [] });
    expect(await bring(archive(files), '?publish=1')).toMatchObject({ unchanged: 1 });
    const stored = await db.selectFrom('stored_file').select(['id', 'name']).where('owner', '=', 'knowledge').execute();
    expect(stored).toEqual([{ id: expect.any(String), name: 'p.png' }]);
    const { body } = await db.selectFrom('article_version').select('body').where('question', '=', '一个问题？').executeTakeFirstOrThrow();
    expect(body).toBe(`看这里：![示意](file:${stored[0]!.id})`);
    const out = unzipSync(await takeOut('zip'));
    expect(Buffer.from(out[`pictures/${stored[0]!.id}.png`]!)).toEqual(pixel);
    expect(Buffer.from(out['zh/one.md']!).toString()).toContain(`](../pictures/${stored[0]!.id}.png)`);
  });
});

describe('a file with mistakes', () => {
  test('brings nothing in, and says of each where it is and what', async () => {
    const before = [await articles(), (await db.selectFrom('stored_file').select('id').execute()).length];
    const reply = await bring(
      archive({
        'zh/good.md': front('', '好。'),
        'zh/bad.md': strToU8('---\nkey: Bad Key\ntitle: 问\ncategory: none\ndepartment: nobody\nreviewOn: soon\ncolour: red\n---\n\n![x](gone.png) [y](article:nowhere)\n'),
        'zh/front.md': strToU8('没有属性'),
        'zh/yaml.md': strToU8('---\nkey: a\ntitle: "open\n---\n'),
        'zh/twice.md': front('', '再来。'),
        'zh/other.png': new Uint8Array(Buffer.from('89504e470d0a1a0a', 'hex')),
        'zh/run.exe': strToU8('MZ'),
      }),
    );
    expect(reply).toMatchObject({ imported: false });
    const told = reply.problems.map(({ file, row, column, message }) => [file, row, column, message.en]);
    expect(told).toContainEqual(['zh/bad.md', null, 'key', 'Lower-case letters, digits and hyphens only']);
    expect(told).toContainEqual(['zh/bad.md', null, 'reviewOn', 'Must be a date such as 2026-11-29']);
    expect(told).toContainEqual(['zh/bad.md', null, null, 'There is no field “colour”']);
    expect(told).toContainEqual(['zh/front.md', 1, null, expect.stringContaining('begin with its facts')]);
    expect(told).toContainEqual(['zh/yaml.md', expect.any(Number), null, 'The facts are not valid YAML']);
    expect(told).toContainEqual(['zh/twice.md', null, 'key', 'The key is that of zh/good.md too']);
    expect(told).toContainEqual(['zh/run.exe', null, null, expect.stringContaining('Only Markdown')]);
    expect([await articles(), (await db.selectFrom('stored_file').select('id').execute()).length]).toEqual(before);
  });

  test('names what does not exist here', async () => {
    const { problems } = await bring(archive({ 'zh/two.md': front('key: two\nowner: nobody@nowhere.example\ncounterpart: none\nflowSteps: ["general/none"]\n'.replace('key: two\n', ''), '![x](gone.png) [y](article:nowhere)') }));
    expect(problems.map(({ column }) => column).toSorted()).toEqual(['body', 'body', 'counterpart', 'flowSteps', 'owner']);
  });

  test.each([
    ['a path that leads out', () => archive({ '../zh/one.md': front('') }), 'leads out'],
    ['a path from the root', () => archive({ '/etc/one.md': front('') }), 'leads out'],
    ['thousands of files', () => archive(Object.fromEntries(Array.from({ length: 2_001 }, (__, index) => [`zh/${index}.md`, new Uint8Array(0)]))), 'too many files'],
    ['aliases that multiply', () => archive({ 'zh/one.md': front('variants: &a ["x", "y"]\nproducts: *a\n') }), 'not valid YAML'],
    ['what is no text', () => archive({ 'zh/one.md': new Uint8Array([0xff, 0xfe, 0x00, 0x41]) }), 'UTF-8'],
    ['no archive', () => strToU8('hello'), 'cannot'],
    ['an archive cut short', () => archive(demoFiles).slice(0, 5_000), 'can be read'],
    ['nothing', () => archive({ 'README.md': strToU8('x') }), 'no article'],
  ])('of %s is refused in clear words', async (_, make, words) => {
    const reply = await bring(make());
    expect(reply.imported).toBe(false);
    if (words !== 'cannot') expect(reply.problems[0]!.message.en).toContain(words);
  });

  test('whose sheet holds a formula is refused at the cell, and none goes out', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('x');
    sheet.addRow(['key', '语言', 'title', 'body', 'category', 'department', 'reviewOn']);
    sheet.addRow(['sheet-one', 'zh', '问', { formula: 'HYPERLINK("http://evil.example")', result: 'x' }, 'order-payment', 'aftersales', '2027-01-01']);
    expect(await bring(Buffer.from(await book.xlsx.writeBuffer()), '', 'keeper', 's.xlsx')).toMatchObject({ imported: false, problems: expect.arrayContaining([{ file: 's.xlsx', row: 2, column: 'body', message: expect.objectContaining({ zh: '不接受公式，请填写结果' }) }]) });
    sheet.getRow(2).getCell(4).value = '=1+1';
    sheet.getRow(2).getCell(3).value = '=cmd()';
    expect(await bring(Buffer.from(await book.xlsx.writeBuffer()), '', 'keeper', 's.xlsx')).toMatchObject({ imported: true, created: 1 });
    const out = new exceljs.Workbook();
    await out.xlsx.load((await takeOut('xlsx')) as never);
    let seen = 0;
    out.worksheets[0]!.eachRow((row) => row.eachCell((cell) => {
      expect(cell.type).not.toBe(exceljs.ValueType.Formula);
      if (cell.value === '=cmd()') seen += 1;
    }));
    expect(seen).toBe(1);
  });

  test('may be published by whoever may publish only', async () => {
    expect((await send(archive({ 'zh/mine.md': front('') }), '?publish=1', 'specialist')).statusCode).toBe(403);
    expect((await app.inject({ method: 'POST', url: '/api/v1/articles/import', headers: { cookie: await centre.cookieOf('agent'), 'x-huiyin': '1' } })).statusCode).toBe(403);
  });
});
