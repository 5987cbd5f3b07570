/** The import on the command line: what it shows, what it answers with, and that a repeat is harmless. */

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../platform/testing/test-database.ts';

const { url, pool } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'huiyin-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, '工单.csv');
const header = '工单号;客户;手机号;创建时间;关闭时间;标题';
writeFileSync(file, iconv.encode([header, 'A1;李雷;13800138000;2025/8/1 10:00;2025/8/1 下午3:00;退款没到账', 'A2;韩梅梅;12;2025/8/1 10:00;;发票'].join('\r\n'), 'gb18030'));

function huiyin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const main = join(import.meta.dirname, 'main.ts');
    execFile(process.execPath, [main, 'import', 'tickets', ...args], { env: { PATH: process.env.PATH, DATABASE_URL: url, HUIYIN_DATA: join(folder, 'data') } }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

const tickets = async () => Number((await pool.query('select count(*) from ticket')).rows[0].count);

test('shows what it understood, names the bad row, brings in the rest, and nothing twice', { timeout: 60_000 }, async () => {
  const dry = await huiyin(file, '--dry-run');
  expect(dry).toMatchObject({ code: 3, err: '' });
  expect(dry.out).toContain('GB18030, 2 rows, 6 columns');
  expect(dry.out).toMatch(/phone\s+←\s+手机号\s+\(13800138000\)/);
  expect(dry.out).toContain('line 3, 手机号: The value is malformed');
  expect(dry.out).toContain('Checked, nothing imported');
  expect(await tickets()).toBe(0);

  expect((await huiyin(file)).out).toContain('1 tickets imported, 0 events, 0 already there, 1 problems');
  expect((await huiyin(file)).out).toContain('0 tickets imported, 0 events, 1 already there, 1 problems');
  expect(await tickets()).toBe(1);
});

test('takes a mapping from a file, and says what is wrong with it', { timeout: 60_000 }, async () => {
  const mapping = join(folder, 'mapping.json');
  writeFileSync(mapping, JSON.stringify({ columns: { externalId: '工单号', openedAt: '没有这列' } }));
  expect(await huiyin(file, '--mapping', mapping)).toMatchObject({ code: 2, err: expect.stringContaining('not (or twice) in the file: 没有这列') });
});

test.each([
  [['/nowhere.csv'], 'There is no file /nowhere.csv'],
  [[import.meta.filename, '--encoding', 'klingon'], 'neither UTF-8 nor GB18030'],
])('refuses %j', { timeout: 60_000 }, async (args, said) => {
  expect(await huiyin(...args)).toMatchObject({ code: 2, err: expect.stringContaining(said) });
});
