import { expect, unique } from './journey.ts';
import { test } from './hours.ts';

test('an expired article is flagged to its owner, who mends it; a colleague judges it, and it answers again', async ({ centre, hours, places }) => {
  test.setTimeout(120_000);
  const question = unique('双旦活动的赠品怎么领？');
  const [keeper, second] = await Promise.all([centre.as('knowledge'), centre.as('knowledge2')]);
  const me = await keeper.call<{ id: string; teams: { id: string }[] }>('GET /me');
  const until = new Date(centre.now!() + 3_600_000).toISOString();
  const content = { question, variants: [], body: '签收后在订单页领取。', categoryKey: 'promotion-rule', products: [], channels: [], audience: 'public', validFrom: null, validUntil: until, flowSteps: [] };
  const { id } = await keeper.call<{ id: string }>('POST /articles', { language: 'zh', content, ownerId: me.id, teamId: me.teams[0]!.id, reviewOn: '2031-01-01', counterpartId: null });
  await keeper.call(`POST /articles/${id}/submit`, {});
  await second.call(`POST /articles/${id}/publish`, { note: '首次发布' });

  const desk = await places.desk('knowledge', '/');
  await hours.pass({ hours: 2 });
  await desk.getByRole('button', { name: /^提醒/ }).click();
  const told = desk.getByRole('button', { name: new RegExp(`^告警 知识“${question}”已失效`) });
  await expect(told).toBeVisible({ timeout: 60_000 });
  await told.click();

  await expect(desk.getByRole('heading', { level: 1 })).toContainText('已失效');
  await expect(desk.getByText(/^已于 .+ 失效，不再用于回答。$/)).toBeVisible();
  await desk.goto('/knowledge/work');
  await desk.getByRole('listitem').filter({ hasText: question }).filter({ hasText: '已失效' }).getByRole('link').click();

  await desk.getByRole('button', { name: /^编\s?辑$/ }).click();
  // Handed in as it is, it would be over before it began: said at its field.
  await desk.getByRole('textbox', { name: '正文' }).fill('签收后 7 天内在订单页领取。');
  await desk.getByRole('button', { name: '保存并提交审核' }).click();
  await expect(desk.getByRole('alert').filter({ hasText: '失效时间已过' })).toBeVisible();
  await desk.getByRole('textbox', { name: '失效时间' }).hover();
  await desk.locator('.ant-picker').filter({ has: desk.getByRole('textbox', { name: '失效时间' }) }).locator('.ant-picker-clear').click();
  await desk.getByRole('button', { name: '保存并提交审核' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('待审核');

  const judge = await places.desk('knowledge2', '/knowledge/work');
  await judge.getByRole('listitem').filter({ hasText: question }).filter({ hasText: '等你审核' }).getByRole('link').click();
  await judge.getByRole('button', { name: '审核并发布' }).click();
  const dialog = judge.getByRole('dialog', { name: '审核并发布' });
  await expect(dialog.locator('ins', { hasText: '7' })).toBeVisible();
  await dialog.getByRole('textbox', { name: '版本说明' }).fill('改为长期有效');
  await dialog.getByRole('button', { name: '审核并发布' }).click();
  await expect(judge.getByRole('heading', { level: 1 })).toContainText('已发布');
  await expect(judge.getByText('签收后 7 天内在订单页领取。')).toBeVisible();
  await desk.goto('/knowledge/work');
  await expect(desk.getByText(question)).toHaveCount(0);
});
