import { expect, type Page, test, unique } from './journey.ts';

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

test('a target is refused for want of an owner, and accepted with one', async ({ places }) => {
  const title = unique('新员工培训 20 天 ');
  const desk = await places.desk('supervisor', '/targets');
  await desk.getByRole('button', { name: '制定目标' }).first().click();
  const drawer = desk.getByRole('dialog', { name: '制定目标' });
  await drawer.getByLabel('目标名称').fill(title);
  await drawer.getByRole('radio', { name: /^成本/ }).check();
  await drawer.getByText('手工填报', { exact: true }).click();
  await drawer.getByLabel('数据名称').fill('新员工培训周期');
  await choose(desk, drawer.getByLabel('单位'), '天');
  await choose(desk, drawer.getByLabel('怎样算好'), '越低越好');
  await drawer.getByLabel('基线期间').fill(day(-40));
  await drawer.getByLabel('基线期间').press('Enter');
  await desk.keyboard.type(day(-10));
  await desk.keyboard.press('Enter');
  await drawer.getByLabel('基线数值').fill('30');
  await drawer.getByLabel('基线来源').fill('人事培训台账');
  await drawer.getByRole('spinbutton', { name: /目标值/ }).fill('20');
  await drawer.getByLabel('期限').fill(day(120));
  await drawer.getByLabel('期限').press('Enter');

  // What it lacks is said before anybody tries.
  await expect(drawer.getByRole('status')).toHaveText('指定一位负责人');
  await expect(drawer.getByText('30.0 天 → 20.0 天')).toBeVisible();
  await drawer.getByRole('button', { name: '设定目标' }).click();
  await expect(drawer.getByText('目标还不完整，没有保存')).toBeVisible();
  expect(await titles(desk)).not.toContain(title);

  await choose(desk, drawer.getByLabel('负责人'), /./);
  await expect(drawer.getByRole('status')).toHaveText('五项齐全，可以设定。');
  await drawer.getByRole('button', { name: '设定目标' }).click();
  await expect(desk.getByRole('heading', { name: title })).toBeVisible();
  expect(await titles(desk)).toContain(title);
});

async function choose(desk: Page, field: ReturnType<Page['getByLabel']>, name: string | RegExp): Promise<void> {
  await field.click();
  await desk.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: name }).first().click();
}

async function titles(desk: Page): Promise<string[]> {
  const { items } = (await (await desk.request.get('/api/v1/targets')).json()) as { items: { title: string }[] };
  return items.map(({ title }) => title);
}
