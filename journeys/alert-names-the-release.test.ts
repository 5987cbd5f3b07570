import type { BusinessChangeView } from '@huiyin/domain/alert/alert.contract.ts';
import { openTicket, type Person } from './centre.ts';
import { test } from './hours.ts';
import { expect } from './journey.ts';

interface Taxonomy {
  readonly categories: readonly { readonly id: string; readonly key: string }[];
}

test('an alert fires in a simulated surge, names the topic and the app release, and becomes a task that its owner finishes', async ({ hours, centre, places }) => {
  test.setTimeout(150_000);
  await hours.toTuesdayMorning();
  const [supervisor, agent] = [await centre.as('supervisor'), await centre.as('agent')];
  const { id: ownerId } = await supervisor.call<{ id: string }>('GET /me');
  const { categories } = await supervisor.call<Taxonomy>('GET /taxonomy');
  const today = new Date(centre.now!() + 8 * 3_600_000).toISOString().slice(0, 10);
  const release = { kind: 'release', name: 'App 9.0.0 上线', fromOn: today, untilOn: today, topics: [categories.find(({ key }) => key === 'app-howto')!.id], note: '' };
  await supervisor.call<BusinessChangeView>('POST /business-changes', release);
  await supervisor.call('POST /alert-rules', {
    name: { zh: '一小时咨询激增', en: 'Surge within an hour' }, metric: 'volume', slice: {}, condition: { kind: 'change', side: 'above', against: 'before', by: 80, measuredIn: 'percent' }, windowMinutes: 60, minimumN: 20, dwellMinutes: 0, hysteresis: 20, weeks: 4,
    mutedUntil: null, ownerId, outletIds: [], active: true,
  });
  await open(agent, 6, '退款什么时候到账', 'refund-progress');
  await hours.pass({ hours: 1, minutes: 1 });
  await open(agent, 6, '退款什么时候到账', 'refund-progress');
  await open(agent, 24, '新版会员中心在哪里', 'app-howto');
  await hours.pass({ minutes: 5 });

  const desk = await places.desk('supervisor', '/alerts');
  const row = desk.getByRole('listitem').filter({ hasText: '一小时咨询激增' });
  await expect(async () => {
    await desk.reload();
    await expect(row).toBeVisible({ timeout: 8_000 });
  }).toPass({ timeout: 60_000 });
  await expect(row).toContainText('主要原因：问题分类“功能使用”多了');
  await expect(row).toContainText('与“App 9.0.0 上线”同期');

  await row.getByRole('link', { name: '一小时咨询激增' }).click();
  await expect(desk.getByText('已找到主要原因。时间上与“App 9.0.0 上线”重合。')).toBeVisible();
  await expect(desk.getByRole('list', { name: '变化的分解' }).getByRole('listitem').filter({ hasText: '功能使用' })).toContainText('+24');

  await desk.getByRole('button', { name: '转为任务' }).first().click();
  const drawer = desk.getByRole('dialog');
  await expect(drawer.getByLabel('要做什么')).toHaveValue('为“功能使用”补充或修改知识');
  await drawer.getByLabel('负责人').fill('王思敏');
  await desk.getByTitle('王思敏').click();
  await drawer.getByRole('button', { name: /^保\s?存$/ }).click();
  const task = desk.getByRole('listitem').filter({ hasText: '为“功能使用”补充或修改知识' });
  await expect(task).toContainText('进行中');

  await task.getByRole('button', { name: /^完\s?成$/ }).click();
  await desk.getByLabel('结果').fill('已发布新版会员中心指引');
  await desk.getByRole('dialog').getByRole('button', { name: /^完\s?成$/ }).click();
  await expect(task).toContainText('已发布新版会员中心指引');
});

async function open(by: Person, count: number, subject: string, category: string): Promise<void> {
  for (let nth = 1; nth <= count; nth++) await openTicket(by, { subject: `${subject}（${nth}）`, category });
}
