import { expect, type Locator, type Page, test, unique } from './journey.ts';

test('a policy that nobody could keep is refused at its fields, and nothing of it is lost', async ({ places }) => {
  const name = unique('当天答复');
  const desk = await places.desk('admin', '/admin/policies');
  await desk.getByRole('button', { name: '新增标准' }).click();
  const drawer = desk.getByRole('dialog', { name: '新增标准' });
  await save(drawer);
  await expect(drawer.getByText('中文和英文都要填写')).toBeVisible();
  await fillNames(drawer, name);

  await save(drawer);
  await expect(drawer.getByText('至少承诺一项计时')).toBeVisible();
  await drawer.getByRole('button', { name: '增加一项承诺' }).click();
  const within = drawer.getByRole('spinbutton', { name: '时限' });
  await within.fill('9000');
  await addWarning(drawer, '120');
  await save(drawer);
  await expect(fieldOf(drawer, '时限')).toContainText('时长应在 1 秒到 366 天之间');
  await expect(fieldOf(drawer, '预警点（%）')).toContainText('预警点应在 1% 到 99% 之间');

  await within.fill('2');
  await drawer.locator('[title="120"] .ant-select-selection-item-remove').click();
  await save(drawer);
  await expect(drawer).toBeHidden();
  await expect(desk.getByRole('button', { name, exact: true })).toBeVisible();
});

test('a ladder with a rung that does nothing is refused at that rung', async ({ places }) => {
  const name = unique('层层上报');
  const desk = await places.desk('admin', '/admin/ladders');
  await desk.getByRole('button', { name: '新增阶梯' }).click();
  const drawer = desk.getByRole('dialog', { name: '新增阶梯' });
  await fillNames(drawer, name);
  const checked = drawer.getByRole('checkbox', { checked: true });
  while ((await checked.count()) > 0) await checked.first().uncheck();
  await save(drawer);
  await expect(drawer.getByText('这一级什么也不做：请选择通知谁、转给谁或升级').first()).toBeVisible();
  await drawer.getByRole('checkbox', { name: '处理人' }).check();
  await save(drawer);
  await expect(drawer).toBeHidden();
  await expect(desk.getByText(name)).toBeVisible();
});

test('rules of dispatch that lead nowhere are refused at their row', async ({ places }) => {
  const desk = await places.desk('admin', '/admin/dispatch');
  await desk.getByRole('row').filter({ hasText: '技术专项组' }).click();
  const drawer = desk.getByRole('dialog', { name: '技术专项组' });
  await drawer.getByRole('radio', { name: /空闲优先/ }).check();
  await drawer.getByRole('button', { name: '添加溢出规则' }).click();
  await save(drawer);
  await expect(drawer.getByText('请选择另一个能处理相同角色的客服组，每组只选一次，并填写等待时间或勾选无人在岗。')).toBeVisible();
  await drawer.getByRole('combobox', { name: '溢出到' }).click();
  await desk.getByTitle('电话组').click();
  await save(drawer);
  await expect(fieldOf(drawer, '分派设置有误，请按提示修改。')).toBeVisible();
  await drawer.getByRole('button', { name: '取消' }).click();
  await expect(drawer).toBeHidden();
});

async function save(drawer: Locator): Promise<void> {
  await drawer.getByRole('button', { name: '保存' }).click();
}

async function fillNames(drawer: Locator, name: string): Promise<void> {
  await drawer.getByRole('textbox', { name: /（中文）/ }).fill(name);
  await drawer.getByRole('textbox', { name: /（英文）/ }).fill(name);
}

async function addWarning(drawer: Locator, percent: string): Promise<void> {
  const field = drawer.getByRole('combobox', { name: '预警点（%）' });
  await field.fill(percent);
  await field.press('Enter');
  await field.press('Escape');
}

/** The field with its label and whatever is said under it. */
function fieldOf(drawer: Locator, label: string): ReturnType<Page['locator']> {
  return drawer.locator('.ant-form-item').filter({ hasText: label }).last();
}
