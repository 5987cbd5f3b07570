import { act, openTicket, walkTo } from './centre.ts';
import { expect, test, unique } from './journey.ts';

test('a bad follow-up visit reopens the ticket', async ({ centre, places }) => {
  const subject = unique('耳机左边没有声音');
  const agent = await centre.as('aftersales3');
  const opened = await openTicket(agent, { subject, kind: 'fault' });
  const told = await walkTo(agent, opened, 'feedback');
  const { id, number } = await act(agent, told, 'confirm', { confirmed: true, by: 'agent', note: '客户在电话中表示已恢复正常' });

  const desk = await places.desk('aftersales3');
  await desk.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /回访/ }).click();
  const visit = desk.getByRole('article').filter({ hasText: number });
  await visit.getByRole('button', { name: '记录结果' }).click();
  const dialog = desk.getByRole('dialog', { name: '记录回访' });
  await dialog.getByText('未联系上', { exact: true }).click();
  await dialog.getByLabel('客户反馈（选填）').fill('无人接听');
  await dialog.getByRole('button', { name: '记录结果' }).click();
  await expect(dialog).toBeHidden();
  await expect(visit.getByRole('list', { name: '联系记录' })).toContainText('无人接听');

  await visit.getByRole('button', { name: '记录结果' }).click();
  await dialog.getByText('不满意', { exact: true }).click();
  await dialog.getByRole('button', { name: '记录结果' }).click();
  // A bad result says why.
  await expect(dialog.getByText('请写下客户不满意的原因')).toBeVisible();
  await dialog.getByLabel('客户为什么不满意').fill('用了一天，左边又没有声音了');
  await dialog.getByRole('button', { name: '记录结果' }).click();
  await expect(desk.getByText('已记录，工单已重新打开')).toBeVisible();
  await expect(visit).toHaveCount(0);

  await desk.goto(`/tickets/${id}`);
  const guide = desk.getByRole('tabpanel', { name: '步骤指引' });
  await expect(guide.locator('[aria-current=step]')).toContainText('处理');
  await expect(desk.getByText('重开 1 次')).toBeVisible();
  await desk.getByRole('tab', { name: '时间线' }).click();
  await expect(desk.getByRole('tabpanel', { name: '时间线' })).toContainText('回访结果：不满意');
});
