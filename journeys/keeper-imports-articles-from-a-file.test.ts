import { strToU8, zipSync } from 'fflate';
import { expect, test, unique } from './journey.ts';

test('a keeper brings articles in from a file: told of its mistake at file and field first, then of what will become of it', async ({ places }) => {
  const key = unique('import-');
  const question = `礼品卡 ${key} 怎么绑定？`;
  const article = (facts: string) => strToU8(`---\nkey: ${key}\ntitle: ${question}\nvariants: [礼品卡绑定, 怎么用礼品卡]\ncategory: order-payment\n${facts}reviewOn: 2031-01-01\n---\n\n在“我的—礼品卡”里输入卡号与密码。\n`);
  const choose = (name: string, content: Uint8Array) => desk.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(content) });

  const desk = await places.desk('knowledge', '/knowledge');
  await desk.getByRole('button', { name: '导入 / 导出' }).click();
  await choose('flawed.zip', zipSync({ 'zh/gift-card.md': article('department: nowhere\n') }));
  await expect(desk.getByRole('alert').filter({ hasText: '有 1 处错误' })).toBeVisible();
  const flaw = desk.getByRole('row').filter({ hasText: 'zh/gift-card.md' });
  await expect(flaw).toContainText('没有部门“nowhere”');
  await expect(flaw).toContainText('department');
  await expect(desk.getByRole('button', { name: /^导入 1 篇/ })).toHaveCount(0);

  await desk.getByRole('button', { name: '换一个文件' }).click();
  await choose('mended.zip', zipSync({ 'zh/gift-card.md': article('department: product\n') }));
  await expect(desk.getByRole('row').filter({ hasText: question })).toBeVisible();
  await desk.getByRole('button', { name: /^导入 1 篇/ }).click();
  await expect(desk.getByRole('status').filter({ hasText: '已导入' })).toBeVisible();
  await desk.getByRole('button', { name: '查看知识' }).click();
  await desk.getByRole('searchbox').or(desk.getByPlaceholder('搜索标准问、相似问、正文')).first().fill(key);
  await expect(desk.getByRole('row').filter({ hasText: question })).toContainText('未发布');
});
