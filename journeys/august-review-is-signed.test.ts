import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { type SpawnedCentre, spawnCentre } from '../apps/server/src/testing/spawn-centre.ts';
import { connect } from './centre.ts';
import { expect, test as base } from './journey.ts';

/** A centre with the demo's two months of work behind it. */
const test = base.extend<{ worked: SpawnedCentre }>({
  worked: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants a pattern, even of nothing
    async ({}, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-journeys-worked-'));
      const server = await spawnCentre(dataDir, {}, { months: true });
      await use(server);
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
    { timeout: 300_000 },
  ],
  centre: async ({ worked }, use) => use(connect(worked.url)),
});

test('the August review is generated, commented, signed and exported', async ({ places }) => {
  test.setTimeout(420_000);
  const desk = await places.desk('supervisor', '/reviews');
  await expect(desk.getByText('还没有复盘')).toBeVisible();
  await expect(desk.getByRole('textbox', { name: '月份' })).toHaveValue('2025-08');
  await desk.getByRole('button', { name: '生成复盘' }).click();
  const card = desk.getByRole('link', { name: /2025 年 8 月/ });
  await expect(card.getByText('9,872')).toBeVisible({ timeout: 60_000 });
  await card.click();

  const volume = desk.getByRole('region', { name: /咨询量与渠道结构/ });
  await expect(volume.getByRole('paragraph').filter({ hasText: '本月共处理客户咨询' })).toContainText('9,872 次，较上月增长 12.0%。');
  await expect(desk.getByRole('paragraph').filter({ hasText: '首次响应时间平均' })).toContainText('比上月变慢了 0.5 分钟');
  await expect(desk.getByRole('paragraph').filter({ hasText: '此前的业务变更' })).toContainText('App 8.0.0 上线');

  const complaints = desk.getByRole('region', { name: /^4\s*投诉$/ });
  await complaints.getByRole('button', { name: '3.2%，查看口径与明细' }).first().click();
  const drawer = desk.getByRole('dialog', { name: '投诉率' });
  await expect(drawer.getByText('投诉类工单 ÷ 全部咨询')).toBeVisible();
  await expect(drawer.getByRole('link').first()).toBeVisible();
  await desk.keyboard.press('Escape');

  await complaints.getByRole('button', { name: '添加批注' }).click();
  await desk.keyboard.type('九月先改退款告知的说法');
  await complaints.getByRole('button', { name: '保存' }).click();
  await expect(complaints.getByText('九月先改退款告知的说法')).toBeVisible();

  await desk.getByRole('button', { name: '签发' }).click();
  const dialog = desk.getByRole('dialog', { name: '签发这份复盘？' });
  await dialog.getByRole('textbox', { name: '签发意见（可不填）' }).fill('同意，按优先级推进');
  await dialog.getByRole('button', { name: '签发' }).click();
  await expect(desk.getByText(/签发于/)).toContainText('同意，按优先级推进');
  await expect(desk.getByRole('button', { name: '添加批注' })).toHaveCount(0);

  const files = desk.getByRole('region', { name: '导出的文件' });
  const order = async (format: string) => {
    await desk.getByRole('button', { name: '导出' }).first().click();
    await desk.getByRole('menuitem', { name: format }).click();
  };
  await order('文档（DOCX）');
  await files.getByRole('button', { name: '取消导出：文档（DOCX） · 中文' }).click();
  await expect(files).toHaveCount(0);

  await order('演示文稿（PPTX）');
  await expect(files.getByRole('status')).toContainText(/等待开始|正在生成|生成，保留到/);
  const ready = files.getByRole('link', { name: '下载：演示文稿（PPTX） · 中文' });
  await expect(ready).toBeVisible({ timeout: 120_000 });
  const [file] = await Promise.all([desk.waitForEvent('download'), ready.click()]);
  expect(file.suggestedFilename()).toBe('2025-08-月度复盘.pptx');
  const slides = unzipSync(new Uint8Array(readFileSync(await file.path())));
  expect(strFromU8(slides['ppt/slides/slide3.xml']!).replace(/<[^>]+>/g, '')).toContain('9,872');
});
