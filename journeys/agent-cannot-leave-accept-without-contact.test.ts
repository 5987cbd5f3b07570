import { findTicket, newPhone } from './centre.ts';
import { expect, openChat, say, take, test, unique } from './journey.ts';

test('an agent cannot leave 受理 without a way to reach the customer', async ({ centre, places }) => {
  const question = unique('我的快递到哪里了？');
  const shop = await places.shop();
  await openChat(shop);
  await say(shop, question);

  const desk = await places.desk('agent', '/?queue=unassigned');
  await desk.getByRole('option').filter({ hasText: question }).click();
  await take(desk);
  const guide = desk.getByRole('tabpanel', { name: '步骤指引' });
  await guide.getByRole('button', { name: '转入受理' }).click();
  await expect(guide.getByRole('heading', { name: '登记受理' })).toBeVisible();
  await expect(guide.getByRole('list', { name: '五步闭环' }).getByRole('listitem').filter({ hasText: '受理' })).toHaveAttribute('aria-current', 'step');

  await guide.getByLabel('问题描述').fill('客户询问包裹位置，希望今天送到。');
  await guide.getByRole('button', { name: '登记完成，开始处理' }).click();
  await expect(guide.getByRole('alert')).toContainText('客户联系方式');
  await expect(guide.getByRole('heading', { name: '登记受理' })).toBeVisible();

  // Nor does it help to go round the page.
  const agent = await centre.as('agent');
  const { id } = await findTicket(agent, question, 'mine');
  await expect(agent.call(`POST /tickets/${id}/exit`, { exit: 'registered', fields: { issue_summary: '绕过页面' } })).rejects.toThrow(/422.*step\.fields_missing.*customer\.contact/);

  await guide.getByRole('alert').getByRole('button', { name: '客户联系方式' }).click();
  const dialog = desk.getByRole('dialog', { name: '添加联系方式' });
  await dialog.getByLabel('号码或地址').fill(newPhone());
  await dialog.getByRole('button', { name: /^确[定认]$/ }).click();
  await expect(guide.getByRole('alert')).toHaveCount(0);
  // What was written meanwhile is still there.
  await expect(guide.getByLabel('问题描述')).toHaveValue('客户询问包裹位置，希望今天送到。');
  await guide.getByRole('button', { name: '登记完成，开始处理' }).click();
  await expect(guide.getByRole('heading', { name: '客服处理' })).toBeVisible();
});
