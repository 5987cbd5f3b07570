import { act, openTicket } from './centre.ts';
import { expect, test, unique } from './journey.ts';

test('a supervisor drills from the first-response card to the tickets behind it, and the link shows a colleague the same', async ({ centre, places }) => {
  test.setTimeout(120_000);
  const [admin, agent] = [await centre.as('admin'), await centre.as('aftersales2')];
  const topic = unique('旅程分类');
  const key = `journey-${Date.now()}`;
  await admin.call('POST /categories', { key, parentId: null, name: { zh: topic, en: topic }, keywords: [], security: false, active: true, position: 98 });
  const subject = unique('扫地机器人一直转圈');
  const ticket = await act(agent, await openTicket(agent, { subject, category: key }), 'take');
  await agent.call(`POST /tickets/${ticket.id}/messages`, { body: '您好，请先清理一下轮子上的毛发', visibility: 'public' });

  const desk = await places.desk('supervisor', '/figures?period=today');
  const card = desk.getByRole('region', { name: '首次响应时间', exact: true });
  await expect(async () => {
    await desk.reload();
    await expect(card.getByRole('button', { name: /分钟/ })).toBeEnabled({ timeout: 8_000 });
  }).toPass({ timeout: 60_000 });
  await card.getByRole('button', { name: '“首次响应时间”是怎么算的' }).click();
  await expect(desk.getByText('客户咨询到人工第一次公开答复的时间，取平均')).toBeVisible();
  await desk.keyboard.press('Escape');

  await card.getByRole('button', { name: /分钟/ }).click();
  const drawer = desk.getByRole('dialog', { name: '首次响应时间：背后的明细' });
  await drawer.getByRole('combobox', { name: '维度' }).click();
  await desk.keyboard.type('问题分类');
  await desk.keyboard.press('Enter');
  await drawer.getByRole('button', { name: new RegExp(topic) }).click();
  await expect(drawer.getByText('n=1')).toBeVisible();
  await expect(drawer.getByRole('link', { name: new RegExp(subject) })).toBeVisible();
  await expect(drawer.getByRole('link')).toHaveCount(1);

  const colleague = await places.desk('admin', `${new URL(desk.url()).pathname}${new URL(desk.url()).search}`);
  await expect(colleague.getByRole('dialog').getByRole('link', { name: new RegExp(subject) })).toBeVisible();

  await drawer.getByRole('link', { name: new RegExp(subject) }).click();
  await expect(desk).toHaveURL(new RegExp(`/tickets/${ticket.id}`));
  await expect(desk.getByRole('log').getByText('您好，请先清理一下轮子上的毛发')).toBeVisible();
});
