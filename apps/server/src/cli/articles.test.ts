/** Articles on the command line: a folder in, a sheet out, mistakes by file and row, and that a repeat changes nothing. */

import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { seed } from '../domains.ts';
import { seedDemoPeople } from '../identity/index.ts';
import { testShell } from '../platform/testing/test-shell.ts';

const shell = await testShell();
await seed(shell);
await seedDemoPeople(shell);
const folder = mkdtempSync(join(tmpdir(), 'huiyin-articles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shelf = join(folder, 'shelf');
const demo = join(import.meta.dirname, '../demo/knowledge');
for (const language of ['zh', 'en']) cpSync(join(demo, language), join(shelf, language), { recursive: true });
// What versions, editors and readers put beside articles.
mkdirSync(join(shelf, '.git'));
writeFileSync(join(shelf, '.git', 'config'), 'none of it');
writeFileSync(join(shelf, 'README.md'), '# no article');

function huiyin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { env: { PATH: process.env.PATH, DATABASE_URL: shell.config.databaseUrl!, HUIYIN_DATA: shell.config.dataDir } }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

const keeper = ['--as', 'knowledge@demo.huiyin'];
const articles = async () => Number((await shell.db.selectFrom('article').select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()).n);
const total = readdirSync(join(shelf, 'zh')).length + readdirSync(join(shelf, 'en')).length;

test('a folder is looked at, comes in whole, changes nothing the second time, and goes out as it came', { timeout: 180_000 }, async () => {
  expect(await huiyin('import', 'articles', shelf, ...keeper, '--dry-run')).toEqual({ code: 0, err: '', out: `Checked, nothing imported: ${total} new, 0 changed, 0 unchanged, 0 problems.\n` });
  expect(await articles()).toBe(0);
  expect(await huiyin('import', 'articles', shelf, ...keeper, '--publish')).toMatchObject({ code: 0, out: `Done: ${total} new, 0 changed, 0 unchanged, 0 problems.\n` });
  expect(await articles()).toBe(total);

  const out = join(folder, 'out');
  expect(await huiyin('export', 'articles', '--out', out)).toMatchObject({ code: 0, err: `${total} articles written to ${out}\n` });
  expect(readdirSync(join(out, 'zh'))).toEqual(readdirSync(join(shelf, 'zh')));
  expect(await huiyin('import', 'articles', out, ...keeper)).toMatchObject({ code: 0, out: `Done: 0 new, 0 changed, ${total} unchanged, 0 problems.\n` });
  expect(await huiyin('export', 'articles', '--out', out)).toMatchObject({ code: 2, err: expect.stringContaining('is not empty') });
  const acts = await shell.db.selectFrom('audit_entry').select(['action', 'facts']).where('action', 'like', 'articles.%').orderBy('seq').execute();
  expect(acts).toMatchObject([{ action: 'articles.imported', facts: { file: 'shelf', created: total, published: true } }, { action: 'articles.exported', facts: { by: 'command line' } }, { action: 'articles.imported', facts: { unchanged: total } }]);
});

test('a sheet goes out, is changed in one cell, and comes in with its mistakes named by row and column', { timeout: 180_000 }, async () => {
  const sheet = join(folder, 'articles.xlsx');
  expect(await huiyin('export', 'articles', '--out', sheet)).toMatchObject({ code: 0 });
  const book = new exceljs.Workbook();
  await book.xlsx.load(readFileSync(sheet) as unknown as exceljs.Buffer);
  const [page] = book.worksheets;
  const heads = (page!.getRow(1).values as (string | undefined)[]).map(String);
  const cell = (row: number, ...names: string[]) => page!.getRow(row).getCell(heads.findIndex((head) => names.includes(head)));
  cell(2, 'title', '标准问').value = `${String(cell(2, 'title', '标准问').value)}（改）`;
  cell(3, 'category', '分类').value = 'no-such-category';
  cell(4, 'department', '部门').value = 'nowhere';
  await book.xlsx.writeFile(sheet);
  const refused = await huiyin('import', 'articles', sheet, ...keeper);
  expect(refused).toMatchObject({ code: 3, out: expect.stringContaining('Nothing imported: ') });
  expect(refused.out).toMatch(/, line 3, category: /);
  expect(refused.out).toMatch(/, line 4, department: There is no department “nowhere”/);

  cell(3, 'category', '分类').value = cell(2, 'category', '分类').value;
  cell(4, 'department', '部门').value = cell(2, 'department', '部门').value;
  await book.xlsx.writeFile(sheet);
  expect(await huiyin('import', 'articles', sheet, ...keeper)).toMatchObject({ code: 0, out: expect.stringMatching(/^Done: 0 new, [12] changed, /) });
});

test('mistakes in a folder are named by file, line and field, and nothing comes in', { timeout: 60_000 }, async () => {
  const bad = join(folder, 'bad');
  mkdirSync(join(bad, 'zh'), { recursive: true });
  writeFileSync(join(bad, 'zh', 'no-front.md'), '正文');
  writeFileSync(join(bad, 'zh', 'lacks.md'), '---\nkey: lacks\ntitle: 缺\ncategory: order-payment\n---\n\n看图：![图](p.png)\n');
  writeFileSync(join(bad, 'zh', 'notes.docx'), 'x');
  const before = await articles();
  const { code, out } = await huiyin('import', 'articles', bad, ...keeper);
  expect(code).toBe(3);
  expect(out).toMatch(/zh\/no-front\.md, line 1: It does not begin with its facts/);
  expect(out).toMatch(/zh\/lacks\.md, department: /);
  expect(out).toMatch(/zh\/notes\.docx: Only Markdown files/);
  expect(await articles()).toBe(before);
});

test.each([
  [['import', 'articles', '/nowhere', ...keeper], 'There is no file /nowhere'],
  [['import', 'articles', shelf, '--as', 'nobody@demo.huiyin'], 'nobody who may write articles'],
  [['import', 'articles', shelf, '--as', 'agent@demo.huiyin'], 'nobody who may write articles'],
])('refuses %j', { timeout: 60_000 }, async (args, said) => {
  expect(await huiyin(...args)).toMatchObject({ code: 2, err: expect.stringContaining(said) });
});
