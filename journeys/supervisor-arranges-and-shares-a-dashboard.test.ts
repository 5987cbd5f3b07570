import { expect, test, unique } from './journey.ts';

test('a supervisor copies a dashboard, arranges it by keyboard, adds a card and shares it; a colleague sees it and may only copy', async ({ places }) => {
  test.setTimeout(90_000);
  const name = unique('晨会看板');
  const desk = await places.desk('supervisor', '/figures/assistant?period=today');
  await desk.getByRole('button', { name: '复制为我的看板' }).click();
  await desk.getByRole('button', { name: '编辑看板' }).click();
  await desk.getByRole('textbox', { name: '看板名称' }).fill(name);
  await desk.getByRole('button', { name: '后移：智能客服参与率', exact: true }).press('Enter');
  await desk.getByRole('button', { name: '移除卡片：智能客服解决率', exact: true }).press('Enter');

  await desk.getByRole('button', { name: '添加卡片' }).click();
  const drawer = desk.getByRole('dialog', { name: '添加卡片' });
  await drawer.getByRole('button', { name: /^确\s?定$/ }).click();
  await expect(drawer.getByText('这种图需要 1 个指标')).toBeVisible();
  await drawer.getByRole('combobox', { name: '指标' }).click();
  await desk.keyboard.type('首次响应时间');
  await desk.keyboard.press('Enter');
  await drawer.getByRole('button', { name: /^确\s?定$/ }).click();
  await desk.getByRole('checkbox', { name: '共享给能看数据的人' }).check();
  await desk.getByRole('button', { name: /^保\s?存$/ }).click();
  await expect(desk.getByText('看板已保存')).toBeVisible();
  await expect(desk.getByRole('heading', { level: 1, name })).toBeVisible();

  const colleague = await places.desk('admin', new URL(desk.url()).pathname);
  await expect(colleague.getByRole('heading', { level: 1, name })).toBeVisible();
  const headings = colleague.getByRole('heading', { level: 2 });
  await expect(headings.first()).toHaveText('智能客服分流率');
  await expect(headings.nth(1)).toHaveText('智能客服参与率');
  await expect(headings.last()).toHaveText('首次响应时间');
  await expect(colleague.getByRole('heading', { level: 2, name: '智能客服解决率', exact: true })).toHaveCount(0);
  await expect(colleague.getByRole('button', { name: '复制为我的看板' })).toBeVisible();
  await expect(colleague.getByRole('button', { name: '编辑看板' })).toHaveCount(0);
});
